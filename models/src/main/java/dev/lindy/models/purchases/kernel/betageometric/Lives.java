package dev.lindy.models.purchases.kernel.betageometric;

import dev.lindy.models.FuturePurchases;
import dev.lindy.models.SimulatedCustomer;
import dev.lindy.models.kernel.Variates;
import dev.lindy.models.purchases.kernel.Histories;
import dev.lindy.models.purchases.kernel.PurchaseTimes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Draws customers' lives as the models tell them: wait, buy, perhaps leave, wait.
 *
 * @param lambda λ, the rate at which phases pass
 * @param p the chance to leave after a purchase
 * @param phases exponential waits from one purchase to the next
 */
public record Lives(double lambda, double p, int phases) {

    /**
     * Draws a new customer of a model.
     *
     * @param model rates, chances to leave and after which purchases that may be
     * @param phases exponential waits from one purchase to the next
     * @param random the source of randomness
     * @param duration time after the first purchase at which the simulation ends
     * @return repeat purchases in (0, duration], when the customer left, and {@code lambda} and {@code p}
     * @throws IllegalArgumentException if the duration is not finite and at least 0
     */
    public static SimulatedCustomer ofNewCustomer(
            BetaGeometricModel model, int phases, UniformRandomProvider random, double duration) {
        Histories.checkDuration("duration", duration);
        double lambda = Variates.gamma(random, model.r(), model.alpha());
        double p = Variates.beta(random, model.a(), model.b());
        boolean gone = model.dropout() == Dropout.AFTER_EVERY_PURCHASE && random.nextDouble() < p;
        FuturePurchases life =
                new Lives(lambda, p, phases).draw(random, 0, gone ? 0 : Double.POSITIVE_INFINITY, duration);
        Map<String, Double> latent = new LinkedHashMap<>();
        latent.put("lambda", lambda);
        latent.put("p", p);
        return new SimulatedCustomer(life.times(), life.lifetime(), latent);
    }

    /**
     * Draws what a customer will do who is active now.
     *
     * @param random the source of randomness
     * @param passed phases that have passed since the last purchase, below {@link #phases()}
     * @param horizon where the simulation ends
     * @return the purchases in (0, horizon]
     */
    public FuturePurchases draw(UniformRandomProvider random, int passed, double horizon) {
        return draw(random, passed, Double.POSITIVE_INFINITY, horizon);
    }

    private FuturePurchases draw(UniformRandomProvider random, int passed, double longest, double horizon) {
        ZigguratSampler.Exponential wait = ZigguratSampler.Exponential.of(random);
        PurchaseTimes times = new PurchaseTimes();
        double lifetime = longest;
        double t = gap(wait, phases - passed);
        while (t <= Math.min(horizon, lifetime)) {
            times.add(t);
            if (random.nextDouble() < p) {
                lifetime = t;
                break;
            }
            t += gap(wait, phases);
        }
        return new FuturePurchases(times.toArray(), lifetime);
    }

    private double gap(ZigguratSampler.Exponential wait, int waits) {
        double sum = 0;
        for (int i = 0; i < waits; i++) {
            sum += wait.sample();
        }
        return sum / lambda;
    }
}
