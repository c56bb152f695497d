package dev.lindy.models;

import dev.lindy.core.base.Discount;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The future of somebody who may be of several kinds, or follow one of several models: that of each with its chance. Means are
 * mixed; a variance has that between the kinds besides, and a median is that of the mixed distribution. Immutable.
 */
public final class MixedFuture implements Future {

    /** Of a time, relative. */
    private static final double PRECISION = 1e-12;

    private static final int MOST_STEPS = 300;

    private final List<Future> futures;
    private final double[] chances;

    /**
     * Mixes.
     *
     * @param futures one per kind, all of active customers
     * @param chances of the kinds, of the same number; they add up to 1
     * @throws IllegalArgumentException if there are not as many chances as futures
     */
    public MixedFuture(List<? extends Future> futures, double[] chances) {
        if (futures.isEmpty() || futures.size() != chances.length) {
            throw new IllegalArgumentException(futures.size() + " futures need as many chances, not " + chances.length);
        }
        this.futures = List.copyOf(futures);
        this.chances = chances.clone();
    }

    /**
     * One of several by its chance.
     *
     * @param chances they add up to 1
     * @param random what decides
     * @return its place, from 0
     */
    public static int drawn(double[] chances, UniformRandomProvider random) {
        double rest = random.nextDouble();
        int last = chances.length - 1;
        for (int i = 0; i < last; i++) {
            rest -= chances[i];
            if (rest < 0) {
                return i;
            }
        }
        return last;
    }

    private double mean(ToDoubleFunction<Future> answer) {
        double first = answer.applyAsDouble(futures.get(0));
        if (Double.isInfinite(first)) {
            return first;
        }
        // What is the same for all keeps its last digit.
        double sum = 0;
        for (int i = 1; i < chances.length; i++) {
            sum += Expectation.times(chances[i], answer.applyAsDouble(futures.get(i)) - first);
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
        if (Double.isInfinite(within)) {
            return within;
        }
        double[] means = futures.stream()
                .mapToDouble(future -> future.expectedTransactions(t))
                .toArray();
        double mean = 0;
        for (int m = 0; m < means.length; m++) {
            mean += chances[m] * means[m];
        }
        double between = 0;
        for (int m = 0; m < means.length; m++) {
            between += chances[m] * (means[m] - mean) * (means[m] - mean);
        }
        return within + between;
    }

    @Override
    public double transactionProbability(int k, double t) {
        return mean(future -> future.transactionProbability(k, t));
    }

    @Override
    public double[] transactionProbabilities(double t, double tail) {
        double[] sum = new double[0];
        for (int m = 0; m < futures.size(); m++) {
            double[] of = futures.get(m).transactionProbabilities(t, tail);
            sum = of.length > sum.length ? Arrays.copyOf(sum, of.length) : sum;
            for (int k = 0; k < of.length; k++) {
                sum[k] += chances[m] * of[k];
            }
        }
        return sum;
    }

    @Override
    public double probabilityOfPurchase(double t) {
        return mean(future -> future.probabilityOfPurchase(t));
    }

    /** Between the smallest and the largest of the kinds. */
    @Override
    public double timeToNextPurchaseQuantile(double level) {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (Future future : futures) {
            double of = future.timeToNextPurchaseQuantile(level);
            low = Math.min(low, of);
            high = Math.max(high, of);
        }
        if (low == high) {
            return low;
        }
        if (Double.isInfinite(high)) {
            if (!(probabilityOfPurchase(Double.POSITIVE_INFINITY) > level)) {
                return high;
            }
            high = Math.max(1e-300, 2 * low);
            while (probabilityOfPurchase(high) < level) {
                low = high;
                high *= 2;
                if (Double.isInfinite(high)) {
                    return high;
                }
            }
        }
        return root(level, low, high);
    }

    /** By the rule of false position with halved weights of an end that stays (Illinois; Dowell and Jarratt 1971). */
    private double root(double level, double from, double to) {
        double low = from;
        double high = to;
        double atLow = probabilityOfPurchase(low) - level;
        double atHigh = probabilityOfPurchase(high) - level;
        int side = 0;
        for (int step = 0; step < MOST_STEPS && high - low > PRECISION * high; step++) {
            double middle = (low * atHigh - high * atLow) / (atHigh - atLow);
            if (!(middle > low && middle < high) || step % 8 == 7) {
                middle = (low + high) / 2;
            }
            double at = probabilityOfPurchase(middle) - level;
            if (at == 0) {
                return middle;
            }
            if (at < 0) {
                low = middle;
                atLow = at;
                atHigh = side < 0 ? atHigh / 2 : atHigh;
                side = -1;
            } else {
                high = middle;
                atHigh = at;
                atLow = side > 0 ? atLow / 2 : atLow;
                side = 1;
            }
        }
        return (low + high) / 2;
    }

    /** Of those who buy again, more are of a kind of which that is likelier. */
    @Override
    public double meanTimeToNextPurchase() {
        double buy = 0;
        double time = 0;
        for (int m = 0; m < futures.size(); m++) {
            double of = chances[m] * futures.get(m).probabilityOfPurchase(Double.POSITIVE_INFINITY);
            buy += of;
            time += Expectation.times(of, futures.get(m).meanTimeToNextPurchase());
        }
        return time / buy;
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
        return futures.get(drawn(chances, random)).simulate(random, horizon);
    }

    @Override
    public String toString() {
        return "mixed " + futures + " with chances " + Arrays.toString(chances);
    }
}
