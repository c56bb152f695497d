package dev.lindy.models.purchases.kernel;

import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.parallel.Chunks;
import java.util.Arrays;

/**
 * What happened after the histories of a base: customers with one history and the same number of purchases afterwards are
 * one question. Sorted by history, then number.
 */
public final class Outcomes {

    private final CompressedBase histories;
    /** Of each customer the row in the upper half, the number of purchases in the lower. */
    private final long[] ofCustomer;

    private final long[] distinct;

    private Outcomes(CompressedBase histories, long[] ofCustomer) {
        this.histories = histories;
        this.ofCustomer = ofCustomer;
        distinct = Arrays.stream(ofCustomer).sorted().distinct().toArray();
    }

    /**
     * Makes the outcomes.
     *
     * @param histories of the customers
     * @param k how many purchases followed, one number per customer
     * @return the distinct outcomes
     * @throws IllegalArgumentException if there is not one number per customer
     */
    public static Outcomes of(CompressedBase histories, int[] k) {
        if (k.length != histories.customers()) {
            throw new IllegalArgumentException("there must be one number of purchases per customer, but there are "
                    + k.length + " for " + histories.customers() + " customers");
        }
        long[] ofCustomer = new long[k.length];
        Arrays.setAll(ofCustomer, i -> {
            Histories.checkCount(k[i]);
            return ((long) histories.rowOf(i) << 32) | k[i];
        });
        return new Outcomes(histories, ofCustomer);
    }

    /** A quantity of an outcome. */
    @FunctionalInterface
    public interface Quantity {
        /**
         * Its value.
         *
         * @param k purchases after T
         * @param x repeat purchases
         * @param tx time of the last purchase
         * @param T now
         * @return the value
         */
        double of(int k, int x, double tx, double T);
    }

    /**
     * A quantity of every distinct outcome, on the cores at hand.
     *
     * @param quantity the quantity
     * @return one value per distinct outcome
     */
    public double[] each(Quantity quantity) {
        double[] out = new double[distinct.length];
        Chunks.forEach(out.length, (chunk, from, to) -> {
            for (int i = from; i < to; i++) {
                int row = (int) (distinct[i] >>> 32);
                out[i] = quantity.of(
                        (int) distinct[i], histories.frequency(row), histories.recency(row), histories.T(row));
            }
        });
        return out;
    }

    /**
     * Values of customers.
     *
     * @param perOutcome one value per distinct outcome
     * @return one value per customer
     */
    public double[] scatter(double[] perOutcome) {
        double[] out = new double[ofCustomer.length];
        Arrays.setAll(out, i -> perOutcome[indexOf(i)]);
        return out;
    }

    /**
     * Values of outcomes.
     *
     * @param perCustomer one value per customer, the same for all with one outcome
     * @return one value per distinct outcome
     */
    public double[] gather(double[] perCustomer) {
        double[] out = new double[distinct.length];
        for (int i = 0; i < ofCustomer.length; i++) {
            out[indexOf(i)] = perCustomer[i];
        }
        return out;
    }

    /**
     * How many customers have each outcome.
     *
     * @return one number per distinct outcome
     */
    public int[] counts() {
        int[] out = new int[distinct.length];
        for (int i = 0; i < ofCustomer.length; i++) {
            out[indexOf(i)]++;
        }
        return out;
    }

    /**
     * How many distinct outcomes there are.
     *
     * @return at least 0
     */
    public int size() {
        return distinct.length;
    }

    /**
     * The number of a distinct outcome.
     *
     * @param outcome from 0
     * @return k
     */
    public int number(int outcome) {
        return (int) distinct[outcome];
    }

    /**
     * Which distinct outcome each customer has.
     *
     * @return one index per customer
     */
    public int[] indices() {
        int[] out = new int[ofCustomer.length];
        Arrays.setAll(out, this::indexOf);
        return out;
    }

    /**
     * Where the outcomes of each history begin.
     *
     * @return one index per row, and the number of outcomes at the end
     */
    public int[] firstOfRows() {
        int[] first = new int[histories.rows() + 1];
        int row = 0;
        for (int i = 0; i < distinct.length; i++) {
            while (row <= distinct[i] >>> 32) {
                first[row++] = i;
            }
        }
        Arrays.fill(first, row, first.length, distinct.length);
        return first;
    }

    private int indexOf(int customer) {
        return Arrays.binarySearch(distinct, ofCustomer[customer]);
    }
}
