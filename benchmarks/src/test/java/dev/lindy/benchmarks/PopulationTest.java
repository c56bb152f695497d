package dev.lindy.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.parallel.Chunks;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PopulationTest {

    @Test
    void sameCustomersOnAnyNumberOfThreads() {
        Population one = Chunks.onThreads(1, () -> Population.of(10_000));
        Population three = Chunks.onThreads(3, () -> Population.of(10_000));
        assertThat(one.historyKeys()).isEqualTo(three.historyKeys());
        assertThat(one.spendKeys()).isEqualTo(three.spendKeys());
    }

    @Test
    void largerPopulationsBeginWithTheSameCustomers() {
        int common = 2 * Chunks.SIZE;
        assertThat(Arrays.copyOf(Population.of(20_000).historyKeys(), common))
                .isEqualTo(Population.of(common).historyKeys());
    }

    @Test
    void customersAreThoseOfTheModel() {
        Population people = Population.of(50_000);
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
}
