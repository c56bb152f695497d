package dev.lindy.core.special;

/**
 * ln(Γ(z + h) / Γ(z)) without the subtraction of two large logarithms.
 */
public final class LogGammaRatio {

    /** Up to here the ratio is a product of at most so many factors. */
    private static final int FACTORS = 16;

    private LogGammaRatio() {}

    /**
     * The logarithm of the rising factorial z (z + 1) … (z + k − 1).
     *
     * @param z above 0
     * @param k at least 0
     * @return ln(Γ(z + k) / Γ(z))
     */
    public static double value(double z, int k) {
        if (k > FACTORS || z > 1e15) {
            return value(z, (double) k);
        }
        double product = 1;
        for (int i = 0; i < k; i++) {
            product *= z + i;
        }
        return Math.log(product);
    }

    /**
     * The logarithm of a ratio of gamma functions whose arguments differ by any amount.
     *
     * @param z above 0
     * @param h at least 0
     * @return ln(Γ(z + h) / Γ(z))
     */
    public static double value(double z, double h) {
        double corrections = StirlingCorrection.value(z + h) - StirlingCorrection.value(z);
        return h * Math.log(z + h) + (z - 0.5) * Math.log1p(h / z) - h + corrections;
    }
}
