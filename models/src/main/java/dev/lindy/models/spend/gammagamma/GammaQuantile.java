package dev.lindy.models.spend.gammagamma;

import dev.lindy.core.special.UncomputableException;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * Quantiles of the Gamma distribution on the logarithmic scale.
 *
 * <p>With u = ln y, ln P(a, e<sup>u</sup>) rises and ln Q(a, e<sup>u</sup>) falls, both concave, because the logarithm of a
 * Gamma variable has a log-concave density. Newton's method on the smaller of the two tails therefore converges from one
 * side whatever the start, keeps all digits in both tails, and does not mind a y below the smallest double.
 */
final class GammaQuantile {

    /** Below e^−40 the first term of P's series is exact. */
    private static final double TINY = -40;

    private static final int MAX_STEPS = 200;

    private GammaQuantile() {}

    /** ln y such that Q(a, y) = level, for 0 &lt; level &lt; 1. */
    static double logUpper(double a, double level) {
        // The complement is exact where it is used: 1 − level has no rounding error for level ≥ ½.
        double logComplement = level < 0.5 ? Math.log1p(-level) : Math.log(1 - level);
        // P(a, y) = y^a/Γ(a+1) (1 − O(y)) for small y.
        double series = (logComplement + LogGamma.value(a + 1)) / a;
        if (series < TINY) {
            return series;
        }
        boolean upper = level < 0.5;
        double logTail = upper ? Math.log(level) : logComplement;
        double u = start(a, level, series);
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        double previous = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MAX_STEPS; step++) {
            double y = Math.exp(u);
            double tail = tail(upper, a, y);
            double error = Math.log(tail) - logTail;
            // Where the tail is above its target the root lies outward: to the right for Q, to the left for P.
            if (error > 0 == upper) {
                low = u;
            } else {
                high = u;
            }
            double slope = RegularizedGamma.P.derivative(a, y) * y / tail;
            double move = upper ? error / slope : -error / slope;
            double next = u + move;
            if (!(next > low && next < high)) {
                next = between(low, high, u);
            }
            double change = Math.abs(next - u);
            u = next;
            if (change <= 4 * Math.ulp(u) || (change < 1e-9 && change >= previous)) {
                break;
            }
            previous = change;
        }
        return u;
    }

    private static double tail(boolean upper, double a, double y) {
        try {
            return upper ? RegularizedGamma.Q.value(a, y) : RegularizedGamma.P.value(a, y);
        } catch (ArithmeticException e) {
            throw new UncomputableException("the tail of a gamma distribution of shape " + a + " beyond " + y
                    + " needs more steps than its bound");
        }
    }

    /** Inside a bracket, or further on where one end is open. */
    private static double between(double low, double high, double u) {
        if (Double.isInfinite(low)) {
            return u - 1;
        }
        return Double.isInfinite(high) ? u + 1 : low + 0.5 * (high - low);
    }

    /** Wilson and Hilferty's cube of a normal deviate, or the first term of the series where that fails. */
    private static double start(double a, double level, double series) {
        double cube = 1 - 1 / (9 * a) + upperNormal(level) / (3 * Math.sqrt(a));
        return cube > 0.1 ? Math.log(a) + 3 * Math.log(cube) : series;
    }

    /** The normal deviate with the given upper tail to three digits (Hastings 1955). */
    private static double upperNormal(double level) {
        double tail = Math.min(level, 1 - level);
        double t = Math.sqrt(-2 * Math.log(tail));
        double z =
                t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
        return level < 0.5 ? z : -z;
    }
}
