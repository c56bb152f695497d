package dev.lindy.core.base;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What customers spend, purchase by purchase: beside the mean z̄ of the values of x purchases, Σ ln(z/z̄). Customers who
 * share all three are one row. Customers with a purchase that was worth nothing are left out and counted.
 */
public final class OrderSpendSample implements CustomerSample {

    /** Amounts that are equal but for so much are equal: their means are so by rounding. */
    private static final double ROUNDING = 1e-12;

    private final SpendSample means;
    private final double[] spread;
    private final int worthNothing;

    private OrderSpendSample(SpendSample means, double[] spread, int worthNothing) {
        this.means = means;
        this.spread = spread;
        this.worthNothing = worthNothing;
    }

    /**
     * The sample of a base.
     *
     * @param base customers with spend
     * @return those with at least one known purchase, and all of them worth something; nobody where it is not known how spend is
     *     spread
     * @throws IllegalStateException if the base has no spend
     */
    public static OrderSpendSample of(CustomerBase base) {
        int n = base.size();
        int[] count = new int[n];
        double[] mean = new double[n];
        double[] geometric = new double[n];
        for (int i = 0; i < n; i++) {
            count[i] = base.hasSpendSpread() ? base.spendCount(i) : 0;
            mean[i] = base.meanSpend(i);
            geometric[i] = count[i] == 0 ? 0 : base.geometricMeanSpend(i);
        }
        return of(count, mean, geometric, base.hasSpendSpread() ? SpendAnova.of(base) : null);
    }

    /**
     * The sample of columns.
     *
     * @param count how many purchases each mean is of, at least 0
     * @param mean mean values in currency, one a count
     * @param geometricMean geometric means in currency, one a count
     * @return the rows with a count and a geometric mean above 0
     */
    public static OrderSpendSample of(int[] count, double[] mean, double[] geometricMean) {
        return of(count, mean, geometricMean, null);
    }

    private static OrderSpendSample of(int[] count, double[] mean, double[] geometricMean, @Nullable SpendAnova anova) {
        int[] kept = count.clone();
        int worthNothing = 0;
        for (int i = 0; i < kept.length; i++) {
            if (kept[i] > 0 && mean[i] > 0 && !(geometricMean[i] > 0)) {
                kept[i] = 0;
                worthNothing++;
            }
        }
        SpendSample means = SpendSample.of(kept, mean, anova);
        SpendRows index = means.index();
        int[] start = new int[means.rows() + 1];
        for (int row = 0; row < means.rows(); row++) {
            start[row + 1] = start[row] + (int) means.weight(row);
        }
        double[] sorted = new double[start[means.rows()]];
        int[] next = start.clone();
        for (int i = 0; i < kept.length; i++) {
            if (kept[i] > 0 && mean[i] > 0) {
                sorted[next[index.row(kept[i], mean[i])]++] = spread(kept[i], mean[i], geometricMean[i]);
            }
        }
        int parts = 0;
        int[] rowOf = new int[sorted.length];
        double[] weights = new double[sorted.length];
        for (int row = 0; row < means.rows(); row++) {
            Arrays.sort(sorted, start[row], start[row + 1]);
            for (int i = start[row]; i < start[row + 1]; i++) {
                boolean another = i == start[row] || sorted[i] != sorted[parts - 1];
                parts += another ? 1 : 0;
                sorted[parts - 1] = sorted[i];
                rowOf[parts - 1] = row;
                weights[parts - 1]++;
            }
        }
        return new OrderSpendSample(
                means.refined(Arrays.copyOf(rowOf, parts), Arrays.copyOf(weights, parts)),
                Arrays.copyOf(sorted, parts),
                worthNothing);
    }

    /** Σ ln(z/z̄). */
    private static double spread(int count, double mean, double geometricMean) {
        double ratio = geometricMean / mean;
        return ratio > 1 - ROUNDING ? 0 : count * Math.log(ratio);
    }

    @Override
    public int[] rowsOf(CustomerBase base) {
        int[] rows = new int[base.size()];
        for (int i = 0; i < rows.length; i++) {
            boolean in = base.spendCount(i) > 0 && base.meanSpend(i) > 0 && base.geometricMeanSpend(i) > 0;
            rows[i] = in
                    ? row(
                            base.spendCount(i),
                            base.meanSpend(i),
                            spread(base.spendCount(i), base.meanSpend(i), base.geometricMeanSpend(i)))
                    : NONE;
        }
        return rows;
    }

    private int row(int count, double mean, double aSpread) {
        int low = 0;
        int high = spread.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isBefore(middle, count, mean, aSpread)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean isBefore(int row, int count, double mean, double aSpread) {
        if (means.count(row) != count) {
            return means.count(row) < count;
        }
        return means.mean(row) == mean ? spread[row] < aSpread : means.mean(row) < mean;
    }

    /**
     * The same customers by their means alone.
     *
     * @return the sample of which this one has the rows and weights
     */
    public SpendSample means() {
        return means;
    }

    /**
     * Σ ln(z/z̄) over the purchases of a customer.
     *
     * @param row the row, from 0
     * @return at most 0
     */
    public double spread(int row) {
        return spread[row];
    }

    /**
     * Customers left out because one of their purchases was worth nothing.
     *
     * @return a number of customers
     */
    public int worthNothing() {
        return worthNothing;
    }

    @Override
    public int rows() {
        return spread.length;
    }

    @Override
    public double weight(int row) {
        return means.weight(row);
    }

    @Override
    public double totalWeight() {
        return means.totalWeight();
    }

    @Override
    public OrderSpendSample withWeights(double[] weights) {
        return new OrderSpendSample(means.withWeights(weights), spread, worthNothing);
    }

    @Override
    public String description() {
        double purchases = 0;
        for (int row = 0; row < rows(); row++) {
            purchases += weight(row) * means.count(row);
        }
        return String.format(
                        Locale.ROOT,
                        "%,d purchases of %,d customers with spend",
                        Math.round(purchases),
                        Math.round(totalWeight()))
                + (worthNothing == 0
                        ? ""
                        : String.format(Locale.ROOT, " (%,d with a purchase worth nothing left out)", worthNothing));
    }

    @Override
    public long fingerprint() {
        Fingerprint hash = new Fingerprint();
        for (int row = 0; row < spread.length; row++) {
            hash.add(means.count(row))
                    .add(means.mean(row))
                    .add(spread[row])
                    .add(weight(row))
                    .endRow();
        }
        return hash.value();
    }
}
