package dev.lindy.models.purchases.kernel.betageometric;

import dev.lindy.models.SimulatedCustomer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Draws customers' lives as the models tell them: buy, perhaps leave, wait, buy. */
public final class Lives {

    private Lives() {}

    /**
     * Draws the life of a new customer.
     *
     * @param dropout after which purchases a customer may leave
     * @param phases exponential waits, at rate λ each, from one purchase to the next
     * @param lambda λ
     * @param p the chance to leave after a purchase
     * @param random the source of randomness
     * @param duration time after the first purchase at which the simulation ends
     * @return repeat purchases in (0, duration], when the customer left, and {@code lambda} and {@code p}
     * @throws IllegalArgumentException if the duration is not finite and at least 0
     */
    public static SimulatedCustomer draw(
            Dropout dropout, int phases, double lambda, double p, UniformRandomProvider random, double duration) {
        if (!(duration >= 0) || Double.isInfinite(duration)) {
            throw new IllegalArgumentException("duration must be finite and at least 0, but is " + duration);
        }
        ZigguratSampler.Exponential wait = ZigguratSampler.Exponential.of(random);
        double[] times = new double[8];
        int count = 0;
        boolean leavesAtOnce = dropout == Dropout.AFTER_EVERY_PURCHASE && random.nextDouble() < p;
        double lifetime = leavesAtOnce ? 0 : Double.POSITIVE_INFINITY;
        double t = gap(wait, phases, lambda);
        while (t <= Math.min(duration, lifetime)) {
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
            }
            times[count++] = t;
            if (random.nextDouble() < p) {
                lifetime = t;
                break;
            }
            t += gap(wait, phases, lambda);
        }
        Map<String, Double> latent = new LinkedHashMap<>();
        latent.put("lambda", lambda);
        latent.put("p", p);
        return new SimulatedCustomer(Arrays.copyOf(times, count), lifetime, latent);
    }

    private static double gap(ZigguratSampler.Exponential wait, int phases, double lambda) {
        double sum = 0;
        for (int i = 0; i < phases; i++) {
            sum += wait.sample();
        }
        return sum / lambda;
    }
}
