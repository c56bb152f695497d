package dev.lindy.models;

import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.models.purchases.kernel.Histories;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A model of purchases without a contract, at known parameters: what every one of them answers, for one customer and for
 * a whole base.
 *
 * <p>A history is (x, t<sub>x</sub>, T): repeat purchases, time from the first to the last purchase, time from the first
 * purchase to now. All times are in units of {@link #timeScale()}; futures begin at T. A new customer has just made the
 * first purchase, which is not counted.
 *
 * <p>Scalar methods throw {@link IllegalArgumentException} for an impossible history (x &lt; 0; t<sub>x</sub> &gt; T;
 * x = 0 with t<sub>x</sub> &gt; 0 or the reverse; NaN) and for a negative time. Base methods compute once per distinct
 * history and throw the same for a base whose time scale is not the model's. Results have one value a customer, in the
 * order of the base.
 */
public interface TransactionModel {

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
     * Log-likelihood of one history, as a density of the ordered purchase times (no combinatorial factor).
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return ln L(x, t<sub>x</sub>, T)
     */
    double logLikelihood(int x, double tx, double T);

    /**
     * P(active at T).
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return a probability; 0 only where it is below the smallest double
     */
    double probabilityAlive(int x, double tx, double T);

    /**
     * ln P(active at T), where the probability itself may be too small for a double.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return at most 0
     */
    double logProbabilityAlive(int x, double tx, double T);

    /**
     * P(still active at T + t).
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @param t time ahead, at least 0
     * @return a probability
     */
    double probabilityAlive(int x, double tx, double T, double t);

    /**
     * E[X(t)], the repeat purchases that a new customer makes in (0, t].
     *
     * @param t at least 0
     * @return the expectation
     */
    double expectedTransactions(double t);

    /**
     * E[X(to) − X(from)] of a new customer.
     *
     * @param from start of the interval, at least 0
     * @param to end of the interval, at least {@code from}
     * @return the expectation
     */
    default double expectedTransactions(double from, double to) {
        if (!(to >= from)) {
            throw new IllegalArgumentException("an interval must end at or after its start: " + from + " to " + to);
        }
        return expectedTransactions(to) - expectedTransactions(from);
    }

    /**
     * Var[X(t)] of a new customer.
     *
     * @param t at least 0
     * @return the variance
     */
    double varianceOfTransactions(double t);

    /**
     * P(X(t) = k) of a new customer.
     *
     * @param k number of repeat purchases, at least 0
     * @param t at least 0
     * @return a probability
     */
    double transactionProbability(int k, double t);

    /**
     * CET: the expected purchases in (T, T + t] given the history.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @param t time ahead, at least 0; may be infinite where the expectation is finite
     * @return the expectation, P(alive) included
     */
    double conditionalExpectedTransactions(int x, double tx, double T, double t);

    /**
     * Variance of the purchases in (T, T + t] given the history.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @param t time ahead, at least 0
     * @return the variance
     */
    double conditionalVarianceOfTransactions(int x, double tx, double T, double t);

    /**
     * P(k purchases in (T, T + t]) given the history; k = 0 includes those who are gone.
     *
     * @param k number of purchases, at least 0
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @param t time ahead, at least 0
     * @return a probability
     */
    double conditionalTransactionProbability(int k, int x, double tx, double T, double t);

    /**
     * P(at least one purchase in (T, T + t]), accurate when it is tiny; as a function of t the (defective) distribution
     * function of the time to the next purchase.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @param t time ahead, at least 0; infinite for "ever again"
     * @return a probability
     */
    double probabilityOfPurchase(int x, double tx, double T, double t);

    /**
     * The time within which the next purchase falls with the given probability: inverse of
     * {@link #probabilityOfPurchase}.
     *
     * @param level in [0, 1)
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return a time from T on; infinite when the customer never buys again with probability at least 1 − level
     */
    double timeToNextPurchaseQuantile(double level, int x, double tx, double T);

    /**
     * E[time to the next purchase | there is one].
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return a time from T on; may be infinite
     */
    double meanTimeToNextPurchase(int x, double tx, double T);

    /**
     * DECT: expected purchases in (T, T + t], each discounted back to T.
     *
     * @param discount what the future is worth
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @param t horizon, at least 0; infinite is DERT
     * @return ∫<sub>0</sub><sup>t</sup> e<sup>−δs</sup> dCET(s)
     */
    double discountedExpectedTransactions(Discount discount, int x, double tx, double T, double t);

    /**
     * DERT: all expected future purchases, each discounted back to T.
     *
     * @param discount what the future is worth
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return the sum; infinite where nothing is discounted and purchases never cease in expectation (the models say
     *     when)
     */
    double discountedExpectedResidualTransactions(Discount discount, int x, double tx, double T);

    /**
     * DECT of a new customer, the first purchase not counted.
     *
     * @param discount what the future is worth
     * @param t horizon, at least 0; may be infinite
     * @return expected discounted repeat purchases
     */
    double discountedExpectedTransactions(Discount discount, double t);

    /**
     * Expected remaining lifetime after T, cut off at a horizon: E[min(lifetime, h)], 0 for those who are gone.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @param h horizon, at least 0
     * @return a time
     */
    double expectedResidualLifetime(int x, double tx, double T, double h);

    /**
     * Posterior mean of the purchase rate λ, whether the customer is still active or not.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return purchases per unit of time
     */
    double posteriorMeanPurchaseRate(int x, double tx, double T);

    /**
     * Draws the life of a new customer.
     *
     * @param random the source of randomness
     * @param duration time after the first purchase at which the simulation ends, finite and at least 0
     * @return repeat purchases in (0, duration] and the truth behind them
     */
    SimulatedCustomer simulate(UniformRandomProvider random, double duration);

    /** A quantity of one history. */
    @FunctionalInterface
    interface Quantity {
        /**
         * Its value.
         *
         * @param x repeat purchases
         * @param tx time of the last purchase
         * @param T now
         * @return the value
         */
        double of(int x, double tx, double T);
    }

    /**
     * Any quantity for every customer, computed once per distinct history on the cores at hand.
     *
     * @param base the customers
     * @param quantity the quantity
     * @return one value a customer
     * @throws IllegalArgumentException if the base counts time in another unit than the model
     */
    default double[] forEach(CustomerBase base, Quantity quantity) {
        Histories.checkTimeScale(this, base);
        CompressedBase histories = base.compressed();
        double[] perRow = new double[histories.rows()];
        Chunks.forEach(perRow.length, (chunk, from, to) -> {
            for (int row = from; row < to; row++) {
                perRow[row] = quantity.of(histories.frequency(row), histories.recency(row), histories.T(row));
            }
        });
        return histories.scatter(perRow);
    }

    /**
     * {@link #probabilityAlive(int, double, double)} for every customer.
     *
     * @param base the customers
     * @return one probability a customer
     */
    default double[] probabilityAlive(CustomerBase base) {
        return forEach(base, this::probabilityAlive);
    }

    /**
     * {@link #probabilityAlive(int, double, double, double)} for every customer.
     *
     * @param base the customers
     * @param t time ahead, at least 0
     * @return one probability a customer
     */
    default double[] probabilityAlive(CustomerBase base, double t) {
        return forEach(base, (x, tx, T) -> probabilityAlive(x, tx, T, t));
    }

    /**
     * {@link #conditionalExpectedTransactions(int, double, double, double)} for every customer.
     *
     * @param base the customers
     * @param t time ahead, at least 0
     * @return one expectation a customer
     */
    default double[] conditionalExpectedTransactions(CustomerBase base, double t) {
        return forEach(base, (x, tx, T) -> conditionalExpectedTransactions(x, tx, T, t));
    }

    /**
     * {@link #probabilityOfPurchase(int, double, double, double)} for every customer.
     *
     * @param base the customers
     * @param t time ahead, at least 0
     * @return one probability a customer
     */
    default double[] probabilityOfPurchase(CustomerBase base, double t) {
        return forEach(base, (x, tx, T) -> probabilityOfPurchase(x, tx, T, t));
    }

    /**
     * {@link #discountedExpectedTransactions(Discount, int, double, double, double)} for every customer.
     *
     * @param discount what the future is worth
     * @param base the customers
     * @param t horizon, at least 0; may be infinite
     * @return one expectation a customer
     */
    default double[] discountedExpectedTransactions(Discount discount, CustomerBase base, double t) {
        return forEach(base, (x, tx, T) -> discountedExpectedTransactions(discount, x, tx, T, t));
    }

    /**
     * {@link #discountedExpectedResidualTransactions(Discount, int, double, double)} for every customer.
     *
     * @param discount what the future is worth
     * @param base the customers
     * @return one expectation a customer
     */
    default double[] discountedExpectedResidualTransactions(Discount discount, CustomerBase base) {
        return forEach(base, (x, tx, T) -> discountedExpectedResidualTransactions(discount, x, tx, T));
    }
}
