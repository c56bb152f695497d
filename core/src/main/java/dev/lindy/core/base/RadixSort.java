package dev.lindy.core.base;

/** Sorting of whole numbers by their digits, from the lowest to the highest: time grows with the length alone. */
final class RadixSort {

    private static final int BITS = 11;
    private static final int RADIX = 1 << BITS;
    private static final int DIGITS = (Long.SIZE + BITS - 1) / BITS;

    private RadixSort() {}

    /**
     * The rows in ascending order of their keys, equal ones in the order in which they stand.
     *
     * @param keys any numbers, left as they are
     * @return a permutation of the rows
     */
    static int[] order(long[] keys) {
        int n = keys.length;
        int[][] histogram = new int[DIGITS][RADIX];
        for (long key : keys) {
            for (int d = 0; d < DIGITS; d++) {
                histogram[d][digit(key, d)]++;
            }
        }
        long[] from = keys.clone();
        long[] to = new long[n];
        int[] order = new int[n];
        int[] next = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int d = 0; d < DIGITS; d++) {
            int[] start = histogram[d];
            if (n == 0 || start[digit(keys[0], d)] == n) {
                // All keys agree in this digit.
                continue;
            }
            int sum = 0;
            for (int i = 0; i < RADIX; i++) {
                int length = start[i];
                start[i] = sum;
                sum += length;
            }
            for (int i = 0; i < n; i++) {
                int at = start[digit(from[i], d)]++;
                to[at] = from[i];
                next[at] = order[i];
            }
            long[] keysBefore = from;
            from = to;
            to = keysBefore;
            int[] orderBefore = order;
            order = next;
            next = orderBefore;
        }
        return order;
    }

    /** A digit of the key, whose sign is turned so that negative numbers come first. */
    private static int digit(long key, int d) {
        return (int) ((key ^ Long.MIN_VALUE) >>> (d * BITS)) & (RADIX - 1);
    }
}
