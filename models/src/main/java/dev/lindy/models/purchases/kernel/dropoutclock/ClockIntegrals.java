package dev.lindy.models.purchases.kernel.dropoutclock;

import dev.lindy.core.special.GaussLegendre;
import java.util.function.DoubleUnaryOperator;

/** Integrals over a clock's survival function, panel by panel until nothing is left. */
final class ClockIntegrals {

    /** What is smaller than this beside the sum no longer counts. */
    static final double NEGLIGIBLE = 0x1p-60;

    private ClockIntegrals() {}

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
        for (double u = 0; u < h; ) {
            double end = Math.min(h, u + clock.survivalPanel(u, decay));
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
