package dev.lindy.benchmarks.textbook;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * GGom/NBD as in Bemmaor and Glady (2012), with the integrals that the paper leaves to the computer done by Commons Math,
 * customer by customer; expected purchases as Adler (2022) corrects them.
 *
 * @param r shape of the purchase rates
 * @param alpha rate parameter of the purchase rates
 * @param b how fast dropout rates grow
 * @param s shape of the dropout rates
 * @param beta rate parameter of the dropout rates
 */
public record TextbookGgomNbd(double r, double alpha, double b, double s, double beta) implements TextbookExpectations {

    private static final int NODES = 12;
    private static final double RELATIVE = 1e-10;
    private static final double ABSOLUTE = 1e-15;
    private static final int MAX_ITERATIONS = 64;
    private static final int MAX_EVALUATIONS = 2_000;

    /**
     * The likelihood of columns, in (r, α, b, s, β).
     *
     * @param x repeat purchases, one per customer
     * @param tx times of the last purchase
     * @param T ages
     * @return a loop over the customers
     */
    public static TextbookLikelihood likelihood(int[] x, double[] tx, double[] T) {
        return theta -> {
            TextbookGgomNbd at = new TextbookGgomNbd(theta[0], theta[1], theta[2], theta[3], theta[4]);
            double sum = 0;
            // A search that has gone astray is not waited for: one failed integral tells enough.
            for (int i = 0; i < x.length && !Double.isNaN(sum); i++) {
                sum += at.logLikelihood(x[i], tx[i], T[i]);
            }
            return sum;
        };
    }

    private double logLikelihood(int x, double tx, double T) {
        return LogGamma.value(r + x)
                - LogGamma.value(r)
                + r * Math.log(alpha)
                - (r + x) * Math.log(alpha + tx)
                + Math.log(alive(x, tx, T) + gone(x, tx, T));
    }

    /** S(T) ((α + t_x)/(α + T))^(r+x). */
    private double alive(int x, double tx, double T) {
        return survival(T) * Math.pow((alpha + tx) / (alpha + T), r + x);
    }

    /** The same for having left at any time from t_x to T. */
    private double gone(int x, double tx, double T) {
        return integral(
                y -> {
                    double growth = Math.exp(b * y);
                    double grown = beta - 1 + growth;
                    double left = b * s * growth / grown * Math.pow(beta / grown, s);
                    return left * Math.pow((alpha + tx) / (alpha + y), r + x);
                },
                tx,
                T);
    }

    private double survival(double t) {
        return Math.pow(beta / grown(t), s);
    }

    private double grown(double t) {
        return beta - 1 + Math.exp(b * t);
    }

    private static double integral(UnivariateFunction f, double from, double to) {
        if (from == to) {
            return 0;
        }
        try {
            return new IterativeLegendreGaussIntegrator(NODES, RELATIVE, ABSOLUTE, 1, MAX_ITERATIONS)
                    .integrate(MAX_EVALUATIONS, f, from, to);
        } catch (MathIllegalStateException e) {
            return Double.NaN;
        }
    }

    @Override
    public double probabilityAlive(int x, double tx, double T) {
        return 1 / (1 + gone(x, tx, T) / alive(x, tx, T));
    }

    @Override
    public double conditionalExpectedTransactions(int x, double tx, double T, double t) {
        double lifetime = integral(u -> Math.pow(grown(T) / grown(T + u), s), 0, t);
        return (r + x) / (alpha + T) * lifetime * probabilityAlive(x, tx, T);
    }
}
