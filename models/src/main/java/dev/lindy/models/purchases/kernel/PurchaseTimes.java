package dev.lindy.models.purchases.kernel;

import dev.lindy.core.special.UncomputableException;
import java.util.Arrays;

/** Times of purchases in the making. */
public final class PurchaseTimes {

    /** The most purchases of one simulated customer. */
    public static final int MOST = 10_000_000;

    private double[] times = new double[8];
    private int count;

    /** No purchases yet. */
    public PurchaseTimes() {}

    /**
     * Adds a purchase.
     *
     * @param time when it was made
     * @throws UncomputableException if there are {@value #MOST} already
     */
    public void add(double time) {
        if (count == MOST) {
            throw new UncomputableException("a simulated customer buys more than " + MOST + " times up to " + time);
        }
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
