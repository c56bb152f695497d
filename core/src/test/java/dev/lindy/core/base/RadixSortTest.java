package dev.lindy.core.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RadixSortTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 5, 3000, 1L << 40, Long.MAX_VALUE})
    void isTheStableOrderOfAComparison(long bound) {
        UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(bound);
        long[] keys = new long[bound == 0 ? 0 : 4000];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = random.nextLong(bound) * (random.nextBoolean() ? 1 : -1);
        }
        int[] expected = IntStream.range(0, keys.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> keys[i]))
                .mapToInt(i -> i)
                .toArray();
        assertThat(RadixSort.order(keys)).isEqualTo(expected);
    }
}
