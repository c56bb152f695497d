package dev.lindy.core.special;

/**
 * ₂F₁(1, b; c; z) for z &lt; 1 by Gauss's continued fraction
 * 1/(1 − k₁z/(1 − k₂z/(1 − …))), summed by the modified method of Lentz.
 */
public final class GaussFraction {

    private static final int MAX_STEPS = 100_000;
    private static final double TINY = 1e-300;
    private static final double PRECISION = 0x1p-53;

    private GaussFraction() {}

    /**
     * The function.
     *
     * @param b above 0
     * @param c at least b
     * @param z below 1; may be very negative
     * @return ₂F₁(1, b; c; z)
     * @throws UncomputableException if the fraction has not converged after 100,000 steps, as when z is within about
     *     10<sup>−8</sup> of 1
     */
    public static double value(double b, double c, double z) {
        double f = 1;
        double ahead = 1;
        double behind = 0;
        for (int m = 1; m <= MAX_STEPS; m++) {
            double k = -z * coefficient(m, b, c);
            behind = 1 + k * behind;
            behind = 1 / (behind == 0 ? TINY : behind);
            ahead = 1 + k / ahead;
            ahead = ahead == 0 ? TINY : ahead;
            double change = ahead * behind;
            f *= change;
            if (Math.abs(change - 1) <= PRECISION) {
                return 1 / f;
            }
        }
        throw new UncomputableException("2F1(1, " + b + "; " + c + "; " + z + ") did not converge within " + MAX_STEPS
                + " steps of its fraction");
    }

    private static double coefficient(int m, double b, double c) {
        if (m == 1) {
            // (b)(c - 1)/((c - 1) c), which is 0/0 at c = 1.
            return b / c;
        }
        int i = m / 2;
        double even = c - 1 + 2.0 * i;
        return m % 2 == 1 ? (b + i) * (c - 1 + i) / (even * (even + 1)) : i * (c - 1 - b + i) / ((even - 1) * even);
    }
}
