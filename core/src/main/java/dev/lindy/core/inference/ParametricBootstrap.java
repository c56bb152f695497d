package dev.lindy.core.inference;

import dev.lindy.core.parallel.Chunks;
import java.util.function.LongToDoubleFunction;

/**
 * The distribution of a statistic under a fitted model: data are drawn from the model again and again, and the statistic
 * is computed anew for each draw (Efron and Tibshirani 1993, chapter 16).
 *
 * <p>Every replicate has a seed of its own, made from the seed given and its number, so the result has the same bits on any
 * number of threads, and the first replicates of a longer run are those of a shorter one. Immutable.
 */
public final class ParametricBootstrap {

    private final long seed;
    private final double[] statistics;

    private ParametricBootstrap(long seed, double[] statistics) {
        this.seed = seed;
        this.statistics = statistics;
    }

    /**
     * Draws replicates, on the cores at hand.
     *
     * @param replicates how many, at least 1; 99 let a p-value of 0.01 be reached
     * @param seed same seed, same result
     * @param statistic from a seed to the statistic of data drawn with it; NaN where it could not be computed
     * @return the replicates
     */
    public static ParametricBootstrap of(int replicates, long seed, LongToDoubleFunction statistic) {
        if (replicates < 1) {
            throw new IllegalArgumentException("replicates must be at least 1, but are " + replicates);
        }
        double[] statistics = new double[replicates];
        Chunks.eachTask(replicates, i -> statistics[i] = statistic.applyAsDouble(Seeds.of(seed, i)));
        return new ParametricBootstrap(seed, statistics);
    }

    /**
     * The seed.
     *
     * @return as it was given
     */
    public long seed() {
        return seed;
    }

    /**
     * The statistics.
     *
     * @return one a replicate, in the order of the replicates; a copy
     */
    public double[] statistics() {
        return statistics.clone();
    }

    /**
     * How many replicates there are.
     *
     * @return at least 1
     */
    public int replicates() {
        return statistics.length;
    }

    /**
     * How many replicates gave no statistic.
     *
     * @return at least 0
     */
    public int failures() {
        int failures = 0;
        for (double statistic : statistics) {
            failures += Double.isNaN(statistic) ? 1 : 0;
        }
        return failures;
    }

    /**
     * The p-value of an observed statistic, large values being extreme: (1 + replicates that reach it)/(1 + replicates)
     * (Davison and Hinkley 1997, equation 4.11). A replicate without a statistic counts as one that reaches it, so that
     * failures make the test cautious.
     *
     * @param observed the statistic of the data
     * @return above 0, at most 1
     */
    public double pValue(double observed) {
        int reached = 0;
        for (double statistic : statistics) {
            reached += statistic < observed ? 0 : 1;
        }
        return (1.0 + reached) / (1.0 + statistics.length);
    }

    /**
     * How far the p-value may be off because the replicates are finite in number: its standard error.
     *
     * @param observed the statistic of the data
     * @return √(p(1 − p)/(1 + replicates))
     */
    public double monteCarloError(double observed) {
        double p = pValue(observed);
        return Math.sqrt(p * (1 - p) / (1 + statistics.length));
    }
}
