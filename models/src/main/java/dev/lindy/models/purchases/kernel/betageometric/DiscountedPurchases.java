package dev.lindy.models.purchases.kernel.betageometric;

import dev.lindy.core.special.GaussLegendre;
import dev.lindy.core.special.ScaledExponentialIntegral;

/**
 * Expected discounted purchases ∫₀ʰ e^(−δu) (n/A) (1 + pu/A)^(−n−1) du of an active customer whose chance to leave is p.
 *
 * <p>With z = Aδ/p and F_ν(z) = e^z E_ν(z) the integral to infinity is (n/(Aδ)) z F_{n+1}(z); the rest beyond h is the same
 * of a customer with A + ph, discounted by h. Where the two nearly cancel the integral is done as it stands.
 */
final class DiscountedPurchases {

    private static final double CANCELS_BELOW = 0.5;
    private static final double PANEL = 2;

    private final double n;
    private final double rate;
    private final double delta;
    private final double horizon;

    DiscountedPurchases(double n, double rate, double delta, double horizon) {
        this.n = n;
        this.rate = rate;
        this.delta = delta;
        this.horizon = horizon;
    }

    /** The integral to the horizon, as a multiple of n/(Aδ). */
    double at(double p) {
        double z = rate * delta / p;
        double y = p * horizon / rate;
        double log = Math.log1p(y);
        double discount = delta * horizon;
        if (discount + n * log > CANCELS_BELOW) {
            double rest =
                    Math.exp(-discount - (n + 1) * log) * ScaledExponentialIntegral.timesArgument(n + 1, z + discount);
            return ScaledExponentialIntegral.timesArgument(n + 1, z) - rest;
        }
        if (y <= 1) {
            return discount * GaussLegendre.integrate(w -> Math.exp(-discount * w - (n + 1) * Math.log1p(y * w)), 0, 1);
        }
        // The integrand is smooth in q = ln(1 + pu/A), however large y is.
        return z * GaussLegendre.integrate(q -> Math.exp(-n * q - z * Math.expm1(q)), 0, log, PANEL);
    }

    /** The integral to infinity, as a multiple of n/(Aδ). */
    double atInfiniteHorizon(double p) {
        return ScaledExponentialIntegral.timesArgument(n + 1, rate * delta / p);
    }
}
