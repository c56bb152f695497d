package dev.lindy.core.base;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What customers spend, purchase by purchase: beside the mean z̄ of the values of x purchases, Σ ln(z/z̄). Rows are those of a
 * {@link SpendSample}; customers who share x and z̄ are one row, with the mean of their Σ ln(z/z̄), which is as exact for any
 * likelihood that is linear in it. Customers with a purchase that was worth nothing are left out and counted.
 */
public final class OrderSpendSample implements Sample {

    /** Amounts that are equal but for so much are equal: their means are so by rounding. */
    private static final double ROUNDING = 1e-12;

    private final SpendSample means;
    private final double[] spread;
    private final int worthNothing;
    private final long hash;

    private OrderSpendSample(SpendSample means, double[] spread, int worthNothing, long hash) {
        this.means = means;
        this.spread = spread;
        this.worthNothing = worthNothing;
        this.hash = hash;
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
        double[] spread = new double[means.rows()];
        long hash = 0;
        for (int i = 0; i < kept.length; i++) {
            if (kept[i] > 0 && mean[i] > 0) {
                double ratio = geometricMean[i] / mean[i];
                double logs = ratio > 1 - ROUNDING ? 0 : kept[i] * Math.log(ratio);
                spread[index.row(kept[i], mean[i])] += logs;
                // A sum, so that the order of the customers does not matter.
                Fingerprint one = new Fingerprint().add(kept[i]).add(mean[i]).add(logs);
                one.endRow();
                hash += one.value();
            }
        }
        for (int row = 0; row < spread.length; row++) {
            spread[row] /= means.weight(row);
        }
        return new OrderSpendSample(means, spread, worthNothing, hash);
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
        return new OrderSpendSample(means.withWeights(weights), spread, worthNothing, hash);
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
        return means.fingerprint() + 31 * hash;
    }
}
