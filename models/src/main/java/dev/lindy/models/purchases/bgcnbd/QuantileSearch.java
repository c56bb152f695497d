package dev.lindy.models.purchases.bgcnbd;

import java.util.function.DoubleUnaryOperator;

/** The root of an increasing function of a time, by Newton's method in its logarithm, kept in a bracket by bisection. */
final class QuantileSearch {

    private static final int MOST_STEPS = 200;
    private static final double WIDEST = 700;
    private static final double PRECISION = 0x1p-51;

    private QuantileSearch() {}

    /**
     * Where the function is zero.
     *
     * @param scale a time to begin at
     * @param value increasing in t, from below 0 to above
     * @param slope its derivative by ln t
     * @return the time; infinite if it is beyond the largest double
     */
    static double find(double scale, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
        double low = Math.log(scale);
        double high = low;
        double reach = 1;
        while (value.applyAsDouble(Math.exp(low)) > 0 && low > -WIDEST) {
            low -= reach;
            reach *= 2;
        }
        reach = 1;
        while (value.applyAsDouble(Math.exp(high)) < 0) {
            if (high > WIDEST) {
                return Double.POSITIVE_INFINITY;
            }
            high += reach;
            reach *= 2;
        }
        low = Math.max(low, -WIDEST);
        double u = (low + high) / 2;
        for (int i = 0; i < MOST_STEPS; i++) {
            double t = Math.exp(u);
            double f = value.applyAsDouble(t);
            if (f > 0) {
                high = u;
            } else {
                low = u;
            }
            double next = u - f / slope.applyAsDouble(t);
            if (Math.abs(next - u) <= PRECISION * Math.max(1, Math.abs(u))) {
                return Math.exp(next);
            }
            if (!(next > low && next < high)) {
                next = (low + high) / 2;
            }
            u = next;
        }
        return Math.exp(u);
    }
}
