package dev.lindy.core.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompressedBaseTest {

    /** Times in days, in seconds and in between: counted, looked up and sorted by digits; the last x is beyond every table. */
    @ParameterizedTest
    @CsvSource({
        "1, 7, 4",
        "2, 7, 2000000000",
        "3, 100, 4",
        "4, 604800, 4",
        "5, 604800, 2000000000",
        "6, 600, 4",
        "7, 2000, 4"
    })
    void keepsEveryHistoryAndItsCount(long seed, int ticks, int xBound) {
        UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(seed);
        int n = 50_000;
        int[] x = new int[n];
        double[] tx = new double[n];
        double[] age = new double[n];
        Map<List<Number>, Integer> expected = new HashMap<>();
        for (int i = 0; i < n; i++) {
            // Every other customer again, so that histories repeat at any resolution.
            int like = i % 2 == 1 ? random.nextInt(i) : i;
            x[i] = like < i ? x[like] : random.nextInt(3) == 0 ? random.nextInt(xBound) : random.nextInt(4);
            age[i] = like < i ? age[like] : (20 + random.nextInt(ticks * 10)) / (double) ticks + 3;
            tx[i] = like < i ? tx[like] : x[i] == 0 ? 0 : (1 + random.nextInt(ticks * 3)) / (double) ticks;
            expected.merge(List.of(x[i], tx[i], age[i]), 1, Integer::sum);
        }
        CompressedBase compressed = CompressedBase.of(x, tx, age);

        assertThat(compressed.rows()).as("seed %d", seed).isEqualTo(expected.size());
        assertThat(compressed.customers()).isEqualTo(n);
        for (int i = 0; i < n; i++) {
            int row = compressed.rowOf(i);
            assertThat(compressed.frequency(row)).isEqualTo(x[i]);
            assertThat(compressed.recency(row)).isEqualTo(tx[i]);
            assertThat(compressed.T(row)).isEqualTo(age[i]);
        }
        int[] distinctX = compressed.distinctFrequency();
        double[] distinctTx = compressed.distinctRecency();
        double[] distinctT = compressed.distinctT();
        for (int row = 0; row < compressed.rows(); row++) {
            List<Number> history = List.of(compressed.frequency(row), compressed.recency(row), compressed.T(row));
            assertThat(compressed.count(row)).isEqualTo(expected.get(history));
            assertThat(distinctX[compressed.frequencyCode(row)]).isEqualTo(compressed.frequency(row));
            assertThat(distinctTx[compressed.recencyCode(row)]).isEqualTo(compressed.recency(row));
            assertThat(distinctT[compressed.ageCode(row)]).isEqualTo(compressed.T(row));
            if (row > 0) {
                assertThat(compare(compressed, row - 1, row)).isNegative();
            }
        }
    }

    private static int compare(CompressedBase base, int a, int b) {
        int byX = Integer.compare(base.frequency(a), base.frequency(b));
        int byAge = Double.compare(base.T(a), base.T(b));
        return byX != 0 ? byX : byAge != 0 ? byAge : Double.compare(base.recency(a), base.recency(b));
    }

    @Test
    void distinguishesValuesByTheirLastBitAndNoZeroBySign() {
        double age = 30 / 7.0;
        CompressedBase compressed = CompressedBase.of(
                new int[] {0, 0, 0}, new double[] {0.0, -0.0, 0.0}, new double[] {age, age, Math.nextUp(age)});
        assertThat(compressed.rows()).isEqualTo(2);
        assertThat(compressed.count(0)).isEqualTo(2);
    }

    @Test
    void ofNobodyIsEmpty() {
        CompressedBase compressed = CompressedBase.of(new int[0], new double[0], new double[0]);
        assertThat(compressed.rows()).isZero();
        assertThat(compressed.scatter(new double[0])).isEmpty();
    }

    @Test
    void scattersOneValueARowToItsCustomers() {
        CompressedBase compressed =
                CompressedBase.of(new int[] {1, 0, 1}, new double[] {2, 0, 2}, new double[] {5, 5, 5});
        assertThat(compressed.scatter(new double[] {10, 20})).containsExactly(20, 10, 20);
    }

    @Test
    void whatWasCountedElsewhereKnowsNoCustomersAndSaysSo() {
        CompressedBase counted = CompressedBase.counted(
                new int[] {1, 0, 1}, new double[] {2, 0, 2}, new double[] {5, 5, 5}, new int[] {3, 4, 2});

        assertThat(counted.rows()).isEqualTo(2);
        assertThat(counted.customers()).isEqualTo(9);
        assertThat(counted.count(0)).isEqualTo(4);
        assertThat(counted.count(1)).isEqualTo(5);
        assertThat(counted.hasIndex()).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> counted.rowOf(0))
                .withMessageContaining("no index of customers");
        assertThatIllegalStateException()
                .isThrownBy(() -> counted.scatter(new double[] {1, 2}))
                .withMessageContaining("no index of customers");
    }

    @Test
    void countsMustBePossible() {
        int[] x = {0, 0};
        double[] zero = {0, 0};
        double[] age = {1, 2};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CompressedBase.counted(x, zero, age, new int[] {1, 0}))
                .withMessageContaining("that of row 2 is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CompressedBase.counted(x, zero, age, new int[] {1, Integer.MAX_VALUE}))
                .withMessageContaining("2,147,483,647");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CompressedBase.counted(x, zero, age, new int[] {1}))
                .withMessageContaining("count 1");
    }
}
