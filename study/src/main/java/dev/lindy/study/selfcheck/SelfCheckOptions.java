package dev.lindy.study.selfcheck;

import dev.lindy.core.base.Remedy;
import dev.lindy.study.IntervalMethod;
import dev.lindy.study.StudyException;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What is checked. Immutable.
 *
 * @param models names of models; empty for all
 * @param sizes how many customers a sample has
 * @param replicates how many samples of each model and size
 * @param seed of all random numbers
 * @param methods of intervals
 * @param ranks how many posteriors show whether posteriors are calibrated; 0 for none
 * @param level of intervals
 */
public record SelfCheckOptions(
        List<String> models,
        List<Integer> sizes,
        int replicates,
        long seed,
        List<IntervalMethod> methods,
        int ranks,
        double level) {

    private static final int SMALLEST = 50;
    private static final int LARGEST = 1_000_000;
    private static final int MOST = 100_000;

    /**
     * Copies the lists, without what is said twice, and checks the numbers.
     *
     * @param models names of models
     * @param sizes how many customers a sample has
     * @param replicates how many samples
     * @param seed of all random numbers
     * @param methods of intervals
     * @param ranks how many posteriors
     * @param level of intervals
     * @throws StudyException if a number is not possible
     */
    public SelfCheckOptions {
        models = List.copyOf(new LinkedHashSet<>(models));
        sizes = List.copyOf(new LinkedHashSet<>(sizes));
        methods = List.copyOf(new LinkedHashSet<>(methods));
        if (sizes.isEmpty() || sizes.stream().anyMatch(n -> n < SMALLEST || n > LARGEST)) {
            throw new StudyException(Remedy.SIZES, "must each lie between 50 and 1,000,000, but are " + sizes);
        }
        if (replicates < 2 || replicates > MOST) {
            throw new StudyException(Remedy.REPLICATES, "must be 2 to 100,000, but is " + replicates);
        }
        if (ranks < 0 || ranks > MOST) {
            throw new StudyException(Remedy.RANKS, "must be 0 to 100,000, but is " + ranks);
        }
        if (!(level > 0 && level < 1)) {
            throw new StudyException(Remedy.LEVEL, "must lie between 0 and 1 (0.9 or 90% is usual), but is " + level);
        }
    }

    /**
     * All models, samples of 300 and 5,000 customers, 100 of each, intervals of 90 % by slopes, ranks of 200 posteriors.
     *
     * @return the options
     */
    public static SelfCheckOptions defaults() {
        return new SelfCheckOptions(List.of(), List.of(300, 5000), 100, 1, List.of(IntervalMethod.FAST), 200, 0.9);
    }

    /**
     * Other models.
     *
     * @param names in files; none for all
     * @return new options
     */
    public SelfCheckOptions withModels(List<String> names) {
        return new SelfCheckOptions(names, sizes, replicates, seed, methods, ranks, level);
    }

    /**
     * Other sizes.
     *
     * @param customers in a sample; ranks are taken of the first
     * @return new options
     */
    public SelfCheckOptions withSizes(List<Integer> customers) {
        return new SelfCheckOptions(models, customers, replicates, seed, methods, ranks, level);
    }

    /**
     * Another number of samples.
     *
     * @param samples of each model and size
     * @return new options
     */
    public SelfCheckOptions withReplicates(int samples) {
        return new SelfCheckOptions(models, sizes, samples, seed, methods, ranks, level);
    }

    /**
     * Another seed.
     *
     * @param other the same seed, the same figures
     * @return new options
     */
    public SelfCheckOptions withSeed(long other) {
        return new SelfCheckOptions(models, sizes, replicates, other, methods, ranks, level);
    }

    /**
     * Other methods.
     *
     * @param others of intervals
     * @return new options
     */
    public SelfCheckOptions withMethods(List<IntervalMethod> others) {
        return new SelfCheckOptions(models, sizes, replicates, seed, others, ranks, level);
    }

    /**
     * Another level.
     *
     * @param share such as 0.8
     * @return new options
     */
    public SelfCheckOptions withLevel(double share) {
        return new SelfCheckOptions(models, sizes, replicates, seed, methods, ranks, share);
    }

    /**
     * Another number of posteriors whose ranks are taken.
     *
     * @param posteriors of each model; 0 for none
     * @return new options
     */
    public SelfCheckOptions withRanks(int posteriors) {
        return new SelfCheckOptions(models, sizes, replicates, seed, methods, posteriors, level);
    }
}
