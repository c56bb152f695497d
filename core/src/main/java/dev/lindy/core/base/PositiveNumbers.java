package dev.lindy.core.base;

import java.util.Arrays;

/**
 * Sorting of positive real numbers by the leading digits of what they lie above the least, from the lowest of these digits to the
 * highest. Hardly any two of them differ in what is behind; where some do, comparing sorts them.
 */
final class PositiveNumbers {

    private static final int BITS = 11;
    private static final int RADIX = 1 << BITS;
    private static final int DIGITS = 3;

    /** For fewer numbers than this the tables of the digits do not pay. */
    private static final int FEW = 1024;

    private PositiveNumbers() {}

    /** Sorts a stretch of numbers above 0, infinity allowed; no NaN. */
    static void sort(double[] numbers, int from, int to) {
        int n = to - from;
        if (n < FEW) {
            Arrays.sort(numbers, from, to);
            return;
        }
        // The bits of positive numbers are in the order of the numbers.
        long[] keys = new long[n];
        long least = Long.MAX_VALUE;
        long largest = 0;
        for (int i = 0; i < n; i++) {
            keys[i] = Double.doubleToRawLongBits(numbers[from + i]);
            least = Math.min(least, keys[i]);
            largest = Math.max(largest, keys[i]);
        }
        int length = Long.SIZE - Long.numberOfLeadingZeros(largest - least);
        int behind = Math.max(0, length - DIGITS * BITS);
        long[] other = new long[n];
        int[] start = new int[RADIX];
        for (int shift = behind; shift < length; shift += BITS) {
            Arrays.fill(start, 0);
            for (long key : keys) {
                start[digit(key - least, shift)]++;
            }
            int sum = 0;
            for (int i = 0; i < RADIX; i++) {
                int count = start[i];
                start[i] = sum;
                sum += count;
            }
            for (long key : keys) {
                other[start[digit(key - least, shift)]++] = key;
            }
            long[] sorted = other;
            other = keys;
            keys = sorted;
        }
        sortEqualDigits(keys, least, behind);
        for (int i = 0; i < n; i++) {
            numbers[from + i] = Double.longBitsToDouble(keys[i]);
        }
    }

    private static void sortEqualDigits(long[] keys, long least, int behind) {
        for (int i = 0; i < keys.length; ) {
            long leading = (keys[i] - least) >>> behind;
            int start = i;
            boolean sorted = true;
            for (i++; i < keys.length && (keys[i] - least) >>> behind == leading; i++) {
                sorted &= keys[i - 1] <= keys[i];
            }
            if (!sorted) {
                Arrays.sort(keys, start, i);
            }
        }
    }

    private static int digit(long key, int shift) {
        return (int) (key >>> shift) & (RADIX - 1);
    }
}
