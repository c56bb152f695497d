package dev.lindy.models.purchases.kernel;

import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.estimate.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a sample looks like before any model: for start values and for diagnosis.
 *
 * @param customers sum of the weights
 * @param repeatBuyers weight of those with x above 0
 * @param repeats Σ x
 * @param exposure Σ T
 * @param activeTime Σ t<sub>x</sub>
 * @param longest largest T
 */
public record RecencyStatistics(
        double customers, double repeatBuyers, double repeats, double exposure, double activeTime, double longest) {

    private static final double FEW = 30;
    private static final double SHORT = 4;

    /**
     * Looks at a sample.
     *
     * @param data the sample
     * @return its statistics
     */
    public static RecencyStatistics of(RecencySample data) {
        CompressedBase rows = data.histories();
        double customers = 0;
        double repeatBuyers = 0;
        double repeats = 0;
        double exposure = 0;
        double activeTime = 0;
        double longest = 0;
        for (int row = 0; row < rows.rows(); row++) {
            double w = data.weight(row);
            int x = rows.frequency(row);
            customers += w;
            exposure += w * rows.T(row);
            longest = w > 0 ? Math.max(longest, rows.T(row)) : longest;
            if (x > 0) {
                repeatBuyers += w;
                repeats += w * x;
                activeTime += w * rows.recency(row);
            }
        }
        return new RecencyStatistics(customers, repeatBuyers, repeats, exposure, activeTime, longest);
    }

    /**
     * Purchases per unit of time, of all customers and all time; one more purchase keeps it above 0.
     *
     * @return (Σx + 1)/ΣT; 1 where no time has passed
     */
    public double centralRate() {
        return exposure > 0 ? (repeats + 1) / exposure : 1;
    }

    /**
     * The mean time since the first purchase.
     *
     * @return ΣT over the customers; 1 where no time has passed
     */
    public double meanAge() {
        return exposure > 0 ? exposure / customers : 1;
    }

    /**
     * Repeat purchases per unit of time, half a purchase at the least.
     *
     * @return Σx/ΣT, above 0; 1 where nobody was observed for any time
     */
    public double purchaseRate() {
        return exposure > 0 ? Math.max(repeats, 0.5) / exposure : 1;
    }

    /**
     * The shape r of the negative binomial distribution that has the sample's mean of x and its share of customers with
     * x = 0: the solution of (1 + m/r)<sup>−r</sup> = share.
     *
     * @return between 0.01 and 100
     */
    public double negativeBinomialShape() {
        double mean = Math.max(repeats, 0.5) / customers;
        double logZero = Math.log(Math.max(1 - repeatBuyers / customers, 1e-6));
        double low = Math.log(0.01);
        double high = Math.log(100);
        for (int i = 0; i < 40; i++) {
            double middle = (low + high) / 2;
            double r = Math.exp(middle);
            // The share of zeros falls as r grows.
            if (-r * Math.log1p(mean / r) > logZero) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp((low + high) / 2);
    }

    /**
     * What any model of repeat purchases should say of such a sample.
     *
     * @param unit the plural of the time unit
     * @return {@code no-repeat-buyers}, {@code too-few-repeat-buyers}, {@code short-observation}, or nothing
     */
    public List<Diagnosis> diagnose(String unit) {
        if (repeatBuyers == 0) {
            return List.of(new Diagnosis(
                    "no-repeat-buyers",
                    Diagnosis.Severity.FATAL,
                    "nobody bought a second time, so nothing is known of how often customers come back or when they leave.",
                    "observe longer, check that the customer column identifies people and not orders, and check the"
                            + " resolution in which purchases are merged."));
        }
        List<Diagnosis> found = new ArrayList<>();
        if (repeatBuyers < FEW) {
            found.add(new Diagnosis(
                    "too-few-repeat-buyers",
                    Diagnosis.Severity.WARNING,
                    String.format(
                            Locale.ROOT,
                            "only %,.0f of %,.0f customers bought again: estimates and predictions are very uncertain.",
                            repeatBuyers,
                            customers),
                    "add customers or observe longer; take the intervals seriously and the point estimates not."));
        }
        double gap = activeTime / repeats;
        if (longest < SHORT * gap) {
            found.add(new Diagnosis(
                    "short-observation",
                    Diagnosis.Severity.WARNING,
                    String.format(
                            Locale.ROOT,
                            "the longest history lasts %.1f %s, only %.1f times the mean time between purchases (%.1f): a"
                                    + " customer who left can hardly be told from one who waits.",
                            longest,
                            unit,
                            longest / gap,
                            gap),
                    "observe longer before trusting who is still active."));
        }
        return found;
    }
}
