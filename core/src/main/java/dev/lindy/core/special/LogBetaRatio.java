package dev.lindy.core.special;

/**
 * ln(B(a, b + k) / B(a, b)) for whole k: the logarithm of the probability that a chance p ~ Beta(a, b) fails to come up k
 * times running.
 *
 * <p>The ratio is ∏<sub>i&lt;k</sub> (b + i)/(a + b + i); a difference of two values of ln B would lose up to five digits
 * when a and b are large.
 */
public final class LogBetaRatio {

    private static final int FACTORS = 32;
    private static final double ASYMPTOTIC = 16;
    private static final double BIG = 1e200;

    private LogBetaRatio() {}

    /**
     * The logarithm of the ratio.
     *
     * @param a above 0
     * @param b above 0
     * @param k at least 0
     * @return at most 0
     */
    public static double value(double a, double b, int k) {
        if (k <= FACTORS) {
            return -logProduct(a, b, k);
        }
        int first = b < ASYMPTOTIC ? (int) Math.ceil(ASYMPTOTIC - b) : 0;
        return asymptotic(a, b + first, k - first) - logProduct(a, b, first);
    }

    /**
     * The derivative of {@link #value} by b: Σ a/((b + i)(a + b + i)) over i &lt; k.
     *
     * @param a above 0
     * @param b above 0
     * @param k at least 0
     * @return at least 0
     */
    public static double slopeByB(double a, double b, int k) {
        if (k <= FACTORS) {
            double sum = 0;
            for (int i = 0; i < k; i++) {
                sum += a / ((b + i) * (a + b + i));
            }
            return sum;
        }
        // Two differences over k, or the same two over a: whichever is shorter.
        return a < k
                ? Polygamma.digammaDifference(b, a) - Polygamma.digammaDifference(b + k, a)
                : Polygamma.digammaDifference(b, k) - Polygamma.digammaDifference(a + b, k);
    }

    /**
     * The second derivative of {@link #value} by b.
     *
     * @param a above 0
     * @param b above 0
     * @param k at least 0
     * @return at most 0
     */
    public static double bendByB(double a, double b, int k) {
        if (k <= FACTORS) {
            double sum = 0;
            for (int i = 0; i < k; i++) {
                double low = 1 / (b + i);
                double high = 1 / (a + b + i);
                sum -= a * low * high * (low + high);
            }
            return sum;
        }
        return a < k
                ? Polygamma.trigammaDifference(b + k, a) - Polygamma.trigammaDifference(b, a)
                : Polygamma.trigammaDifference(a + b, k) - Polygamma.trigammaDifference(b, k);
    }

    /** Stirling's formula for all four gamma functions, with the differences of logarithms taken together. */
    private static double asymptotic(double a, double b, double k) {
        double c = a + b;
        double corrections = StirlingCorrection.value(b + k)
                - StirlingCorrection.value(b)
                - (StirlingCorrection.value(c + k) - StirlingCorrection.value(c));
        return (b - 0.5) * Math.log1p(a / b * (k / (c + k)))
                - k * Math.log1p(a / (b + k))
                - a * Math.log1p(k / c)
                + corrections;
    }

    /** ln ∏ (1 + a/(b + i)), accurate when a is tiny too. */
    private static double logProduct(double a, double b, int k) {
        double sum = 0;
        double productLessOne = 0;
        for (int i = 0; i < k; i++) {
            double e = a / (b + i);
            productLessOne += e * (1 + productLessOne);
            if (productLessOne > BIG) {
                sum += Math.log(productLessOne);
                productLessOne = 0;
            }
        }
        return sum + Math.log1p(productLessOne);
    }
}
