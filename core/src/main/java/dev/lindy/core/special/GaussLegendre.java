package dev.lindy.core.special;

import java.util.function.DoubleUnaryOperator;

/** Gauss–Legendre quadrature with 16 nodes on one panel: exact for polynomials up to degree 31. */
public final class GaussLegendre {

    /** The most panels of equal width. */
    public static final int MOST_PANELS = 1_000_000;

    private static final GaussRule RULE = GaussRule.SIXTEEN;

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
        for (int i = RULE.size() - 1; i >= RULE.size() / 2; i--) {
            double step = half * RULE.node(i);
            sum += RULE.weight(i) * (f.applyAsDouble(middle - step) + f.applyAsDouble(middle + step));
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
     * @throws UncomputableException if that are more than {@value #MOST_PANELS} panels
     */
    public static double integrate(DoubleUnaryOperator f, double from, double to, double width) {
        double wanted = Math.max(1, Math.ceil((to - from) / width));
        if (!(wanted <= MOST_PANELS)) {
            throw new UncomputableException("an integral from " + from + " to " + to + " in panels of " + width
                    + " needs more than " + MOST_PANELS + " of them");
        }
        int panels = (int) wanted;
        double step = (to - from) / panels;
        double sum = 0;
        for (int i = 0; i < panels; i++) {
            sum += integrate(f, from + i * step, from + (i + 1) * step);
        }
        return sum;
    }
}
