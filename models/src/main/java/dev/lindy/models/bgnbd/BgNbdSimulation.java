package dev.lindy.models.bgnbd;

import dev.lindy.models.Draws;
import dev.lindy.models.SimulatedCustomer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Draws customers' lives as the model tells them: buy, perhaps leave, wait, buy. */
final class BgNbdSimulation {

    private BgNbdSimulation() {}

    static SimulatedCustomer draw(BgNbd model, UniformRandomProvider random, double duration) {
        if (!(duration >= 0) || Double.isInfinite(duration)) {
            throw new IllegalArgumentException("duration must be finite and at least 0, but is " + duration);
        }
        double lambda = Draws.gamma(random, model.r(), model.alpha());
        double p = Draws.beta(random, model.a(), model.b());
        ZigguratSampler.Exponential wait = ZigguratSampler.Exponential.of(random);
        double[] times = new double[8];
        int count = 0;
        double lifetime = Double.POSITIVE_INFINITY;
        double t = wait.sample() / lambda;
        while (t <= duration) {
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
            }
            times[count++] = t;
            if (random.nextDouble() < p) {
                lifetime = t;
                break;
            }
            t += wait.sample() / lambda;
        }
        Map<String, Double> latent = new LinkedHashMap<>();
        latent.put("lambda", lambda);
        latent.put("p", p);
        return new SimulatedCustomer(Arrays.copyOf(times, count), lifetime, latent);
    }
}
