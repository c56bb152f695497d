package dev.lindy.core.base;

/** A 64-bit hash of a sequence of numbers (the finaliser of MurmurHash3, Appleby 2011, chained). */
final class Fingerprint {

    private long state = 0x9E3779B97F4A7C15L;

    Fingerprint add(double value) {
        long h = state ^ Double.doubleToLongBits(value + 0.0);
        h = (h ^ (h >>> 33)) * 0xFF51AFD7ED558CCDL;
        h = (h ^ (h >>> 33)) * 0xC4CEB9FE1A85EC53L;
        state = (h ^ (h >>> 33)) + 0x9E3779B97F4A7C15L;
        return this;
    }

    long value() {
        return state;
    }
}
