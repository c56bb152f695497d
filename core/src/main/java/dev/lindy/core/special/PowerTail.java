package dev.lindy.core.special;

/**
 * ∫<sub>1</sub><sup>∞</sup> y<sup>−κ−1</sup> (1 + a/y)<sup>−p</sup> (1 + b/y)<sup>−q</sup> dy: the tail of a function that
 * falls like a power, however slowly.
 *
 * <p>The two binomials are expanded in 1/y together, by the recurrence that their product's differential equation gives,
 * and integrated term by term. The series converges like max(a, b)<sup>j</sup> and alternates, so a and b must be small and
 * pa and qb not large.
 */
public final class PowerTail {

    private static final int LONGEST = 200;

    private PowerTail() {}

    /**
     * The integral.
     *
     * @param kappa κ; the integral is infinite unless it is above 0
     * @param p first exponent, at least 0
     * @param a first shift, between 0 and ¼, with pa at most about 1
     * @param q second exponent, at least 0
     * @param b second shift, between 0 and ¼, with qb at most about 1
     * @return the integral
     */
    public static double integral(double kappa, double p, double a, double q, double b) {
        if (!(kappa > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        double slope = p * a + q * b;
        double both = a * b * (p + q);
        double before = 0;
        double c = 1;
        double sum = 1 / kappa;
        for (int j = 0; j < LONGEST; j++) {
            double next = -(((a + b) * j + slope) * c + (a * b * (j - 1) + both) * before) / (j + 1);
            before = c;
            c = next;
            sum += c / (kappa + j + 1);
            if (Math.abs(c) + Math.abs(before) < 0x1p-58) {
                break;
            }
        }
        return sum;
    }
}
