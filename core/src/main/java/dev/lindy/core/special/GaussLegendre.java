package dev.lindy.core.special;

import java.util.function.DoubleUnaryOperator;

/** Gauss–Legendre quadrature with 16 nodes on one panel: exact for polynomials up to degree 31. */
public final class GaussLegendre {

    private static final double[] NODE = {
        0.09501250983763744,
        0.2816035507792589,
        0.45801677765722737,
        0.6178762444026438,
        0.755404408355003,
        0.8656312023878318,
        0.9445750230732326,
        0.9894009349916499
    };
    private static final double[] WEIGHT = {
        0.1894506104550685,
        0.18260341504492358,
        0.16915651939500254,
        0.14959598881657674,
        0.12462897125553388,
        0.09515851168249279,
        0.062253523938647894,
        0.027152459411754096
    };

    private GaussLegendre() {}

    /**
     * One panel.
     *
     * @param f a function that is smooth on the interval
     * @param from lower limit
     * @param to upper limit
     * @return ∫ f
     */
    public static double integrate(DoubleUnaryOperator f, double from, double to) {
        double half = 0.5 * (to - from);
        double middle = 0.5 * (from + to);
        double sum = 0;
        for (int i = NODE.length - 1; i >= 0; i--) {
            double step = half * NODE[i];
            sum += WEIGHT[i] * (f.applyAsDouble(middle - step) + f.applyAsDouble(middle + step));
        }
        return half * sum;
    }

    /**
     * Panels of equal width.
     *
     * @param f a function that is smooth on the interval
     * @param from lower limit
     * @param to upper limit
     * @param width no panel is wider than this
     * @return ∫ f
     */
    public static double integrate(DoubleUnaryOperator f, double from, double to, double width) {
        int panels = (int) Math.max(1, Math.ceil((to - from) / width));
        double step = (to - from) / panels;
        double sum = 0;
        for (int i = 0; i < panels; i++) {
            sum += integrate(f, from + i * step, from + (i + 1) * step);
        }
        return sum;
    }
}
