package dev.lindy.core.base;

/**
 * A 64-bit hash of a table of numbers, row by row. The numbers of a row are mixed by multiplications, and the rows are the
 * coefficients of a polynomial: one multiplication of a row waits for the row before, all others do not, so that a processor works
 * on several rows at once.
 */
final class Fingerprint {

    private static final long START = 0x9E3779B97F4A7C15L;
    /** Odd, so that no row is forgotten. */
    private static final long STEP = 0xD1342543DE82EF95L;

    private long table = START;
    private long row = START;

    /** The next number of the row. */
    Fingerprint add(double value) {
        // The multipliers are those of MurmurHash3's finaliser (Appleby 2011).
        long h = (row ^ Double.doubleToLongBits(value + 0.0)) * 0xFF51AFD7ED558CCDL;
        row = h ^ (h >>> 32);
        return this;
    }

    /** Ends the row. */
    void endRow() {
        long h = row * 0xC4CEB9FE1A85EC53L;
        table = table * STEP + (h ^ (h >>> 29));
        row = START;
    }

    long value() {
        long h = (table ^ (table >>> 33)) * 0xFF51AFD7ED558CCDL;
        return h ^ (h >>> 33);
    }
}
