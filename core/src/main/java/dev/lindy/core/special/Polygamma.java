package dev.lindy.core.special;

/**
 * ψ and ψ′, the first two derivatives of ln Γ, and their differences between z and z + h for real h, for positive arguments.
 *
 * <p>The recurrence lifts the argument to at least 15, where the asymptotic series (Abramowitz and Stegun 1972, 6.3.18 and
 * 6.4.12) is exact to rounding. The difference never subtracts two values of ψ: below 15 it sums h/(z(z + h)), above it
 * takes ln(1 + h/z) and the differences of the powers in the series.
 */
public final class Polygamma {

    private static final double LARGE = 15;

    /** B<sub>2k</sub>/(2k) for k = 1, 2, …: ψ(z) = ln z − 1/(2z) − Σ c<sub>k</sub> z<sup>−2k</sup>. */
    private static final double[] SERIES = {
        1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12
    };

    private Polygamma() {}

    /**
     * ψ(z).
     *
     * @param z above 0
     * @return the digamma function; NaN for NaN, for 0 and below
     */
    public static double digamma(double z) {
        if (!(z > 0)) {
            return Double.NaN;
        }
        double shifted = 0;
        double y = z;
        while (y < LARGE) {
            shifted += 1 / y;
            y++;
        }
        double inverseSquare = 1 / (y * y);
        double sum = 0;
        for (int k = SERIES.length - 1; k >= 0; k--) {
            sum = (sum + SERIES[k]) * inverseSquare;
        }
        return Math.log(y) - 0.5 / y - sum - shifted;
    }

    /**
     * ψ′(z).
     *
     * @param z above 0
     * @return the trigamma function; NaN for NaN, for 0 and below
     */
    public static double trigamma(double z) {
        if (!(z > 0)) {
            return Double.NaN;
        }
        double shifted = 0;
        double y = z;
        while (y < LARGE) {
            shifted += 1 / (y * y);
            y++;
        }
        double inverseSquare = 1 / (y * y);
        double sum = 0;
        for (int k = SERIES.length - 1; k >= 0; k--) {
            sum = (sum + 2 * (k + 1) * SERIES[k]) * inverseSquare;
        }
        return (1 + 0.5 / y + sum) / y + shifted;
    }

    /**
     * ψ(z + h) − ψ(z).
     *
     * @param z above 0
     * @param h at least 0
     * @return the difference, without cancellation; NaN for NaN and for arguments out of range
     */
    public static double digammaDifference(double z, double h) {
        if (!(z > 0) || !(h >= 0)) {
            return Double.NaN;
        }
        double shifted = 0;
        double y = z;
        while (y < LARGE) {
            shifted += h / (y * (y + h));
            y++;
        }
        double log = Math.log1p(h / y);
        // y^−m − (y+h)^−m = −y^−m expm1(−m ln(1+h/y))
        double inverse = 1 / y;
        double inverseSquare = inverse * inverse;
        double difference = log - 0.5 * inverse * Math.expm1(-log);
        double power = 1;
        for (int k = 0; k < SERIES.length; k++) {
            power *= inverseSquare;
            difference -= SERIES[k] * power * Math.expm1(-2 * (k + 1) * log);
        }
        return difference + shifted;
    }

    /**
     * ψ′(z) − ψ′(z + h).
     *
     * @param z above 0
     * @param h at least 0
     * @return the difference, at least 0, without cancellation; NaN for NaN and for arguments out of range
     */
    public static double trigammaDifference(double z, double h) {
        if (!(z > 0) || !(h >= 0)) {
            return Double.NaN;
        }
        double shifted = 0;
        double y = z;
        while (y < LARGE) {
            double first = 1 / y;
            double second = 1 / (y + h);
            shifted += h * first * second * (first + second);
            y++;
        }
        double log = Math.log1p(h / y);
        double inverse = 1 / y;
        double inverseSquare = inverse * inverse;
        double difference = h / (y * (y + h)) - 0.5 * inverseSquare * Math.expm1(-2 * log);
        double power = inverse;
        for (int k = 0; k < SERIES.length; k++) {
            power *= inverseSquare;
            difference -= 2 * (k + 1) * SERIES[k] * power * Math.expm1(-(2 * k + 3) * log);
        }
        return difference + shifted;
    }

    /**
     * ψ(z) − ln z, which is near −1/(2z), without the loss of digits of a difference where z is large.
     *
     * @param z above 0
     * @return below 0; NaN for other arguments
     */
    public static double digammaLessLog(double z) {
        if (!(z >= LARGE)) {
            return digamma(z) - Math.log(z);
        }
        double inverseSquare = 1 / (z * z);
        double sum = 0;
        for (int k = SERIES.length - 1; k >= 0; k--) {
            sum = (sum + SERIES[k]) * inverseSquare;
        }
        return -0.5 / z - sum;
    }

    /**
     * ψ′(z) − 1/z, which is near 1/(2z²), without the loss of digits of a difference where z is large.
     *
     * @param z above 0
     * @return above 0; NaN for other arguments
     */
    public static double trigammaLessInverse(double z) {
        if (!(z >= LARGE)) {
            return trigamma(z) - 1 / z;
        }
        double inverseSquare = 1 / (z * z);
        double sum = 0;
        for (int k = SERIES.length - 1; k >= 0; k--) {
            sum = (sum + 2 * (k + 1) * SERIES[k]) * inverseSquare;
        }
        return (0.5 / z + sum) / z;
    }
}
