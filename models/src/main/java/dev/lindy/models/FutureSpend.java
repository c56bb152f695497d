package dev.lindy.models;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * What a customer will pay for purchases to come: the law of the sum of any number of them. Immutable.
 *
 * <p>Sums come in a unit of the customer's own, the {@link #scale()}: the law of a sum divided by it depends on how many purchases
 * were observed, and not on their values.
 */
public interface FutureSpend {

    /**
     * The unit of the customer's sums.
     *
     * @return in currency, above 0
     */
    double scale();

    /**
     * P(sum of the next purchases ≤ an amount).
     *
     * @param purchases how many, above 0; need not be whole
     * @param amount at least 0, may be infinite
     * @return a probability
     */
    double probability(double purchases, double amount);

    /**
     * The density of the logarithm of the sum of the next purchases.
     *
     * @param purchases how many, above 0; need not be whole
     * @param amount where, above 0
     * @return at least 0
     */
    double logarithmicDensity(double purchases, double amount);

    /**
     * The slope of the logarithm of {@link #logarithmicDensity} by the logarithm of the amount.
     *
     * @param purchases how many, above 0; need not be whole
     * @param amount where, above 0
     * @return positive below the most likely sum, negative above it
     */
    double logarithmicSlope(double purchases, double amount);

    /**
     * Expected value of a purchase.
     *
     * @return in currency; may be infinite
     */
    double mean();

    /**
     * Expected square of the value of a purchase.
     *
     * @return in currency squared; may be infinite
     */
    double meanSquare();

    /**
     * Expected product of the values of two purchases.
     *
     * @return in currency squared; may be infinite
     */
    double meanProduct();

    /**
     * Draws what the next purchases cost.
     *
     * @param random the source of randomness
     * @param purchases how many, at least 0
     * @return their values
     */
    double[] simulate(UniformRandomProvider random, int purchases);
}
