package dev.lindy.core.base;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Distinct histories (x, t<sub>x</sub>, T), weighted by how many customers have them.
 *
 * <p>For models of regular purchases a sample may carry the sums of log inter-transaction times as well. They only add a
 * constant to such a likelihood, so they are no key: customers with the same history stay one row, with their mean.
 */
public final class RecencySample implements Sample {

    /** What summaries that were written with few digits may be off, a purchase. */
    private static final double SLACK = 1e-3;

    private final CompressedBase histories;
    private final TimeScale timeScale;
    private final double[] weights;
    private final double @Nullable [] litt;

    private RecencySample(CompressedBase histories, TimeScale timeScale, double[] weights, double @Nullable [] litt) {
        this.histories = histories;
        this.timeScale = timeScale;
        this.weights = weights;
        this.litt = litt;
    }

    /**
     * The sample of a base.
     *
     * @param base the customers
     * @return its distinct histories; the weight is the number of customers
     */
    public static RecencySample of(CustomerBase base) {
        return of(base.compressed(), base.timeScale());
    }

    /**
     * The sample of distinct histories.
     *
     * @param histories the rows
     * @param timeScale the unit of their times
     * @return the weight is the number of customers
     */
    public static RecencySample of(CompressedBase histories, TimeScale timeScale) {
        return new RecencySample(histories, timeScale, counts(histories), null);
    }

    /**
     * The sample of a base, with the sums of log inter-transaction times.
     *
     * @param base the customers
     * @return its distinct histories; the weight is the number of customers
     * @throws IllegalArgumentException if the base does not have these sums, or if they cannot be those of the history: a
     *     time between two purchases is 0, or the times do not add up to t<sub>x</sub>
     */
    public static RecencySample withLitt(CustomerBase base) {
        if (!base.hasLitt()) {
            throw new IllegalArgumentException("the customers have no litt (sum of the logarithms of the times between"
                    + " purchases), which tells how regularly they buy; summarise the order log itself, or add a column"
                    + " litt to the summaries");
        }
        checkLitt(base);
        CompressedBase histories = base.compressed();
        double[] litt = new double[histories.rows()];
        for (int i = 0; i < base.size(); i++) {
            litt[histories.rowOf(i)] += base.litt(i);
        }
        for (int row = 0; row < litt.length; row++) {
            litt[row] /= histories.count(row);
        }
        return new RecencySample(histories, base.timeScale(), counts(histories), litt);
    }

    private static void checkLitt(CustomerBase base) {
        int wrong = 0;
        int example = 0;
        for (int i = base.size() - 1; i >= 0; i--) {
            int x = base.frequency(i);
            double litt = base.litt(i);
            // Equal gaps have the largest sum.
            double most = x == 0 ? 0 : x * Math.log(base.recency(i) / x);
            boolean possible = x < 2
                    ? Math.abs(litt - most) <= SLACK
                    : litt > Double.NEGATIVE_INFINITY && litt - most <= x * SLACK;
            if (!possible) {
                wrong++;
                example = i;
            }
        }
        if (wrong > 0) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "litt must be the sum of the logarithms of the %d times between purchases, in %s, but customer \"%s\""
                            + " (row %d) with x %d and recency %s has litt %s; %,d %s affected. Where two purchases have the"
                            + " same time (litt −Infinity or NaN), merge them; where the unit of time is another, recompute"
                            + " litt.",
                    base.frequency(example),
                    base.timeScale().plural(),
                    base.id(example),
                    example + 1,
                    base.frequency(example),
                    base.recency(example),
                    base.litt(example),
                    wrong,
                    wrong == 1 ? "row" : "rows"));
        }
    }

    private static double[] counts(CompressedBase histories) {
        double[] weights = new double[histories.rows()];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = histories.count(row);
        }
        return weights;
    }

    /**
     * The rows.
     *
     * @return sorted by x, then T, then t<sub>x</sub>
     */
    public CompressedBase histories() {
        return histories;
    }

    @Override
    public TimeScale timeScale() {
        return timeScale;
    }

    @Override
    public int rows() {
        return weights.length;
    }

    @Override
    public double weight(int row) {
        return weights[row];
    }

    /**
     * Whether the sums of log inter-transaction times are known.
     *
     * @return true if {@link #litt(int)} may be asked
     */
    public boolean hasLitt() {
        return litt != null;
    }

    /**
     * Σ ln(time between successive purchases), averaged over the customers of a row.
     *
     * @param row the row, from 0
     * @return 0 where x is 0
     * @throws IllegalStateException if the sample was made without
     */
    public double litt(int row) {
        if (litt == null) {
            throw new IllegalStateException("this sample has no sums of log inter-transaction times");
        }
        return litt[row];
    }

    @Override
    public RecencySample withWeights(double[] other) {
        return new RecencySample(histories, timeScale, Weights.checked(other, weights.length), litt);
    }

    @Override
    public String description() {
        return String.format(
                Locale.ROOT,
                "%,d customers, %,d distinct histories, %s",
                Math.round(totalWeight()),
                rows(),
                timeScale.plural());
    }

    @Override
    public long fingerprint() {
        Fingerprint hash = new Fingerprint().add(timeScale.days());
        for (int row = 0; row < weights.length; row++) {
            hash.add(histories.frequency(row))
                    .add(histories.recency(row))
                    .add(histories.T(row))
                    .add(weights[row]);
            if (litt != null) {
                hash.add(litt[row]);
            }
        }
        return hash.value();
    }
}
