package dev.lindy.models;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One customer drawn from a model: what an order log would show, and the truth that it would not.
 *
 * <p>Time 0 is the first purchase, which is not among the purchase times. Immutable.
 */
public final class SimulatedCustomer {

    private final double[] purchaseTimes;
    private final double lifetime;
    private final Map<String, Double> latent;

    /**
     * Makes a customer.
     *
     * @param purchaseTimes times of repeat purchases, ascending
     * @param lifetime the time at which the customer left; infinite if that was not before the end of the simulation
     * @param latent the customer's own parameters by the paper's names, such as {@code lambda} and {@code p}
     */
    public SimulatedCustomer(double[] purchaseTimes, double lifetime, Map<String, Double> latent) {
        this.purchaseTimes = purchaseTimes.clone();
        this.lifetime = lifetime;
        this.latent = Collections.unmodifiableMap(new LinkedHashMap<>(latent));
    }

    /**
     * Times of repeat purchases.
     *
     * @return ascending, in units of the model's time scale
     */
    public double[] purchaseTimes() {
        return purchaseTimes.clone();
    }

    /**
     * When the customer left.
     *
     * @return infinite if not before the end of the simulation
     */
    public double lifetime() {
        return lifetime;
    }

    /**
     * The customer's own parameters.
     *
     * @return by name, in the paper's order
     */
    public Map<String, Double> latent() {
        return latent;
    }
}
