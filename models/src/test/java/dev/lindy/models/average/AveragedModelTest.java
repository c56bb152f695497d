package dev.lindy.models.average;

import static dev.lindy.models.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.models.Cdnow;
import dev.lindy.models.Future;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.purchases.bgcnbd.MbgCnbd;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.purchases.nbd.Nbd;
import dev.lindy.models.purchases.paretonbd.ParetoNbd;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AveragedModelTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;

    /** Published for the CDNOW sample (Fader, Hardie and Lee 2005; Fader and Hardie 2005, note 009). */
    private static final BgNbd BG = new BgNbd(0.243, 4.414, 0.793, 2.426, TimeScale.WEEK);

    private static final ParetoNbd PARETO = new ParetoNbd(0.553, 10.578, 0.606, 11.669, TimeScale.WEEK);
    private static final MbgCnbd REGULAR = new MbgCnbd(2, 0.5, 4, 0.9, 2.6, TimeScale.WEEK);
    private static final List<TransactionModel> MODELS = List.of(BG, PARETO, REGULAR);
    private static final double[] WEIGHTS = {0.5, 0.3, 0.2};
    private static final AveragedModel AVERAGE = AveragedModel.of(MODELS, WEIGHTS);
    private static final Discount DISCOUNT = Discount.annual(0.1);

    private static double mean(ToDoubleFunction<TransactionModel> answer) {
        return IntStream.range(0, WEIGHTS.length)
                .mapToDouble(m -> WEIGHTS[m] * answer.applyAsDouble(MODELS.get(m)))
                .sum();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 38.86", "2, 30.43, 38.86", "7, 35, 38.86", "26, 30.86, 31", "40, 5, 38.86", "0, 0, 0"})
    void probabilitiesAndExpectationsAreWeightedMeans(int x, double tx, double T) {
        Future future = AVERAGE.conditionalFuture(x, tx, T);
        assertClose(AVERAGE.probabilityAlive(x, tx, T), mean(model -> model.probabilityAlive(x, tx, T)), 1e-14);
        assertClose(
                AVERAGE.logOddsGone(x, tx, T),
                Math.log(mean(model -> model.probabilityGone(x, tx, T)) / mean(m -> m.probabilityAlive(x, tx, T))),
                1e-12);
        assertClose(AVERAGE.probabilityGone(x, tx, T), mean(model -> model.probabilityGone(x, tx, T)), 1e-12);
        each(future, f -> f.probabilityAlive(10), x, tx, T);
        each(future, f -> f.expectedTransactions(39), x, tx, T);
        each(future, f -> f.expectedTransactions(13, 26), x, tx, T);
        each(future, f -> f.probabilityOfPurchase(13), x, tx, T);
        each(future, f -> f.probabilityOfPurchase(INFINITY), x, tx, T);
        each(future, f -> f.transactionProbability(0, 13), x, tx, T);
        each(future, f -> f.transactionProbability(3, 13), x, tx, T);
        each(future, f -> f.discountedTransactions(DISCOUNT, INFINITY), x, tx, T);
        each(future, f -> f.discountedPairs(0.002, 52), x, tx, T);
        each(future, f -> f.expectedLifetime(52), x, tx, T);
        each(future, f -> f.purchaseIntensity(5), x, tx, T);
        assertClose(
                AVERAGE.posteriorMeanPurchaseRate(x, tx, T),
                mean(model -> model.posteriorMeanPurchaseRate(x, tx, T)),
                1e-14);
    }

    private static void each(Future average, ToDoubleFunction<Future> answer, int x, double tx, double T) {
        double expected = mean(model -> answer.applyAsDouble(model.conditionalFuture(x, tx, T)));
        assertClose(answer.applyAsDouble(average), expected, 1e-11);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 38.86", "2, 30.43, 38.86", "26, 30.86, 31", "40, 5, 38.86"})
    void whatIsNoMeanIsThatOfTheMixedDistribution(int x, double tx, double T) {
        Future future = AVERAGE.conditionalFuture(x, tx, T);
        double total = 0;
        double first = 0;
        double second = 0;
        for (int k = 0; k < 500; k++) {
            double p = future.transactionProbability(k, 13);
            total += p;
            first += k * p;
            second += (double) k * k * p;
        }
        assertThat(total).isCloseTo(1, within(1e-9));
        assertClose(future.varianceOfTransactions(13), second - first * first, 1e-6);
        double ever = future.probabilityOfPurchase(INFINITY);
        for (double level : new double[] {0.01, 0.1, 0.5, 0.8, 0.99}) {
            double time = future.timeToNextPurchaseQuantile(level);
            if (level < ever) {
                assertThat(future.probabilityOfPurchase(time)).isCloseTo(level, within(1e-9));
            } else {
                assertThat(time).isInfinite();
            }
        }
        double meanTime = future.meanTimeToNextPurchase();
        double weighted = mean(m -> m.probabilityOfPurchase(x, tx, T, INFINITY) * m.meanTimeToNextPurchase(x, tx, T));
        assertClose(meanTime, weighted / mean(m -> m.probabilityOfPurchase(x, tx, T, INFINITY)), 1e-11);
    }

    @Test
    void aMedianIsNotTheMeanOfMedians() {
        double median = AVERAGE.timeToNextPurchaseQuantile(0.5, 26, 30.86, 31);
        double of = mean(model -> model.timeToNextPurchaseQuantile(0.5, 26, 30.86, 31));
        assertThat(median).isFinite().isNotCloseTo(of, within(1e-6));
        // One of the models says never: the others may still say when.
        Future future = AVERAGE.conditionalFuture(0, 0, 38.86);
        double level = 0.4;
        assertThat(PARETO.timeToNextPurchaseQuantile(level, 0, 0, 38.86)).isInfinite();
        assertThat(BG.timeToNextPurchaseQuantile(level, 0, 0, 38.86)).isFinite();
        assertThat(future.probabilityOfPurchase(INFINITY)).isGreaterThan(level);
        assertThat(future.probabilityOfPurchase(future.timeToNextPurchaseQuantile(level)))
                .isCloseTo(level, within(1e-9));
    }

    @Test
    void theVarianceHoldsHowFarModelsAreApart() {
        double within = mean(model -> model.conditionalVarianceOfTransactions(0, 0, 38.86, 39));
        assertThat(AVERAGE.conditionalVarianceOfTransactions(0, 0, 38.86, 39)).isGreaterThan(within * 1.001);
    }

    @Test
    void wholeBasesGetWhatSingleCustomersGet() {
        CustomerBase base = CustomerBase.builder(TimeScale.WEEK)
                .ids("a", "b", "c", "d")
                .frequency(0, 2, 2, 26)
                .recency(0, 30.43, 30.43, 30.86)
                .T(38.86, 38.86, 38.86, 31)
                .build();
        same(base, AVERAGE::probabilityAlive, h -> AVERAGE.probabilityAlive(h.x(), h.tx(), h.T()));
        same(
                base,
                b -> AVERAGE.conditionalExpectedTransactions(b, 39),
                h -> AVERAGE.conditionalExpectedTransactions(h.x(), h.tx(), h.T(), 39));
        same(
                base,
                b -> AVERAGE.timeToNextPurchaseQuantile(0.3, b),
                h -> AVERAGE.timeToNextPurchaseQuantile(0.3, h.x(), h.tx(), h.T()));
        same(
                base,
                b -> AVERAGE.conditionalTransactionProbability(new int[] {1, 1, 1, 1}, b, 39),
                h -> AVERAGE.conditionalTransactionProbability(1, h.x(), h.tx(), h.T(), 39));
        same(
                base,
                b -> AVERAGE.discountedExpectedResidualTransactions(DISCOUNT, b),
                h -> AVERAGE.discountedExpectedResidualTransactions(DISCOUNT, h.x(), h.tx(), h.T()));
        assertThatThrownBy(() -> AVERAGE.probabilityAlive(
                        CustomerBase.builder(TimeScale.DAY).build()))
                .hasMessageContaining("week");
    }

    private static void same(
            CustomerBase base, Function<CustomerBase, double[]> all, ToDoubleFunction<dev.lindy.models.History> one) {
        double[] each = all.apply(base);
        for (int i = 0; i < each.length; i++) {
            var h = new dev.lindy.models.History(base.frequency(i), base.recency(i), base.T(i));
            assertClose(each[i], one.applyAsDouble(h), 1e-11);
        }
    }

    @Test
    void anAverageOfOneIsThatModel() {
        AveragedModel one = AveragedModel.of(List.of(PARETO, BG), new double[] {1, 0});
        assertThat(one.models()).containsExactly(PARETO);
        CustomerBase base = Cdnow.calibration();
        assertThat(one.conditionalExpectedTransactions(base, 39))
                .containsExactly(PARETO.conditionalExpectedTransactions(base, 39));
        assertThat(one.probabilityAlive(base)).containsExactly(PARETO.probabilityAlive(base), within(1e-15));
        assertClose(one.logLikelihood(base), PARETO.logLikelihood(base), 1e-12);
    }

    @Test
    void theLikelihoodHasItsDerivatives() {
        CustomerBase base = Cdnow.calibration();
        LogLikelihood likelihood = AVERAGE.likelihood(base);
        double[] gradient = new double[3];
        double[] hessian = new double[9];
        likelihood.evaluate(WEIGHTS, gradient, hessian);
        double[] rows = new double[base.compressed().rows()];
        double[] scores = new double[3 * rows.length];
        likelihood.rowValues(WEIGHTS, rows);
        likelihood.rowScores(WEIGHTS, scores);
        double sum = 0;
        double[] score = new double[3];
        for (int row = 0; row < rows.length; row++) {
            sum += base.compressed().count(row) * rows[row];
            for (int m = 0; m < 3; m++) {
                score[m] += base.compressed().count(row) * scores[3 * row + m];
            }
        }
        assertClose(sum, AVERAGE.logLikelihood(base), 1e-12);
        for (int m = 0; m < 3; m++) {
            assertClose(score[m], gradient[m], 1e-11);
            double[] up = WEIGHTS.clone();
            double[] down = WEIGHTS.clone();
            up[m] += 1e-5;
            down[m] -= 1e-5;
            double[] above = new double[3];
            double[] below = new double[3];
            double slope = (likelihood.evaluate(up, above, null) - likelihood.evaluate(down, below, null)) / 2e-5;
            assertClose(gradient[m], slope, 1e-6);
            for (int n = 0; n < 3; n++) {
                assertClose(hessian[3 * m + n], (above[n] - below[n]) / 2e-5, 1e-5);
            }
        }
    }

    @Test
    void simulatedCustomersFollowOneOfTheModels() {
        var random = RandomSource.XO_RO_SHI_RO_128_PP.create(1);
        double[] counts = IntStream.range(0, 40_000)
                .mapToDouble(i -> AVERAGE.simulate(random, 39).purchaseTimes().length)
                .toArray();
        double expected = AVERAGE.expectedTransactions(39);
        double mean = Arrays.stream(counts).average().orElseThrow();
        assertThat(mean).isCloseTo(expected, within(5 * Math.sqrt(AVERAGE.varianceOfTransactions(39) / 40_000)));
        Future future = AVERAGE.conditionalFuture(2, 30.43, 38.86);
        double ahead = IntStream.range(0, 40_000)
                .mapToDouble(i -> future.simulate(random, 39).count())
                .average()
                .orElseThrow();
        assertThat(ahead)
                .isCloseTo(
                        future.expectedTransactions(39),
                        within(5 * Math.sqrt(future.varianceOfTransactions(39) / 40_000)));
    }

    @Test
    void aModelWithoutLeavingIsNoObstacle() {
        AveragedModel average =
                AveragedModel.of(List.of(new Nbd(0.385, 12.07, TimeScale.WEEK), PARETO), new double[] {0.5, 0.5});
        assertClose(average.probabilityAlive(0, 0, 38.86), 0.5 + 0.5 * PARETO.probabilityAlive(0, 0, 38.86), 1e-14);
        assertThat(average.discountedExpectedResidualTransactions(Discount.none(), 2, 30, 39))
                .isInfinite();
        Nbd never = new Nbd(0.385, 12.07, TimeScale.WEEK);
        AveragedModel certain = AveragedModel.of(List.of(never), new double[] {1});
        assertThat(certain.probabilityAlive(0, 0, 38.86)).isEqualTo(1);
        assertThat(certain.logOddsGone(0, 0, 38.86)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void weightsThatAreNoneAreRefused() {
        List<PurchaseModel> two = List.of(BG, PARETO);
        assertThatThrownBy(() -> AveragedModel.of(two, new double[] {0.5, 0.4})).hasMessageContaining("add up to 1");
        assertThatThrownBy(() -> AveragedModel.of(two, new double[] {1.5, -0.5}))
                .hasMessageContaining("1.5");
        assertThatThrownBy(() -> AveragedModel.of(two, new double[] {1})).hasMessageContaining("one weight per model");
        assertThatThrownBy(() -> AveragedModel.of(two, new double[] {Double.NaN, 1}))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> AveragedModel.of(
                        List.of(BG, new ParetoNbd(0.5, 10, 0.6, 12, TimeScale.DAY)), new double[] {0.5, 0.5}))
                .hasMessageContaining("same unit");
    }
}
