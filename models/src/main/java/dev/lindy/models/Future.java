package dev.lindy.models;

import dev.lindy.core.base.Discount;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The purchases of one customer from now on: every question that looks ahead, whatever the model.
 *
 * <p>Time counts from now, in the unit of the model. X(t) is the number of purchases in (0, t]. Unless a method says
 * otherwise {@code t} may be infinite; expectations, variances and mean times that do not exist are infinite.
 *
 * <p>Users get a future from {@link TransactionModel#conditionalFuture} or {@link PurchaseModel#newcomer()}: it allows for
 * the chance that the customer is gone already, and checks its arguments. A model supplies the future of a customer who is
 * active now ({@link TransactionModel#future}), which need not check them. Immutable.
 */
public interface Future {

    /**
     * P(still active at t).
     *
     * @param t at least 0
     * @return a probability
     */
    double probabilityAlive(double t);

    /**
     * E[X(t)].
     *
     * @param t at least 0
     * @return expected purchases; may be infinite for infinite t
     */
    double expectedTransactions(double t);

    /**
     * E[X(to) − X(from)], with all its digits also where that is a small difference.
     *
     * @param from at least 0, finite
     * @param to at least {@code from}
     * @return expected purchases; may be infinite for infinite {@code to}
     */
    double expectedTransactions(double from, double to);

    /**
     * Var[X(t)].
     *
     * @param t at least 0
     * @return the variance; may be infinite for infinite t
     */
    double varianceOfTransactions(double t);

    /**
     * P(X(t) = k).
     *
     * @param k at least 0
     * @param t at least 0
     * @return a probability
     */
    double transactionProbability(int k, double t);

    /**
     * P(X(t) = 1), P(X(t) = 2) and so on, until all further ones together are below a tail. Errors are small beside the tail, not
     * beside each probability: one far below the tail may have no correct digit.
     *
     * @param t at least 0, finite
     * @param tail above 0, such as 1e-9
     * @return one probability per number of purchases, from 1 on
     */
    default double[] transactionProbabilities(double t, double tail) {
        return CountProbabilities.of(this, t, tail);
    }

    /**
     * P(X(t) &gt; 0), accurate when it is tiny; as a function of t the (defective) distribution function of the time to the
     * next purchase.
     *
     * @param t at least 0; infinite for "ever again"
     * @return a probability
     */
    double probabilityOfPurchase(double t);

    /**
     * The time within which the next purchase falls with the given probability: inverse of {@link #probabilityOfPurchase}.
     *
     * @param level in [0, 1)
     * @return a time; infinite where the customer never buys again with probability at least 1 − level
     */
    double timeToNextPurchaseQuantile(double level);

    /**
     * E[time to the next purchase | there is one].
     *
     * @return a time; may be infinite
     */
    double meanTimeToNextPurchase();

    /**
     * Expected purchases in (0, horizon], each discounted back to now: ∫ e<sup>−δu</sup> dE[X(u)].
     *
     * @param discount what the future is worth
     * @param horizon at least 0
     * @return the expectation; may be infinite where nothing is discounted and the horizon is infinite
     */
    double discountedTransactions(Discount discount, double horizon);

    /**
     * Expected pairs of purchases in (0, horizon], both purchases discounted back to now: E[Σ e<sup>−δ(u + v)</sup>] over purchases
     * at u ≠ v, both orders counted. Added to {@link #discountedTransactions} at 2δ it gives the second moment of discounted
     * purchases; without a discount it is E[X(X − 1)].
     *
     * <p>The default derives it from the growth of the variance. That is exact for models whose customers buy at a constant rate of
     * their own until they leave, where the density of purchases at u and at a later v depends on v alone. For regular purchases
     * it is an approximation, good when the discount changes little from one purchase to the next.
     *
     * @param rate δ per unit of time, at least 0
     * @param horizon at least 0, finite
     * @return the expectation
     */
    default double discountedPairs(double rate, double horizon) {
        return DiscountedPairs.of(this, rate, horizon);
    }

    /**
     * E[min(lifetime, horizon)]; the lifetime of a customer who is gone is 0.
     *
     * @param horizon at least 0
     * @return a time; may be infinite for an infinite horizon
     */
    double expectedLifetime(double horizon);

    /**
     * Expected purchases per unit of time at t: the derivative of {@link #expectedTransactions(double)}. In discrete time,
     * the expected purchases at the t-th opportunity.
     *
     * @param t at least 0
     * @return a rate
     */
    double purchaseIntensity(double t);

    /**
     * Draws what the customer will do.
     *
     * @param random the source of randomness
     * @param horizon where the simulation ends, finite and at least 0
     * @return the purchases in (0, horizon] and when the customer left
     */
    FuturePurchases simulate(UniformRandomProvider random, double horizon);
}
