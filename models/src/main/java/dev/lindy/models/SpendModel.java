package dev.lindy.models;

import dev.lindy.core.base.CustomerBase;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A model of what customers spend per purchase, at known parameters.
 *
 * <p>What is known of a customer is the mean z̄ of the values of x purchases; with x = 0 the answer is the population's.
 * Scalar methods throw {@link IllegalArgumentException} when x &lt; 0, or when x &gt; 0 and z̄ is not above 0.
 */
public interface SpendModel {

    /**
     * The model's name in files and options.
     *
     * @return such as {@code gamma-gamma}
     */
    String id();

    /**
     * Expected mean value of a purchase in the population.
     *
     * @return in currency; infinite where the model has no finite mean
     */
    double populationMeanSpend();

    /**
     * Expected mean value of a purchase of one customer.
     *
     * @param x purchases observed
     * @param meanSpend their mean value z̄
     * @return in currency; may be infinite
     */
    double conditionalMeanSpend(int x, double meanSpend);

    /**
     * P(mean value of a purchase of this customer ≤ m).
     *
     * @param x purchases observed
     * @param meanSpend their mean value z̄
     * @param m an amount, at least 0
     * @return a probability
     */
    double meanSpendProbability(int x, double meanSpend, double m);

    /**
     * Quantile of the mean value of a purchase of one customer.
     *
     * @param level in [0, 1]
     * @param x purchases observed
     * @param meanSpend their mean value z̄
     * @return in currency
     */
    double meanSpendQuantile(double level, int x, double meanSpend);

    /**
     * Draws what a new customer pays.
     *
     * @param random the source of randomness
     * @param purchases how many amounts to draw, at least 0
     * @return the amounts and the truth behind them
     */
    SimulatedSpend simulate(UniformRandomProvider random, int purchases);

    /**
     * {@link #conditionalMeanSpend(int, double)} for every customer.
     *
     * @param base customers with spend; those of whom nothing usable is known get the population's mean
     * @return one amount per customer
     */
    default double[] conditionalMeanSpend(CustomerBase base) {
        double[] out = new double[base.size()];
        for (int i = 0; i < out.length; i++) {
            int x = base.spendCount(i);
            double mean = base.meanSpend(i);
            out[i] = x > 0 && mean > 0 ? conditionalMeanSpend(x, mean) : populationMeanSpend();
        }
        return out;
    }
}
