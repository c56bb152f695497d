package dev.lindy.core.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.SpendSample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Draws;
import dev.lindy.core.estimate.LogNormal;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.parallel.Chunks;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On a model whose estimate is the mean of x: its bootstrap variance is the sample's over n. */
class BootstrapTest {

    private static final int[] X = {0, 1, 2, 3, 7};
    private static final int[] COUNT = {40, 30, 20, 9, 1};

    private static final CustomerBase BASE = CustomerBase.builder(TimeScale.WEEK)
            .ids("a", "b", "c", "d")
            .frequency(1, 0, 1, 0)
            .recency(9, 0, 9, 0)
            .T(10, 8, 10, 8)
            .meanSpend(new double[] {20, 0, 30, 0}, new int[] {1, 0, 1, 0})
            .build();

    private static MaximumLikelihoodFit<Double> compressed() {
        return fit(X, COUNT);
    }

    private static MaximumLikelihoodFit<Double> fit(int[] x, int[] count) {
        double[] tx = Arrays.stream(x).mapToDouble(v -> v == 0 ? 0 : 5).toArray();
        double[] age = Arrays.stream(x).mapToDouble(v -> 10).toArray();
        return MaximumLikelihood.withDefaults()
                .fit(new LogNormal(), RecencySample.of(TimeScale.WEEK, x, tx, age, count));
    }

    private static double variance(Draws<Double> draws) {
        double[] u = IntStream.range(0, draws.size())
                .mapToDouble(i -> Math.log(draws.natural(i)[0]))
                .toArray();
        double mean = Arrays.stream(u).average().orElseThrow();
        return Arrays.stream(u).map(v -> (v - mean) * (v - mean)).sum() / u.length;
    }

    private static double sampleVariance() {
        int n = Arrays.stream(COUNT).sum();
        double mean =
                IntStream.range(0, X.length).mapToDouble(i -> COUNT[i] * X[i]).sum() / n;
        return IntStream.range(0, X.length)
                        .mapToDouble(i -> COUNT[i] * (X[i] - mean) * (X[i] - mean))
                        .sum()
                / n;
    }

    @Test
    void itsVarianceIsThatOfAMeanWhateverTheModelSays() {
        double expected = sampleVariance() / 100;
        // The standard error of a variance from 4,000 draws is 2.2 %; the model says 1/100.
        assertThat(variance(Bootstrap.draws(compressed(), 4000, 1))).isCloseTo(expected, within(0.09 * expected));
        assertThat(expected).isGreaterThan(0.013);
    }

    @Test
    void aRowOfManyCustomersIsDrawnAsManyRowsOfOne() {
        int[] everybody = IntStream.range(0, X.length)
                .flatMap(i -> IntStream.generate(() -> X[i]).limit(COUNT[i]))
                .toArray();
        int[] ones = new int[everybody.length];
        Arrays.fill(ones, 1);
        double ofCustomers = variance(Bootstrap.draws(fit(everybody, ones), 4000, 2));
        assertThat(variance(Bootstrap.draws(compressed(), 4000, 3))).isCloseTo(ofCustomers, within(0.13 * ofCustomers));
    }

    @Test
    void everyReplicateHasAllCustomers() {
        Resampling resampling = Resampling.of(compressed().data());
        for (int seed = 0; seed < 20; seed++) {
            double[] weights = resampling.weights(seed)[0];
            assertThat(Arrays.stream(weights).sum()).isEqualTo(100);
            assertThat(resampling.weights(seed)[0]).containsExactly(weights);
        }
    }

    @Test
    void theBitsAreThoseOfOneThread() {
        MaximumLikelihoodFit<Double> fit = compressed();
        Draws<Double> one = Chunks.onThreads(1, () -> Bootstrap.draws(fit, 50, 7));
        Draws<Double> many = Chunks.onThreads(8, () -> Bootstrap.draws(fit, 60, 7));
        for (int i = 0; i < one.size(); i++) {
            assertThat(many.natural(i)).containsExactly(one.natural(i));
        }
        assertThat(one.method()).isEqualTo("bootstrap");
        assertThat(one.seed()).isEqualTo(7);
    }

    @Test
    void fitsOfTheSameCustomersAreDrawnTogether() {
        MaximumLikelihoodFit<Double> first = fit(new int[] {0, 4}, new int[] {3, 2});
        MaximumLikelihoodFit<Double> second = fit(new int[] {1, 2, 3}, new int[] {1, 2, 1});
        // Customers a … e: rows 0 0 0 1 1 of the first sample, rows 0 1 1 2 and none of the second.
        Resampling together = Resampling.of(new int[][] {{0, 0, 0, 1, 1}, {0, 1, 1, 2, -1}}, new int[] {2, 3});
        AtomicInteger heard = new AtomicInteger();
        Bootstrap bootstrap = Bootstrap.of(together, List.of(first, second), 30, 5, done -> heard.incrementAndGet());
        assertThat(heard).hasValue(30);
        assertThat(bootstrap.draws(first).size())
                .isEqualTo(bootstrap.draws(second).size());
        for (int seed = 0; seed < 20; seed++) {
            double[][] weights = together.weights(seed);
            // d is one of two in the first sample's second row, and the only one in the second's third.
            assertThat(weights[0][1]).isGreaterThanOrEqualTo(weights[1][2]);
            assertThat(weights[0][0]).isEqualTo(weights[1][0] + weights[1][1]);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> bootstrap.draws(compressed()));
    }

    @Test
    void purchasesAndSpendOfABaseAreDrawnTogether() {
        Resampling together = Resampling.of(BASE, List.of(RecencySample.of(BASE), SpendSample.of(BASE)));
        for (int seed = 0; seed < 20; seed++) {
            double[][] weights = together.weights(seed);
            assertThat(weights[0][0] + weights[0][1]).isEqualTo(4);
            // Those who bought again have spend.
            assertThat(weights[1][0] + weights[1][1]).isEqualTo(weights[0][1]);
        }
    }

    @Test
    void aReplicateWithoutAMaximumIsCounted() {
        MaximumLikelihoodFit<Double> fit = fit(new int[] {0, 1}, new int[] {1, 1});
        // One sample of two, where the second may get nobody at all: then there is nothing to maximise.
        Resampling together = Resampling.of(new int[][] {{0, 1}, {0, -1}}, new int[] {2, 2});
        Bootstrap bootstrap = Bootstrap.of(together, List.of(fit, fit), 200, 1, done -> {});
        Draws<Double> draws = bootstrap.draws(fit);
        assertThat(draws.failed()).isBetween(20, 90);
        assertThat(draws.size() + draws.failed()).isEqualTo(200);
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        RecencySample weighted = ((RecencySample) compressed().data()).withWeights(new double[] {1, 1, 1, 1, 0.5});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Resampling.of(weighted))
                .withMessageContaining("0.5");
        assertThatIllegalArgumentException().isThrownBy(() -> Bootstrap.draws(compressed(), 0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Resampling.of(BASE, List.of(compressed().data())))
                .withMessageContaining("other customers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Resampling.of(BASE, List.of(CohortSample.of(TimeScale.WEEK, new double[] {9, 4}))))
                .withMessageContaining("does not know them");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bootstrap.of(
                        Resampling.of(compressed().data()), List.of(compressed(), compressed()), 1, 1, done -> {}))
                .withMessageContaining("one sample per fit");
    }
}
