package dev.lindy.models.purchases.kernel.dropoutclock;

import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Diagnosis.Severity;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.Ridge;
import java.util.Locale;

/** What is to be said of a fit that the data do not determine, by the name of the model that it leads to. */
public final class ClockDiagnosis {

    /** A share of leaving customers as good as 0 or 1. */
    private static final double NOBODY = 1e-3;
    /** How far a direction must point to one side before it is said to. */
    private static final double SLANTED = 0.3;

    private ClockDiagnosis() {}

    /**
     * Customers who all leave at the same rate.
     *
     * @param undetermined the parameters that this leaves open
     * @param rate the rate
     * @param unit the unit of time
     * @return {@code equal-dropout-rates}
     */
    public static Diagnosis equalDropoutRates(String undetermined, double rate, TimeScale unit) {
        return new Diagnosis(
                "equal-dropout-rates",
                Severity.WARNING,
                String.format(
                        Locale.ROOT,
                        "the data do not fix %s: everybody leaves at the same rate, %.4g per %s, whenever the first purchase was."
                                + " Predictions are safe, the parameters are not.",
                        undetermined,
                        rate,
                        unit.id()),
                "report that rate; or use a longer observation.");
    }

    /**
     * A likelihood that is flat in one direction.
     *
     * @param ridge that direction, of r, alpha, beta and others
     * @param estimates the fit
     * @param leaves the share of customers who leave within the longest history
     * @param meanRate mean rate at which new customers leave
     * @param towardsS what the direction does to ln s, or to what stands for s beside β
     * @param unit the unit of time
     * @return {@code nobody-drops-out}, {@code everybody-drops-out}, {@code equal-dropout-rates}, {@code stay-or-leave},
     *     {@code equal-rates} or {@code flat-ridge}
     */
    public static Diagnosis ofRidge(
            Ridge ridge, Maximum estimates, double leaves, double meanRate, double towardsS, TimeScale unit) {
        double towardsBeta = ridge.direction("beta");
        if (leaves < NOBODY || towardsS - towardsBeta < -SLANTED) {
            return new Diagnosis(
                    "nobody-drops-out",
                    Severity.WARNING,
                    "the data show no sign that customers leave (s/beta tends to 0): the maximum lies on the boundary, where the"
                            + " model is NBD without dropout and everybody counts as active.",
                    "observe longer before trusting long horizons; with an infinite horizon the values are too high if"
                            + " customers do leave.");
        }
        if (1 - leaves < NOBODY || towardsS - towardsBeta > SLANTED) {
            return new Diagnosis(
                    "everybody-drops-out",
                    Severity.WARNING,
                    "the data look as if everybody left right after the first purchase (s/beta tends to infinity).",
                    "check that later purchases are in the log and that the calibration end is right.");
        }
        if (towardsS + towardsBeta > 1) {
            return equalDropoutRates("s and beta separately (flat ridge, both tend to infinity)", meanRate, unit);
        }
        if (towardsS + towardsBeta < -1) {
            return new Diagnosis(
                    "stay-or-leave",
                    Severity.WARNING,
                    String.format(
                            Locale.ROOT,
                            "the data do not fix s and beta separately (flat ridge, both tend to 0): it looks as if %.0f %% of"
                                    + " customers left right after their first purchase and the others never will.",
                            100 * leaves),
                    "report that share only, and distrust long horizons; or use a longer observation.");
        }
        if (ridge.direction("r") > SLANTED && ridge.direction("alpha") > SLANTED) {
            return new Diagnosis(
                    "equal-rates",
                    Severity.WARNING,
                    String.format(
                            Locale.ROOT,
                            "the data do not fix r and alpha separately (flat ridge, both tend to infinity): everybody buys at"
                                    + " the same rate r/alpha = %.4g per %s. Predictions are safe, the two numbers are not.",
                            estimates.value("r") / estimates.value("alpha"),
                            unit.id()),
                    "report the ratio; or use more customers.");
        }
        return new Diagnosis(
                "flat-ridge",
                Severity.WARNING,
                "the likelihood is flat in a combination of all parameters: none of them is determined on its own.",
                "use predictions rather than single parameters; or observe longer.");
    }
}
