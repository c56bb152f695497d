package dev.lindy.models.purchases.bgbb;

import static dev.lindy.models.purchases.bgbb.BgBbLikelihood.ALPHA;
import static dev.lindy.models.purchases.bgbb.BgBbLikelihood.BETA;
import static dev.lindy.models.purchases.bgbb.BgBbLikelihood.DELTA;
import static dev.lindy.models.purchases.bgbb.BgBbLikelihood.GAMMA;

import dev.lindy.core.estimate.Derivatives;

/**
 * ln(1 + Σ o_m over t<sub>x</sub> ≤ m &lt; n) for one (x, n), with o_m the odds of having left after opportunity m:
 *
 * <pre>
 *   o_m = ∏ (α+β+i)/(β+i−x) · (γ+δ+i)/(δ+i) over m ≤ i &lt; n · γ/(γ+δ+m)
 * </pre>
 *
 * The odds are added up from m = n − 1 downwards, each from the one before, and the derivatives of the sum's logarithm with them.
 */
final class LeavingTerms {

    private static final double BIG = 1e200;

    private final double alpha;
    private final double beta;
    private final double gamma;
    private final double delta;
    private final int x;
    private final double n;
    private final boolean derivatives;
    /** All o_i with m ≤ i are in. */
    private double m;

    /** The product, and 1 + Σ o_m, both over e^scale. */
    private double product = 1;

    private double sum = 1;
    private double scale;

    /** Sums over m ≤ i &lt; n of 1/(α+β+i), of what the factor 1/(β+i−x) adds to it, and of γ/((δ+i)(γ+δ+i)). */
    private double a;

    private double b;
    private double d;
    /** The sum over m &lt; i &lt; n of 1/(γ+δ+i). */
    private double g;
    /** What the same sums have for derivatives. */
    private double aSquares;

    private double bSquares;
    private double dSquares;
    private double gSquares;

    /** The derivatives of ln o_m, and those of the logarithm of the sum. */
    private final Derivatives logTerm;

    private final Derivatives logSum;

    /** With k derivatives, or 0 for the value alone. */
    LeavingTerms(double[] theta, int x, double n, int k) {
        alpha = theta[ALPHA];
        beta = theta[BETA];
        gamma = theta[GAMMA];
        delta = theta[DELTA];
        this.x = x;
        this.n = n;
        m = n;
        derivatives = k > 0;
        logTerm = new Derivatives(k);
        logSum = new Derivatives(k);
    }

    boolean areOf(int frequency, double opportunities) {
        return x == frequency && n == opportunities;
    }

    void addDownTo(double tx) {
        while (m > tx) {
            m--;
            double ab = 1 / (alpha + beta + m);
            double bx = 1 / (beta + (m - x));
            double de = 1 / (delta + m);
            double gd = 1 / (gamma + delta + m);
            product *= (1 + (alpha + x) * bx) * (1 + gamma * de);
            double odds = product * (gamma * gd);
            sum += odds;
            if (derivatives) {
                derive(ab, bx, de, gd);
                logSum.join(odds / sum, logTerm);
            }
            if (product > BIG) {
                product /= BIG;
                sum /= BIG;
                scale += Math.log(BIG);
            }
        }
    }

    private void derive(double ab, double bx, double de, double gd) {
        double stepB = (alpha + x) * ab * bx;
        double stepD = gamma * de * gd;
        a += ab;
        b += stepB;
        d += stepD;
        aSquares += ab * ab;
        bSquares += stepB * (bx + ab);
        dSquares += stepD * (de + gd);
        logTerm.setFirst(ALPHA, a);
        logTerm.setFirst(BETA, -b);
        logTerm.setFirst(GAMMA, 1 / gamma + g);
        logTerm.setFirst(DELTA, -(d + gd));
        logTerm.setSecond(ALPHA, ALPHA, -aSquares);
        logTerm.setSecond(ALPHA, BETA, -aSquares);
        logTerm.setSecond(BETA, BETA, bSquares);
        logTerm.setSecond(GAMMA, GAMMA, -1 / (gamma * gamma) - gSquares);
        logTerm.setSecond(GAMMA, DELTA, -gSquares);
        logTerm.setSecond(DELTA, DELTA, dSquares + gd * gd);
        g += gd;
        gSquares += gd * gd;
    }

    /** Sets what a row contributes. */
    void addTo(Derivatives active, Derivatives contribution) {
        contribution.set(1, active, logSum);
        contribution.addValue(Math.log(sum) + scale);
    }
}
