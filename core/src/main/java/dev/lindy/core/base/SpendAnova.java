package dev.lindy.core.base;

import java.util.Locale;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * Whether customers differ in what they spend: the one-way analysis of variance of single purchases by customer.
 *
 * <p>F = (between/(customers − 1)) / (within/(purchases − customers)), and its p-value is that of the F distribution. It needs no
 * model of spend, and asks only whether the means of customers differ by more than purchases of one customer do.
 *
 * @param customers with a mean spend above 0
 * @param purchases of them that the mean spend is of
 * @param between Σ n(z̄ − mean of all purchases)²
 * @param within the sum of the squared deviations of purchases from their customer's mean
 */
public record SpendAnova(int customers, long purchases, double between, double within) {

    /** The largest p-value at which customers count as different. */
    public static final double SIGNIFICANT = 0.01;

    private static final double SMALLEST_SHOWN = 1e-15;

    /**
     * Takes a base apart.
     *
     * @param base customers whose spread of spend is known
     * @return the sums of squares
     * @throws IllegalStateException if it is not known
     */
    public static SpendAnova of(CustomerBase base) {
        int customers = 0;
        long purchases = 0;
        double total = 0;
        double within = 0;
        for (int i = 0; i < base.size(); i++) {
            if (counts(base, i)) {
                int n = base.spendCount(i);
                double deviation = base.spendDeviation(i);
                customers++;
                purchases += n;
                total += n * base.meanSpend(i);
                within += n * deviation * deviation;
            }
        }
        double mean = total / purchases;
        double between = 0;
        for (int i = 0; i < base.size(); i++) {
            if (counts(base, i)) {
                double apart = base.meanSpend(i) - mean;
                between += base.spendCount(i) * apart * apart;
            }
        }
        return new SpendAnova(customers, purchases, between, within);
    }

    private static boolean counts(CustomerBase base, int i) {
        return base.spendCount(i) > 0 && base.meanSpend(i) > 0;
    }

    /**
     * By how much more the means of customers vary than chance makes them.
     *
     * @return F, about 1 where customers do not differ; infinite where purchases of a customer do not, NaN with one customer or
     *     without a second purchase of anybody
     */
    public double f() {
        return customers < 2 || purchases <= customers
                ? Double.NaN
                : (between / (customers - 1)) / (within / (purchases - customers));
    }

    /**
     * How likely so large an F would be if customers did not differ.
     *
     * @return a probability; NaN where there is no F
     */
    public double pValue() {
        double f = f();
        if (Double.isNaN(f) || Double.isInfinite(f)) {
            return Double.isNaN(f) ? Double.NaN : 0;
        }
        double above = customers - 1;
        double below = purchases - customers;
        return RegularizedBeta.value(below / (below + above * f), 0.5 * below, 0.5 * above);
    }

    /**
     * Whether customers differ.
     *
     * @return true if the p-value is below {@value #SIGNIFICANT}
     */
    public boolean differ() {
        return pValue() < SIGNIFICANT;
    }

    /**
     * What was found.
     *
     * @return such as {@code F = 7.02 on 599 and 8,100 degrees of freedom, p-value below 1e-15}
     */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "F = %.2f on %,d and %,d degrees of freedom, p-value %s",
                f(),
                customers - 1,
                purchases - customers,
                pValue() < SMALLEST_SHOWN ? "below 1e-15" : String.format(Locale.ROOT, "%.2g", pValue()));
    }
}
