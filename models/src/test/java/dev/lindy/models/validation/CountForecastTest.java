package dev.lindy.models.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Split;
import dev.lindy.core.base.TimeScale;
import dev.lindy.models.purchases.bgbb.BgBb;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.purchases.paretonbd.ParetoNbd;
import dev.lindy.models.simulation.OrderLogSimulator;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CountForecastTest {

    /** Of design page inference.md, C7, rows 98 to 102: independent check values. */
    private static final double[] P = {0.5, 0.25, 0.15, 0.07, 0.03};

    private static final BgNbd TRUTH = new BgNbd(0.8, 12, 0.8, 2.5, TimeScale.WEEK);
    private static final Split SPLIT = SimulatedSplit.of(
            OrderLogSimulator.of(
                            TRUTH, new GammaGamma(6, 4, 17), LocalDate.of(2024, 1, 1), LocalDate.of(2025, 12, 31), 8)
                    .withCustomers(4000)
                    .simulate(),
            TimeScale.WEEK,
            LocalDate.of(2025, 6, 29),
            LocalDate.of(2025, 12, 31));

    /** Everybody has the same distribution. */
    private record Known(double[] p, int customers) implements CountForecast.Distribution {
        @Override
        public double[] probability(int count) {
            double[] out = new double[customers];
            Arrays.fill(out, count < p.length ? p[count] : 0);
            return out;
        }

        @Override
        public CountForecast.Distribution of(int[] rows) {
            return new Known(p, rows.length);
        }
    }

    private static CountForecast known(int... actual) {
        return CountForecast.of(actual, new Known(P, actual.length));
    }

    @Test
    void crpsOfACount() {
        assertThat(known(0, 2, 7).crps()).containsExactly(new double[] {0.3234, 0.8234, 5.5634}, within(1e-12));
        assertThat(known(0, 2, 7).meanCrps()).isCloseTo((0.3234 + 0.8234 + 5.5634) / 3, within(1e-12));
    }

    @Test
    void logScoreAndVarianceOfACount() {
        assertThat(known(0, 2, 4).logScores())
                .containsExactly(new double[] {Math.log(0.5), Math.log(0.15), Math.log(0.03)}, within(1e-12));
        assertThat(known(7).logScores()).containsExactly(Double.NEGATIVE_INFINITY);
        // Mean .88, mean square 1.96.
        assertThat(known(1).variances()).containsExactly(new double[] {1.96 - 0.88 * 0.88}, within(1e-12));
    }

    @Test
    void barsOfThePit() {
        assertThat(known(0, 0, 1, 2, 4, 1, 0, 3).pit(5).heights())
                .containsExactly(new double[] {0.75, 0.75, 0.875, 0.958333, 1.666667}, within(1e-6));
        // What was held impossible lies at the very end.
        assertThat(known(9).pit(2).heights()).containsExactly(0, 2);
    }

    @Test
    void aForecastWithoutDoubtScoresItsAbsoluteError() {
        CountForecast sure = CountForecast.of(new int[] {0, 3, 8}, new Known(new double[] {0, 0, 0, 1}, 3));
        assertThat(sure.crps()).containsExactly(3, 0, 5);
        assertThat(sure.logScores()).containsExactly(Double.NEGATIVE_INFINITY, 0, Double.NEGATIVE_INFINITY);
    }

    @Test
    void ofAModelItIsThatOfItsProbabilities() {
        CountForecast forecast = CountForecast.of(TRUTH, SPLIT);
        assertThat(forecast.logScores()).containsExactly(ForecastScore.each(TRUTH, SPLIT), within(1e-9));
        assertThat(forecast.meanLogScore()).isCloseTo(ForecastScore.of(TRUTH, SPLIT), within(1e-10));
        double[] variance = TRUTH.forEach(
                SPLIT.calibration(),
                (model, h) -> model.conditionalVarianceOfTransactions(h.x(), h.tx(), h.T(), SPLIT.holdoutDuration()));
        for (int i = 0; i < variance.length; i += 97) {
            assertThat(forecast.variances()[i]).isCloseTo(variance[i], within(1e-3 + 1e-4 * variance[i]));
        }
    }

    @Test
    void theTruthScoresBestAndItsPitIsFlat() {
        CountForecast truth = CountForecast.of(TRUTH, SPLIT);
        // Bars of 4,000 customers have standard deviations of less than .03.
        assertThat(truth.pit(10).heights()).containsExactly(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, within(0.1));
        for (BgNbd wrong :
                new BgNbd[] {new BgNbd(0.8, 6, 0.8, 2.5, TimeScale.WEEK), new BgNbd(0.8, 12, 2, 2.5, TimeScale.WEEK)}) {
            CountForecast other = CountForecast.of(wrong, SPLIT);
            assertThat(other.meanLogScore()).isLessThan(truth.meanLogScore());
            assertThat(other.meanCrps()).isGreaterThan(truth.meanCrps());
            double[] tilted = other.pit(10).heights();
            assertThat(Math.abs(tilted[9] - 1)).isGreaterThan(0.15);
        }
    }

    @Test
    void otherModelsCanBeAskedToo() {
        ParetoNbd pareto = new ParetoNbd(0.8, 12, 0.6, 20, TimeScale.WEEK);
        assertThat(CountForecast.of(pareto, SPLIT).logScores())
                .containsExactly(ForecastScore.each(pareto, SPLIT), within(1e-9));
        CustomerBase donors = CustomerBase.builder(TimeScale.YEAR)
                .ids(new String[] {"a", "b", "c"})
                .frequency(new int[] {0, 2, 6})
                .recency(new double[] {0, 4, 6})
                .T(new double[] {6, 6, 6})
                .build();
        LocalDate end = LocalDate.of(2020, 12, 31);
        Split opportunities = new Split(
                donors,
                LocalDate.of(2015, 1, 1),
                end,
                end.plusYears(5),
                5,
                new int[] {0, 2, 5},
                new double[3],
                new int[][] {new int[6], new int[5]});
        BgBb bgbb = new BgBb(1.2, 0.75, 0.66, 2.78, TimeScale.YEAR);
        CountForecast bounded = CountForecast.of(bgbb, opportunities);
        assertThat(bounded.logScores()).containsExactly(ForecastScore.each(bgbb, opportunities), within(1e-9));
    }
}
