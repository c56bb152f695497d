package dev.lindy.benchmarks.textbook;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * NBD as in Ehrenberg (1959), for purchases in their order: nobody leaves.
 *
 * @param r shape of the purchase rates
 * @param alpha rate parameter of the purchase rates
 */
public record TextbookNbd(double r, double alpha) implements TextbookExpectations {

    /**
     * The likelihood of columns, in (r, α).
     *
     * @param x repeat purchases, one per customer
     * @param T ages
     * @return a loop over the customers
     */
    public static TextbookLikelihood likelihood(int[] x, double[] T) {
        return theta -> {
            double r = theta[0];
            double alpha = theta[1];
            double once = r * Math.log(alpha) - LogGamma.value(r);
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += once + LogGamma.value(r + x[i]) - (r + x[i]) * Math.log(alpha + T[i]);
            }
            return sum;
        };
    }

    @Override
    public double probabilityAlive(int x, double tx, double T) {
        return 1;
    }

    @Override
    public double conditionalExpectedTransactions(int x, double tx, double T, double t) {
        return t * (r + x) / (alpha + T);
    }
}
