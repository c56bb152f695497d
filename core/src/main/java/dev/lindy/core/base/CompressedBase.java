package dev.lindy.core.base;

/**
 * The distinct histories (x, t<sub>x</sub>, T) of a base, how many customers have each, and which one each customer has.
 *
 * <p>A likelihood is a weighted sum over these rows and a prediction is the same for all customers of a row, so the work
 * grows with the rows and not with the customers. The rows are sorted by x, then T, then t<sub>x</sub>, whatever the order
 * of the customers. Each column is a table of its distinct values, ascending, and a code per row, so that functions of one
 * column (a logarithm of α + T, say) are computed once per distinct value.
 */
public final class CompressedBase {

    private final int[] x;
    private final double[] tx;
    private final double[] age;
    private final int[] xCode;
    private final int[] txCode;
    private final int[] ageCode;
    private final int[] count;
    private final int[] rowOf;

    private CompressedBase(
            int[] x, double[] tx, double[] age, int[] xCode, int[] txCode, int[] ageCode, int[] count, int[] rowOf) {
        this.x = x;
        this.tx = tx;
        this.age = age;
        this.xCode = xCode;
        this.txCode = txCode;
        this.ageCode = ageCode;
        this.count = count;
        this.rowOf = rowOf;
    }

    /**
     * Compresses columns, one row a customer. Values are compared as they are: nothing is rounded.
     *
     * @param frequency x
     * @param recency t<sub>x</sub>, no NaN
     * @param age T, no NaN
     * @return the distinct rows
     */
    public static CompressedBase of(int[] frequency, double[] recency, double[] age) {
        Ranking xs = Ranking.of(frequency);
        Ranking ages = Ranking.of(age);
        Ranking txs = Ranking.of(recency);
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
        return new CompressedBase(x, numbers(txs), numbers(ages), xCode, txCode, ageCode, all.counts(), all.ranks());
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
        return rowOf.length;
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
     */
    public int rowOf(int customer) {
        return rowOf[customer];
    }

    /**
     * From one value a history to one value a customer.
     *
     * @param perRow one value a row
     * @return one value a customer
     */
    public double[] scatter(double[] perRow) {
        double[] out = new double[rowOf.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = perRow[rowOf[i]];
        }
        return out;
    }

    private static double[] numbers(Ranking column) {
        double[] out = new double[column.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = column.toDouble(i);
        }
        return out;
    }
}
