package dev.lindy.models;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The amounts that one customer drawn from a spend model pays, and the truth behind them. Immutable.
 */
public final class SimulatedSpend {

    private final double[] amounts;
    private final double mean;
    private final Map<String, Double> latent;

    /**
     * Makes the spend of a customer.
     *
     * @param amounts one amount per purchase
     * @param mean the customer's own mean value of a purchase, which the amounts scatter about
     * @param latent the customer's own parameters by the paper's names, such as {@code nu}
     */
    public SimulatedSpend(double[] amounts, double mean, Map<String, Double> latent) {
        this.amounts = amounts.clone();
        this.mean = mean;
        this.latent = Collections.unmodifiableMap(new LinkedHashMap<>(latent));
    }

    /**
     * What was paid.
     *
     * @return one amount per purchase, in currency
     */
    public double[] amounts() {
        return amounts.clone();
    }

    /**
     * The customer's own mean value of a purchase.
     *
     * @return in currency
     */
    public double mean() {
        return mean;
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
