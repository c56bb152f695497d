package dev.lindy.models.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Split;
import dev.lindy.core.base.TimeScale;
import dev.lindy.models.Cdnow;
import dev.lindy.models.Shared;
import dev.lindy.models.interval.PurchaseIntervals;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselineTest {

    private static final LocalDate END = LocalDate.of(2020, 12, 31);

    /** Four customers, ten weeks each; what each bought in five weeks more. */
    private static Split split(int... bought) {
        CustomerBase base = CustomerBase.builder(TimeScale.WEEK)
                .ids(new String[] {"a", "b", "c", "d"})
                .frequency(new int[] {0, 2, 4, 0})
                .recency(new double[] {0, 3, 9, 0})
                .T(new double[] {10, 10, 10, 0})
                .meanSpend(new double[] {0, 10, 5, 0}, new int[] {0, 2, 4, 0})
                .historicalValue(new double[] {8, 25, 21, 90})
                .build();
        return new Split(
                base, END.minusDays(69), END, END.plusDays(35), 5, bought, new double[] {0, 20, 7, 0}, new int[][] {
                    {0, 1, 0, 0, 0, 2, 0, 1, 1, 1}, {1, 0, 0, 1, 1}
                });
    }

    @Test
    void rankings() {
        Split split = split(0, 1, 2, 0);
        ForecastScores recency =
                ForecastScores.of(Baseline.RECENCY.forecast(split).orElseThrow(), null, null, split);
        // Since the last purchase 10, 7, 1 and 0 weeks: of the four pairs of a buyer and another two are in order.
        assertThat(recency.get(Metric.AUC)).isEqualTo(0.5);
        assertThat(recency.get(Metric.MAE)).isNaN();
        assertThat(recency.get(Metric.LOG_SCORE)).isNaN();
        ForecastScores spend =
                ForecastScores.of(Baseline.PAST_SPEND.forecast(split).orElseThrow(), null, null, split);
        assertThat(spend.get(Metric.VALUE_GINI)).isLessThan(1);
        assertThat(Baseline.PAST_SPEND.forecast(bare(split))).isEmpty();
    }

    private static Split bare(Split split) {
        CustomerBase base = CustomerBase.builder(TimeScale.WEEK)
                .ids(new String[] {"a"})
                .frequency(new int[] {1})
                .recency(new double[] {1})
                .T(new double[] {3})
                .build();
        return new Split(base, END.minusDays(20), END, END.plusDays(35), 5, new int[1], new double[1], new int[][] {
            {0, 1, 0}, {0, 0, 0, 0, 0}
        });
    }

    @Test
    void everybodyAtTheRateSoFar() {
        Split split = split(0, 1, 2, 0);
        CustomerForecast rate = Baseline.SAME_RATE.forecast(split).orElseThrow();
        assertThat(rate.expected()).containsExactly(0, 1, 2, 0);
        assertThat(rate.value()).containsExactly(0, 10, 10, 0);
        assertThat(rate.expectedPerPeriod()).containsExactly(new double[] {0.6, 0.6, 0.6, 0.6, 0.6}, within(1e-12));
        ForecastScores scores = ForecastScores.of(rate, null, null, split);
        assertThat(scores.get(Metric.MAE)).isZero();
        assertThat(scores.get(Metric.TOTAL_ERROR)).isZero();
        assertThat(scores.get(Metric.VALUE_TOTAL_ERROR)).isCloseTo(20.0 / 27 - 1, within(1e-12));
    }

    @Test
    void asManyAsBefore() {
        Split split = split(0, 1, 2, 0);
        assertThat(Baseline.AS_BEFORE.forecast(split).orElseThrow().expectedPerPeriod())
                .containsExactly(2, 0, 1, 1, 1);
        // Three weeks are too short a past for five.
        assertThat(Baseline.AS_BEFORE.forecast(bare(split))).isEmpty();
        // With a year of past the same weeks of the year before, of which one is shared by two units.
        int[] year = new int[60];
        Arrays.fill(year, 9);
        for (int i = 0; i < 20; i++) {
            year[i] = i;
        }
        Split longer = new Split(
                split.calibration(),
                END.minusDays(60 * 7 - 1),
                END,
                END.plusDays(14),
                2,
                new int[4],
                new double[4],
                new int[][] {year, {0, 0}});
        double back = 60 - 365.25 / 7;
        double part = back - Math.floor(back);
        int unit = (int) back;
        assertThat(Baseline.AS_BEFORE.forecast(longer).orElseThrow().expectedPerPeriod())
                .containsExactly(
                        new double[] {(1 - part) * unit + part * (unit + 1), (1 - part) * (unit + 1) + part * (unit + 2)
                        },
                        within(1e-9));
    }

    @Test
    void nobody() {
        Split split = split(0, 1, 2, 0);
        ForecastScores scores =
                ForecastScores.of(Baseline.NOBODY.forecast(split).orElseThrow(), null, null, split);
        assertThat(scores.get(Metric.MAE)).isEqualTo(0.75);
        assertThat(scores.get(Metric.BRIER)).isEqualTo(0.5);
        assertThat(scores.get(Metric.AUC)).isEqualTo(0.5);
        assertThat(Baseline.all(split))
                .extracting(CustomerForecast::id)
                .containsExactly("recency", "past-spend", "same-rate", "as-before", "nobody");
    }

    @Test
    void theHiatusThatWouldHaveBeenRight() {
        // Since the last purchase 10, 7, 1 and 0 weeks.
        assertThat(HiatusRule.chosenOn(split(0, 1, 2, 3)).hiatus()).isEqualTo(7);
        assertThat(HiatusRule.chosenOn(split(0, 0, 2, 3)).hiatus()).isEqualTo(1);
        assertThat(HiatusRule.chosenOn(split(0, 0, 0, 0)).hiatus()).isEqualTo(-1);
        assertThat(HiatusRule.chosenOn(split(1, 0, 1, 0)).hiatus()).isNegative();
        // Nobody is active, not even who bought on the last day.
        assertThat(HiatusRule.chosenOn(split(0, 0, 0, 0))
                        .forecast(split(0, 1, 2, 0))
                        .probability())
                .containsOnly(0);
        CustomerForecast rule = new HiatusRule(7).forecast(split(0, 1, 2, 0));
        assertThat(rule.probability()).containsExactly(0, 1, 1, 1);
        assertThat(rule.expected()).containsExactly(0, 1, 2, 0);
        assertThat(new HiatusRule(1).forecast(split(0, 1, 2, 0)).expected()).containsExactly(0, 0, 2, 0);
    }

    /** Computed apart from this project; those of value in a test that reads the order log. */
    @Test
    void cdnow() throws IOException {
        CustomerBase base = Cdnow.calibration();
        List<String> lines = Files.readAllLines(Shared.file("data/cdnow_cbs.csv"));
        int[] bought = new int[base.size()];
        Arrays.setAll(bought, i -> Integer.parseInt(lines.get(i + 1).split(",", -1)[4]));
        Split split = new Split(
                base,
                LocalDate.of(1997, 1, 1),
                LocalDate.of(1997, 9, 30),
                LocalDate.of(1998, 6, 30),
                39,
                bought,
                new double[base.size()],
                new int[][] {new int[39], new int[39]});
        var fit = BgNbd.fit(base);
        PurchaseIntervals intervals =
                PurchaseIntervals.of(fit.estimates(), fit::model).orElseThrow();
        ModelForecast model = ModelForecast.of("BG/NBD", fit.model(), null, intervals, null, split, 0.9);
        ForecastScores recency =
                ForecastScores.of(Baseline.RECENCY.forecast(split).orElseThrow(), null, null, split);
        assertThat(recency.get(Metric.AUC)).isCloseTo(0.771, within(5e-4));
        assertThat(model.scores().get(Metric.AUC_OF_PROBABILITY)).isCloseTo(0.757, within(5e-4));
        assertThat(model.scores().get(Metric.AUC)).isCloseTo(0.773, within(5e-4));
        assertThat(model.scores().get(Metric.MAE)).isCloseTo(0.785, within(5e-4));
        ForecastScores nobody =
                ForecastScores.of(Baseline.NOBODY.forecast(split).orElseThrow(), null, null, split);
        assertThat(nobody.get(Metric.MAE)).isCloseTo(0.7985, within(5e-5));
        // inference.md, C5: mean 1653.4, purchase noise 69.5 and parameters 71: 1,882 is 2.3 standard deviations away.
        assertThat(model.forecast().expectedTotal()).isCloseTo(1653.4, within(0.1));
        assertThat(model.total().orElseThrow().upper()).isBetween(1780.0, 1882.0);
        assertThat(model.pit().heights()).hasSize(10);
        assertThat(model.reliability().bins()).hasSizeBetween(3, 10);
        Columns groups = model.by(names(base));
        assertThat(groups.texts("group")).containsExactly("once", "repeat");
        assertThat(groups.doubles("expected")[0] + groups.doubles("expected")[1])
                .isCloseTo(model.forecast().expectedTotal(), within(1e-6));
        assertThat(groups.doubles("actual_value")[0]).isZero();
    }

    private static String[] names(CustomerBase base) {
        String[] out = new String[base.size()];
        Arrays.setAll(out, i -> base.frequency(i) == 0 ? "once" : "repeat");
        return out;
    }
}
