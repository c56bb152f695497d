package dev.lindy.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.parallel.Chunks;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PopulationTest {

    @Test
    void sameCustomersOnAnyNumberOfThreads() {
        Population one = Chunks.onThreads(1, () -> Population.of(Population.BG_NBD, 10_000));
        Population three = Chunks.onThreads(3, () -> Population.of(Population.BG_NBD, 10_000));
        assertThat(one.historyKeys()).isEqualTo(three.historyKeys());
        assertThat(one.spendKeys()).isEqualTo(three.spendKeys());
    }

    @Test
    void largerPopulationsBeginWithTheSameCustomers() {
        int common = 2 * Chunks.SIZE;
        assertThat(Arrays.copyOf(Population.of(Population.BG_NBD, 20_000).historyKeys(), common))
                .isEqualTo(Population.of(Population.BG_NBD, common).historyKeys());
    }

    @Test
    void customersAreThoseOfTheModel() {
        Population people = Population.of(Population.BG_NBD, 50_000);
        double[] age = people.age();
        double expected = Arrays.stream(age)
                .map(Population.PURCHASES::expectedTransactions)
                .average()
                .orElseThrow();
        double bought = Arrays.stream(people.frequency()).average().orElseThrow();
        // Two purchases of a day are one, which takes some off; the standard error of the mean is 0.015.
        assertThat(bought).isCloseTo(expected, within(0.08)).isLessThan(expected);
        assertThat(Arrays.stream(age).min().orElseThrow()).isEqualTo(40);
        assertThat(Arrays.stream(age).max().orElseThrow()).isEqualTo(52);
        double[] spend = people.meanSpend();
        double mean = Arrays.stream(spend).filter(z -> z > 0).average().orElseThrow();
        assertThat(mean).isCloseTo(Population.SPEND.populationMeanSpend(), within(1.0));
    }

    @Test
    void opportunitiesAreWholeAndUsedOnceAtMost() {
        Population people = Population.of(BenchmarkedModels.of("bg-bb").recipe(), 10_000);
        double[] n = people.age();
        double[] recency = people.recency();
        int[] x = people.frequency();
        assertThat(Arrays.stream(n).min().orElseThrow()).isEqualTo(6);
        assertThat(Arrays.stream(n).max().orElseThrow()).isEqualTo(52);
        for (int i = 0; i < n.length; i++) {
            assertThat(recency[i]).isEqualTo(Math.rint(recency[i])).isBetween((double) x[i], n[i]);
        }
    }

    @Test
    void timesBetweenPurchasesAreThoseOfDays() {
        Population people = Population.of(BenchmarkedModels.of("bg-cnbd-3").recipe(), 1_000);
        double[] recency = people.recency();
        double[] litt = people.litt();
        int[] x = people.frequency();
        for (int i = 0; i < litt.length; i++) {
            if (x[i] < 2) {
                assertThat(litt[i]).isEqualTo(x[i] == 0 ? 0 : Math.log(recency[i]));
            } else {
                // Equal times have the largest sum, one of all days but the rest of one day each the smallest.
                double day = 1 / 7.0;
                assertThat(litt[i])
                        .isLessThanOrEqualTo(x[i] * Math.log(recency[i] / x[i]) + 1e-9)
                        .isGreaterThanOrEqualTo(
                                (x[i] - 1) * Math.log(day) + Math.log(recency[i] - (x[i] - 1) * day) - 1e-9);
            }
        }
    }
}
