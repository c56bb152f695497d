package dev.lindy.models.purchases.kernel.dropoutclock;

import dev.lindy.core.special.ExpRatio;
import dev.lindy.core.special.Log1p;
import dev.lindy.core.special.ScaledExponentialIntegral;
import dev.lindy.models.kernel.Variates;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Customers leave at a constant rate μ of their own, μ ~ Gamma(s, β): S(t) = (1 + t/β)<sup>−s</sup>, the Pareto distribution
 * of the second kind.
 *
 * @param s shape, above 0
 * @param beta rate parameter in units of time, above 0
 */
public record LomaxClock(double s, double beta) implements DropoutClock {

    @Override
    public double logSurvival(double t) {
        return -s * Log1p.value(t / beta);
    }

    @Override
    public double hazard(double t) {
        return s / (beta + t);
    }

    @Override
    public LomaxClock after(double t) {
        return new LomaxClock(s, beta + t);
    }

    @Override
    public double survivalPanel(double t, double decay) {
        double distance = beta + t;
        return Math.min(distance, PANEL / (decay + s / distance));
    }

    @Override
    public double densityPanel(double t, double decay) {
        double distance = beta + t;
        return Math.min(distance, PANEL / (decay + (s + 1) / distance));
    }

    /** An integrand changes by at most a factor of e to this power over a panel. */
    static final double PANEL = 8;

    @Override
    public double power() {
        return s;
    }

    @Override
    public double scale() {
        return beta;
    }

    /**
     * {@inheritDoc}
     *
     * <p>β(1 − (1 + h/β)<sup>1−s</sup>)/(s − 1), without its removable singularity at s = 1; infinite for infinite h when
     * s ≤ 1.
     */
    @Override
    public double meanLifetime(double h) {
        if (Double.isInfinite(h)) {
            return s > 1 ? beta / (s - 1) : Double.POSITIVE_INFINITY;
        }
        double log = Log1p.value(h / beta);
        return beta * log * ExpRatio.value((1 - s) * log);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Infinite for infinite h when s ≤ 2.
     */
    @Override
    public double lifetimeVariance(double h) {
        if (Double.isInfinite(h)) {
            return s > 2 ? beta / (s - 1) * (beta / (s - 1)) * (s / (s - 2)) : Double.POSITIVE_INFINITY;
        }
        return ClockIntegrals.variance(this, h);
    }

    /**
     * {@inheritDoc}
     *
     * <p>β e<sup>z</sup> E<sub>s</sub>(z) with z = δβ for infinite h.
     */
    @Override
    public double discountedLifetime(double delta, double h) {
        if (delta == 0) {
            return meanLifetime(h);
        }
        return Double.isInfinite(h)
                ? ScaledExponentialIntegral.timesArgument(s, delta * beta) / delta
                : ClockIntegrals.discounted(this, delta, h);
    }

    @Override
    public Draw draw(UniformRandomProvider random) {
        double mu = Variates.gamma(random, s, beta);
        return new Draw(mu, ZigguratSampler.Exponential.of(random).sample() / mu);
    }
}
