package dev.lindy.benchmarks.textbook;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * MBG/NBD as in Batislam, Denizel and Filiztekin (2007): customers may leave right after the first purchase, too.
 *
 * @param r shape of the purchase rates
 * @param alpha rate parameter of the purchase rates
 * @param a first parameter of the chance to leave; not 1
 * @param b second parameter of the chance to leave
 */
public record TextbookMbgNbd(double r, double alpha, double a, double b) implements TextbookExpectations {

    /**
     * The likelihood of columns, in (r, α, a, b).
     *
     * @param x repeat purchases, one per customer
     * @param tx times of the last purchase
     * @param T ages
     * @return a loop over the customers
     */
    public static TextbookLikelihood likelihood(int[] x, double[] tx, double[] T) {
        return theta -> {
            double r = theta[0];
            double alpha = theta[1];
            double a = theta[2];
            double b = theta[3];
            double once = r * Math.log(alpha) - LogGamma.value(r) + LogGamma.value(a + b) - LogGamma.value(b);
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                double stayed = LogGamma.value(b + x[i] + 1) - LogGamma.value(a + b + x[i] + 1);
                double alive = -(r + x[i]) * Math.log(alpha + T[i]);
                double gone = Math.log(a / (b + x[i])) - (r + x[i]) * Math.log(alpha + tx[i]);
                double larger = Math.max(alive, gone);
                sum += once
                        + LogGamma.value(r + x[i])
                        + stayed
                        + larger
                        + Math.log(Math.exp(alive - larger) + Math.exp(gone - larger));
            }
            return sum;
        };
    }

    @Override
    public double probabilityAlive(int x, double tx, double T) {
        return 1 / (1 + a / (b + x) * Math.pow((alpha + T) / (alpha + tx), r + x));
    }

    /** With ₂F₁ by its power series. */
    @Override
    public double conditionalExpectedTransactions(int x, double tx, double T, double t) {
        double hypergeometric = PowerSeries.hypergeometric(r + x, b + x + 1, a + b + x, t / (alpha + T + t));
        double gone = Math.pow((alpha + T) / (alpha + T + t), r + x) * hypergeometric;
        return (a + b + x) / (a - 1) * (1 - gone) * probabilityAlive(x, tx, T);
    }
}
