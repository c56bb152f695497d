package dev.lindy.models.purchases.bgbb;

import dev.lindy.models.SimulatedCustomer;
import dev.lindy.models.kernel.Variates;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/** Draws customers' lives as the model tells them: perhaps leave, perhaps buy, next opportunity. */
final class BgBbSimulation {

    private BgBbSimulation() {}

    static SimulatedCustomer draw(BgBb model, UniformRandomProvider random, double duration) {
        Opportunities.checkHorizon("duration", duration);
        if (Double.isInfinite(duration)) {
            throw new IllegalArgumentException("duration must be finite, but is " + duration);
        }
        double p = Variates.beta(random, model.alpha(), model.beta());
        double theta = Variates.beta(random, model.gamma(), model.delta());
        double[] times = new double[8];
        int count = 0;
        double lifetime = Double.POSITIVE_INFINITY;
        for (double opportunity = 1; opportunity <= duration; opportunity++) {
            if (random.nextDouble() < theta) {
                lifetime = opportunity;
                break;
            }
            if (random.nextDouble() < p) {
                if (count == times.length) {
                    times = Arrays.copyOf(times, 2 * count);
                }
                times[count++] = opportunity;
            }
        }
        Map<String, Double> latent = new LinkedHashMap<>();
        latent.put("p", p);
        latent.put("theta", theta);
        return new SimulatedCustomer(Arrays.copyOf(times, count), lifetime, latent);
    }
}
