package dev.lindy.models.bgnbd;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Estimates;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.estimate.ModelFamily;
import dev.lindy.core.estimate.ParameterSpace;
import dev.lindy.core.estimate.RecencySample;
import dev.lindy.core.estimate.RecencyStatistics;
import dev.lindy.core.estimate.Ridge;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How BG/NBD is fitted: names, start values, diagnosis. */
final class BgNbdFamily implements ModelFamily<RecencySample, BgNbd> {

    /** A mean dropout probability as good as 0. */
    private static final double NOBODY = 1e-3;
    /** How far a direction must point to one side before it is said to. */
    private static final double SLANTED = 0.3;

    @Override
    public String id() {
        return BgNbd.ID;
    }

    @Override
    public String name() {
        return "BG/NBD";
    }

    @Override
    public RecencySample sample(CustomerBase base) {
        return RecencySample.of(base);
    }

    @Override
    public ParameterSpace parameters(RecencySample data) {
        return ParameterSpace.positive("r", "alpha", "a", "b")
                .withUnit("alpha", data.timeScale().plural());
    }

    @Override
    public double[] start(RecencySample data) {
        RecencyStatistics statistics = RecencyStatistics.of(data);
        double r = statistics.negativeBinomialShape();
        // Those who left early make customers look slower and more unequal than they are.
        return new double[] {0.7 * r, 0.5 * r / statistics.purchaseRate(), 0.8, 2.5};
    }

    @Override
    public LogLikelihood likelihood(RecencySample data) {
        return new BgNbdLikelihood(data);
    }

    @Override
    public BgNbd model(double[] natural, RecencySample data) {
        return new BgNbd(natural[0], natural[1], natural[2], natural[3], data.timeScale());
    }

    @Override
    public List<Diagnosis> diagnose(Estimates estimates, RecencySample data) {
        List<Diagnosis> found = new ArrayList<>(
                RecencyStatistics.of(data).diagnose(data.timeScale().plural()));
        Ridge ridge = estimates.ridge();
        if (found.stream().noneMatch(d -> d.severity() == Diagnosis.Severity.FATAL) && ridge != null) {
            found.add(name(ridge, estimates));
        }
        return found;
    }

    /** The direction in which the likelihood is flat, by the name of the model it leads to. */
    private static Diagnosis name(Ridge ridge, Estimates estimates) {
        double a = estimates.value("a");
        double b = estimates.value("b");
        double dropout = a / (a + b);
        double[] direction = ridge.direction();
        double towardsA = direction[2];
        double towardsB = direction[3];
        if (!ridge.isFlat()) {
            return Diagnosis.illConditioned(estimates);
        }
        if (dropout < NOBODY || towardsA - towardsB < -SLANTED) {
            return new Diagnosis(
                    "nobody-drops-out",
                    Diagnosis.Severity.WARNING,
                    "the data show no sign that customers leave (a/(a+b) tends to 0): the maximum lies on the boundary,"
                            + " where the model is NBD without dropout and everybody counts as active.",
                    "observe longer before trusting long horizons; with an infinite horizon the values are too high if"
                            + " customers do leave.");
        }
        if (1 - dropout < NOBODY || towardsA - towardsB > SLANTED) {
            return new Diagnosis(
                    "everybody-drops-out",
                    Diagnosis.Severity.WARNING,
                    "the data look as if everybody left right after the first repeat purchase (a/(a+b) tends to 1).",
                    "check that later purchases are in the log and that the calibration end is right.");
        }
        if (towardsA + towardsB > 1) {
            return new Diagnosis(
                    "flat-ridge",
                    Diagnosis.Severity.WARNING,
                    String.format(
                            Locale.ROOT,
                            "the data do not fix a and b separately (flat ridge, a and b tend to infinity): only"
                                    + " a/(a+b) = %.3f is determined. Predictions are safe, the two numbers are not.",
                            dropout),
                    "report the ratio, as a dropout probability that is the same for everybody; or use a longer"
                            + " observation.");
        }
        if (towardsA + towardsB < -1) {
            return new Diagnosis(
                    "stay-or-leave",
                    Diagnosis.Severity.WARNING,
                    String.format(
                            Locale.ROOT,
                            "the data do not fix a and b separately (flat ridge, a and b tend to 0): it looks as if %.0f %%"
                                    + " of customers left after their first repeat purchase and the others never will.",
                            100 * dropout),
                    "report the ratio a/(a+b) only, and distrust long horizons; or use a longer observation.");
        }
        if (direction[0] > SLANTED && direction[1] > SLANTED) {
            return new Diagnosis(
                    "equal-rates",
                    Diagnosis.Severity.WARNING,
                    String.format(
                            Locale.ROOT,
                            "the data do not fix r and alpha separately (flat ridge, both tend to infinity): everybody buys"
                                    + " at the same rate r/alpha = %.4g. Predictions are safe, the two numbers are not.",
                            estimates.value("r") / estimates.value("alpha")),
                    "report the ratio; or use more customers.");
        }
        return new Diagnosis(
                "flat-ridge",
                Diagnosis.Severity.WARNING,
                "the likelihood is flat in a combination of all parameters: none of them is determined on its own.",
                "use predictions rather than single parameters; or observe longer.");
    }
}
