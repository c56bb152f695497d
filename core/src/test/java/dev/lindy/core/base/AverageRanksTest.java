package dev.lindy.core.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AverageRanksTest {

    @Test
    void equalValuesShareTheAverage() {
        assertThat(AverageRanks.of(new double[] {5, 1, 5, 0, -0.0, 9})).containsExactly(4.5, 3, 4.5, 1.5, 1.5, 6);
        assertThat(AverageRanks.of(new double[] {3, 1, 3, 2, 3})).containsExactly(4, 1, 4, 2, 4);
        assertThat(AverageRanks.of(new int[] {7, 7, 7})).containsExactly(2, 2, 2);
        assertThat(AverageRanks.of(new int[] {3, -1, 2_000_000_000})).containsExactly(2, 1, 3);
        assertThat(AverageRanks.of(new double[0])).isEmpty();
    }

    /** The definition: half of those that are equal, and all that are smaller. */
    @Test
    void ranksOfManyValuesAreThoseOfTheDefinition() {
        Random random = new Random(7);
        for (int distinct : new int[] {3, 500, 1 << 20}) {
            double[] values = IntStream.range(0, 3000)
                    .mapToDouble(i -> random.nextInt(distinct) / 8.0)
                    .toArray();
            double[] ranks = AverageRanks.of(values);
            for (int i = 0; i < values.length; i += 37) {
                double value = values[i];
                long smaller = Arrays.stream(values).filter(v -> v < value).count();
                long equal = Arrays.stream(values).filter(v -> v == value).count();
                assertThat(ranks[i]).isEqualTo(smaller + (equal + 1) / 2.0);
            }
        }
    }
}
