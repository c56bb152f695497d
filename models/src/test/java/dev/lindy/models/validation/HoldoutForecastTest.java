package dev.lindy.models.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lindy.core.base.Column;
import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Split;
import dev.lindy.core.base.TimeScale;
import dev.lindy.models.SpendModel;
import dev.lindy.models.interval.Interval;
import dev.lindy.models.interval.Nearby;
import dev.lindy.models.interval.PurchaseIntervals;
import dev.lindy.models.interval.ValueIntervals;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.simulation.OrderLogSimulator;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HoldoutForecastTest {

    private static final BgNbd PURCHASES = new BgNbd(0.8, 12, 0.8, 2.5, TimeScale.WEEK);
    private static final GammaGamma SPEND = new GammaGamma(6, 4, 17);
    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final LocalDate MIDDLE = LocalDate.of(2025, 6, 29);
    private static final LocalDate END = LocalDate.of(2025, 12, 31);

    private static final Split SPLIT = SimulatedSplit.of(
            OrderLogSimulator.of(PURCHASES, SPEND, START, END, 8)
                    .withCustomers(8000)
                    .simulate(),
            TimeScale.WEEK,
            MIDDLE,
            END);
    private static final HoldoutForecast FORECAST = HoldoutForecast.of(PURCHASES, SPEND, SPLIT);

    @Test
    void theModelThatMadeTheLogForecastsIt() {
        assertThat(FORECAST.expectedPurchases()).isCloseTo((double) FORECAST.actualPurchases(), withinPercentage(4));
        assertThat(FORECAST.expectedValue()).isCloseTo(FORECAST.actualValue(), withinPercentage(5));
        assertThat(FORECAST.expectedBuyers()).isEqualTo(FORECAST.actualBuyers(), within(0.015));
        assertThat(FORECAST.relativeError()).isEqualTo(FORECAST.expectedPurchases() / FORECAST.actualPurchases() - 1);
        Columns groups = FORECAST.byFrequency();
        for (int g = 0; g < groups.rows(); g++) {
            double n = groups.doubles("customers")[g];
            double mean = groups.doubles("expected_purchases")[g];
            double share = groups.doubles("expected_buyers")[g];
            // Four standard errors; counts of customers with one history have about 3.5 times the variance of
            // Poisson's.
            assertThat(groups.doubles("actual_purchases")[g])
                    .as("x = %s", groups.texts("x")[g])
                    .isEqualTo(mean, within(4 * Math.sqrt(3.5 * mean / n)));
            assertThat(groups.doubles("actual_buyers")[g])
                    .as("x = %s", groups.texts("x")[g])
                    .isEqualTo(share, within(4 * Math.sqrt(share * (1 - share) / n)));
        }
    }

    @Test
    void betweenWhatItWasToLieIsSaidAndHowFarItIsOff() {
        HoldoutSureness sure = HoldoutSureness.of(
                PURCHASES,
                PurchaseIntervals.certain(PURCHASES),
                ValueIntervals.of(PurchaseIntervals.certain(PURCHASES), Nearby.<SpendModel>certain(SPEND)),
                SPLIT,
                0.9);
        // Without what is not known of the parameters 1.645 standard deviations of chance to both sides.
        assertThat(sure.deviation()).isCloseTo(sure.chance(), withinPercentage(2));
        assertThat(sure.value()).isNotNull();
        HoldoutForecast forecast = FORECAST.with(sure);
        assertThat(forecast.report()).contains("with 90 % certainty ").contains(" … ");
        assertThat(FORECAST.report()).doesNotContain("certainty");
        Columns groups = forecast.byFrequency();
        assertThat(FORECAST.byFrequency().has("purchases_pi_lo")).isFalse();
        int held = 0;
        for (int g = 0; g < groups.rows(); g++) {
            double actual = groups.doubles("actual_purchases")[g];
            assertThat(groups.doubles("purchases_pi_lo")[g]).isLessThan(groups.doubles("purchases_pi_hi")[g]);
            held += actual >= groups.doubles("purchases_pi_lo")[g] && actual <= groups.doubles("purchases_pi_hi")[g]
                    ? 1
                    : 0;
        }
        // Of eight intervals of 90 % fewer than five hold with a probability of 0.5 %.
        assertThat(held).isGreaterThanOrEqualTo(5);
        // 1.645 standard deviations to either side are 100.
        HoldoutSureness other = new HoldoutSureness(
                new Interval(4900, 5100, 0.9, Interval.Kind.OUTCOME), 40, sure.buyers(), null, sure.byFrequency());
        assertThat(other.sentence(5000, 5120))
                .contains("by 3.0 standard deviations of chance alone, by 2.0 with what is not known");
        assertThat(other.sentence(5000, 5050)).doesNotContain("standard deviations");
    }

    @Test
    void aModelThatIsTooOptimisticIsFoundOut() {
        BgNbd loyal = new BgNbd(0.8, 12, 1e-3, 2.5, TimeScale.WEEK);
        assertThat(HoldoutForecast.of(loyal, SPLIT).relativeError()).isGreaterThan(0.3);
        assertThat(HoldoutForecast.of(loyal, SPLIT).report()).contains("% too high)");
        assertThat(HoldoutForecast.of(loyal, SPLIT).meanAbsoluteError()).isGreaterThan(FORECAST.meanAbsoluteError());
    }

    @Test
    void errorsPerCustomerAreThoseOfTheTable() {
        Columns customers = FORECAST.customers();
        assertThat(customers.names())
                .containsExactly(
                        "customer",
                        "x",
                        "t_x",
                        "T",
                        "expected_purchases",
                        "actual_purchases",
                        "purchase_probability",
                        "expected_value",
                        "actual_value");
        double[] expected = customers.doubles("expected_purchases");
        double[] actual = customers.doubles("actual_purchases");
        double absolute = 0;
        double squared = 0;
        for (int i = 0; i < expected.length; i++) {
            absolute += Math.abs(expected[i] - actual[i]) / expected.length;
            squared += Math.pow(expected[i] - actual[i], 2) / expected.length;
        }
        assertThat(FORECAST.meanAbsoluteError()).isEqualTo(absolute, within(1e-12));
        assertThat(FORECAST.rootMeanSquaredError()).isEqualTo(Math.sqrt(squared), within(1e-12));
        assertThat(Arrays.stream(actual).sum()).isEqualTo((double) FORECAST.actualPurchases());
        CustomerBase base = SPLIT.calibration();
        assertThat(expected[5])
                .isEqualTo(PURCHASES.conditionalExpectedTransactions(
                        base.frequency(5), base.recency(5), base.T(5), SPLIT.holdoutDuration()));
        double spend = base.frequency(5) == 0
                ? SPEND.populationMeanSpend()
                : SPEND.conditionalMeanSpend(base.frequency(5), base.meanSpend(5));
        assertThat(customers.doubles("expected_value")[5]).isEqualTo(expected[5] * spend, within(1e-12));
    }

    @Test
    void trackingFollowsTheCalibrationAndGoesOnInTheHoldout() {
        Columns tracking = FORECAST.tracking();
        int before = SPLIT.calibrationPurchasesPerPeriod().length;
        assertThat(tracking.rows()).isEqualTo(before + 27);
        CustomerBase base = SPLIT.calibration();
        double expected = 0;
        int actual = 0;
        double later = 0;
        for (int i = 0; i < base.size(); i++) {
            expected += PURCHASES.expectedTransactions(base.T(i));
            later += PURCHASES.expectedTransactions(base.T(i) + SPLIT.holdoutDuration());
            actual += base.frequency(i);
        }
        double[] cumulative = tracking.doubles("cumulative_expected");
        assertThat(cumulative[before - 1]).isCloseTo(expected, withinPercentage(1e-9));
        assertThat(cumulative[before + 26]).isCloseTo(later, withinPercentage(1e-9));
        assertThat(tracking.doubles("cumulative_actual")[before - 1]).isEqualTo(actual);
        assertThat(tracking.doubles("cumulative_actual")[before + 26])
                .isEqualTo((double) (actual + FORECAST.actualPurchases()));
        assertThat(Arrays.stream(tracking.doubles("expected")).sum()).isCloseTo(later, withinPercentage(1e-9));

        // Within 4.5 standard deviations of a Poisson count, and 5 % for what merging within a day takes away.
        for (int k = 0; k < tracking.rows(); k++) {
            double wanted = tracking.doubles("expected")[k];
            assertThat(tracking.doubles("actual")[k])
                    .as("unit %d", k + 1)
                    .isEqualTo(wanted, within(4.5 * Math.sqrt(wanted) + 0.05 * wanted));
        }
        assertThat(tracking.texts("phase")[before - 1]).isEqualTo("calibration");
        assertThat(tracking.texts("phase")[before]).isEqualTo("holdout");
        Column.Dates starts = (Column.Dates) tracking.column("starts");
        Column.Dates ends = (Column.Dates) tracking.column("ends");
        assertThat(starts.get(0)).isEqualTo(START);
        assertThat(ends.get(0)).isEqualTo(START.plusDays(6));
        assertThat(ends.get(before - 1)).isEqualTo(MIDDLE);
        assertThat(starts.get(before)).isEqualTo(MIDDLE.plusDays(1));
        assertThat(ends.get(before + 26)).isEqualTo(END);
    }

    @Test
    void customersAcquiredBeforeTheLogOweItNothingBefore() {
        CustomerBase base = CustomerBase.builder(TimeScale.WEEK)
                .ids("a")
                .frequency(1)
                .recency(12)
                .T(20)
                .build();
        Split split = new Split(
                base,
                LocalDate.of(2025, 1, 1),
                LocalDate.of(2025, 3, 11),
                LocalDate.of(2025, 3, 25),
                2,
                new int[] {0},
                new double[] {0},
                new int[][] {{0, 1, 0, 0, 0, 0, 0, 0, 0, 0}, {0, 0}});
        Columns tracking = HoldoutForecast.of(PURCHASES, split).tracking();
        assertThat(tracking.doubles("expected")[0]).isEqualTo(PURCHASES.expectedTransactions(10, 11), within(1e-12));
        assertThat(tracking.doubles("cumulative_expected")[11])
                .isEqualTo(PURCHASES.expectedTransactions(10, 22), within(1e-12));
    }

    @Test
    void theReportIsPlain() {
        assertThat(FORECAST.report()).matches("""
                        fitted to 2025-06-29, then 26\\.429 weeks ahead
                          purchases +[\\d,]+ expected +[\\d,]+ happened   \\(\\d+\\.\\d % too (low|high)\\)
                          value +[\\d,.]+ expected +[\\d,.]+ happened   \\(\\d+\\.\\d % too (low|high)\\)
                          buyers +[\\d.]+ % expected +[\\d.]+ % happened   of [\\d,]+ customers
                          a customer's purchases are off by [\\d.]+ on average \\(root mean square [\\d.]+\\)""");
        assertThat(FORECAST.toString()).startsWith("bg-nbd, fitted to");
    }

    @Test
    void withoutASpendModelThereIsNoValue() {
        HoldoutForecast purchases = HoldoutForecast.of(PURCHASES, SPLIT);
        assertThat(purchases.hasValue()).isFalse();
        assertThat(purchases.report()).doesNotContain("value");
        assertThat(purchases.customers().names()).doesNotContain("expected_value");
        assertThatThrownBy(purchases::expectedValue).hasMessageContaining("give a spend model");
    }

    @Test
    void anInfiniteMeanSpendIsSaid() {
        HoldoutForecast heavy = HoldoutForecast.of(PURCHASES, new GammaGamma(2, 0.9, 10), SPLIT);
        assertThat(heavy.expectedValue()).isInfinite();
        assertThat(heavy.report()).contains("(the spend model has no finite mean)");
    }

    @Test
    void anEmptyHoldoutHasNoRelativeError() {
        CustomerBase base = CustomerBase.builder(TimeScale.WEEK)
                .ids("a")
                .frequency(0)
                .recency(0)
                .T(20)
                .build();
        Split split = new Split(
                base,
                LocalDate.of(2024, 10, 23),
                LocalDate.of(2025, 3, 11),
                LocalDate.of(2025, 3, 25),
                2,
                new int[] {0},
                new double[] {0},
                new int[][] {new int[20], {0, 0}});
        HoldoutForecast forecast = HoldoutForecast.of(PURCHASES, split);
        assertThat(forecast.relativeError()).isInfinite();
        assertThat(forecast.report()).contains("(nothing happened)");
        assertThat(forecast.byFrequency().doubles("expected_purchases")[1]).isNaN();
    }
}
