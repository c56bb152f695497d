package dev.lindy.core.special;

import org.apache.commons.numbers.gamma.LogGamma;

/**
 * F<sub>ν</sub>(z) = e<sup>z</sup> E<sub>ν</sub>(z) = ∫<sub>0</sub><sup>∞</sup> e<sup>−zs</sup> (1 + s)<sup>−ν</sup> ds, the
 * scaled exponential integral of any real order ν &gt; 0.
 *
 * <p>From z = 1 on by its continued fraction (Abramowitz and Stegun 1964, 5.1.22, contracted). Below 1 by the power series
 * at an order between ½ and 1½ and then F<sub>ν+1</sub> = (1 − zF<sub>ν</sub>)/ν, which loses nothing for z ≤ 1; from far
 * enough below a high order the recurrence forgets where it began.
 */
public final class ScaledExponentialIntegral {

    private static final double PRECISION = 0x1p-53;
    /** From here on z F<sub>ν</sub>(z) is z/(z + ν) to the last bit, and 1/z may be too small to keep its digits. */
    private static final double FAR = 0x1p60;

    private static final int MAX_STEPS = 100_000;

    private static final int FORGOTTEN = 16;

    /** ζ(k) − 1 for k = 2, 3, … */
    private static final double[] ZETA_LESS_ONE = {
        0.6449340668482264,
        0.2020569031595943,
        0.08232323371113819,
        0.03692775514336993,
        0.01734306198444914,
        0.008349277381922827,
        0.00407735619794434,
        0.0020083928260822143,
        0.0009945751278180853,
        0.0004941886041194645,
        0.0002460865533080483,
        0.00012271334757848915,
        6.124813505870483e-5,
        3.058823630702049e-5,
        1.528225940865187e-5,
        7.637197637899763e-6,
        3.81729326499984e-6,
        1.908212716553939e-6,
        9.539620338727962e-7,
        4.769329867878064e-7,
        2.38450502727733e-7,
        1.1921992596531106e-7,
        5.960818905125948e-8,
        2.980350351465228e-8,
        1.4901554828365043e-8
    };

    private static final double EULER = 0.5772156649015329;

    private ScaledExponentialIntegral() {}

    /**
     * The function.
     *
     * @param nu order, above 0
     * @param z at least 0; may be infinite
     * @return F<sub>ν</sub>(z); 0 at infinity, 1/(ν − 1) at 0, which is infinite for ν ≤ 1
     */
    public static double value(double nu, double z) {
        if (z == 0) {
            return nu > 1 ? 1 / (nu - 1) : Double.POSITIVE_INFINITY;
        }
        if (Double.isInfinite(z)) {
            return 0;
        }
        if (z >= FAR) {
            return 1 / (z + nu);
        }
        if (z >= 1) {
            return fraction(nu, z);
        }
        if (nu > FORGOTTEN + 4) {
            double start = nu - FORGOTTEN;
            return recur(1 / (z + start), start, FORGOTTEN, z);
        }
        int steps = Math.max(0, (int) Math.rint(nu - 1));
        double base = nu - steps;
        return recur(Math.exp(z) * series(base, z), base, steps, z);
    }

    /**
     * z F<sub>ν</sub>(z), between 0 and 1, which tends to 1 as z grows.
     *
     * @param nu order, above 0
     * @param z at least 0; may be infinite
     * @return z F<sub>ν</sub>(z)
     */
    public static double timesArgument(double nu, double z) {
        if (z == 0) {
            return 0;
        }
        if (z >= FAR) {
            return Double.isInfinite(z) ? 1 : z / (z + nu);
        }
        return z * value(nu, z);
    }

    private static double recur(double value, double order, int steps, double z) {
        double f = value;
        for (int i = 0; i < steps; i++) {
            f = (1 - z * f) / (order + i);
        }
        return f;
    }

    private static double fraction(double nu, double z) {
        double b = z + nu;
        double d = 1 / b;
        double c = Double.POSITIVE_INFINITY;
        double f = d;
        double change;
        int i = 1;
        do {
            if (i > MAX_STEPS) {
                throw new UncomputableException("the exponential integral of order " + nu + " at " + z
                        + " did not converge within " + MAX_STEPS + " steps of its fraction");
            }
            double a = -i * (nu + i - 1);
            b += 2;
            d = 1 / (a * d + b);
            c = b + a / c;
            change = c * d;
            f *= change;
            i++;
        } while (Math.abs(change - 1) > PRECISION);
        return f;
    }

    /** E_ν(z) = Γ(μ) z^(−μ) − Σ (−z)^k / (k! (k + μ)), μ = 1 − ν; the pole at μ = 0 cancels between Γ and k = 0. */
    private static double series(double nu, double z) {
        double mu = 1 - nu;
        double sum = 0;
        double power = 1;
        for (int k = 1; ; k++) {
            power *= -z / k;
            double term = power / (k + mu);
            sum += term;
            if (Math.abs(term) <= PRECISION * 0.1) {
                break;
            }
        }
        // (Γ(1+μ) z^(−μ) − 1)/μ
        double slope = logGammaSlope(mu) - Math.log(z);
        return ExpRatio.value(mu * slope) * slope - sum;
    }

    /** ln Γ(1 + μ)/μ. */
    private static double logGammaSlope(double mu) {
        if (Math.abs(mu) > 0.55) {
            return LogGamma.value(1 + mu) / mu;
        }
        double series = 0;
        for (int i = ZETA_LESS_ONE.length - 1; i >= 0; i--) {
            int k = i + 2;
            series = ZETA_LESS_ONE[i] / k - mu * series;
        }
        double log = mu == 0 ? 1 : Math.log1p(mu) / mu;
        return 1 - EULER - log + mu * series;
    }
}
