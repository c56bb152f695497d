package dev.lindy.models;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.models.purchases.kernel.Histories;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A model of purchases without a contract, as those see it who ask about a whole base: values, validation, choice and files.
 *
 * <p>Only the model knows by what its customers differ. One that knows no more than (x, t<sub>x</sub>, T) is a
 * {@link TransactionModel}, and answers questions about single histories too.
 *
 * <p>All times are in units of {@link #timeScale()}; futures begin at T, the end of observation. Base methods have one value
 * per customer, in the order of the base. They throw {@link IllegalArgumentException} for a base that counts time in another
 * unit, for impossible histories and for negative times. Immutable.
 */
public interface PurchaseModel {

    /**
     * The model's name in files and options.
     *
     * @return such as {@code bg-nbd}
     */
    String id();

    /**
     * The unit of all times and rates.
     *
     * @return the scale the model was fitted or made in
     */
    TimeScale timeScale();

    /**
     * Any question about every customer, computed once per distinct history on the cores at hand; an {@link Expectation}
     * more quickly than that.
     *
     * @param base the customers
     * @param question what to ask of each
     * @return one value per customer
     */
    double[] forEach(CustomerBase base, Question<? super TransactionModel, ? super History> question);

    /**
     * Whether customers with the same history (x, t<sub>x</sub>, T) are the same to this model.
     *
     * @return false if it looks at their attributes too
     */
    default boolean knowsHistoriesOnly() {
        return true;
    }

    /**
     * The future of a new customer, who has just made the first purchase; it is not counted.
     *
     * @return what follows from it
     */
    Future newcomer();

    /**
     * Draws the life of a new customer.
     *
     * @param random the source of randomness
     * @param duration time after the first purchase at which the simulation ends, finite and at least 0
     * @return repeat purchases in (0, duration] and the truth behind them
     */
    SimulatedCustomer simulate(UniformRandomProvider random, double duration);

    /**
     * Log-likelihood of a whole base.
     *
     * @param base the customers
     * @return Σ ln L
     */
    double logLikelihood(CustomerBase base);

    /**
     * P(active at T) for every customer.
     *
     * @param base the customers
     * @return one probability per customer
     */
    default double[] probabilityAlive(CustomerBase base) {
        return forEach(base, (model, h) -> model.probabilityAlive(h.x(), h.tx(), h.T()));
    }

    /**
     * P(still active at T + t) for every customer.
     *
     * @param base the customers
     * @param t time ahead, at least 0
     * @return one probability per customer
     */
    default double[] probabilityAlive(CustomerBase base, double t) {
        Histories.checkTime("t", t);
        return forEach(base, (Expectation) future -> future.probabilityAlive(t));
    }

    /**
     * CET, the expected purchases in (T, T + t], for every customer.
     *
     * @param base the customers
     * @param t time ahead, at least 0; may be infinite where the expectation is finite
     * @return one expectation per customer
     */
    default double[] conditionalExpectedTransactions(CustomerBase base, double t) {
        Histories.checkTime("t", t);
        return forEach(base, (Expectation) future -> future.expectedTransactions(t));
    }

    /**
     * P(at least one purchase in (T, T + t]) for every customer.
     *
     * @param base the customers
     * @param t time ahead, at least 0; infinite for "ever again"
     * @return one probability per customer
     */
    default double[] probabilityOfPurchase(CustomerBase base, double t) {
        Histories.checkTime("t", t);
        return forEach(base, (Expectation) future -> future.probabilityOfPurchase(t));
    }

    /**
     * The time within which the next purchase falls with the given probability, for every customer.
     *
     * @param level in [0, 1)
     * @param base the customers
     * @return one time per customer, from T on; infinite for those who never buy again with probability at least 1 − level
     */
    default double[] timeToNextPurchaseQuantile(double level, CustomerBase base) {
        Histories.checkLevel(level);
        return forEach(base, (model, h) -> model.timeToNextPurchaseQuantile(level, h.x(), h.tx(), h.T()));
    }

    /**
     * DECT, the expected purchases in (T, T + t], each discounted back to T, for every customer.
     *
     * @param discount what the future is worth
     * @param base the customers
     * @param t horizon, at least 0; infinite is DERT
     * @return one expectation per customer
     */
    default double[] discountedExpectedTransactions(Discount discount, CustomerBase base, double t) {
        Histories.checkTime("t", t);
        return forEach(base, (Expectation) future -> future.discountedTransactions(discount, t));
    }

    /**
     * DERT, all expected future purchases, each discounted back to T, for every customer.
     *
     * @param discount what the future is worth
     * @param base the customers
     * @return one expectation per customer; infinite where nothing is discounted and purchases never cease in expectation
     */
    default double[] discountedExpectedResidualTransactions(Discount discount, CustomerBase base) {
        return discountedExpectedTransactions(discount, base, Double.POSITIVE_INFINITY);
    }

    /**
     * P(k purchases in (T, T + t]) for every customer, of whom each has a number of their own.
     *
     * @param k one number of purchases per customer, at least 0
     * @param base the customers
     * @param t time ahead, at least 0
     * @return one probability per customer
     */
    double[] conditionalTransactionProbability(int[] k, CustomerBase base, double t);
}
