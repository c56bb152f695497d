package dev.lindy.models.purchases.kernel.dropoutclock;

import dev.lindy.core.special.Log1p;
import dev.lindy.models.kernel.Variates;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Customers leave at a rate η b e<sup>bt</sup> that grows with time since the first purchase (Gompertz), η ~ Gamma(s, β) their
 * own: S(t) = (β/E(t))<sup>s</sup> with E(t) = β + e<sup>bt</sup> − 1.
 *
 * <p>E overflows at bt = 710; ρ(t) = E(t) e<sup>−bt</sup> = βe<sup>−bt</sup> + 1 − e<sup>−bt</sup> never does. E vanishes at
 * complex times, at ln(1 − β)/b for β &lt; 1 and at (ln(β − 1) ± iπ)/b for β &gt; 1; panels keep away from there.
 *
 * @param b growth of the rate to leave, per unit of time, above 0
 * @param s shape, above 0
 * @param beta rate parameter, a pure number, above 0
 */
public record GompertzClock(double b, double s, double beta) implements DropoutClock {

    private static final double PANEL = LomaxClock.PANEL;
    /** How much of the way to a singularity ahead a panel may go. */
    private static final double APPROACH = 0.6;

    private static final double SHRINK = 0.7;

    @Override
    public double logSurvival(double t) {
        return -s * logGrowth(t);
    }

    /** ln(E(t)/β). */
    private double logGrowth(double t) {
        double bt = b * t;
        double growth = Math.expm1(bt) / beta;
        return growth < Double.MAX_VALUE ? Log1p.value(growth) : bt + Math.log(rho(t)) - Math.log(beta);
    }

    /** E(t) e^(−bt), between β and 1. */
    private double rho(double t) {
        double bt = b * t;
        if (bt < 0.5) {
            double fallen = Math.expm1(-bt);
            return beta * (1 + fallen) - fallen;
        }
        double left = Math.exp(-bt);
        return beta * left + (1 - left);
    }

    /**
     * 1/E(t).
     *
     * @param t at least 0; may be infinite
     * @return 1/(β + e<sup>bt</sup> − 1), without overflow
     */
    public double reciprocal(double t) {
        return Math.exp(-b * t) / rho(t);
    }

    @Override
    public double hazard(double t) {
        return s * b / rho(t);
    }

    @Override
    public GompertzClock after(double t) {
        return new GompertzClock(b, s, rho(t));
    }

    @Override
    public double survivalPanel(double t, double decay) {
        double h = Math.min(reach(t), PANEL / (decay + hazard(t)));
        while (h * (decay + hazard(t + h)) > PANEL) {
            h *= SHRINK;
        }
        return h;
    }

    @Override
    public double densityPanel(double t, double decay) {
        double h = Math.min(reach(t), PANEL / (decay + slope(t)));
        while (h * (decay + slope(t + h)) > PANEL) {
            h *= SHRINK;
        }
        return h;
    }

    /** |d ln D/dt|. Like the hazard it is nowhere in an interval larger than at both of its ends. */
    private double slope(double t) {
        return b * Math.abs(1 - (s + 1) / rho(t));
    }

    /** How far the next singularity lets a panel go. */
    private double reach(double t) {
        if (beta == 1) {
            return Double.POSITIVE_INFINITY;
        }
        if (beta < 1) {
            return t - Math.log1p(-beta) / b;
        }
        double ahead = t - Math.log(beta - 1) / b;
        double distance = Math.hypot(ahead, Math.PI / b);
        return ahead >= 0 ? distance : APPROACH * distance;
    }

    @Override
    public double power() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public double scale() {
        return beta / b;
    }

    @Override
    public double meanLifetime(double h) {
        return ClockIntegrals.discounted(this, 0, h);
    }

    @Override
    public double lifetimeVariance(double h) {
        return ClockIntegrals.variance(this, h);
    }

    @Override
    public double discountedLifetime(double delta, double h) {
        return ClockIntegrals.discounted(this, delta, h);
    }

    @Override
    public Draw draw(UniformRandomProvider random) {
        double eta = Variates.gamma(random, s, beta);
        double e = ZigguratSampler.Exponential.of(random).sample();
        return new Draw(eta, Math.log1p(e / eta) / b);
    }
}
