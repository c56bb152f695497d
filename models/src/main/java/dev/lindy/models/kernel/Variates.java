package dev.lindy.models.kernel;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;

/** Draws of what a customer is like. */
public final class Variates {

    private Variates() {}

    /**
     * A gamma variate.
     *
     * @param random the source of randomness
     * @param shape above 0
     * @param rate above 0
     * @return a draw; 0 only where it is below the smallest double
     */
    public static double gamma(UniformRandomProvider random, double shape, double rate) {
        return Math.exp(logGamma(random, shape)) / rate;
    }

    /**
     * A beta variate.
     *
     * @param random the source of randomness
     * @param a above 0
     * @param b above 0
     * @return a draw, also where a and b are so small that both gamma variates behind it are below the smallest double
     */
    public static double beta(UniformRandomProvider random, double a, double b) {
        return 1 / (1 + Math.exp(logGamma(random, b) - logGamma(random, a)));
    }

    private static double logGamma(UniformRandomProvider random, double shape) {
        if (shape >= 1) {
            return Math.log(
                    AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, 1).sample());
        }
        // Γ(shape) is Γ(shape + 1) times a uniform variate to the power of 1/shape.
        double raised =
                AhrensDieterMarsagliaTsangGammaSampler.of(random, shape + 1, 1).sample();
        return Math.log(raised) + Math.log1p(-random.nextDouble()) / shape;
    }
}
