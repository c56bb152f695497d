package dev.lindy.models.interval;

import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.special.UncomputableException;
import dev.lindy.models.CompoundSpendModel;
import dev.lindy.models.FutureSpend;
import dev.lindy.models.purchases.kernel.Outcomes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What every customer will spend within a time: quantiles of the compound law of counts and amounts, the counts mixed over what is
 * not known of the parameters of purchases.
 *
 * <p>The law of a sum over the customer's own scale depends on the history and on how many purchases the mean spend is of; so it is
 * computed once for all who share these, and not per customer.
 *
 * <p>What is not known of the parameters of spend moves the scale of a customer's sums by a factor e<sup>τZ</sup>, Z normal. With φ
 * the density of ln S, the quantile of the mixture lies −(τ²/2) φ′/φ beyond that of the law, on the scale of logarithms and to second
 * order in τ.
 */
final class SpendOutcomes {

    /** Of the last step, which Newton's method squares: a table of customers has no use for more. */
    private static final double PRECISION = 1e-4;

    /** More purchases than all but this share are taken together. */
    private static final double TAIL = 1e-5;

    /** The widest step that a quantile is moved by the uncertainty of the scale. */
    private static final double LARGEST_MOVE = 2;

    private final double[] lower;
    private final double[] upper;

    private SpendOutcomes(double[] lower, double[] upper) {
        this.lower = lower;
        this.upper = upper;
    }

    /**
     * Works them out.
     *
     * @param counts of purchases
     * @param spend the model of amounts
     * @param deviations τ, one per customer
     * @param base customers with spend
     * @param level such as 0.9
     */
    static SpendOutcomes of(
            PurchaseCounts counts, CompoundSpendModel spend, double[] deviations, CustomerBase base, double level) {
        CompressedBase rows = base.compressed();
        Outcomes distinct = Outcomes.of(rows, known(base));
        Ends ends = new Ends(distinct, counts, spend, rows, level);
        double[] lower = new double[base.size()];
        double[] upper = new double[base.size()];
        int[] index = distinct.indices();
        for (int i = 0; i < lower.length; i++) {
            double scale = future(spend, base, i).scale();
            double half = deviations[i] * deviations[i] / 2;
            lower[i] = scale * moved(ends.lower[index[i]], half * ends.lowerSlope[index[i]]);
            upper[i] = scale * moved(ends.upper[index[i]], half * ends.upperSlope[index[i]]);
        }
        return new SpendOutcomes(lower, upper);
    }

    /** Those of parts of a base. */
    static SpendOutcomes joined(int customers, int[][] members, SpendOutcomes[] parts) {
        double[] lower = new double[customers];
        double[] upper = new double[customers];
        for (int g = 0; g < parts.length; g++) {
            for (int i = 0; i < members[g].length; i++) {
                lower[members[g][i]] = parts[g].lower[i];
                upper[members[g][i]] = parts[g].upper[i];
            }
        }
        return new SpendOutcomes(lower, upper);
    }

    private static double moved(double ratio, double by) {
        return ratio * Math.exp(Math.max(-LARGEST_MOVE, Math.min(LARGEST_MOVE, -by)));
    }

    /** The purchases behind each mean spend; 0 where nothing usable is known. */
    private static int[] known(CustomerBase base) {
        int[] known = new int[base.size()];
        Arrays.setAll(known, i -> known(base, i));
        return known;
    }

    /** The purchases behind a customer's mean spend; 0 where nothing usable is known. */
    static int known(CustomerBase base, int i) {
        return base.meanSpend(i) > 0 ? Math.max(0, base.spendCount(i)) : 0;
    }

    /** What a customer of a base will pay. */
    static FutureSpend future(CompoundSpendModel spend, CustomerBase base, int i) {
        int seen = known(base, i);
        return spend.futureSpend(seen, seen == 0 ? 0 : base.meanSpend(i));
    }

    /** One per customer. */
    double[] lower() {
        return lower;
    }

    /** One per customer. */
    double[] upper() {
        return upper;
    }

    /** Quantiles over the scale, and the slope of ln φ there, per distinct history and number of purchases with an amount. */
    private static final class Ends {
        final double[] lower;
        final double[] upper;
        final double[] lowerSlope;
        final double[] upperSlope;
        private final Outcomes distinct;
        private final CompoundSpendModel spend;
        private final double level;

        Ends(Outcomes distinct, PurchaseCounts counts, CompoundSpendModel spend, CompressedBase rows, double level) {
            this.distinct = distinct;
            this.spend = spend;
            this.level = level;
            int size = distinct.size();
            lower = new double[size];
            upper = new double[size];
            lowerSlope = new double[size];
            upperSlope = new double[size];
            int[] first = distinct.firstOfRows();
            counts.forEach(rows, () -> {
                double[] nearby = new double[2];
                return (row, law) -> {
                    CountLaw coarse = law == null ? null : law.coarse(TAIL);
                    for (int i = first[row]; i < first[row + 1]; i++) {
                        fill(i, coarse, nearby);
                    }
                };
            });
        }

        /** Neighbours have nearly the same quantiles, from which the search begins. */
        private void fill(int i, @Nullable CountLaw law, double[] nearby) {
            if (law == null) {
                lower[i] = upper[i] = Double.NaN;
                return;
            }
            int seen = distinct.number(i);
            FutureSpend ofOne = spend.futureSpend(seen, seen == 0 ? 0 : 1);
            CompoundLaw sum = new CompoundLaw(law, ofOne);
            double scale = ofOne.scale();
            try {
                double low = sum.quantile((1 - level) / 2, PRECISION, scale * nearby[0]);
                lowerSlope[i] = low > 0 ? sum.slopeAt(low) : 0;
                lower[i] = low / scale;
                // All of the rest lies above where nothing at all is the lower end.
                double high = sum.quantile(low > 0 ? (1 + level) / 2 : level, PRECISION, scale * nearby[1]);
                upperSlope[i] = high > 0 ? sum.slopeAt(high) : 0;
                upper[i] = high / scale;
                nearby[0] = lower[i];
                nearby[1] = upper[i];
            } catch (UncomputableException e) {
                lower[i] = upper[i] = Double.NaN;
            }
        }
    }
}
