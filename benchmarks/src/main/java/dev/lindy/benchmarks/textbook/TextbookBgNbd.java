package dev.lindy.benchmarks.textbook;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * BG/NBD as in Fader, Hardie and Lee (2005), "Counting your customers" the easy way, and their note on implementing it in a
 * spreadsheet.
 *
 * @param r shape of the purchase rates
 * @param alpha rate parameter of the purchase rates
 * @param a first parameter of the chance to leave; not 1
 * @param b second parameter of the chance to leave
 */
public record TextbookBgNbd(double r, double alpha, double a, double b) implements TextbookExpectations {

    /**
     * The likelihood of columns, in (r, α, a, b): Σ ln A₁ + ln A₂ + ln(A₃ + [x &gt; 0] A₄).
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
                double a1 = LogGamma.value(r + x[i]);
                double a2 = LogGamma.value(b + x[i]) - LogGamma.value(a + b + x[i]);
                double a3 = -(r + x[i]) * Math.log(alpha + T[i]);
                double last = a3;
                if (x[i] > 0) {
                    double a4 = Math.log(a) - Math.log(b + x[i] - 1) - (r + x[i]) * Math.log(alpha + tx[i]);
                    double larger = Math.max(a3, a4);
                    last = larger + Math.log(Math.exp(a3 - larger) + Math.exp(a4 - larger));
                }
                sum += once + a1 + a2 + last;
            }
            return sum;
        };
    }

    @Override
    public double probabilityAlive(int x, double tx, double T) {
        if (x == 0) {
            return 1;
        }
        return 1 / (1 + a / (b + x - 1) * Math.pow((alpha + T) / (alpha + tx), r + x));
    }

    /** Equation 10 of the paper, with ₂F₁ by its power series. */
    @Override
    public double conditionalExpectedTransactions(int x, double tx, double T, double t) {
        double hypergeometric = PowerSeries.hypergeometric(r + x, b + x, a + b + x - 1, t / (alpha + T + t));
        double gone = Math.pow((alpha + T) / (alpha + T + t), r + x) * hypergeometric;
        return (a + b + x - 1) / (a - 1) * (1 - gone) * probabilityAlive(x, tx, T);
    }
}
