package dev.lindy.core.base;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.core.parallel.Chunks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpendSampleTest {

    /** Numbers as means of spend may be: cents, hardly any twice, all nearly equal, of all sizes. */
    private enum Kind {
        CENTS,
        REAL,
        CLOSE,
        CLOSE_AND_ONE_FAR,
        ANY_SIZE,
        TWO_VALUES;

        double draw(UniformRandomProvider random) {
            return switch (this) {
                case CENTS -> random.nextInt(5000) / 100.0 - 1;
                case REAL -> 300 * random.nextDouble();
                case CLOSE -> 1 + 1e-13 * random.nextInt(3000);
                case CLOSE_AND_ONE_FAR -> random.nextInt(10_000) == 0 ? 1e300 : 1 + 1e-13 * random.nextInt(3000);
                case ANY_SIZE -> Math.exp(1400 * random.nextDouble() - 700);
                case TWO_VALUES -> random.nextBoolean() ? Double.MIN_VALUE : Double.POSITIVE_INFINITY;
            };
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(Kind.values());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isTheCustomersOfEachCountAndMeanInOrder(Kind kind) {
        UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(kind.ordinal());
        int n = 40_000;
        int[] count = new int[n];
        double[] mean = new double[n];
        Map<Integer, Map<Double, Integer>> expected = new TreeMap<>();
        int without = 0;
        int notPositive = 0;
        for (int i = 0; i < n; i++) {
            count[i] = random.nextInt(10) == 0 ? 900_000_000 : random.nextInt(4);
            mean[i] = kind.draw(random);
            if (count[i] == 0) {
                without++;
            } else if (mean[i] > 0) {
                expected.computeIfAbsent(count[i], key -> new TreeMap<>()).merge(mean[i], 1, Integer::sum);
            } else {
                notPositive++;
            }
        }
        SpendSample sample = SpendSample.of(count, mean);
        List<List<Number>> rows = new ArrayList<>();
        expected.forEach((x, means) -> means.forEach((z, times) -> rows.add(List.of(x, z, (double) times))));
        assertThat(rows(sample)).isEqualTo(rows);
        assertThat(sample.withoutSpend()).isEqualTo(without);
        assertThat(sample.notPositive()).isEqualTo(notPositive);
        assertThat(sample.totalWeight()).isEqualTo(n - without - notPositive);
        assertThat(rows(Chunks.onThreads(3, () -> SpendSample.of(count, mean)))).isEqualTo(rows);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyRowIsFoundByItsCountAndMean_andNoOther(Kind kind) {
        UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(kind.ordinal());
        int n = 20_000;
        int[] count = new int[n];
        double[] mean = new double[n];
        for (int i = 0; i < n; i++) {
            count[i] = random.nextInt(10) == 0 ? Integer.MAX_VALUE : random.nextInt(4);
            mean[i] = kind.draw(random);
        }
        SpendSample sample = SpendSample.of(count, mean);
        SpendRows index = sample.index();
        for (int row = 0; row < sample.rows(); row++) {
            assertThat(index.row(sample.count(row), sample.mean(row))).isEqualTo(row);
        }
        assertThat(index.row(5, 1)).isEqualTo(-1);
        assertThat(index.row(1, -7)).isEqualTo(-1);
        assertThat(SpendSample.of(new int[0], new double[0]).index().row(1, 1)).isEqualTo(-1);
    }

    @Test
    void theSumOfOtherWeightsIsKnown() {
        SpendSample sample = SpendSample.of(new int[] {1, 2, 2}, new double[] {10, 10, 20});
        assertThat(sample.withWeights(new double[] {0.5, 2, 4}).totalWeight()).isEqualTo(6.5);
    }

    @Test
    void ofNobodyIsEmpty() {
        SpendSample nobody = SpendSample.of(new int[] {0, 1, 1}, new double[] {0, Double.NaN, -3});
        assertThat(nobody.rows()).isZero();
        assertThat(nobody.withoutSpend()).isEqualTo(1);
        assertThat(nobody.notPositive()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void sortingLeavesWhatIsOutside(Kind kind) {
        UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(77 + kind.ordinal());
        double[] numbers = new double[5000];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Math.max(kind.draw(random), Double.MIN_VALUE);
        }
        List<Double> expected = new ArrayList<>();
        for (double number : numbers) {
            expected.add(number);
        }
        expected.subList(100, 4800).sort(Comparator.naturalOrder());
        PositiveNumbers.sort(numbers, 100, 4800);
        assertThat(numbers)
                .containsExactly(expected.stream().mapToDouble(d -> d).toArray());
    }

    private static List<List<Number>> rows(SpendSample sample) {
        List<List<Number>> rows = new ArrayList<>();
        for (int row = 0; row < sample.rows(); row++) {
            rows.add(List.of(sample.count(row), sample.mean(row), sample.weight(row)));
        }
        return rows;
    }
}
