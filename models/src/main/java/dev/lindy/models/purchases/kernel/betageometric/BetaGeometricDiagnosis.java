package dev.lindy.models.purchases.kernel.betageometric;

import dev.lindy.core.base.RecencySample;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.Ridge;
import dev.lindy.models.purchases.kernel.RecencyStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the data leave open in a model with gamma rates and a beta-geometric chance to leave, by name. */
public final class BetaGeometricDiagnosis {

    /** A mean dropout probability as good as 0. */
    private static final double NOBODY = 1e-3;
    /** How far a direction must point to one side before it is said to. */
    private static final double SLANTED = 0.3;

    private BetaGeometricDiagnosis() {}

    /**
     * What is to be said of a fit.
     *
     * @param estimates of r, alpha, a and b, in this order
     * @param data the sample
     * @param dropout after which purchases customers may leave
     * @return by name; empty when all is well
     */
    public static List<Diagnosis> of(Maximum estimates, RecencySample data, Dropout dropout) {
        List<Diagnosis> found = new ArrayList<>(
                RecencyStatistics.of(data).diagnose(data.timeScale().plural()));
        Ridge ridge = estimates.ridge();
        if (found.stream().noneMatch(d -> d.severity() == Diagnosis.Severity.FATAL) && ridge != null) {
            found.add(name(ridge, estimates, dropout));
        }
        return found;
    }

    /** The direction in which the likelihood is flat, by the name of the model it leads to. */
    private static Diagnosis name(Ridge ridge, Maximum estimates, Dropout dropout) {
        double a = estimates.value("a");
        double b = estimates.value("b");
        double leaving = a / (a + b);
        double towardsA = ridge.direction("a");
        double towardsB = ridge.direction("b");
        if (!ridge.isFlat()) {
            return Diagnosis.illConditioned(estimates);
        }
        if (leaving < NOBODY || towardsA - towardsB < -SLANTED) {
            return new Diagnosis(
                    "nobody-drops-out",
                    Diagnosis.Severity.WARNING,
                    "the data show no sign that customers leave (a/(a+b) tends to 0): the maximum lies on the boundary,"
                            + " where the model is NBD without dropout and everybody counts as active.",
                    "observe longer before trusting long horizons; with an infinite horizon the values are too high if"
                            + " customers do leave.");
        }
        if (1 - leaving < NOBODY || towardsA - towardsB > SLANTED) {
            return new Diagnosis(
                    "everybody-drops-out",
                    Diagnosis.Severity.WARNING,
                    "the data look as if everybody left right after the first " + chance(dropout)
                            + " (a/(a+b) tends to 1).",
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
                            leaving),
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
                                    + " of customers left after their first %s and the others never will.",
                            100 * leaving,
                            chance(dropout)),
                    "report the ratio a/(a+b) only, and distrust long horizons; or use a longer observation.");
        }
        if (ridge.direction("r") > SLANTED && ridge.direction("alpha") > SLANTED) {
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

    private static String chance(Dropout dropout) {
        return dropout == Dropout.AFTER_REPEAT_PURCHASES ? "repeat purchase" : "purchase";
    }
}
