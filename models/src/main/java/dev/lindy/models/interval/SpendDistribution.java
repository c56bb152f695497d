package dev.lindy.models.interval;

import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.models.Future;
import dev.lindy.models.FutureSpend;

/**
 * What one customer will spend within a time, both models taken at their word: nothing with the chance of no purchase, or the sum of
 * y purchases with the chance of y. Immutable.
 */
public final class SpendDistribution {

    private static final double TAIL = 1e-15;

    private final Future future;
    private final double horizon;
    private final FutureSpend spend;
    private final CountLaw counts;

    private SpendDistribution(Future future, double horizon, FutureSpend spend) {
        this.future = future;
        this.horizon = horizon;
        this.spend = spend;
        counts = CountLaw.of(future, horizon, TAIL);
    }

    /**
     * Of one customer.
     *
     * @param future of the customer's purchases
     * @param horizon how far to look, finite and at least 0
     * @param spend what the customer pays
     * @return the distribution
     */
    public static SpendDistribution of(Future future, double horizon, FutureSpend spend) {
        return new SpendDistribution(future, horizon, spend);
    }

    /**
     * P(spend ≤ an amount).
     *
     * @param amount at least 0
     * @return a probability
     */
    public double probability(double amount) {
        return Math.min(1, new CompoundLaw(counts, spend).probability(amount));
    }

    /**
     * The smallest amount that spend does not exceed with a probability.
     *
     * @param level in (0, 1)
     * @return at least 0
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public double quantile(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a quantile's level must lie between 0 and 1, but is " + level);
        }
        return new CompoundLaw(counts, spend).quantile(level, 1e-14);
    }

    /**
     * The expectation.
     *
     * @return may be infinite
     */
    public double mean() {
        return times(future.expectedTransactions(horizon), spend.mean());
    }

    /**
     * The variance.
     *
     * @return infinite where the square of a purchase's value has no finite mean
     */
    public double variance() {
        double mean = mean();
        return times(future.expectedTransactions(horizon), spend.meanSquare())
                + times(future.discountedPairs(0, horizon), spend.meanProduct())
                - mean * mean;
    }

    /**
     * The expectation of spend that is discounted back to now.
     *
     * @param discount what the future is worth
     * @return may be infinite
     */
    public double mean(Discount discount) {
        return times(future.discountedTransactions(discount, horizon), spend.mean());
    }

    /**
     * The variance of spend that is discounted back to now.
     *
     * @param discount what the future is worth
     * @param unit of time
     * @return infinite where the square of a purchase's value has no finite mean
     */
    public double variance(Discount discount, TimeScale unit) {
        double mean = mean(discount);
        return times(future.discountedTransactions(twice(discount), horizon), spend.meanSquare())
                + times(future.discountedPairs(discount.ratePer(unit), horizon), spend.meanProduct())
                - mean * mean;
    }

    /** The discount of squares. */
    static Discount twice(Discount discount) {
        return Discount.continuous(2 * discount.continuousPerYear(), TimeScale.YEAR);
    }

    /** Who buys nothing spends nothing, however much a purchase may cost. */
    private static double times(double purchases, double each) {
        return purchases == 0 ? 0 : purchases * each;
    }
}
