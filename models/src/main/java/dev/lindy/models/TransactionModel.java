package dev.lindy.models;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.models.purchases.kernel.ByHistory;
import dev.lindy.models.purchases.kernel.Histories;
import dev.lindy.models.purchases.kernel.Outcomes;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A model of purchases at known parameters that uses only a customer's history (x, t<sub>x</sub>, T): repeat purchases, time
 * from the first to the last purchase, time from the first purchase to now.
 *
 * <p>A model supplies the first group of methods: its likelihood, the odds that a customer is gone, and the future of an active
 * customer. The others follow from these, for one customer and for a whole base: an answer for a customer with a history is
 * P(alive) times the answer for an active one, and a new customer has the history (0, 0, 0).
 *
 * <p>Methods throw {@link IllegalArgumentException} for an impossible history (x &lt; 0; t<sub>x</sub> &gt; T; x = 0 with
 * t<sub>x</sub> &gt; 0 or the reverse; NaN) and for a negative time.
 */
public interface TransactionModel extends PurchaseModel {

    // --- what a model supplies

    /**
     * The parameters that are estimated, in the order of the paper.
     *
     * @return a new array
     */
    double[] parameters();

    /**
     * The log-likelihood of a base as a function of {@link #parameters()}.
     *
     * @param base the customers
     * @return their log-likelihood, as a density of the ordered purchase times (no combinatorial factor)
     */
    LogLikelihood likelihood(CustomerBase base);

    /**
     * ln(P(gone)/P(alive)) at T.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return minus infinity for a customer who cannot have left
     */
    double logOddsGone(int x, double tx, double T);

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
     * The future of a customer with this history who is active at T.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return the future from T on; its arguments are not checked
     */
    Future future(int x, double tx, double T);

    /**
     * Whether {@link #future} is the same for all t<sub>x</sub>, so that a whole base needs one for each pair (x, T) alone.
     *
     * @return false unless the model says so
     */
    default boolean futureIgnoresRecency() {
        return false;
    }

    /**
     * {@inheritDoc}
     *
     * <p>The default leaves {@link SimulatedCustomer} without the customer's own parameters.
     */
    @Override
    default SimulatedCustomer simulate(UniformRandomProvider random, double duration) {
        FuturePurchases life = newcomer().simulate(random, duration);
        return new SimulatedCustomer(life.times(), life.lifetime(), Map.of());
    }

    // --- the likelihood

    /**
     * Log-likelihood of one history.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return ln L(x, t<sub>x</sub>, T)
     */
    default double logLikelihood(int x, double tx, double T) {
        return logLikelihood(Histories.baseOf(timeScale(), x, tx, T));
    }

    /**
     * Gradient of {@link #logLikelihood(int, double, double)} in {@link #parameters()}.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return one number per parameter
     */
    default double[] logLikelihoodGradient(int x, double tx, double T) {
        double[] theta = parameters();
        double[] gradient = new double[theta.length];
        likelihood(Histories.baseOf(timeScale(), x, tx, T)).evaluate(theta, gradient, null);
        return gradient;
    }

    /**
     * Second derivatives of {@link #logLikelihood(int, double, double)} in {@link #parameters()}.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return a symmetric matrix, row by row
     */
    default double[] logLikelihoodHessian(int x, double tx, double T) {
        double[] theta = parameters();
        double[] hessian = new double[theta.length * theta.length];
        likelihood(Histories.baseOf(timeScale(), x, tx, T)).evaluate(theta, new double[theta.length], hessian);
        return hessian;
    }

    @Override
    default double logLikelihood(CustomerBase base) {
        Histories.checkTimeScale(this, base);
        return likelihood(base).evaluate(parameters(), null, null);
    }

    // --- whether a customer is active

    /**
     * P(gone)/P(alive) at T. A model that computes the odds directly overrides this, because digits are lost on the way through
     * the logarithm.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return at least 0; infinite where it is above the largest double
     */
    default double oddsGone(int x, double tx, double T) {
        return Math.exp(logOddsGone(x, tx, T));
    }

    /**
     * P(active at T).
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return a probability; 0 only where it is below the smallest double
     */
    default double probabilityAlive(int x, double tx, double T) {
        return 1 / (1 + oddsGone(x, tx, T));
    }

    /**
     * P(gone at T), also where it is far below the precision of 1 − P(active at T).
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return a probability
     */
    default double probabilityGone(int x, double tx, double T) {
        return 1 / (1 + Math.exp(-logOddsGone(x, tx, T)));
    }

    /**
     * ln P(active at T), where the probability itself may be too small for a double.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return at most 0
     */
    default double logProbabilityAlive(int x, double tx, double T) {
        double odds = oddsGone(x, tx, T);
        // 0 − …, not −…, so that certainty is 0 and not −0.
        return odds > 1e290 ? -logOddsGone(x, tx, T) : 0 - Math.log1p(odds);
    }

    // --- futures

    /**
     * The future of a customer with this history, active or not: P(alive) × {@link #future}.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return the future from T on
     */
    default Future conditionalFuture(int x, double tx, double T) {
        return new ConditionalFuture(this, x, tx, T);
    }

    @Override
    default Future newcomer() {
        return conditionalFuture(0, 0, 0);
    }

    // --- a new customer

    /**
     * E[X(t)], the repeat purchases that a new customer makes in (0, t].
     *
     * @param t at least 0
     * @return the expectation
     */
    default double expectedTransactions(double t) {
        return newcomer().expectedTransactions(t);
    }

    /**
     * E[X(to) − X(from)] of a new customer.
     *
     * @param from start of the interval, at least 0
     * @param to end of the interval, at least {@code from}
     * @return the expectation
     */
    default double expectedTransactions(double from, double to) {
        return newcomer().expectedTransactions(from, to);
    }

    /**
     * Var[X(t)] of a new customer.
     *
     * @param t at least 0
     * @return the variance
     */
    default double varianceOfTransactions(double t) {
        return newcomer().varianceOfTransactions(t);
    }

    /**
     * P(X(t) = k) of a new customer.
     *
     * @param k number of repeat purchases, at least 0
     * @param t at least 0
     * @return a probability
     */
    default double transactionProbability(int k, double t) {
        return newcomer().transactionProbability(k, t);
    }

    /**
     * DECT of a new customer, the first purchase not counted.
     *
     * @param discount what the future is worth
     * @param t horizon, at least 0; may be infinite
     * @return expected discounted repeat purchases
     */
    default double discountedExpectedTransactions(Discount discount, double t) {
        return newcomer().discountedTransactions(discount, t);
    }

    // --- a customer with a history

    /**
     * P(still active at T + t).
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @param t time ahead, at least 0
     * @return a probability
     */
    default double probabilityAlive(int x, double tx, double T, double t) {
        return conditionalFuture(x, tx, T).probabilityAlive(t);
    }

    /**
     * CET: the expected purchases in (T, T + t] given the history.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @param t time ahead, at least 0; may be infinite where the expectation is finite
     * @return the expectation, P(alive) included
     */
    default double conditionalExpectedTransactions(int x, double tx, double T, double t) {
        return conditionalFuture(x, tx, T).expectedTransactions(t);
    }

    /**
     * Variance of the purchases in (T, T + t] given the history.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @param t time ahead, at least 0
     * @return the variance
     */
    default double conditionalVarianceOfTransactions(int x, double tx, double T, double t) {
        return conditionalFuture(x, tx, T).varianceOfTransactions(t);
    }

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
    default double conditionalTransactionProbability(int k, int x, double tx, double T, double t) {
        return conditionalFuture(x, tx, T).transactionProbability(k, t);
    }

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
    default double probabilityOfPurchase(int x, double tx, double T, double t) {
        return conditionalFuture(x, tx, T).probabilityOfPurchase(t);
    }

    /**
     * The time within which the next purchase falls with the given probability: inverse of
     * {@link #probabilityOfPurchase(int, double, double, double)}.
     *
     * @param level in [0, 1)
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return a time from T on; infinite when the customer never buys again with probability at least 1 − level
     */
    default double timeToNextPurchaseQuantile(double level, int x, double tx, double T) {
        return conditionalFuture(x, tx, T).timeToNextPurchaseQuantile(level);
    }

    /**
     * E[time to the next purchase | there is one].
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return a time from T on; may be infinite
     */
    default double meanTimeToNextPurchase(int x, double tx, double T) {
        return conditionalFuture(x, tx, T).meanTimeToNextPurchase();
    }

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
    default double discountedExpectedTransactions(Discount discount, int x, double tx, double T, double t) {
        return conditionalFuture(x, tx, T).discountedTransactions(discount, t);
    }

    /**
     * DERT: all expected future purchases, each discounted back to T.
     *
     * @param discount what the future is worth
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return the sum; infinite without a discount where the expected number of purchases is (each model says when)
     */
    default double discountedExpectedResidualTransactions(Discount discount, int x, double tx, double T) {
        return discountedExpectedTransactions(discount, x, tx, T, Double.POSITIVE_INFINITY);
    }

    /**
     * Expected remaining lifetime after T, cut off at a horizon: E[min(lifetime, h)]; a customer who is gone counts as 0.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @param h horizon, at least 0
     * @return a time
     */
    default double expectedResidualLifetime(int x, double tx, double T, double h) {
        return conditionalFuture(x, tx, T).expectedLifetime(h);
    }

    /**
     * Expected purchases per unit of time at T + t: the derivative of CET, of which DECT is the discounted integral.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @param t time ahead, at least 0
     * @return a rate, P(alive) included
     */
    default double purchaseIntensity(int x, double tx, double T, double t) {
        return conditionalFuture(x, tx, T).purchaseIntensity(t);
    }

    /**
     * Draws what a customer with this history will do after T.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @param random the source of randomness
     * @param horizon where the simulation ends, counted from T, finite and at least 0
     * @return the purchases, with times counted from T; none of a customer who is gone
     */
    default FuturePurchases simulate(int x, double tx, double T, UniformRandomProvider random, double horizon) {
        return conditionalFuture(x, tx, T).simulate(random, horizon);
    }

    // --- a whole base

    @Override
    default double[] forEach(CustomerBase base, Question<? super TransactionModel, ? super History> question) {
        Histories.checkTimeScale(this, base);
        return base.compressed().scatter(ByHistory.answers(this, base.compressed(), question));
    }

    @Override
    default double[] probabilityAlive(CustomerBase base) {
        Histories.checkTimeScale(this, base);
        return base.compressed().scatter(ByHistory.probabilitiesAlive(this, base.compressed()));
    }

    @Override
    default double[] conditionalTransactionProbability(int[] k, CustomerBase base, double t) {
        Histories.checkTime("t", t);
        Histories.checkTimeScale(this, base);
        Outcomes outcomes = Outcomes.of(base.compressed(), k);
        return outcomes.scatter(
                outcomes.each((number, x, tx, T) -> conditionalTransactionProbability(number, x, tx, T, t)));
    }
}
