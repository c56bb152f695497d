package dev.lindy.models.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.base.Column;
import dev.lindy.core.base.Columns;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Draws;
import dev.lindy.core.estimate.Estimates;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.models.HighEndRegular;
import dev.lindy.models.SimulatedContract;
import dev.lindy.models.contracts.sbg.Sbg;
import dev.lindy.models.quantity.ContractQuantities;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** Contracts, against draws of the parameters and against a truth that is known. */
class ContractIntervalsTest {

    private static final double LEVEL = 0.9;
    private static final MaximumLikelihoodFit<Sbg> FIT =
            MaximumLikelihood.withDefaults().fit(Sbg.FAMILY, CohortSample.of(TimeScale.YEAR, HighEndRegular.highEnd()));
    private static final ContractIntervals INTERVALS =
            ContractIntervals.of(FIT.estimates(), FIT::model).orElseThrow();

    @Test
    void expectationsAreAsSureAsDrawsSay() {
        Draws<Sbg> draws = FIT.draws(2_000, 3);
        int[] renewals = {0, 3, 7};
        for (var quantity : ContractQuantities.all(4, Discount.annual(0.1))) {
            Columns ends = INTERVALS.expectation(quantity, renewals, LEVEL);
            for (int i = 0; i < renewals.length; i++) {
                int row = i;
                double[] drawn = IntStream.range(0, draws.size())
                        .mapToDouble(d -> quantity.of(draws.model(d), renewals)[row])
                        .sorted()
                        .toArray();
                double low = drawn[draws.size() / 20];
                double high = drawn[draws.size() - draws.size() / 20];
                double width = high - low;
                assertThat(ends.doubles(quantity.column() + "_lo")[i]).isCloseTo(low, within(0.15 * width));
                assertThat(ends.doubles(quantity.column() + "_hi")[i]).isCloseTo(high, within(0.15 * width));
            }
        }
    }

    /** Binomial distribution of 100 with a chance of one half: 5 % and 95 % quantiles are 42 and 58. */
    @Test
    void withoutDoubtOfTheParametersCountsAreBinomial() {
        StayingCount count = new StayingCount(2);
        count.add(100, 0.5);
        count.add(100, 0.5);
        assertThat(count.quantile(0.05)).isEqualTo(42);
        assertThat(count.quantile(0.95)).isEqualTo(58);
        assertThat(StayingCount.normal(new double[] {50}, new double[] {5}, 100, 0.05))
                .isEqualTo(42);
        assertThat(StayingCount.normal(new double[] {50}, new double[] {5}, 100, 0.95))
                .isEqualTo(58);
        assertThat(StayingCount.normal(new double[] {3}, new double[] {0}, 3, 0.05))
                .isEqualTo(3);
        StayingCount certain = new StayingCount(1);
        certain.add(7, 1);
        assertThat(certain.quantile(0.05)).isEqualTo(7);
        StayingCount gone = new StayingCount(1);
        gone.add(7, 0);
        assertThat(gone.quantile(0.95)).isZero();
    }

    /** Two hundred cohorts of a known truth, fitted anew: nine of ten do what the interval says. */
    @Test
    void nineOfTenCohortsStayAsTheIntervalsSay() {
        Sbg truth = new Sbg(0.7, 3, TimeScale.YEAR);
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(5);
        int inside = 0;
        int expected = 0;
        for (int replicate = 0; replicate < 200; replicate++) {
            int[] survivors = new int[9];
            for (int i = 0; i < 1_000; i++) {
                SimulatedContract one = truth.simulate(random, 8);
                int lasted = one.active() ? one.period() : one.period() - 1;
                for (int t = 0; t <= lasted; t++) {
                    survivors[t]++;
                }
            }
            CohortSample sample = CohortSample.of(
                    TimeScale.YEAR,
                    Arrays.stream(survivors).limit(6).asDoubleStream().toArray());
            MaximumLikelihoodFit<Sbg> fit = MaximumLikelihood.withDefaults().fit(Sbg.FAMILY, sample);
            ContractIntervals intervals =
                    ContractIntervals.of(fit.estimates(), fit::model).orElseThrow();
            double[] active = {survivors[5]};
            Columns ends = intervals.outcome(new int[] {5}, active, 3, LEVEL);
            int low = ((Column.Integers) ends.column("active_pi_lo")).toArray()[0];
            int high = ((Column.Integers) ends.column("active_pi_hi")).toArray()[0];
            inside += low <= survivors[8] && survivors[8] <= high ? 1 : 0;
            Interval total = intervals.outcomeOfTotal(new int[] {5}, active, 3, LEVEL);
            assertThat(total.lower()).isCloseTo(low, within(2.0));
            assertThat(total.upper()).isCloseTo(high, within(2.0));
            Interval mean = intervals
                    .expectationOfTotal(ContractQuantities.survival(3), new int[] {5}, active, LEVEL)
                    .orElseThrow();
            double really = survivors[5] * truth.survival(3, 5);
            expected += mean.lower() <= really && really <= mean.upper() ? 1 : 0;
        }
        // Three standard deviations of a binomial distribution, about 90 % and as much more as whole numbers cost.
        assertThat(inside / 200.0).isBetween(0.84, 0.98);
        assertThat(expected / 200.0).isBetween(0.83, 0.97);
    }

    @Test
    void whatHasNoLimitHasNoInterval() {
        // Some model nearby expects renewals without end.
        var endless = ContractQuantities.residualLifetime(Discount.none());
        assertThat(INTERVALS.expectationOfTotal(endless, new int[] {2}, new double[] {10}, LEVEL))
                .isEmpty();
        assertThat(INTERVALS.expectationOfTotal(
                        ContractQuantities.residualLifetime(Discount.annual(0.1)),
                        new int[] {2},
                        new double[] {10},
                        LEVEL))
                .isPresent();
    }

    @Test
    void withoutACovarianceThereIsNoInterval() {
        double[] unknown = {Double.POSITIVE_INFINITY, Double.NaN, Double.NaN, Double.POSITIVE_INFINITY};
        Estimates estimates =
                Estimates.of(FIT.estimates().space(), FIT.estimates().unconstrained(), unknown);
        assertThat(ContractIntervals.of(estimates, FIT::model)).isEmpty();
    }
}
