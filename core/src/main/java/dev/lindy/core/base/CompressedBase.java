package dev.lindy.core.base;

import dev.lindy.core.parallel.Chunks;
import org.jspecify.annotations.Nullable;

/**
 * The distinct histories (x, t<sub>x</sub>, T) of a base, how many customers have each, and which one each customer has.
 *
 * <p>A likelihood is a weighted sum over these rows and a prediction is the same for all customers of a row, so the work
 * grows with the rows and not with the customers. The rows are sorted by x, then T, then t<sub>x</sub>, whatever the order
 * of the customers. Each column is a table of its distinct values, ascending, and a code per row, so that functions of one
 * column (a logarithm of α + T, say) are computed once per distinct value.
 *
 * <p>A base that was counted elsewhere has no index of customers: what is computed per row stays per row.
 */
public final class CompressedBase {

    private final int[] x;
    private final double[] tx;
    private final double[] age;
    private final int[] xCode;
    private final int[] txCode;
    private final int[] ageCode;
    private final int[] count;
    private final int customers;
    private final int @Nullable [] rowOf;

    private CompressedBase(
            int[] x,
            double[] tx,
            double[] age,
            int[] xCode,
            int[] txCode,
            int[] ageCode,
            int[] count,
            int customers,
            int @Nullable [] rowOf) {
        this.x = x;
        this.tx = tx;
        this.age = age;
        this.xCode = xCode;
        this.txCode = txCode;
        this.ageCode = ageCode;
        this.count = count;
        this.customers = customers;
        this.rowOf = rowOf;
    }

    /**
     * Compresses columns, one row per customer. Values are compared as they are: nothing is rounded.
     *
     * @param frequency x
     * @param recency t<sub>x</sub>, no NaN
     * @param age T, no NaN
     * @return the distinct rows
     */
    public static CompressedBase of(int[] frequency, double[] recency, double[] age) {
        Ranking[] columns = new Ranking[3];
        Chunks.eachTask(
                columns.length,
                task -> columns[task] =
                        task == 0 ? Ranking.of(frequency) : task == 1 ? Ranking.of(age) : Ranking.of(recency));
        Ranking xs = columns[0];
        Ranking ages = columns[1];
        Ranking txs = columns[2];
        // Two columns at a time: few pairs (x, T) occur, so that the last table is short.
        Ranking pairs = Ranking.ofPairs(xs, ages);
        Ranking all = Ranking.ofPairs(pairs, txs);

        int rows = all.size();
        int[] xCode = new int[rows];
        int[] txCode = new int[rows];
        int[] ageCode = new int[rows];
        for (int row = 0; row < rows; row++) {
            long key = all.key(row);
            long pair = pairs.key((int) (key / txs.size()));
            txCode[row] = (int) (key % txs.size());
            ageCode[row] = (int) (pair % ages.size());
            xCode[row] = (int) (pair / ages.size());
        }
        int[] x = new int[xs.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = (int) xs.key(i);
        }
        return new CompressedBase(
                x, numbers(txs), numbers(ages), xCode, txCode, ageCode, all.counts(), frequency.length, all.ranks());
    }

    /**
     * Compresses histories that were counted elsewhere, such as by a database. A history may stand in several rows.
     *
     * @param frequency x
     * @param recency t<sub>x</sub>, no NaN
     * @param age T, no NaN
     * @param count how many customers have the history, at least 1
     * @return the distinct rows, without an index of customers
     * @throws IllegalArgumentException if lengths differ, a count is below 1, or there are more than 2,147,483,647 customers
     */
    public static CompressedBase counted(int[] frequency, double[] recency, double[] age, int[] count) {
        if (recency.length != frequency.length || age.length != frequency.length || count.length != frequency.length) {
            throw new IllegalArgumentException("the columns must have one length, but x has " + frequency.length
                    + " rows, t_x " + recency.length + ", T " + age.length + ", count " + count.length);
        }
        return of(frequency, recency, age).standingFor(count);
    }

    /** The same rows, each customer standing for so many, which nothing is known of. */
    CompressedBase standingFor(int[] each) {
        int[] counts = new int[count.length];
        int all = 0;
        for (int i = 0; i < each.length; i++) {
            if (each[i] < 1) {
                throw new IllegalArgumentException(
                        "a count must be at least 1, but that of row " + (i + 1) + " is " + each[i]);
            }
            if (all > Integer.MAX_VALUE - each[i]) {
                throw new IllegalArgumentException(
                        "counts must add up to 2,147,483,647 customers at most; use weights");
            }
            all += each[i];
            counts[rowOf(i)] += each[i];
        }
        return new CompressedBase(x, tx, age, xCode, txCode, ageCode, counts, all, null);
    }

    /**
     * How many distinct histories there are.
     *
     * @return the number of rows
     */
    public int rows() {
        return count.length;
    }

    /**
     * How many customers there are.
     *
     * @return the sum of all counts
     */
    public int customers() {
        return customers;
    }

    /**
     * Whether it is known which customer has which history.
     *
     * @return false if the histories were counted elsewhere; {@link #rowOf(int)} and {@link #scatter(double[])} then throw
     */
    public boolean hasIndex() {
        return rowOf != null;
    }

    /**
     * How many customers share a history.
     *
     * @param row the row, from 0
     * @return at least 1
     */
    public int count(int row) {
        return count[row];
    }

    /**
     * Repeat purchases.
     *
     * @param row the row, from 0
     * @return x
     */
    public int frequency(int row) {
        return x[xCode[row]];
    }

    /**
     * Time from first to last purchase.
     *
     * @param row the row, from 0
     * @return t<sub>x</sub>
     */
    public double recency(int row) {
        return tx[txCode[row]];
    }

    /**
     * Time from first purchase to the end of observation.
     *
     * @param row the row, from 0
     * @return T
     */
    public double T(int row) {
        return age[ageCode[row]];
    }

    /**
     * The distinct values of x, ascending.
     *
     * @return a copy
     */
    public int[] distinctFrequency() {
        return x.clone();
    }

    /**
     * The distinct values of t<sub>x</sub>, ascending.
     *
     * @return a copy
     */
    public double[] distinctRecency() {
        return tx.clone();
    }

    /**
     * The distinct values of T, ascending.
     *
     * @return a copy
     */
    public double[] distinctT() {
        return age.clone();
    }

    /**
     * Where a row's x stands among the distinct ones.
     *
     * @param row the row, from 0
     * @return an index into {@link #distinctFrequency()}
     */
    public int frequencyCode(int row) {
        return xCode[row];
    }

    /**
     * Where a row's t<sub>x</sub> stands among the distinct ones.
     *
     * @param row the row, from 0
     * @return an index into {@link #distinctRecency()}
     */
    public int recencyCode(int row) {
        return txCode[row];
    }

    /**
     * Where a row's T stands among the distinct ones.
     *
     * @param row the row, from 0
     * @return an index into {@link #distinctT()}
     */
    public int ageCode(int row) {
        return ageCode[row];
    }

    /**
     * The history that a customer has.
     *
     * @param customer the customer's row in the base
     * @return the row here
     * @throws IllegalStateException if there is no index of customers
     */
    public int rowOf(int customer) {
        return index()[customer];
    }

    /**
     * From one value per history to one value per customer.
     *
     * @param perRow one value per row
     * @return one value per customer
     * @throws IllegalStateException if there is no index of customers
     */
    public double[] scatter(double[] perRow) {
        int[] index = index();
        double[] out = new double[index.length];
        Chunks.forEach(out.length, (chunk, from, to) -> {
            for (int i = from; i < to; i++) {
                out[i] = perRow[index[i]];
            }
        });
        return out;
    }

    /**
     * From one value per customer, the same for all with one history, to one value per history.
     *
     * @param perCustomer one value per customer
     * @return one value per row
     * @throws IllegalStateException if there is no index of customers
     */
    public double[] gather(double[] perCustomer) {
        int[] index = index();
        double[] out = new double[rows()];
        for (int i = 0; i < index.length; i++) {
            out[index[i]] = perCustomer[i];
        }
        return out;
    }

    private int[] index() {
        if (rowOf == null) {
            throw new IllegalStateException("this compressed base has no index of customers: its histories were counted"
                    + " elsewhere, so there is one value a history and none a customer");
        }
        return rowOf;
    }

    private static double[] numbers(Ranking column) {
        double[] out = new double[column.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = column.toDouble(i);
        }
        return out;
    }
}
