package dev.lindy.core.base;

import java.util.Arrays;

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
        int n = frequency.length;
        Dictionary xs = Dictionary.of(toDouble(frequency));
        Dictionary ages = Dictionary.of(age);
        Dictionary txs = Dictionary.of(recency);
        // Two columns at a time, so that a key always fits into 63 bits.
        long[] keys = new long[n];
        for (int i = 0; i < n; i++) {
            keys[i] = (long) xs.code[i] * ages.values.length + ages.code[i];
        }
        LongDictionary outer = LongDictionary.of(keys);
        for (int i = 0; i < n; i++) {
            keys[i] = (long) outer.code[i] * txs.values.length + txs.code[i];
        }
        LongDictionary all = LongDictionary.of(keys);

        int rows = all.values.length;
        int[] xCode = new int[rows];
        int[] txCode = new int[rows];
        int[] ageCode = new int[rows];
        for (int row = 0; row < rows; row++) {
            long key = all.values[row];
            txCode[row] = (int) (key % Math.max(1, txs.values.length));
            long pair = outer.values[(int) (key / txs.values.length)];
            ageCode[row] = (int) (pair % ages.values.length);
            xCode[row] = (int) (pair / ages.values.length);
        }
        int[] count = new int[rows];
        for (int row : all.code) {
            count[row]++;
        }
        int[] x = new int[xs.values.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = (int) xs.values[i];
        }
        return new CompressedBase(x, txs.values, ages.values, xCode, txCode, ageCode, count, all.code);
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

    private static double[] toDouble(int[] values) {
        double[] out = new double[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i];
        }
        return out;
    }

    /** The distinct numbers of a column in ascending order, and the place of each row's number among them. */
    private static final class Dictionary {
        private final double[] values;
        private final int[] code;

        private Dictionary(double[] values, int[] code) {
            this.values = values;
            this.code = code;
        }

        static Dictionary of(double[] column) {
            long[] keys = new long[column.length];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = sortable(column[i]);
            }
            LongDictionary longs = LongDictionary.of(keys);
            double[] values = new double[longs.values.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = Double.longBitsToDouble(sortableBits(longs.values[i]));
            }
            return new Dictionary(values, longs.code);
        }

        /** Bits whose order as signed numbers is the order of the doubles; −0 becomes 0. */
        private static long sortable(double value) {
            return sortableBits(Double.doubleToLongBits(value + 0.0));
        }

        private static long sortableBits(long bits) {
            return bits ^ ((bits >> 63) & Long.MAX_VALUE);
        }
    }

    /** Distinct keys in ascending order and the place of each row's key among them, by open addressing. */
    private static final class LongDictionary {
        private final long[] values;
        private final int[] code;

        private LongDictionary(long[] values, int[] code) {
            this.values = values;
            this.code = code;
        }

        static LongDictionary of(long[] keys) {
            int[] code = new int[keys.length];
            int capacity = 1 << 10;
            long[] slots = new long[capacity];
            int[] slotCode = new int[capacity];
            long[] values = new long[capacity / 2];
            int size = 0;
            for (int i = 0; i < keys.length; i++) {
                long key = keys[i];
                int slot = slot(key, capacity);
                while (slotCode[slot] != 0 && slots[slot] != key) {
                    slot = (slot + 1) & (capacity - 1);
                }
                if (slotCode[slot] == 0) {
                    if (size == values.length) {
                        capacity *= 2;
                        slots = new long[capacity];
                        slotCode = new int[capacity];
                        for (int k = 0; k < size; k++) {
                            int s = slot(values[k], capacity);
                            while (slotCode[s] != 0) {
                                s = (s + 1) & (capacity - 1);
                            }
                            slots[s] = values[k];
                            slotCode[s] = k + 1;
                        }
                        values = Arrays.copyOf(values, capacity / 2);
                        slot = slot(key, capacity);
                        while (slotCode[slot] != 0) {
                            slot = (slot + 1) & (capacity - 1);
                        }
                    }
                    values[size] = key;
                    slots[slot] = key;
                    slotCode[slot] = ++size;
                }
                code[i] = slotCode[slot] - 1;
            }
            return ascending(Arrays.copyOf(values, size), code);
        }

        private static int slot(long key, int capacity) {
            long h = key * 0x9E3779B97F4A7C15L;
            return (int) ((h ^ (h >>> 32)) & (capacity - 1));
        }

        /** From order of appearance to ascending order. */
        private static LongDictionary ascending(long[] appearance, int[] code) {
            long[] sorted = appearance.clone();
            Arrays.sort(sorted);
            int[] rank = new int[sorted.length];
            for (int i = 0; i < rank.length; i++) {
                rank[i] = Arrays.binarySearch(sorted, appearance[i]);
            }
            for (int i = 0; i < code.length; i++) {
                code[i] = rank[code[i]];
            }
            return new LongDictionary(sorted, code);
        }
    }
}
