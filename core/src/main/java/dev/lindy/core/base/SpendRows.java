package dev.lindy.core.base;

/** Where the rows of counts and means are: a table of them, as a search among a million waits for memory at every step. */
final class SpendRows {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final int[] count;
    private final double[] mean;
    /** Row + 1, or 0. */
    private final int[] slots;

    /** Of distinct rows. */
    SpendRows(int[] count, double[] mean) {
        this.count = count;
        this.mean = mean;
        slots = new int[Math.max(4, Integer.highestOneBit(Math.min(1 << 29, count.length)) << 2)];
        for (int row = 0; row < count.length; row++) {
            slots[slot(count[row], mean[row])] = row + 1;
        }
    }

    /** The row of a count and a mean; −1 where there is none. */
    int row(int aCount, double aMean) {
        return slots[slot(aCount, aMean)] - 1;
    }

    private int slot(int aCount, double aMean) {
        long h = (Double.doubleToRawLongBits(aMean) + aCount * SPREAD) * SPREAD;
        int slot = (int) (h ^ h >>> Integer.SIZE) & (slots.length - 1);
        while (slots[slot] != 0 && !(count[slots[slot] - 1] == aCount && mean[slots[slot] - 1] == aMean)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }
}
