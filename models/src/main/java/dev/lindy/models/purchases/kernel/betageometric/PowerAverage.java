package dev.lindy.models.purchases.kernel.betageometric;

import dev.lindy.core.special.ExpRatio;

/** Averages of falling powers (1 + wy)<sup>−m</sup> over w from 0 to 1, from y = 0 to y infinite. */
public final class PowerAverage {

    private static final double SERIES_BELOW = 0.35;

    private PowerAverage() {}

    /**
     * φ<sub>k</sub>(y) = ∫₀¹ (1 + wy)<sup>−k−1</sup> dw = (1 − (1 + y)<sup>−k</sup>)/(ky); ln(1 + y)/y at k = 0.
     *
     * @param k above −1
     * @param y at least 0; may be infinite
     * @return the average, in [0, 1]
     */
    public static double first(double k, double y) {
        if (y == 0) {
            return 1;
        }
        if (Double.isInfinite(y)) {
            return 0;
        }
        double log = Math.log1p(y);
        return ExpRatio.value(-k * log) * (log / y);
    }

    /**
     * ∫₀¹ 2w (1 + wy)<sup>−n−2</sup> dw = 2 I<sub>y/(1+y)</sub>(2, n)/(n(n + 1)y²).
     *
     * @param n above 0
     * @param y at least 0; may be infinite
     * @return the average, in [0, 1]
     */
    public static double second(double n, double y) {
        if (y == 0) {
            return 1;
        }
        if (Double.isInfinite(y)) {
            return 0;
        }
        double z = y / (1 + y);
        double log = Math.log1p(y);
        if (z < SERIES_BELOW && (n + 2) * z < 2) {
            // (1 − z)^(n+2) ₂F₁(n + 2, 1; 3; z), all terms positive.
            double term = 1;
            double sum = 1;
            for (int k = 0; term > sum * 0x1p-54; k++) {
                term *= (n + 2 + k) / (3 + k) * z;
                sum += term;
            }
            return Math.exp(-(n + 2) * log) * sum;
        }
        double atLeastTwo = -Math.expm1(-n * log) - n * z * Math.exp(-n * log);
        return 2 * atLeastTwo / (n * y) / ((n + 1) * y);
    }
}
