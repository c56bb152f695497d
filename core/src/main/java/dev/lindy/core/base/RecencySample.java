package dev.lindy.core.base;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Distinct histories (x, t<sub>x</sub>, T), weighted by how many customers have them.
 *
 * <p>For models of regular purchases a sample may carry the sums of log inter-transaction times as well. They only add a
 * constant to such a likelihood, so they are no key: customers with the same history stay one row, with their mean.
 */
public final class RecencySample implements CustomerSample {

    /** What summaries that were written with few digits may be off, a purchase. */
    private static final double SLACK = 1e-3;

    private final CompressedBase histories;
    private final TimeScale timeScale;
    private final double[] weights;
    private final double totalWeight;
    private final double @Nullable [] litt;

    private RecencySample(CompressedBase histories, TimeScale timeScale, double[] weights, double @Nullable [] litt) {
        this.histories = histories;
        this.timeScale = timeScale;
        this.weights = weights;
        totalWeight = Weights.sum(weights);
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

    /**
     * The sample of histories that were counted elsewhere, such as by a database; one may stand in several rows.
     *
     * @param timeScale the unit of all times
     * @param x repeat purchases, at least 0
     * @param tx t<sub>x</sub>: 0 if and only if x is 0, and at most T
     * @param T time from first purchase to the end of observation, finite and at least 0
     * @param count how many customers have the history, at least 1
     * @return its distinct histories, which know no customers; the weight is the number of customers
     * @throws IllegalArgumentException if lengths differ, or naming the first impossible row and how many there are
     */
    public static RecencySample of(TimeScale timeScale, int[] x, double[] tx, double[] T, int[] count) {
        checkRows(x, tx, T, null);
        return of(CompressedBase.counted(x, tx, T, count), timeScale);
    }

    /**
     * The sample of histories that were counted elsewhere, with the sums of log inter-transaction times.
     *
     * @param timeScale the unit of all times
     * @param x repeat purchases, at least 0
     * @param tx t<sub>x</sub>: 0 if and only if x is 0, and at most T
     * @param T time from first purchase to the end of observation, finite and at least 0
     * @param count how many customers have the history, at least 1
     * @param litt Σ ln(time between successive purchases), averaged over those customers
     * @return its distinct histories, which know no customers; the weight is the number of customers
     * @throws IllegalArgumentException if lengths differ, or naming the first impossible row and how many there are
     */
    public static RecencySample of(TimeScale timeScale, int[] x, double[] tx, double[] T, int[] count, double[] litt) {
        checkRows(x, tx, T, litt);
        CompressedBase index = CompressedBase.of(x, tx, T);
        CompressedBase histories = index.standingFor(count);
        double[] means = new double[histories.rows()];
        double[] soFar = new double[means.length];
        for (int i = 0; i < litt.length; i++) {
            int row = index.rowOf(i);
            soFar[row] += count[i];
            // A history that stands in one row keeps its sum to the last bit.
            means[row] += (litt[i] - means[row]) * (count[i] / soFar[row]);
        }
        return new RecencySample(histories, timeScale, counts(histories), means);
    }

    private static void checkRows(int[] x, double[] tx, double[] T, double @Nullable [] litt) {
        if (tx.length != x.length || T.length != x.length || (litt != null && litt.length != x.length)) {
            throw new IllegalArgumentException("the columns must have one length, but x has " + x.length + " rows, t_x "
                    + tx.length + ", T " + T.length + (litt == null ? "" : ", litt " + litt.length));
        }
        int wrong = 0;
        int example = 0;
        for (int i = x.length - 1; i >= 0; i--) {
            boolean sound = x[i] >= 0
                    && tx[i] >= 0
                    && tx[i] <= T[i]
                    && T[i] < Double.POSITIVE_INFINITY
                    && (x[i] == 0) == (tx[i] == 0)
                    && (litt == null || isPossible(litt[i], x[i], tx[i]));
            if (!sound) {
                wrong++;
                example = i;
            }
        }
        if (wrong > 0) {
            throw new IllegalArgumentException(
                    "a history needs x ≥ 0 and 0 ≤ t_x ≤ T, finite, with t_x = 0 just where x = 0"
                            + (litt == null
                                    ? ""
                                    : ", and the sum of the logarithms of the times between purchases as litt")
                            + ": x = " + x[example] + ", t_x = " + tx[example] + ", T = " + T[example]
                            + (litt == null ? "" : ", litt = " + litt[example])
                            + " (row " + (example + 1) + "); " + wrong + (wrong == 1 ? " row" : " rows") + " affected");
        }
    }

    /** Whether a sum of log times between x purchases is one that adds up to t<sub>x</sub>. */
    private static boolean isPossible(double litt, int x, double tx) {
        // Equal gaps have the largest sum.
        double most = x == 0 ? 0 : x * Math.log(tx / x);
        return x < 2 ? Math.abs(litt - most) <= SLACK : litt > Double.NEGATIVE_INFINITY && litt - most <= x * SLACK;
    }

    private static void checkLitt(CustomerBase base) {
        int wrong = 0;
        int example = 0;
        for (int i = base.size() - 1; i >= 0; i--) {
            if (!isPossible(base.litt(i), base.frequency(i), base.recency(i))) {
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
    public int[] rowsOf(CustomerBase base) {
        return CustomerSample.rowsOf(histories, base);
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

    @Override
    public double totalWeight() {
        return totalWeight;
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
        return Phrases.count(Math.round(totalWeight()), "customer") + ", "
                + Phrases.count(rows(), "distinct history", "distinct histories") + ", " + timeScale.plural();
    }

    @Override
    public long fingerprint() {
        Fingerprint hash = new Fingerprint();
        hash.add(timeScale.days()).endRow();
        for (int row = 0; row < weights.length; row++) {
            hash.add(histories.frequency(row))
                    .add(histories.recency(row))
                    .add(histories.T(row))
                    .add(weights[row]);
            if (litt != null) {
                hash.add(litt[row]);
            }
            hash.endRow();
        }
        return hash.value();
    }
}
