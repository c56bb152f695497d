package dev.lindy.benchmarks.textbook;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * BG/BB as in Fader, Hardie and Shang (2010); times are numbers of opportunities.
 *
 * @param alpha first parameter of the chance to buy
 * @param beta second parameter of the chance to buy
 * @param gamma first parameter of the chance to leave; not 1
 * @param delta second parameter of the chance to leave
 */
public record TextbookBgBb(double alpha, double beta, double gamma, double delta) implements TextbookExpectations {

    /**
     * The likelihood of columns, in (α, β, γ, δ).
     *
     * @param x opportunities used, one number per customer
     * @param tx the last one used
     * @param n opportunities
     * @return a loop over the customers
     */
    public static TextbookLikelihood likelihood(int[] x, double[] tx, double[] n) {
        return theta -> {
            TextbookBgBb at = new TextbookBgBb(theta[0], theta[1], theta[2], theta[3]);
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += Math.log(at.likelihood(x[i], tx[i], n[i]));
            }
            return sum;
        };
    }

    private double likelihood(int x, double tx, double n) {
        double chances = LogBeta.value(alpha, beta) + LogBeta.value(gamma, delta);
        double sum = alive(x, n);
        for (int i = 0; i < n - tx; i++) {
            sum += Math.exp(
                    LogBeta.value(alpha + x, beta + tx - x + i) + LogBeta.value(gamma + 1, delta + tx + i) - chances);
        }
        return sum;
    }

    private double alive(int x, double n) {
        return Math.exp(LogBeta.value(alpha + x, beta + n - x)
                - LogBeta.value(alpha, beta)
                + LogBeta.value(gamma, delta + n)
                - LogBeta.value(gamma, delta));
    }

    /** After n opportunities; the paper's figure is for the one that follows. */
    @Override
    public double probabilityAlive(int x, double tx, double n) {
        return alive(x, n) / likelihood(x, tx, n);
    }

    @Override
    public double conditionalExpectedTransactions(int x, double tx, double n, double t) {
        double buys = Math.exp(LogBeta.value(alpha + x + 1, beta + n - x) - LogBeta.value(alpha, beta));
        double ratio = Math.exp(LogGamma.value(gamma + delta) - LogGamma.value(1 + delta));
        double now = Math.exp(LogGamma.value(1 + delta + n) - LogGamma.value(gamma + delta + n));
        double then = Math.exp(LogGamma.value(1 + delta + n + t) - LogGamma.value(gamma + delta + n + t));
        return buys * delta / (gamma - 1) * ratio * (now - then) / likelihood(x, tx, n);
    }
}
