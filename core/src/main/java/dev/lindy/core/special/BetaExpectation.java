package dev.lindy.core.special;

/**
 * E[g(p)] for p ~ Beta(a, b) by the trapezoidal rule on v = logit p.
 *
 * <p>The substitution v = v* + w (u + k<sub>b</sub>(e<sup>u</sup> − 1) − k<sub>a</sub>(e<sup>−u</sup> − 1)) with v* near the
 * mode of the whole integrand and w near its width is nearly linear over a narrow bell (a and b large) and runs exponentially
 * down a long tail (a or b small), so that some forty nodes do in either case. The density is taken relative to that of the
 * beta distribution's own mode in v, which needs no beta function and no large logarithm.
 *
 * <p><b>When the step is fine enough.</b> The error of the rule with step h is a sum over the places where the integrand, as a
 * function of complex v, ceases to be smooth: C e<sup>−2πd/h</sup> for one of size C whose distance from the real axis is d in
 * u. These places are known: beside v = 0, where the density bends, and beside v = −ln(1 + 1/scale), where g does; in v they lie
 * between iπ/2 and iπ off the axis. The exponentials set in beyond both: where the last bend on a side is D away, k<sub>a</sub>
 * = 1/(1 + 3a) or k<sub>b</sub> = 1/(1 + 3b) is made smaller by e<sup>3 − D/w</sup> or e<sup>1 − D/w</sup>, so that the step in v is nearly the same at
 * all places where the integrand counts. Then all terms fall at one rate, halving the step squares the error, and two sums that
 * agree to 3·10<sup>−9</sup> leave some 10<sup>−16</sup> in the second. A tail that ran down exponentially across a bend would
 * leave that bend's term (small C, small d) when the others are gone; it falls slowly, and agreement says nothing of it. For two
 * sums that agree because the phase of a term is near a zero, there is the first step: at most ¾ in v near the mode, where even a
 * place at iπ/2 leaves e<sup>−π²/0.75</sup> = 2·10<sup>−6</sup>, and half of it the square of that.
 */
public final class BetaExpectation {

    /** A function of a probability, finite, not negative and smooth; p may be exactly 0 or 1. */
    @FunctionalInterface
    public interface Integrand {
        /**
         * Its value.
         *
         * @param p in [0, 1]
         * @return g(p)
         */
        double at(double p);
    }

    private static final double AGREEMENT = 3e-9;
    private static final double NEGLIGIBLE = 0x1p-57;
    private static final double WIDEST = 3;
    /** From this width on the first step is half as long. */
    private static final double WIDE = 1.5;
    /** Bends within so many widths of the mode are passed in nearly linear steps in any case, where the integrand is wide. */
    private static final double NEAR_IF_WIDE = 1;

    private static final double NEAR = 3;

    /** The finest step is 1/FINEST; the tables hold exponentials of its multiples. */
    private static final int FINEST = 64;

    /** The most steps of the finest kind to one side. */
    private static final int MOST_STEPS = 1_000_000;

    private static final int COARSEST_STRIDE = FINEST / 2;
    private static final double[] EXP = new double[24 * FINEST];
    private static final double[] EXP_NEGATIVE = new double[24 * FINEST];

    static {
        for (int i = 0; i < EXP.length; i++) {
            EXP[i] = Math.exp((double) i / FINEST);
            EXP_NEGATIVE[i] = Math.exp((double) -i / FINEST);
        }
    }

    private BetaExpectation() {}

    /**
     * E[g(p)] for a g that falls roughly like (1 + p/scale)<sup>−power</sup>; how roughly does not matter for the result,
     * only for the work.
     *
     * @param a first parameter, above 0
     * @param b second parameter, above 0
     * @param power at least 0
     * @param scale above 0; infinite where g does not fall
     * @param g the function
     * @return the expectation
     */
    public static double of(double a, double b, double power, double scale, Integrand g) {
        return new Rule(a, b, power, scale, scale, false).expectation(g);
    }

    /**
     * E[(1 + p/scale)<sup>−power</sup> g(p)], however small it is.
     *
     * @param a first parameter, above 0
     * @param b second parameter, above 0
     * @param power at least 0
     * @param scale above 0; may be infinite
     * @param g the function
     * @return the expectation
     */
    public static double ofPower(double a, double b, double power, double scale, Integrand g) {
        return new Rule(a, b, power, scale, scale, true).expectation(g);
    }

    /**
     * E[(1 + p/scale)<sup>−power</sup> g(p)] for a g that itself falls from some p below the scale on.
     *
     * @param a first parameter, above 0
     * @param b second parameter, above 0
     * @param power at least 0
     * @param scale above 0; may be infinite
     * @param bend above 0: where g begins to fall
     * @param g the function
     * @return the expectation
     */
    public static double ofPower(double a, double b, double power, double scale, double bend, Integrand g) {
        return new Rule(a, b, power, scale, Math.min(bend, scale), true).expectation(g);
    }

    /** The rule for one integrand, written for the smaller of p and 1 − p so that neither loses its digits. */
    private static final class Rule {
        private final boolean mirrored;
        private final double a;
        private final double b;
        private final double mean;
        private final double power;
        private final double scale;
        private final boolean weighted;
        private final double centre;
        /** Width of the integrand at its mode, in v, and what a unit of u is there less the stretching. */
        private final double wide;

        private final double width;
        private final double stretchUp;
        private final double stretchDown;
        private final double logAtCentre;

        /** The parameters of the smaller of p and 1 − p, its mean, where the integrand peaks in v − logit(mean). */
        Rule(double first, double second, double power, double scale, double bend, boolean weighted) {
            mirrored = first > second;
            a = mirrored ? second : first;
            b = mirrored ? first : second;
            mean = a / (a + b);
            this.scale = scale;
            boolean flat = !(power > 0) || scale > 1e100;
            this.power = flat ? 0 : power;
            this.weighted = weighted && !flat;

            double odds = flat ? first / second : peakOdds(first, second, power, scale);
            double p = odds / (1 + odds);
            double q = 1 / (1 + odds);
            double curvature = (first + second) * p * q;
            if (!flat) {
                double fallen = p / (scale + p);
                curvature += power * fallen * q * ((1 - fallen) * (1 - 2 * p) - fallen * p);
            }
            double shift = Math.log(odds * (second / first));
            centre = mirrored ? -shift : shift;
            wide = curvature * WIDEST * WIDEST > 1 ? 1 / Math.sqrt(curvature) : WIDEST;

            double mode = Math.log(odds);
            double below = mode + Math.log1p(1 / Math.max(bend, 1e-300));
            double above = -mode;
            double byA = 1 / (1 + 3 * a);
            double byB = 1 / (1 + 3 * b);
            double unit = wide / (1 + byA + byB);
            stretchDown = byA * beyond((mirrored ? above : below) / unit);
            stretchUp = byB * beyond((mirrored ? below : above) / unit);
            width = wide / (1 + stretchDown + stretchUp);
            logAtCentre = this.weighted ? -power * Math.log1p(p / scale) : 0;
        }

        /** The factor that lets an exponential set in beyond a bend at this distance. */
        private double beyond(double distance) {
            return Math.exp(Math.min(0, (wide > WIDE ? NEAR_IF_WIDE : NEAR) - distance));
        }

        /** Where a − (a + b) p − power p(1 − p)/(scale + p), the slope of the log integrand in v, is zero; as p/(1 − p). */
        private static double peakOdds(double a, double b, double power, double scale) {
            double k1 = a - (b * scale + power) / (1 + scale);
            double k0 = a * scale / (1 + scale);
            double root = Math.sqrt(k1 * k1 + 4 * b * k0);
            return k1 > 0 ? (k1 + root) / (2 * b) : 2 * k0 / (root - k1);
        }

        double expectation(Integrand g) {
            double atCentre = logDensity(centre);
            int coarsest = wide > WIDE ? COARSEST_STRIDE / 2 : COARSEST_STRIDE;
            double sum = side(g, atCentre, 0, coarsest, 1, 0);
            sum += side(g, atCentre, coarsest, coarsest, -1, sum);
            double step = (double) coarsest / FINEST;
            for (int stride = coarsest; stride > 1; stride /= 2) {
                double between =
                        side(g, atCentre, stride / 2, stride, 1, sum) + side(g, atCentre, stride / 2, stride, -1, sum);
                double difference = Math.abs(between - sum);
                sum += between;
                step *= 0.5;
                if (difference <= AGREEMENT * sum) {
                    break;
                }
            }
            double corrections =
                    StirlingCorrection.value(a + b) - StirlingCorrection.value(a) - StirlingCorrection.value(b);
            double peak = Math.sqrt(b * mean / (2 * Math.PI)) * Math.exp(corrections + atCentre + logAtCentre);
            double result = peak * width * step * sum;
            if (Double.isNaN(result) && !Double.isNaN(g.at(mirrored ? 1 - mean : mean))) {
                throw uncomputable("is no number");
            }
            return result;
        }

        private UncomputableException uncomputable(String what) {
            return new UncomputableException("an expectation over Beta(" + (mirrored ? b : a) + ", "
                    + (mirrored ? a : b) + ") with power " + power + " and scale " + scale + " " + what);
        }

        /** Half of the sum, outwards from the centre until the terms no longer count. */
        private double side(Integrand g, double atCentre, int from, int stride, int direction, double known) {
            double sum = 0;
            double before = 0;
            for (int i = from; ; i += stride) {
                if (i > MOST_STEPS) {
                    throw uncomputable("does not end within " + MOST_STEPS + " steps");
                }
                double u = (double) i / FINEST;
                double grown = i < EXP.length ? EXP[i] : Math.exp(u);
                double shrunk = i < EXP.length ? EXP_NEGATIVE[i] : Math.exp(-u);
                double up = stretchUp * (direction > 0 ? grown : shrunk);
                double down = stretchDown * (direction > 0 ? shrunk : grown);
                double s = centre + width * (direction * u + (up - stretchUp) - (down - stretchDown));
                // e^s and e^s − 1, each with all its digits.
                boolean near = Math.abs(s) < 0.3;
                double x = near ? Math.expm1(s) : Math.exp(s);
                double odds = near ? 1 + x : x;
                x = near ? x : x - 1;
                double d = 1 + mean * x;
                double logD = s > 700 ? s + Math.log(mean) : log1p(mean * x);
                double logWeight = a * s - (a + b) * logD - atCentre;
                double small = s > 700 ? 1 : mean * odds / d;
                double p = mirrored ? (1 - mean) / d : small;
                if (weighted) {
                    logWeight -= power * Math.log1p(p / scale) + logAtCentre;
                }
                double term = Math.exp(logWeight) * (1 + up + down) * g.at(p);
                sum += term;
                // Written so that a NaN ends the sum, too.
                if (!(term > NEGLIGIBLE * (known + sum)) && !(term > before)) {
                    return sum;
                }
                before = term;
            }
        }

        /** Log density in v relative to its maximum, at s = v − logit(mean). */
        private double logDensity(double s) {
            double logD =
                    s > 700 ? s + Math.log(mean) : log1p(mean * (Math.abs(s) < 0.3 ? Math.expm1(s) : Math.exp(s) - 1));
            return a * s - (a + b) * logD;
        }

        private static double log1p(double x) {
            return Math.abs(x) < 0.3 ? Math.log1p(x) : Math.log(1 + x);
        }
    }
}
