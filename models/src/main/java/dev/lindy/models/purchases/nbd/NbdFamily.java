package dev.lindy.models.purchases.nbd;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Beliefs;
import dev.lindy.core.estimate.Coordinates;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Links;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.ParameterSpace;
import dev.lindy.core.estimate.Rate;
import dev.lindy.core.estimate.Ridge;
import dev.lindy.models.kernel.WeakBeliefs;
import dev.lindy.models.purchases.kernel.RecencyStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How NBD is fitted: names, start values, diagnosis. */
final class NbdFamily implements CustomerFamily<RecencySample, Nbd> {

    private static final ParameterSpace PARAMETERS =
            ParameterSpace.positive("r", "alpha").withUnit("alpha", ParameterSpace.TIME);

    @Override
    public String id() {
        return Nbd.ID;
    }

    @Override
    public String name() {
        return "NBD";
    }

    @Override
    public RecencySample sample(CustomerBase base) {
        return RecencySample.of(base);
    }

    @Override
    public ParameterSpace parameters() {
        return PARAMETERS;
    }

    @Override
    public double[] start(RecencySample data) {
        RecencyStatistics statistics = RecencyStatistics.of(data);
        double r = statistics.negativeBinomialShape();
        return new double[] {r, r / statistics.purchaseRate()};
    }

    @Override
    public Beliefs beliefs(RecencySample data) {
        return Beliefs.of(
                Coordinates.constant(WeakBeliefs.LOG_JACOBIAN_OF_RATE),
                WeakBeliefs.rate(2, RecencyStatistics.of(data).centralRate(), 1, data.timeScale()),
                WeakBeliefs.rateSpread(2));
    }

    @Override
    public Links links() {
        return Links.of(PARAMETERS).lowering(Rate.PURCHASE, "alpha");
    }

    @Override
    public LogLikelihood likelihood(RecencySample data) {
        return new NbdLikelihood(data);
    }

    @Override
    public Nbd model(double[] natural, TimeScale unit) {
        return new Nbd(natural[0], natural[1], unit);
    }

    @Override
    public List<Diagnosis> diagnose(Maximum estimates, RecencySample data) {
        List<Diagnosis> found = new ArrayList<>(
                RecencyStatistics.of(data).diagnose(data.timeScale().plural()));
        Ridge ridge = estimates.ridge();
        if (found.stream().noneMatch(d -> d.severity() == Diagnosis.Severity.FATAL) && ridge != null) {
            // The mean rate is always determined, so that a ridge can only run along it.
            found.add(new Diagnosis(
                    "equal-rates",
                    Diagnosis.Severity.WARNING,
                    String.format(
                            Locale.ROOT,
                            "the data do not fix r and alpha separately (flat ridge, both tend to infinity): everybody buys"
                                    + " at the same rate r/alpha = %.4g. Predictions are safe, the two numbers are not.",
                            estimates.value("r") / estimates.value("alpha")),
                    "report the ratio; or use more customers."));
        }
        return found;
    }
}
