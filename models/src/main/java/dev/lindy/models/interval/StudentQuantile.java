package dev.lindy.models.interval;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/** Quantiles of Student's t distribution. */
final class StudentQuantile {

    private static final int HALVINGS = 100;

    private StudentQuantile() {}

    /**
     * A quantile above the median.
     *
     * @param level between one half and 1
     * @param freedom degrees of freedom, above 0
     */
    static double of(double level, double freedom) {
        double low = 0;
        double high = 1;
        while (below(high, freedom) < level) {
            high *= 2;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (below(middle, freedom) < level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** P(T ≤ t) for t of at least 0. */
    private static double below(double t, double freedom) {
        return 1 - 0.5 * RegularizedBeta.value(freedom / (freedom + t * t), freedom / 2, 0.5);
    }
}
