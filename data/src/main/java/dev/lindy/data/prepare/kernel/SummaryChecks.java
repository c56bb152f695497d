package dev.lindy.data.prepare.kernel;

import dev.lindy.data.kernel.Numerals;
import org.jspecify.annotations.Nullable;

/** Rules that the numbers of a summarised customer keep. */
public final class SummaryChecks {

    /** A hundred thousand years of hours are longer than any log. */
    private static final double LONGEST = 1e9;
    /** The largest relative error of a time that is taken for one of rounding. */
    private static final double ROUNDING_OF_TIMES = 1e-12;
    /** By which a geometric mean may come out above the mean of equal amounts. */
    private static final double ROUNDING_OF_MEANS = 1e-9;

    private SummaryChecks() {}

    /** The recency t<sub>x</sub>: T itself where it is above T by rounding alone. */
    public static double recency(double until, double observed) {
        // Who bought on the last day has t_x = T, which rounding of two differences of times may part.
        return until > observed && until <= observed * (1 + ROUNDING_OF_TIMES) ? observed : until;
    }

    /** The rule that a history and its mean spend break, or null. */
    public static @Nullable String ofHistory(
            double frequency, double recency, double observed, double meanSpend, double count) {
        if (!(frequency >= 0) || frequency != Math.rint(frequency) || frequency > Integer.MAX_VALUE) {
            return "x must be a whole number of at least 0";
        }
        if (!(observed >= 0) || observed > LONGEST) {
            return "T must be a number from 0 to 1,000,000,000";
        }
        if (!(recency >= 0)) {
            return "t_x must be a number of at least 0";
        }
        if (recency > observed) {
            return "t_x must be at most T";
        }
        if ((frequency == 0) != (recency == 0)) {
            return "t_x must be 0 without a repeat purchase and above 0 with one";
        }
        if (!Double.isNaN(meanSpend) && !Numerals.isAmount(meanSpend)) {
            return "mean spend must be below " + Numerals.LARGEST_AMOUNT;
        }
        if (meanSpend < 0) {
            return "mean spend must be at least 0";
        }
        return count == Math.rint(count) && count <= Integer.MAX_VALUE
                ? null
                : "the number of purchases behind mean spend must be whole";
    }

    /** The rule that the spread of the purchases behind a mean spend breaks, or null; null if that mean is not known. */
    public static @Nullable String ofSpread(double meanSpend, double geometric, double deviation) {
        return Double.isNaN(meanSpend)
                        || (geometric >= 0
                                && geometric <= meanSpend * (1 + ROUNDING_OF_MEANS)
                                && deviation >= 0
                                && Numerals.isAmount(deviation))
                ? null
                : "geometric_mean_spend must lie between 0 and mean_spend, and spend_deviation must be at least 0";
    }
}
