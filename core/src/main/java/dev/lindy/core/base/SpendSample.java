package dev.lindy.core.base;

import dev.lindy.core.parallel.Chunks;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What customers spend: the mean z̄ of the values of x purchases. Rows are distinct, with the number of customers as weight,
 * and sorted by x, then z̄. Customers of whom nothing is known
 * (x = 0) or whose mean is not above 0 are left out and counted.
 */
public final class SpendSample implements CustomerSample {

    private final int[] count;
    private final double[] mean;
    private final double[] weights;
    private final double totalWeight;
    private final int withoutSpend;
    private final int notPositive;
    private final @Nullable SpendAnova anova;

    private SpendSample(
            int[] count,
            double[] mean,
            double[] weights,
            int withoutSpend,
            int notPositive,
            @Nullable SpendAnova anova) {
        this.count = count;
        this.mean = mean;
        this.weights = weights;
        totalWeight = Weights.sum(weights);
        this.withoutSpend = withoutSpend;
        this.notPositive = notPositive;
        this.anova = anova;
    }

    /**
     * The sample of a base.
     *
     * @param base customers with spend
     * @return those with at least one known purchase and a mean above 0
     * @throws IllegalStateException if the base has no spend
     */
    public static SpendSample of(CustomerBase base) {
        int n = base.size();
        int[] count = new int[n];
        double[] mean = new double[n];
        for (int i = 0; i < n; i++) {
            count[i] = base.spendCount(i);
            mean[i] = base.meanSpend(i);
        }
        return of(count, mean, base.hasSpendSpread() ? SpendAnova.of(base) : null);
    }

    /**
     * The sample of columns.
     *
     * @param count how many purchases each mean is of, at least 0
     * @param mean mean values in currency, one a count
     * @return the rows with a count and a mean above 0
     */
    public static SpendSample of(int[] count, double[] mean) {
        return of(count, mean, null);
    }

    static SpendSample of(int[] count, double[] mean, @Nullable SpendAnova anova) {
        int none = 0;
        int notPositive = 0;
        int rows = 0;
        int[] keptCount = new int[count.length];
        double[] keptMean = new double[count.length];
        for (int i = 0; i < count.length; i++) {
            // Without branches, which no processor could foresee.
            int known = count[i] == 0 ? 0 : 1;
            int positive = mean[i] > 0 ? 1 : 0;
            none += 1 - known;
            notPositive += known & (1 - positive);
            keptCount[rows] = count[i];
            keptMean[rows] = mean[i];
            rows += known & positive;
        }
        return sorted(Ranking.of(Arrays.copyOf(keptCount, rows)), keptMean, none, notPositive, anova);
    }

    /** Sorts the means of each count; customers share few counts. */
    private static SpendSample sorted(
            Ranking counts, double[] mean, int none, int notPositive, @Nullable SpendAnova anova) {
        int[] rank = counts.ranks();
        int[] start = new int[counts.size() + 1];
        for (int place = 0; place < counts.size(); place++) {
            start[place + 1] = start[place] + counts.counts()[place];
        }
        double[] sorted = new double[rank.length];
        int[] next = start.clone();
        for (int i = 0; i < rank.length; i++) {
            sorted[next[rank[i]]++] = mean[i];
        }
        double[] times = new double[sorted.length];
        int[] distinct = new int[counts.size()];
        Chunks.eachTask(counts.size(), place -> {
            PositiveNumbers.sort(sorted, start[place], start[place + 1]);
            distinct[place] = merge(sorted, times, start[place], start[place + 1]);
        });
        int rows = IntStream.of(distinct).sum();
        int[] counted = new int[rows];
        double[] means = new double[rows];
        double[] weights = new double[rows];
        int at = 0;
        for (int place = 0; place < distinct.length; place++) {
            Arrays.fill(counted, at, at + distinct[place], (int) counts.key(place));
            System.arraycopy(sorted, start[place], means, at, distinct[place]);
            System.arraycopy(times, start[place], weights, at, distinct[place]);
            at += distinct[place];
        }
        return new SpendSample(counted, means, weights, none, notPositive, anova);
    }

    /** Puts the distinct ones of sorted numbers in front, with how often each is there; returns how many there are. */
    private static int merge(double[] sorted, double[] times, int from, int to) {
        int last = from;
        for (int row = from; row < to; row++) {
            // Without a branch, which no processor could foresee.
            last += sorted[row] == sorted[last] ? 0 : 1;
            sorted[last] = sorted[row];
            times[last]++;
        }
        return last + 1 - from;
    }

    /**
     * How many purchases the mean of a row is of.
     *
     * @param row the row, from 0
     * @return at least 1
     */
    public int count(int row) {
        return count[row];
    }

    /**
     * The mean value of those purchases.
     *
     * @param row the row, from 0
     * @return above 0, in currency
     */
    public double mean(int row) {
        return mean[row];
    }

    /**
     * Customers left out because none of their spend is known: with the usual preparation those who bought once.
     *
     * @return a number of customers
     */
    public int withoutSpend() {
        return withoutSpend;
    }

    /**
     * Customers left out because their mean spend is 0 or below.
     *
     * @return a number of customers
     */
    public int notPositive() {
        return notPositive;
    }

    /**
     * Whether customers differ in what they spend, by their single orders.
     *
     * @return the analysis of variance, whatever the weights; null where only means are known
     */
    public @Nullable SpendAnova anova() {
        return anova;
    }

    /** Where the rows are, by count and mean. */
    SpendRows index() {
        return new SpendRows(count, mean);
    }

    @Override
    public int[] rowsOf(CustomerBase base) {
        SpendRows index = index();
        int[] rows = new int[base.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = base.spendCount(i) > 0 && base.meanSpend(i) > 0
                    ? index.row(base.spendCount(i), base.meanSpend(i))
                    : NONE;
        }
        return rows;
    }

    /** The same customers in finer rows, each a part of one of these. */
    SpendSample refined(int[] rowOf, double[] parts) {
        int[] counts = new int[parts.length];
        double[] means = new double[parts.length];
        for (int part = 0; part < parts.length; part++) {
            counts[part] = count[rowOf[part]];
            means[part] = mean[rowOf[part]];
        }
        return new SpendSample(counts, means, parts, withoutSpend, notPositive, anova);
    }

    @Override
    public int rows() {
        return weights.length;
    }

    @Override
    public double weight(int row) {
        return weights[row];
    }

    @Override
    public double totalWeight() {
        return totalWeight;
    }

    @Override
    public SpendSample withWeights(double[] other) {
        return new SpendSample(count, mean, Weights.checked(other, weights.length), withoutSpend, notPositive, anova);
    }

    @Override
    public String description() {
        return Phrases.count(Math.round(totalWeight()), "customer")
                + String.format(Locale.ROOT, " with spend (%,d without", withoutSpend)
                + (notPositive == 0
                        ? ")"
                        : String.format(Locale.ROOT, ", %,d with a mean of 0 or below)", notPositive));
    }

    @Override
    public long fingerprint() {
        Fingerprint hash = new Fingerprint();
        for (int row = 0; row < weights.length; row++) {
            hash.add(count[row]).add(mean[row]).add(weights[row]).endRow();
        }
        return hash.value();
    }
}
