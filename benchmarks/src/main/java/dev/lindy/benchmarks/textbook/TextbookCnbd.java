package dev.lindy.benchmarks.textbook;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * BG/CNBD-k and MBG/CNBD-k as in Reutterer, Platzer and Schröder (2021), at a fixed k. Of expected purchases the paper has an
 * approximation only, which is no baseline for exact ones.
 *
 * @param k phases from one purchase to the next
 * @param first 1 if customers may leave right after the first purchase (MBG), 0 if not (BG)
 * @param r shape of the phases' rates
 * @param alpha rate parameter of the phases' rates
 * @param a first parameter of the chance to leave
 * @param b second parameter of the chance to leave
 */
public record TextbookCnbd(int k, int first, double r, double alpha, double a, double b)
        implements TextbookPredictions {

    /**
     * The likelihood of columns, in (r, α, a, b).
     *
     * @param k phases from one purchase to the next
     * @param first 1 if customers may leave right after the first purchase, 0 if not
     * @param x repeat purchases, one per customer
     * @param tx times of the last purchase
     * @param T ages
     * @param litt sums of the logarithms of the times between purchases
     * @return a loop over the customers
     */
    public static TextbookLikelihood likelihood(int k, int first, int[] x, double[] tx, double[] T, double[] litt) {
        return theta -> {
            TextbookCnbd at = new TextbookCnbd(k, first, theta[0], theta[1], theta[2], theta[3]);
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += at.logLikelihood(x[i], tx[i], T[i], litt[i]);
            }
            return sum;
        };
    }

    private double logLikelihood(int x, double tx, double T, double litt) {
        double n = r + k * x;
        double stayed = LogGamma.value(b + x + first)
                - LogGamma.value(b)
                - LogGamma.value(a + b + x + first)
                + LogGamma.value(a + b);
        return (k - 1) * litt
                - x * LogGamma.value(k)
                + stayed
                + LogGamma.value(n)
                - LogGamma.value(r)
                + r * Math.log(alpha)
                - n * Math.log(alpha + T)
                + Math.log(gone(x, tx, T) + phases(x, tx, T));
    }

    /** To have left with the last purchase, as a share of not having finished a phase since. */
    private double gone(int x, double tx, double T) {
        return x + first == 0 ? 0 : a / (b + x - 1 + first) * Math.pow((alpha + T) / (alpha + tx), r + k * x);
    }

    /** To have finished fewer than k phases since the last purchase, as a share of none. */
    private double phases(int x, double tx, double T) {
        double n = r + k * x;
        double sum = 0;
        for (int j = 0; j < k; j++) {
            sum += Math.exp(LogGamma.value(n + j) - LogGamma.value(n) - LogGamma.value(j + 1.0))
                    * Math.pow((T - tx) / (alpha + T), j);
        }
        return sum;
    }

    @Override
    public double probabilityAlive(int x, double tx, double T) {
        double alive = phases(x, tx, T);
        return alive / (alive + gone(x, tx, T));
    }
}
