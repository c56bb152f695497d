package dev.lindy.core.special;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * The number of purchases in a time t at a rate λ ~ Gamma(n, A): negative binomial with any real shape n and odds y = t/A.
 *
 * <p>P(N = k) = Γ(n + k)/(Γ(n) k!) · (1 + y)<sup>−n</sup> (y/(1 + y))<sup>k</sup>.
 */
public final class NegativeBinomial {

    private static final double NEAR = 0.1;

    private NegativeBinomial() {}

    /**
     * P(N = k) in the saddle-point form of Loader (2000), which has no large logarithms to subtract.
     *
     * @param k at least 0
     * @param shape n, above 0
     * @param odds y, at least 0; may be infinite
     * @return a probability
     */
    public static double probability(int k, double shape, double odds) {
        if (k == 0) {
            return Math.exp(-shape * Math.log1p(odds));
        }
        if (odds == 0 || Double.isInfinite(odds)) {
            return 0;
        }
        double total = shape + k;
        double corrections =
                StirlingCorrection.value(total) - StirlingCorrection.value(shape) - StirlingCorrection.value(k);
        // What is expected less what is there, by which the first exceeds and the second falls short; a shape of 1e20
        // has no
        // digit for k.
        double excess = (k - shape * odds) / (1 + odds);
        double deviance =
                deviance(shape, total / (1 + odds), excess) + deviance(k, total * (odds / (1 + odds)), -excess);
        return Math.sqrt(shape / (2 * Math.PI * total * k)) * Math.exp(corrections - deviance);
    }

    /**
     * P(N ≥ k) = I<sub>y/(1+y)</sub>(k, n).
     *
     * @param k at least 0
     * @param shape n, above 0
     * @param odds y, at least 0; may be infinite
     * @return a probability, accurate when it is tiny
     */
    public static double atLeast(int k, double shape, double odds) {
        if (k == 0) {
            return 1;
        }
        if (k == 1) {
            return -Math.expm1(-shape * Math.log1p(odds));
        }
        // The smaller of z and 1 − z keeps its digits.
        return odds <= 1
                ? RegularizedBeta.value(odds / (1 + odds), k, shape)
                : RegularizedBeta.complement(1 / (1 + odds), shape, k);
    }

    /** x ln(x/m) + m − x, at least 0, from the excess m − x. */
    private static double deviance(double x, double m, double excess) {
        double e = excess / x;
        if (Math.abs(e) > NEAR) {
            return x * Math.log(x / m) + excess;
        }
        // e − ln(1 + e) = Σ (−e)^j / j from j = 2 on, through w = e/(2 + e): ln(1 + e) = 2 (w + w³/3 + w⁵/5 + …).
        double w = e / (2 + e);
        double q = w * w;
        double tail = 0;
        for (int j = 15; j >= 3; j -= 2) {
            tail = q * (1.0 / j + tail);
        }
        return x * w * (e - 2 * tail);
    }
}
