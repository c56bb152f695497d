package dev.lindy.models.interval;

import dev.lindy.models.Future;
import java.util.Arrays;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * How many purchases a customer makes within a time: the chance of none, and the chances of some numbers, which need not be whole
 * where they stand for others. Arrays are not to be changed.
 */
final class CountLaw {

    /** Beyond so many purchases neighbours are taken together, a share of their number at a time. */
    private static final int SINGLE = 12;

    private static final double TOGETHER = 0.12;

    /** So many numbers, equally likely, stand for hundreds. */
    private static final int REPRESENTATIVES = 32;

    private static final int HALVINGS = 40;

    /** What rounding leaves of a whole. */
    private static final double ROUNDING = 1e-12;

    private final double none;
    private final double[] counts;
    private final double[] chances;

    /**
     * A law.
     *
     * @param none P(no purchase)
     * @param counts numbers above 0, ascending
     * @param chances one per number
     */
    CountLaw(double none, double[] counts, double[] chances) {
        this.none = none;
        this.counts = counts;
        this.chances = chances;
    }

    /** P(no purchase). */
    double none() {
        return none;
    }

    /** Numbers above 0, ascending. */
    double[] counts() {
        return counts;
    }

    /** One per number. */
    double[] chances() {
        return chances;
    }

    /** All counts, but for a tail of this probability. */
    static CountLaw of(Future future, double horizon, double tail) {
        return whole(future.transactionProbability(0, horizon), future.transactionProbabilities(horizon, tail));
    }

    /** The numbers 1, 2, 3, … */
    static CountLaw whole(double none, double[] chances) {
        double[] counts = new double[chances.length];
        Arrays.setAll(counts, i -> i + 1);
        return new CountLaw(none, counts, chances);
    }

    /**
     * Of hundreds of purchases no single count matters: those of a gamma distribution stand for them.
     *
     * @param none P(no purchase)
     * @param mean of all counts, nothing included
     * @param square of all counts, nothing included
     */
    static CountLaw many(double none, double mean, double square) {
        double some = 1 - none;
        double ofSome = mean / some;
        double variance = Math.max(square / some - ofSome * ofSome, 1e-12 * ofSome * ofSome);
        double shape = ofSome * ofSome / variance;
        double[] counts = new double[REPRESENTATIVES];
        double[] chances = new double[REPRESENTATIVES];
        for (int i = 0; i < REPRESENTATIVES; i++) {
            counts[i] = Math.max(1, ofSome / shape * gamma(shape, (i + 0.5) / REPRESENTATIVES));
            chances[i] = some / REPRESENTATIVES;
        }
        return new CountLaw(none, counts, chances);
    }

    private static double gamma(double shape, double level) {
        double low = 0;
        double high = shape + 40 * Math.sqrt(shape) + 40;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (RegularizedGamma.P.value(shape, middle) < level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /**
     * Fewer numbers for what is smooth in them: beyond a dozen their means within an eighth, and the last of a tail for all of it. What
     * sums of purchases differ by within an eighth is small beside what they differ by at all.
     *
     * @param tail its probability
     */
    CountLaw coarse(double tail) {
        double[] fewer = new double[counts.length];
        double[] together = new double[counts.length];
        double rest = 1 - none;
        int known = 0;
        for (int i = 0; i < counts.length && rest > 0; ) {
            double width = Math.max(1, Math.floor(TOGETHER * (counts[i] - SINGLE)));
            double sum = 0;
            double moment = 0;
            double end = counts[i] + width;
            for (; i < counts.length && counts[i] < end; i++) {
                sum += chances[i];
                moment += chances[i] * counts[i];
            }
            rest -= sum;
            if (!(sum > 0)) {
                continue;
            }
            fewer[known] = moment / sum;
            together[known++] = rest < tail ? sum + rest : sum;
            if (rest < tail) {
                break;
            }
        }
        return new CountLaw(none, Arrays.copyOf(fewer, known), Arrays.copyOf(together, known));
    }

    /**
     * Between which counts the number falls with at least the level: at most half of the rest lies below, and no count too many
     * above. Where nothing at all is so likely that the lower end is 0, the upper end is as low as the level allows.
     */
    int[] interval(double level) {
        int lower = quantile((1 - level) / 2);
        double below = lower == 0 ? 0 : lower == 1 ? none : Math.min(probability(lower - 1), (1 - level) / 2);
        return new int[] {lower, Math.max(lower, quantile(level + below))};
    }

    /** P(count ≤ a number), of numbers that stand for themselves. */
    private double probability(int number) {
        double sum = none;
        for (int i = 0; i < counts.length && counts[i] <= number; i++) {
            sum += chances[i];
        }
        return sum;
    }

    /** The smallest count whose distribution function reaches a level; between representatives, in proportion. */
    int quantile(double level) {
        double reached = none;
        if (reached >= level - ROUNDING || counts.length == 0) {
            return 0;
        }
        double count = 0;
        for (int i = 0; i < counts.length; i++) {
            double before = i == 0 ? 0 : counts[i - 1];
            double missing = level - ROUNDING - reached;
            reached += chances[i];
            count = counts[i];
            if (missing <= chances[i]) {
                double next = i + 1 < counts.length ? counts[i + 1] : count;
                double share = missing / chances[i];
                // A representative stands in the middle of those that it stands for.
                double here = share < 0.5
                        ? before + (count - before) * (0.5 + share)
                        : count + (next - count) * (share - 0.5);
                return (int) Math.min(Integer.MAX_VALUE, next - before <= 2 ? count : Math.ceil(here));
            }
        }
        return (int) Math.min(Integer.MAX_VALUE, Math.ceil(count));
    }
}
