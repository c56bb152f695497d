package dev.lindy.models.contracts.bdw;

import dev.lindy.core.estimate.Derivatives;
import dev.lindy.core.special.ExpRatio;
import dev.lindy.core.special.GaussLegendre;
import dev.lindy.core.special.LogGammaRatio;
import dev.lindy.core.special.Polygamma;
import dev.lindy.core.special.UncomputableException;

/** ln S(t)/S(s) with its derivatives, and sums of S. z_t = b + t^c, D(z) = ψ(z + a) − ψ(z). */
final class BdwSurvival {

    static final int K = 3;

    private static final int A = 0;
    private static final int B = 1;
    private static final int C = 2;

    private static final double PANEL = 2;
    /** Terms of a sum change by less than one part in so many before they are integrated. */
    private static final double SMOOTH = 1024;

    /** The most terms and panels of a sum. */
    private static final int MOST_TERMS = 2_000_000;

    private static final int MOST_PANELS = 10_000;

    private static final double NEGLIGIBLE = 0x1p-62;
    private static final double POWER_LAW = 1e17;
    private static final double FARTHEST = 1e300;

    private final double a;
    private final double b;
    private final double c;

    BdwSurvival(double a, double b, double c) {
        this.a = a;
        this.b = b;
        this.c = c;
    }

    private double z(double t) {
        return b + Math.pow(t, c);
    }

    /** t^c − s^c. */
    private double step(double s, double t) {
        return s == 0 ? Math.pow(t, c) : -Math.pow(t, c) * Math.expm1(c * Math.log1p(-(t - s) / t));
    }

    /** ln z_t, also where z_t is beyond the largest double. */
    private double logZ(double t) {
        double z = z(t);
        return z < Double.POSITIVE_INFINITY ? Math.log(z) : c * Math.log(t);
    }

    /** ln z_t/z_s. */
    private double growth(double s, double t) {
        double from = z(s);
        if (Double.isInfinite(from)) {
            return -c * Math.log1p(-(t - s) / t);
        }
        double relative = step(s, t) / from;
        return relative < Double.POSITIVE_INFINITY ? Math.log1p(relative) : logZ(t) - Math.log(from);
    }

    /** From here on zD(z) is a to all digits. */
    private double powerLaw() {
        return POWER_LAW * (1 + a);
    }

    /** ln S(t)/S(s) for s ≤ t: the integral in ln z. */
    double logRatio(double s, double t) {
        if (s == t) {
            return 0;
        }
        double from = z(s);
        double length = growth(s, t);
        double curved = Math.min(length, Math.max(0, Math.log(powerLaw()) - logZ(s)));
        double straight = length > curved ? a * (length - curved) : 0;
        return curved == 0 ? -straight : -straight - curved(from, curved);
    }

    private double curved(double from, double length) {
        return GaussLegendre.integrate(
                q -> {
                    double z = from * Math.exp(q);
                    return z * Polygamma.digammaDifference(z, a);
                },
                0,
                length,
                PANEL);
    }

    /** ln Γ(z_t + a)/Γ(z_t). */
    private double logGammas(double t) {
        double z = z(t);
        return z < powerLaw() * (1 + a) ? LogGammaRatio.value(z, a) : a * logZ(t);
    }

    /** ln S(t)/S(s), with derivatives if wanted; differences between t and s are formed as such. */
    Derivatives logRatio(double s, double t, boolean derivatives) {
        Derivatives log = new Derivatives(derivatives ? K : 0);
        log.addValue(logRatio(s, t));
        if (s == t || !derivatives) {
            return log;
        }
        double z = z(s);
        double dz = step(s, t);
        double fall = fallOfD(z, dz);
        double bend = bendOfD(z, dz);
        double ends = Polygamma.digammaDifference(z + dz, a);
        double endsBend = Polygamma.trigammaDifference(z + dz, a);
        // u = ∂z/∂c = t^c ln t, and u ln t, at s and their growth up to t.
        double logT = Math.log(t);
        double logS = s == 0 ? 0 : Math.log(s);
        double powerS = Math.pow(s, c);
        double grown = s == 0 ? logT : -Math.log1p(-(t - s) / t);
        double u = powerS * logS;
        double du = s == 0 ? Math.pow(t, c) * logT : dz * logT + powerS * grown;
        double uLog = u * logS;
        double duLog = s == 0 ? du * logT : dz * logT * logT + powerS * grown * (logT + logS);
        double trigamma = Polygamma.trigamma(z + a);
        double trigammaFall = Polygamma.trigammaDifference(z + a, dz);
        log.setFirst(A, -Polygamma.digammaDifference(z + a, dz));
        log.setFirst(B, fall);
        log.setFirst(C, fall * u - ends * du);
        log.setSecond(A, A, trigammaFall);
        log.setSecond(A, B, trigammaFall);
        log.setSecond(A, C, trigammaFall * (u + du) - trigamma * du);
        log.setSecond(B, B, -bend);
        log.setSecond(B, C, endsBend * du - bend * u);
        log.setSecond(C, C, endsBend * du * (2 * u + du) - bend * u * u - ends * duLog + fall * uLog);
        return log;
    }

    /** D(z) − D(z + dz), by the shorter of the two differences that it consists of. */
    private double fallOfD(double z, double dz) {
        return a < dz
                ? Polygamma.digammaDifference(z, a) - Polygamma.digammaDifference(z + dz, a)
                : Polygamma.digammaDifference(z, dz) - Polygamma.digammaDifference(z + a, dz);
    }

    /** The same of ψ′(z) − ψ′(z + a). */
    private double bendOfD(double z, double dz) {
        return a < dz
                ? Polygamma.trigammaDifference(z, a) - Polygamma.trigammaDifference(z + dz, a)
                : Polygamma.trigammaDifference(z, dz) - Polygamma.trigammaDifference(z + a, dz);
    }

    /** Σ S(t)/S(n) e^(−delta (t − n − 1)) over n &lt; t ≤ end, which may be infinite. */
    double sum(double n, double end, double delta) {
        if (Double.isInfinite(end) && delta == 0 && !(a * c > 1)) {
            return Double.POSITIVE_INFINITY;
        }
        Terms f = new Terms(n, delta);
        double sum = 0;
        double t = n + 1;
        for (; t <= end && !f.areSmooth(t); t++) {
            double term = f.at(t);
            sum += term;
            if (term == 0 || term * Math.min(end - t, f.reach(t)) < NEGLIGIBLE * sum) {
                return sum;
            }
            if (t - n > MOST_TERMS) {
                throw uncomputable("more than " + MOST_TERMS + " terms", n, end, delta);
            }
        }
        return t > end ? sum : sum + f.tail(t, end);
    }

    private UncomputableException uncomputable(String what, double n, double end, double delta) {
        return new UncomputableException("the sum of BdW's survival function needs " + what + ": alpha " + a + ", beta "
                + b + ", c " + c + ", from " + n + " to " + end + ", discounted by " + delta);
    }

    /** The terms of a sum as a function of real t. */
    private final class Terms {
        private final double n;
        private final double delta;
        private final double start;

        Terms(double n, double delta) {
            this.n = n;
            this.delta = delta;
            start = logGammas(n);
        }

        double at(double t) {
            return Math.exp(start - logGammas(t) - delta * (t - n - 1));
        }

        /** −f′/f. */
        private double rate(double t) {
            double z = z(t);
            return (z < powerLaw() ? Polygamma.digammaDifference(z, a) * c * Math.pow(t, c - 1) : a * c / t) + delta;
        }

        boolean areSmooth(double t) {
            return t >= SMOOTH * Math.max(1, c) && rate(t) * SMOOTH <= 1;
        }

        /** A bound on how many times the term at t what follows may come to. */
        double reach(double t) {
            double power = a * c > 1 ? Math.max(t, Math.pow(b, 1 / c)) / (a * c - 1) : Double.POSITIVE_INFINITY;
            return delta > 0 ? Math.min(power, 1 / delta) : power;
        }

        /** Σ from t to the end by the formula of Euler and Maclaurin. */
        double tail(double from, double end) {
            double first = at(from);
            double sum = first / 2 + first * rate(from) / 12;
            if (!Double.isInfinite(end)) {
                double last = at(end);
                sum += last / 2 - last * rate(end) / 12;
            }
            double powerFrom = Math.min(FARTHEST, Math.pow(POWER_LAW * (1 + b + a * a), 1 / c));
            double to = delta > 0 ? end : Math.min(end, Math.max(from, powerFrom));
            double t = from;
            for (int panel = 0; t < to; panel++) {
                if (panel == MOST_PANELS) {
                    throw uncomputable("more than " + MOST_PANELS + " panels", n, end, delta);
                }
                double width = Math.min(1, 6 / (1 + rate(t) * t));
                double next = Math.min(to, t * Math.exp(width));
                double part = GaussLegendre.integrate(
                        q -> {
                            double at = Math.exp(q);
                            return at * at(at);
                        },
                        Math.log(t),
                        Math.log(next));
                sum += part;
                // Written so that nothing left of an unknown length ends the sum, too.
                if (!(at(next) * Math.min(end - next, reach(next)) >= NEGLIGIBLE * sum)) {
                    return sum;
                }
                t = next;
            }
            if (t < end) {
                // S falls like a power of t from here on.
                double length = Math.log(end / t);
                double beyond =
                        Double.isInfinite(end) ? 1 / (a * c - 1) : length * ExpRatio.value((1 - a * c) * length);
                sum += at(t) * t * beyond;
            }
            return sum;
        }
    }
}
