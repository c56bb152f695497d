package dev.lindy.benchmarks.textbook;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * Pareto/NBD as in Schmittlein, Morrison and Colombo (1987), in the form of Fader and Hardie's note on deriving its
 * expressions (2005): a difference of two ₂F₁.
 *
 * @param r shape of the purchase rates
 * @param alpha rate parameter of the purchase rates
 * @param s shape of the dropout rates; not 1
 * @param beta rate parameter of the dropout rates
 */
public record TextbookParetoNbd(double r, double alpha, double s, double beta) implements TextbookExpectations {

    /**
     * The likelihood of columns, in (r, α, s, β).
     *
     * @param x repeat purchases, one per customer
     * @param tx times of the last purchase
     * @param T ages
     * @return a loop over the customers
     */
    public static TextbookLikelihood likelihood(int[] x, double[] tx, double[] T) {
        return theta -> {
            TextbookParetoNbd at = new TextbookParetoNbd(theta[0], theta[1], theta[2], theta[3]);
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += at.logLikelihood(x[i], tx[i], T[i]);
            }
            return sum;
        };
    }

    private double logLikelihood(int x, double tx, double T) {
        double larger = Math.max(alpha, beta);
        return LogGamma.value(r + x)
                - LogGamma.value(r)
                + r * Math.log(alpha)
                + s * Math.log(beta)
                - (r + s + x) * Math.log(larger + tx)
                + Math.log(alive(x, tx, T) + s / (r + s + x) * gone(x, tx, T));
    }

    /** (α + T)^−(r+x) (β + T)^−s, with (max(α, β) + t_x)^−(r+s+x) taken out. */
    private double alive(int x, double tx, double T) {
        double larger = Math.max(alpha, beta) + tx;
        return Math.pow(larger / (alpha + T), r + x) * Math.pow(larger / (beta + T), s);
    }

    /** A₀ of the note, with the same taken out. */
    private double gone(int x, double tx, double T) {
        double larger = Math.max(alpha, beta);
        double apart = Math.abs(alpha - beta);
        double sum = r + s + x;
        double second = alpha >= beta ? s + 1 : r + x;
        double atLast = PowerSeries.hypergeometric(sum, second, sum + 1, apart / (larger + tx));
        double now = PowerSeries.hypergeometric(sum, second, sum + 1, apart / (larger + T));
        return atLast - now * Math.pow((larger + tx) / (larger + T), sum);
    }

    @Override
    public double probabilityAlive(int x, double tx, double T) {
        return 1 / (1 + s / (r + s + x) * gone(x, tx, T) / alive(x, tx, T));
    }

    @Override
    public double conditionalExpectedTransactions(int x, double tx, double T, double t) {
        double stayed = Math.pow((beta + T) / (beta + T + t), s - 1);
        return (r + x) * (beta + T) / ((alpha + T) * (s - 1)) * (1 - stayed) * probabilityAlive(x, tx, T);
    }
}
