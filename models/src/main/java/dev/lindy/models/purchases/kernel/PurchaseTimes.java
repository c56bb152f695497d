package dev.lindy.models.purchases.kernel;

import java.util.Arrays;

/** Times of purchases in the making. */
public final class PurchaseTimes {

    private double[] times = new double[8];
    private int count;

    /** No purchases yet. */
    public PurchaseTimes() {}

    /**
     * Adds a purchase.
     *
     * @param time when it was made
     */
    public void add(double time) {
        if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
        }
        times[count++] = time;
    }

    /**
     * All purchases.
     *
     * @return their times in the order in which they were added
     */
    public double[] toArray() {
        return Arrays.copyOf(times, count);
    }
}
