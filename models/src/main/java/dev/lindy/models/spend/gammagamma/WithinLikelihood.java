package dev.lindy.models.spend.gammagamma;

import dev.lindy.core.base.OrderSpendSample;
import dev.lindy.core.estimate.Derivatives;
import dev.lindy.core.special.Polygamma;
import dev.lindy.core.special.StirlingCorrection;
import java.util.Arrays;

/**
 * What single purchases say beside their mean: the log-likelihood of x amounts given their sum s, which depends on p alone.
 *
 * <p>Given s the shares z/s are Dirichlet distributed with all parameters p, so that with y = Σ ln(z/z̄)
 *
 * <pre>
 *   ln f(z | s) = ln Γ(px) − x ln Γ(p) − px ln x + (p − 1) y − (x − 1) ln z̄
 *               = (x−1)/2 · ln(p/2π) − ln(x)/2 + Δ(px) − x Δ(p) + (p − 1) y − (x − 1) ln z̄
 * </pre>
 *
 * with what Stirling's formula leaves out, Δ, in the second form, in which nothing cancels where p is large. It is concave in p.
 */
final class WithinLikelihood {
    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);
    private static final int STEPS = 60;

    private final int[] x;
    private final double[] weightByX;
    private final int[] xCode;
    private final OrderSpendSample sample;
    /** Σ y over all customers. */
    private final double spread;
    /** Σ (x − 1) over all customers. */
    private final double freedom;

    private final double sumOfConstants;

    WithinLikelihood(OrderSpendSample sample) {
        this.sample = sample;
        int rows = sample.rows();
        xCode = new int[rows];
        int[] values = new int[rows];
        double[] weights = new double[rows];
        int distinct = 0;
        double spreads = 0;
        double free = 0;
        double constants = 0;
        for (int row = 0; row < rows; row++) {
            int count = sample.means().count(row);
            // Rows are sorted by x.
            if (row == 0 || count != values[distinct - 1]) {
                values[distinct++] = count;
            }
            double w = sample.weight(row);
            weights[distinct - 1] += w;
            xCode[row] = distinct - 1;
            spreads += w * sample.spread(row);
            free += w * (count - 1);
            constants += w * constant(row);
        }
        x = Arrays.copyOf(values, distinct);
        weightByX = Arrays.copyOf(weights, distinct);
        spread = spreads;
        freedom = free;
        sumOfConstants = constants;
    }

    /** What does not depend on p: −y − (x − 1) ln z̄. */
    private double constant(int row) {
        return -sample.spread(row)
                - (sample.means().count(row) - 1) * Math.log(sample.means().mean(row));
    }

    /** The value at a p. */
    double value(double p) {
        Derivatives sum = new Derivatives(1);
        addAll(p, false, sum);
        return sum.value();
    }

    /** Adds everything to a sum whose first parameter is p. */
    void addAll(double p, boolean derivatives, Derivatives sum) {
        for (int code = 0; code < x.length; code++) {
            addCount(x[code], p, weightByX[code], derivatives, sum);
        }
        sum.addValue(p * spread + sumOfConstants);
        if (derivatives) {
            sum.addFirst(0, spread);
        }
    }

    /** Adds a row, without its weight. */
    void addRow(int row, double p, boolean derivatives, Derivatives sum) {
        addCount(x[xCode[row]], p, 1, derivatives, sum);
        sum.addValue(p * sample.spread(row) + constant(row));
        if (derivatives) {
            sum.addFirst(0, sample.spread(row));
        }
    }

    private static void addCount(int x, double p, double w, boolean derivatives, Derivatives sum) {
        if (x == 1) {
            return;
        }
        double px = p * x;
        sum.addValue(w
                * (0.5 * (x - 1) * (Math.log(p) - LOG_TWO_PI)
                        - 0.5 * Math.log(x)
                        + StirlingCorrection.value(px)
                        - x * StirlingCorrection.value(p)));
        if (derivatives) {
            sum.addFirst(0, w * x * (Polygamma.digammaLessLog(px) - Polygamma.digammaLessLog(p)));
            sum.addSecond(0, 0, w * x * (x * Polygamma.trigammaLessInverse(px) - Polygamma.trigammaLessInverse(p)));
        }
    }

    /**
     * A p near the maximum: for large p, −2p Σ y is about Σ (x − 1); infinite where amounts of a customer do not vary, NaN where
     * nobody has two.
     */
    double roughly() {
        if (freedom == 0) {
            return Double.NaN;
        }
        return spread < 0 ? freedom / (-2 * spread) : Double.POSITIVE_INFINITY;
    }

    /**
     * Where this likelihood alone has its maximum.
     *
     * @return p; infinite where amounts of a customer do not vary, NaN where nobody has two
     */
    double maximum() {
        double p = roughly();
        if (!(p < Double.POSITIVE_INFINITY)) {
            return p;
        }
        // Newton on ln p; it is concave in p, so that the slope brackets the maximum.
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        for (int step = 0; step < STEPS; step++) {
            Derivatives at = new Derivatives(1);
            addAll(p, true, at);
            double slope = p * at.first(0);
            low = slope > 0 ? p : low;
            high = slope > 0 ? high : p;
            double next = p * Math.exp(-slope / (slope + p * p * at.second(0, 0)));
            if (!(next > low && next < high)) {
                next = high == Double.POSITIVE_INFINITY ? 2 * p : low == 0 ? p / 2 : Math.sqrt(low * high);
            }
            if (Math.abs(next - p) <= 1e-14 * p) {
                return next;
            }
            p = next;
        }
        return p;
    }
}
