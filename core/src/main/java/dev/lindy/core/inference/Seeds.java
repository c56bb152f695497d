package dev.lindy.core.inference;

/** Seeds of replicates, from one seed. */
final class Seeds {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    /** The output function of SplitMix64 (Steele, Lea and Flood 2014). */
    static long of(long seed, int replicate) {
        long z = seed + (replicate + 1) * GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
