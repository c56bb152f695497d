package dev.lindy.study.selfcheck;

import org.apache.commons.rng.simple.RandomSource;

/** Seeds of parts, so that a part has the same numbers whatever is computed beside it. */
final class Seeds {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    /** A seed of the parts of a part; a change of any number changes it. */
    static long of(long seed, long... parts) {
        long mixed = seed;
        for (long part : parts) {
            mixed = RandomSource.SPLIT_MIX_64
                    .create(mixed + GOLDEN * (part + 1))
                    .nextLong();
        }
        return mixed;
    }
}
