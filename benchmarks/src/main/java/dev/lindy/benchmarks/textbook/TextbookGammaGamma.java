package dev.lindy.benchmarks.textbook;

import org.apache.commons.numbers.gamma.LogGamma;

/** Gamma-Gamma as in Fader and Hardie (2013), The Gamma-Gamma model of monetary value, equation 1a. */
public final class TextbookGammaGamma {

    private TextbookGammaGamma() {}

    /**
     * The likelihood of columns, in (p, q, γ). Customers without a known purchase say nothing and are passed over.
     *
     * @param x purchases of which the mean is known, one number per customer
     * @param mean their mean value
     * @return a loop over the customers
     */
    public static TextbookLikelihood likelihood(int[] x, double[] mean) {
        return theta -> {
            double p = theta[0];
            double q = theta[1];
            double gamma = theta[2];
            double once = q * Math.log(gamma) - LogGamma.value(q);
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                if (x[i] > 0) {
                    double px = p * x[i];
                    sum += once
                            + LogGamma.value(px + q)
                            - LogGamma.value(px)
                            + (px - 1) * Math.log(mean[i])
                            + px * Math.log(x[i])
                            - (px + q) * Math.log(gamma + x[i] * mean[i]);
                }
            }
            return sum;
        };
    }
}
