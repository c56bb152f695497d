package dev.lindy.models.validation;

import java.util.Arrays;
import java.util.Comparator;

/**
 * How well numbers put customers in order: who will buy, who will buy most. Customers with the same number share their ranks evenly, so
 * that nothing depends on the order of the rows. Immutable.
 */
public final class Ranking {

    private static final double TOP = 0.1;

    private final double[] by;

    /** Rows in falling order of the number. */
    private final int[] order;

    private Ranking(double[] by, int[] order) {
        this.by = by;
        this.order = order;
    }

    /**
     * Puts customers in order.
     *
     * @param by a number per customer, the highest first; none NaN
     * @return the order
     * @throws IllegalArgumentException if a number is NaN
     */
    public static Ranking by(double[] by) {
        if (Arrays.stream(by).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException("customers cannot be ranked by NaN");
        }
        double[] copy = by.clone();
        Integer[] order = new Integer[by.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> -copy[i]));
        return new Ranking(
                copy, Arrays.stream(order).mapToInt(Integer::intValue).toArray());
    }

    /**
     * The area under the receiver operating characteristic: the probability that of two customers, one of whom bought, the one who
     * bought stands higher; an equal standing counts one half.
     *
     * @param bought whether each customer bought
     * @return between 0 and 1, one half for a ranking that knows nothing; NaN where all bought or nobody did
     */
    public double auc(boolean[] bought) {
        double pairs = 0;
        double buyersAbove = 0;
        double others = 0;
        for (int from = 0; from < order.length; ) {
            int to = endOfTie(from);
            double buyers = 0;
            for (int i = from; i < to; i++) {
                buyers += bought[order[i]] ? 1 : 0;
            }
            double rest = to - from - buyers;
            pairs += rest * (buyersAbove + buyers / 2);
            buyersAbove += buyers;
            others += rest;
            from = to;
        }
        return pairs / (buyersAbove * others);
    }

    /**
     * Gini's coefficient of what customers did, in this order: how much more of it the first of them have than their share.
     *
     * @param actual a number per customer, at least 0
     * @return Σ<sub>i</sub> (share of the first i)/N − (N + 1)/(2N); NaN where the numbers add up to 0
     */
    public double gini(double[] actual) {
        int n = order.length;
        double total = Arrays.stream(actual).sum();
        double cumulative = 0;
        double sum = 0;
        for (int from = 0; from < n; ) {
            int to = endOfTie(from);
            double tied = 0;
            for (int i = from; i < to; i++) {
                tied += actual[order[i]];
            }
            int width = to - from;
            sum += width * cumulative + tied * (width + 1) / 2.0;
            cumulative += tied;
            from = to;
        }
        return sum / total / n - (n + 1) / (2.0 * n);
    }

    /**
     * Gini's coefficient as a share of that of the perfect order.
     *
     * @param actual a number per customer, at least 0
     * @return 1 for the perfect order, 0 for one that knows nothing; NaN where all numbers are the same
     */
    public double normalisedGini(double[] actual) {
        return gini(actual) / by(actual).gini(actual);
    }

    /**
     * How many of the best tenth of customers are in the first tenth of this order. Who shares a number at the edge is in with the
     * probability that a drawing of lots gives.
     *
     * @param actual a number per customer
     * @return a share of the best tenth; one tenth on average for an order that knows nothing; NaN with fewer than ten customers
     */
    public double topTenth(double[] actual) {
        int size = (int) (TOP * order.length);
        double[] first = chances(size);
        double[] best = by(actual).chances(size);
        double hits = 0;
        for (int i = 0; i < first.length; i++) {
            hits += first[i] * best[i];
        }
        return hits / size;
    }

    /** Of each customer, the probability to be among the first. */
    private double[] chances(int size) {
        double[] out = new double[order.length];
        for (int from = 0; from < size; ) {
            int to = endOfTie(from);
            double chance = Math.min(1, (size - from) / (double) (to - from));
            for (int i = from; i < to; i++) {
                out[order[i]] = chance;
            }
            from = to;
        }
        return out;
    }

    /** The rows in falling order of the number. */
    int[] order() {
        return order;
    }

    /** Where the customers end who share the number of the one at a position. */
    int endOfTie(int from) {
        int to = from + 1;
        while (to < order.length && by[order[to]] == by[order[from]]) {
            to++;
        }
        return to;
    }
}
