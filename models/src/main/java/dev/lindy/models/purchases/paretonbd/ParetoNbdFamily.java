package dev.lindy.models.purchases.paretonbd;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Belief;
import dev.lindy.core.estimate.Beliefs;
import dev.lindy.core.estimate.Coordinates;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Links;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.ParameterSpace;
import dev.lindy.core.estimate.PriorQuantity;
import dev.lindy.core.estimate.Rate;
import dev.lindy.core.estimate.Ridge;
import dev.lindy.core.optim.ParameterTransform;
import dev.lindy.models.kernel.WeakBeliefs;
import dev.lindy.models.purchases.kernel.RecencyStatistics;
import dev.lindy.models.purchases.kernel.dropoutclock.ClockDiagnosis;
import java.util.ArrayList;
import java.util.List;

/** How Pareto/NBD is fitted: names, start values, diagnosis. */
final class ParetoNbdFamily implements CustomerFamily<RecencySample, ParetoNbd> {

    private static final ParameterSpace PARAMETERS = ParameterSpace.positive("r", "alpha", "s", "beta")
            .withUnit("alpha", ParameterSpace.TIME)
            .withUnit("beta", ParameterSpace.TIME);

    @Override
    public String id() {
        return ParetoNbd.ID;
    }

    @Override
    public String name() {
        return "Pareto/NBD";
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
        double rate = statistics.purchaseRate();
        double age = statistics.exposure() > 0 ? statistics.exposure() / statistics.customers() : 1;
        // Those who left make customers look slower and more unequal than they are.
        return new double[] {1.3 * r, 0.8 * r / rate, 0.7, 0.5 * age};
    }

    @Override
    public Beliefs beliefs(RecencySample data) {
        RecencyStatistics statistics = RecencyStatistics.of(data);
        return Beliefs.of(
                Coordinates.constant(2 * WeakBeliefs.LOG_JACOBIAN_OF_RATE),
                WeakBeliefs.rate(4, statistics.centralRate(), 1, data.timeScale()),
                WeakBeliefs.rateSpread(4),
                Belief.weak(
                        new PriorQuantity(
                                "dropout-rate",
                                "share of customers who leave per "
                                        + data.timeScale().id(),
                                ParameterTransform.LOG,
                                WeakBeliefs.ratio(4, 2, 3)),
                        -Math.log(statistics.meanAge()),
                        2),
                WeakBeliefs.spread(4, 2, "dropout-rate-spread", "dropout rate"));
    }

    @Override
    public Links links() {
        return Links.of(PARAMETERS).lowering(Rate.PURCHASE, "alpha").lowering(Rate.DROPOUT, "beta");
    }

    @Override
    public LogLikelihood likelihood(RecencySample data) {
        return ParetoNbdLikelihood.of(data);
    }

    @Override
    public ParetoNbd model(double[] natural, TimeScale unit) {
        return new ParetoNbd(natural[0], natural[1], natural[2], natural[3], unit);
    }

    @Override
    public List<Diagnosis> diagnose(Maximum estimates, RecencySample data) {
        RecencyStatistics statistics = RecencyStatistics.of(data);
        List<Diagnosis> found =
                new ArrayList<>(statistics.diagnose(data.timeScale().plural()));
        Ridge ridge = estimates.ridge();
        if (found.stream().noneMatch(d -> d.severity() == Diagnosis.Severity.FATAL) && ridge != null) {
            double s = estimates.value("s");
            double beta = estimates.value("beta");
            // The share of customers who leave over the longest history, and which way the ridge changes it.
            double leaves = -Math.expm1(-s * Math.log1p(statistics.longest() / beta));
            found.add(
                    ridge.isFlat()
                            ? ClockDiagnosis.ofRidge(
                                    ridge, estimates, leaves, s / beta, ridge.direction("s"), data.timeScale())
                            : Diagnosis.illConditioned(estimates));
        }
        return found;
    }
}
