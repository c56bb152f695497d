package dev.lindy.models.purchases.kernel.dropoutclock;

import dev.lindy.core.base.CompressedBase;
import java.util.Arrays;

/** Neighbouring rows of one x, with the distinct times that occur in them as t<sub>x</sub> or T. */
final class HistoryBlock {

    /** No rows. */
    static final HistoryBlock NONE = new HistoryBlock(0, 0, new double[0], new int[0], new int[0]);

    private final int x;
    private final int from;
    private final double[] times;
    private final int[] recencyAt;
    private final int[] ageAt;

    private HistoryBlock(int x, int from, double[] times, int[] recencyAt, int[] ageAt) {
        this.x = x;
        this.from = from;
        this.times = times;
        this.recencyAt = recencyAt;
        this.ageAt = ageAt;
    }

    /** The rows from {@code from} up to, not including, {@code to}, which have the same x. */
    static HistoryBlock of(CompressedBase rows, int from, int to) {
        int n = to - from;
        double[] all = new double[2 * n];
        for (int i = 0; i < n; i++) {
            all[2 * i] = rows.recency(from + i);
            all[2 * i + 1] = rows.T(from + i);
        }
        Arrays.sort(all);
        int distinct = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[distinct++] = all[i];
            }
        }
        double[] times = Arrays.copyOf(all, distinct);
        int[] recencyAt = new int[n];
        int[] ageAt = new int[n];
        for (int i = 0; i < n; i++) {
            recencyAt[i] = Arrays.binarySearch(times, rows.recency(from + i));
            ageAt[i] = Arrays.binarySearch(times, rows.T(from + i));
        }
        return new HistoryBlock(rows.frequency(from), from, times, recencyAt, ageAt);
    }

    int x() {
        return x;
    }

    /** The number of rows. */
    int rows() {
        return ageAt.length;
    }

    /** Where a row of the block stands in the sample. */
    int row(int i) {
        return from + i;
    }

    /** The number of distinct times. */
    int times() {
        return times.length;
    }

    /** A time; they ascend. */
    double time(int i) {
        return times[i];
    }

    /** Which of the times a row's t_x is. */
    int recencyAt(int i) {
        return recencyAt[i];
    }

    /** Which of the times a row's T is. */
    int ageAt(int i) {
        return ageAt[i];
    }
}
