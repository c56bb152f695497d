package dev.lindy.models;

import dev.lindy.core.base.Discount;
import dev.lindy.models.purchases.kernel.Histories;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The future of somebody who may be of several kinds. Expectations and probabilities are averages; the variance has that between
 * the kinds besides.
 */
final class MixedFuture implements Future {

    private static final int HALVINGS = 200;

    private final List<Future> kinds;
    private final double[] shares;

    /**
     * Mixes.
     *
     * @param kinds a future per kind
     * @param shares of each; they add up to 1
     */
    MixedFuture(List<? extends Future> kinds, double[] shares) {
        this.kinds = List.copyOf(kinds);
        this.shares = shares.clone();
    }

    private double mean(ToDoubleFunction<Future> of) {
        double first = of.applyAsDouble(kinds.get(0));
        if (Double.isInfinite(first)) {
            return first;
        }
        // What is the same for all kinds keeps its last digit.
        double sum = 0;
        for (int i = 1; i < shares.length; i++) {
            sum += shares[i] * (of.applyAsDouble(kinds.get(i)) - first);
        }
        return first + sum;
    }

    @Override
    public double probabilityAlive(double t) {
        return mean(future -> future.probabilityAlive(t));
    }

    @Override
    public double expectedTransactions(double t) {
        return mean(future -> future.expectedTransactions(t));
    }

    @Override
    public double expectedTransactions(double from, double to) {
        return mean(future -> future.expectedTransactions(from, to));
    }

    @Override
    public double varianceOfTransactions(double t) {
        double within = mean(future -> future.varianceOfTransactions(t));
        double mean = expectedTransactions(t);
        return Double.isInfinite(within) || Double.isInfinite(mean)
                ? Double.POSITIVE_INFINITY
                : within
                        + mean(future -> {
                            double away = future.expectedTransactions(t) - mean;
                            return away * away;
                        });
    }

    @Override
    public double transactionProbability(int k, double t) {
        return mean(future -> future.transactionProbability(k, t));
    }

    @Override
    public double probabilityOfPurchase(double t) {
        return mean(future -> future.probabilityOfPurchase(t));
    }

    @Override
    public double timeToNextPurchaseQuantile(double level) {
        Histories.checkLevel(level);
        if (level == 0) {
            return 0;
        }
        if (probabilityOfPurchase(Double.POSITIVE_INFINITY) <= level) {
            return Double.POSITIVE_INFINITY;
        }
        // It lies between the quantiles of the kinds.
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (Future future : kinds) {
            double quantile = future.timeToNextPurchaseQuantile(level);
            low = Math.min(low, quantile);
            high = Math.max(high, quantile);
        }
        for (double reach = Math.max(low, 1e-3); Double.isInfinite(high); reach *= 2) {
            high = probabilityOfPurchase(reach) >= level ? reach : high;
        }
        for (int i = 0; i < HALVINGS && low < high; i++) {
            double middle = low + (high - low) / 2;
            if (middle == low || middle == high) {
                break;
            }
            if (probabilityOfPurchase(middle) < level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** Weighted by who buys at all. */
    @Override
    public double meanTimeToNextPurchase() {
        double buyers = probabilityOfPurchase(Double.POSITIVE_INFINITY);
        return mean(future -> {
            double buys = future.probabilityOfPurchase(Double.POSITIVE_INFINITY);
            return buys == 0 ? 0 : buys / buyers * future.meanTimeToNextPurchase();
        });
    }

    @Override
    public double discountedTransactions(Discount discount, double horizon) {
        return mean(future -> future.discountedTransactions(discount, horizon));
    }

    @Override
    public double discountedPairs(double rate, double horizon) {
        return mean(future -> future.discountedPairs(rate, horizon));
    }

    @Override
    public double expectedLifetime(double horizon) {
        return mean(future -> future.expectedLifetime(horizon));
    }

    @Override
    public double purchaseIntensity(double t) {
        return mean(future -> future.purchaseIntensity(t));
    }

    @Override
    public FuturePurchases simulate(UniformRandomProvider random, double horizon) {
        double left = random.nextDouble();
        int kind = 0;
        while (kind < shares.length - 1 && left >= shares[kind]) {
            left -= shares[kind];
            kind++;
        }
        return kinds.get(kind).simulate(random, horizon);
    }
}
