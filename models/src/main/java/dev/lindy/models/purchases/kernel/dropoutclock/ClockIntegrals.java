package dev.lindy.models.purchases.kernel.dropoutclock;

import dev.lindy.core.special.GaussLegendre;
import dev.lindy.core.special.UncomputableException;
import java.util.function.DoubleUnaryOperator;

/** Integrals over a clock's survival function, panel by panel until nothing is left. */
final class ClockIntegrals {

    /** What is smaller than this beside the sum no longer counts. */
    static final double NEGLIGIBLE = 0x1p-60;

    /** The most panels of one integral. */
    static final int MOST_PANELS = 100_000;

    private ClockIntegrals() {}

    /** Where a panel ends that begins at {@code from}, after {@code panels} others. */
    static double next(double from, double width, int panels) {
        double to = from + width;
        // Written so that NaN is refused, too, and a panel narrower than the digits of its place.
        if (panels >= MOST_PANELS || !(to > from)) {
            throw new UncomputableException("an integral over the time to dropout stops at " + from + " after " + panels
                    + " panels: the next would be " + width + " wide, and " + MOST_PANELS + " are the most");
        }
        return to;
    }

    /**
     * ∫₀ʰ e^(−δu) S(u) du for finite h, or where S falls faster than any power or δ is above 0.
     */
    static double discounted(DropoutClock clock, double delta, double h) {
        return sum(clock, delta, h, u -> Math.exp(clock.logSurvival(u) - delta * u));
    }

    /**
     * Variance of the lifetime cut off at h: about h itself where most survive, so that it does not cancel for those who are
     * sure to.
     */
    static double variance(DropoutClock clock, double h) {
        if (clock.logSurvival(h) > -0.5) {
            double mean = sum(clock, 0, h, u -> -Math.expm1(clock.logSurvival(u)));
            double square = sum(clock, 0, h, u -> -2 * (h - u) * Math.expm1(clock.logSurvival(u)));
            return square - mean * mean;
        }
        double mean = discounted(clock, 0, h);
        double square = sum(clock, 0, h, u -> 2 * u * Math.exp(clock.logSurvival(u)));
        return square - mean * mean;
    }

    private static double sum(DropoutClock clock, double decay, double h, DoubleUnaryOperator f) {
        double sum = 0;
        int panels = 0;
        for (double u = 0; u < h; panels++) {
            double end = Math.min(h, next(u, clock.survivalPanel(u, decay), panels));
            double part = GaussLegendre.integrate(f, u, end);
            sum += part;
            if (part <= NEGLIGIBLE * sum) {
                break;
            }
            u = end;
        }
        return sum;
    }
}
