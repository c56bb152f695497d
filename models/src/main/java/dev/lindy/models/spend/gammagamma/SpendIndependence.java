package dev.lindy.models.spend.gammagamma;

import dev.lindy.core.base.AverageRanks;
import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.parallel.Chunks;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * Whether what customers spend per purchase has to do with how often they buy, which the Gamma-Gamma model assumes it has
 * not.
 *
 * <p>Compared are x and mean spend of all customers with a repeat purchase and a positive mean spend: Spearman's rank
 * correlation ρ (ties share their average rank; p-value from the t distribution of ρ√((n − 2)/(1 − ρ²)), two-sided), and
 * the average of mean spend by x. In a large base a correlation of no consequence is significant, and the mean of few
 * amounts is more skewed than that of many; so the assumption counts as violated only where |ρ| is at least
 * {@value #RELEVANT} and the p-value below {@value #SIGNIFICANT}.
 */
public final class SpendIndependence {

    /** The smallest |ρ| that counts. */
    public static final double RELEVANT = 0.1;

    /** The largest p-value that counts. */
    public static final double SIGNIFICANT = 0.01;

    private static final String[] GROUPS = {"1", "2", "3", "4-6", "7+"};

    private final int customers;
    private final double correlation;
    private final double pValue;
    private final int[] counts;
    private final double[] means;

    private SpendIndependence(int customers, double correlation, double pValue, int[] counts, double[] means) {
        this.customers = customers;
        this.correlation = correlation;
        this.pValue = pValue;
        this.counts = counts;
        this.means = means;
    }

    /**
     * Checks a base.
     *
     * @param base customers with spend
     * @return what was found
     * @throws IllegalStateException if the base has no spend
     */
    public static SpendIndependence of(CustomerBase base) {
        int[] counts = new int[GROUPS.length];
        double[] means = new double[GROUPS.length];
        for (int i = 0; i < base.size(); i++) {
            if (isCompared(base, i)) {
                counts[group(base.frequency(i))]++;
            }
        }
        int customers = IntStream.of(counts).sum();
        int[] x = new int[customers];
        double[] spend = new double[customers];
        int n = 0;
        for (int i = 0; i < base.size(); i++) {
            if (isCompared(base, i)) {
                x[n] = base.frequency(i);
                spend[n] = base.meanSpend(i);
                means[group(x[n])] += spend[n];
                n++;
            }
        }
        for (int g = 0; g < means.length; g++) {
            means[g] /= counts[g];
        }
        double rho =
                Chunks.both(() -> AverageRanks.of(x), () -> AverageRanks.of(spend), SpendIndependence::correlation);
        return new SpendIndependence(customers, rho, pValue(rho, customers), counts, means);
    }

    private static boolean isCompared(CustomerBase base, int customer) {
        return base.frequency(customer) > 0 && base.spendCount(customer) > 0 && base.meanSpend(customer) > 0;
    }

    /**
     * How many customers were compared.
     *
     * @return those with a repeat purchase and a positive mean spend
     */
    public int customers() {
        return customers;
    }

    /**
     * Spearman's rank correlation of x and mean spend.
     *
     * @return ρ in [−1, 1]; NaN where either does not vary
     */
    public double correlation() {
        return correlation;
    }

    /**
     * How likely so large a |ρ| would be if there were no relation.
     *
     * @return a probability; NaN with fewer than 3 customers or without a correlation
     */
    public double pValue() {
        return pValue;
    }

    /**
     * Whether the assumption can stand.
     *
     * @return false if the correlation is both relevant and significant
     */
    public boolean holds() {
        return !(Math.abs(correlation) >= RELEVANT && pValue < SIGNIFICANT);
    }

    /**
     * Mean spend by number of repeat purchases.
     *
     * @return columns {@code x} (1, 2, 3, 4-6, 7+), {@code customers}, {@code mean_spend}, the average of the customers'
     *     mean spends, NaN for an empty group
     */
    public Columns groups() {
        return Columns.builder()
                .texts("x", GROUPS)
                .integers("customers", counts)
                .doubles("mean_spend", means)
                .build();
    }

    /**
     * What was found and what it does to the answers.
     *
     * @return plain sentences
     */
    public String verdict() {
        if (Double.isNaN(pValue)) {
            return "Whether spend depends on frequency cannot be told from "
                    + (customers == 1 ? "1 repeat buyer." : customers + " repeat buyers.");
        }
        String found = String.format(
                Locale.ROOT,
                "(rank correlation of x and mean spend %.3f, p-value %.2g, %d repeat buyers).",
                correlation,
                pValue,
                customers);
        if (holds()) {
            return "Mean spend does not depend on frequency to an extent that matters " + found;
        }
        return correlation > 0
                ? "Frequent buyers spend more per order " + found
                        + " The model assumes no relation, so the values of the "
                        + "best customers are too low and those of rare buyers too high."
                : "Frequent buyers spend less per order " + found
                        + " The model assumes no relation, so the values of the "
                        + "most frequent customers are too high and those of rare buyers too low.";
    }

    @Override
    public String toString() {
        return verdict();
    }

    private static int group(int x) {
        return x <= 3 ? x - 1 : x <= 6 ? 3 : 4;
    }

    /** Pearson's correlation of ranks, whose mean is known. */
    private static double correlation(double[] a, double[] b) {
        double mean = 0.5 * (a.length + 1);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            double da = a[i] - mean;
            double db = b[i] - mean;
            ab += da * db;
            aa += da * da;
            bb += db * db;
        }
        return Math.max(-1, Math.min(1, ab / Math.sqrt(aa * bb)));
    }

    private static double pValue(double rho, int n) {
        return n < 3 || Double.isNaN(rho) ? Double.NaN : RegularizedBeta.value(1 - rho * rho, 0.5 * (n - 2), 0.5);
    }
}
