package dev.lindy.core.base;

import java.util.Arrays;
import java.util.Locale;

/**
 * What customers spend: the mean z̄ of the values of x purchases. Rows are distinct, with the number of customers as weight,
 * and sorted by x, then z̄. Customers of whom nothing is known
 * (x = 0) or whose mean is not above 0 are left out and counted.
 */
public final class SpendSample implements Sample {

    private final int[] count;
    private final double[] mean;
    private final double[] weights;
    private final int withoutSpend;
    private final int notPositive;

    private SpendSample(int[] count, double[] mean, double[] weights, int withoutSpend, int notPositive) {
        this.count = count;
        this.mean = mean;
        this.weights = weights;
        this.withoutSpend = withoutSpend;
        this.notPositive = notPositive;
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
        return of(count, mean);
    }

    /**
     * The sample of columns.
     *
     * @param count how many purchases each mean is of, at least 0
     * @param mean mean values in currency, one a count
     * @return the rows with a count and a mean above 0
     */
    public static SpendSample of(int[] count, double[] mean) {
        int none = 0;
        int notPositive = 0;
        int rows = 0;
        int[] kept = new int[count.length];
        for (int i = 0; i < count.length; i++) {
            if (count[i] == 0) {
                none++;
            } else if (!(mean[i] > 0)) {
                notPositive++;
            } else {
                kept[rows++] = count[i];
            }
        }
        int[] sortedCount = Arrays.copyOf(kept, rows);
        Arrays.sort(sortedCount);
        // The distinct counts, and where the next mean of each goes: customers share few of them.
        int[] counts = Arrays.stream(sortedCount).distinct().toArray();
        int[] next = new int[counts.length];
        for (int row = 0, at = 0; row < rows; row++) {
            if (row > 0 && sortedCount[row] != sortedCount[row - 1]) {
                next[++at] = row;
            }
        }
        double[] sortedMean = new double[rows];
        for (int i = 0; i < count.length; i++) {
            if (count[i] != 0 && mean[i] > 0) {
                sortedMean[next[Arrays.binarySearch(counts, count[i])]++] = mean[i];
            }
        }
        double[] weights = new double[rows];
        int distinct = 0;
        for (int from = 0; from < rows; ) {
            int to = from;
            while (to < rows && sortedCount[to] == sortedCount[from]) {
                to++;
            }
            Arrays.sort(sortedMean, from, to);
            for (int row = from; row < to; row++) {
                if (row == from || sortedMean[row] != sortedMean[row - 1]) {
                    sortedCount[distinct] = sortedCount[row];
                    weights[distinct++] = 0;
                }
                weights[distinct - 1]++;
                sortedMean[distinct - 1] = sortedMean[row];
            }
            from = to;
        }
        sortedCount = Arrays.copyOf(sortedCount, distinct);
        sortedMean = Arrays.copyOf(sortedMean, distinct);
        weights = Arrays.copyOf(weights, distinct);
        return new SpendSample(sortedCount, sortedMean, weights, none, notPositive);
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

    @Override
    public int rows() {
        return weights.length;
    }

    @Override
    public double weight(int row) {
        return weights[row];
    }

    @Override
    public SpendSample withWeights(double[] other) {
        return new SpendSample(count, mean, Weights.checked(other, weights.length), withoutSpend, notPositive);
    }

    @Override
    public String description() {
        return String.format(
                        Locale.ROOT, "%,d customers with spend (%,d without", Math.round(totalWeight()), withoutSpend)
                + (notPositive == 0
                        ? ")"
                        : String.format(Locale.ROOT, ", %,d with a mean of 0 or below)", notPositive));
    }

    @Override
    public long fingerprint() {
        Fingerprint hash = new Fingerprint();
        for (int row = 0; row < weights.length; row++) {
            hash.add(count[row]).add(mean[row]).add(weights[row]);
        }
        return hash.value();
    }
}
