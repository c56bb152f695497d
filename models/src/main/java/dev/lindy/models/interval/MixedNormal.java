package dev.lindy.models.interval;

import org.apache.commons.numbers.gamma.Erfc;

/** Normal distributions, each with its weight. */
final class MixedNormal {

    private static final double FARTHEST = 12;
    private static final double PRECISION = 1e-9;
    private static final int MOST_STEPS = 200;
    /** What rounding leaves of a sum of weights. */
    private static final double ROUNDING = 1e-12;

    private MixedNormal() {}

    /**
     * Below what the distribution has so much.
     *
     * @param weights they add up to 1
     * @param means infinite for what is certain at an end
     * @param deviations 0 for what is certain
     * @param level between 0 and 1
     * @return infinite where what is certain at an end decides; NaN where a mean or deviation is none
     */
    static double quantile(double[] weights, double[] means, double[] deviations, double level) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double below = 0;
        double above = 0;
        for (int m = 0; m < weights.length; m++) {
            if (Double.isNaN(means[m]) || Double.isNaN(deviations[m])) {
                return Double.NaN;
            }
            if (Double.isInfinite(means[m])) {
                below += means[m] < 0 ? weights[m] : 0;
                above += means[m] > 0 ? weights[m] : 0;
            } else {
                low = Math.min(low, means[m] - FARTHEST * deviations[m]);
                high = Math.max(high, means[m] + FARTHEST * deviations[m]);
            }
        }
        if (below >= level - ROUNDING) {
            return Double.NEGATIVE_INFINITY;
        }
        if (1 - above <= level - ROUNDING) {
            return Double.POSITIVE_INFINITY;
        }
        double width = high - low;
        double at = (low + high) / 2;
        for (int step = 0; step < MOST_STEPS && high - low > PRECISION * width; step++) {
            double missing = level - below;
            double slope = 0;
            for (int m = 0; m < weights.length; m++) {
                if (Double.isInfinite(means[m])) {
                    continue;
                }
                double away = at - means[m];
                if (deviations[m] > 0) {
                    double z = away / deviations[m];
                    missing -= weights[m] * 0.5 * Erfc.value(-z / Math.sqrt(2));
                    slope += weights[m] * Math.exp(-z * z / 2) / (deviations[m] * Math.sqrt(2 * Math.PI));
                } else {
                    missing -= away >= 0 ? weights[m] : 0;
                }
            }
            if (missing > 0) {
                low = at;
            } else {
                high = at;
            }
            double newton = at + missing / slope;
            if (slope > 0 && Math.abs(newton - at) <= PRECISION * width) {
                return at;
            }
            // Every few steps by halves, so that the search always ends.
            at = newton > low && newton < high && step % 4 != 3 ? newton : (low + high) / 2;
        }
        return high;
    }
}
