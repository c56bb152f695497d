package dev.lindy.models.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.Column;
import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import dev.lindy.models.value.UndefinedValueException.Reason;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LifetimeValueTest {

    private static final BgNbd PURCHASES = new BgNbd(0.243, 4.414, 0.793, 2.426, TimeScale.WEEK);
    private static final GammaGamma SPEND = new GammaGamma(6.25, 3.74, 15.44);
    private static final Discount FIFTEEN = Discount.annual(0.15);

    private final LifetimeValue value = LifetimeValue.of(PURCHASES, SPEND, FIFTEEN);
    private final LifetimeValue allFuture = value.withHorizon(Double.POSITIVE_INFINITY);

    @Test
    void checkValueFromThePublishedParameters() {
        // Two repeat purchases of 22.35 on average: DERT at 15 % a year of 365.25 days × expected spend.
        double expected = 5.179484 * 24.663713911;
        assertThat(allFuture.residualLifetimeValue(2, 30.43, 38.86, 2, 22.35)).isEqualTo(expected, within(2e-5));
        assertThat(allFuture.withMargin(0.3).residualLifetimeValue(2, 30.43, 38.86, 2, 22.35))
                .isEqualTo(0.3 * expected, within(1e-5));
    }

    @Test
    void aHorizonTurnsDertIntoDect() {
        double purchases = PURCHASES.discountedExpectedTransactions(FIFTEEN, 2, 30.43, 38.86, 52);
        assertThat(value.withHorizon(52).residualLifetimeValue(2, 30.43, 38.86, 2, 22.35))
                .isEqualTo(purchases * SPEND.conditionalMeanSpend(2, 22.35), within(1e-10));
    }

    @Test
    void aNewCustomersValueCountsTheFirstPurchase() {
        double repeat = PURCHASES.discountedExpectedTransactions(FIFTEEN, Double.POSITIVE_INFINITY);
        assertThat(allFuture.lifetimeValue()).isEqualTo((1 + repeat) * SPEND.populationMeanSpend(), within(1e-9));
        assertThat(value.withHorizon(1e-9).lifetimeValue()).isEqualTo(SPEND.populationMeanSpend(), within(1e-6));
    }

    @Test
    void theTableHoldsTheScalarValuesOfEveryCustomer() {
        CustomerBase base = base();
        LifetimeValue valuation = value.withMargin(0.4).withForecast(39);
        Columns table = valuation.residual(base);

        assertThat(table.names())
                .containsExactly(
                        "customer",
                        "x",
                        "t_x",
                        "T",
                        "mean_spend",
                        "historical_value",
                        "p_alive",
                        "expected_purchases",
                        "expected_spend",
                        "value_1y",
                        "value_3y",
                        "residual_value",
                        "discounted_purchases",
                        "total_value",
                        "purchase_probability",
                        "median_time_to_next",
                        "median_next_date",
                        "time_since_last",
                        "orders",
                        "average_order",
                        "span",
                        "first_purchase",
                        "last_purchase",
                        "channel",
                        "attribute_x");
        for (int i = 0; i < base.size(); i++) {
            int x = base.frequency(i);
            double tx = base.recency(i);
            double now = base.T(i);
            double spend = x == 0 ? SPEND.populationMeanSpend() : SPEND.conditionalMeanSpend(x, base.meanSpend(i));
            assertThat(table.doubles("p_alive")[i]).isEqualTo(PURCHASES.probabilityAlive(x, tx, now));
            assertThat(table.doubles("expected_purchases")[i])
                    .isEqualTo(PURCHASES.conditionalExpectedTransactions(x, tx, now, 39));
            assertThat(table.doubles("expected_spend")[i]).isEqualTo(spend);
            assertThat(table.doubles("value_3y")[i])
                    .isEqualTo(valuation.residualLifetimeValue(x, tx, now, base.spendCount(i), base.meanSpend(i)));
            assertThat(table.doubles("residual_value")[i])
                    .isEqualTo(valuation
                            .withHorizon(Double.POSITIVE_INFINITY)
                            .residualLifetimeValue(x, tx, now, base.spendCount(i), base.meanSpend(i)));
            assertThat(table.doubles("value_1y")[i])
                    .isEqualTo(
                            0.4 * spend * PURCHASES.discountedExpectedTransactions(FIFTEEN, x, tx, now, 52),
                            within(1e-10));
            assertThat(table.doubles("total_value")[i])
                    .isEqualTo(0.4 * base.historicalValue(i) + table.doubles("value_3y")[i], within(1e-10));
            assertThat(table.doubles("purchase_probability")[i])
                    .isEqualTo(PURCHASES.probabilityOfPurchase(x, tx, now, 39));
            assertThat(table.doubles("median_time_to_next")[i])
                    .isEqualTo(PURCHASES.timeToNextPurchaseQuantile(0.5, x, tx, now));
            assertThat(table.doubles("time_since_last")[i]).isEqualTo(now - tx);
            assertThat(table.doubles("orders")[i]).isEqualTo(x + 1);
            assertThat(table.doubles("average_order")[i]).isEqualTo(base.historicalValue(i) / (x + 1));
        }
        assertThat(((Column.Dates) table.column("last_purchase")).get(0)).isEqualTo(LocalDate.of(1997, 8, 2));
        assertThat(table.texts("channel")).containsExactly("search", "email", "");
    }

    @Test
    void theNextPurchasesDateIsEmptyForThoseWhoProbablyNeverReturn() {
        Columns table = value.residual(base());
        double weeks = table.doubles("median_time_to_next")[0];
        Column.Dates next = (Column.Dates) table.column("median_next_date");
        assertThat(next.get(0)).isEqualTo(LocalDate.of(1997, 9, 30).plusDays((long) Math.ceil(weeks * 7)));
        assertThat(table.doubles("median_time_to_next")[2]).isInfinite();
        assertThat(next.has(2)).isFalse();
    }

    @Test
    void aHorizonThatIsNeitherOneYearNorThreeHasAColumnOfItsOwn() {
        Columns table = value.withHorizon(20).residual(base());
        assertThat(table.names()).contains("value_1y", "value_3y", "value_20w", "residual_value");
        assertThat(value.withHorizon(20).column()).isEqualTo("value_20w");
        assertThat(table.doubles("value_20w")[0])
                .isEqualTo(value.withHorizon(20).residualLifetimeValue(2, 30.43, 38.86, 2, 22.35));
        assertThat(table.doubles("total_value")[1]).isEqualTo(12 + table.doubles("value_20w")[1], within(1e-10));
        assertThat(value.column()).isEqualTo("value_3y");
        assertThat(value.withHorizon(52).column()).isEqualTo("value_1y");
        assertThat(value.withHorizon(52).residual(base()).names()).doesNotContain("value_52w");
        assertThat(allFuture.column()).isEqualTo("residual_value");
        assertThat(allFuture.residual(base()).doubles("total_value")[1])
                .isEqualTo(12 + allFuture.residual(base()).doubles("residual_value")[1], within(1e-10));
    }

    @Test
    void theHorizonOfValuesLeavesTheForecastOfPurchasesAlone() {
        assertThat(value.withHorizon(20).residual(base()).doubles("expected_purchases")[0])
                .isEqualTo(PURCHASES.conditionalExpectedTransactions(2, 30.43, 38.86, 52));
    }

    @Test
    void theForecastIsAYearOfWholeWeeksUnlessSet() {
        assertThat(value.residual(base()).doubles("expected_purchases")[0])
                .isEqualTo(PURCHASES.conditionalExpectedTransactions(2, 30.43, 38.86, 52));
    }

    @Test
    void whatTheBaseDoesNotKnowIsLeftOut() {
        CustomerBase summaries = CustomerBase.builder(TimeScale.WEEK)
                .ids("a")
                .frequency(2)
                .recency(30.43)
                .T(38.86)
                .meanSpend(new double[] {22.35}, new int[] {2})
                .build();
        Columns table = value.residual(summaries);
        assertThat(table.names())
                .contains("mean_spend", "residual_value", "time_since_last")
                .doesNotContain(
                        "historical_value", "total_value", "average_order", "median_next_date", "first_purchase");
        assertThat(ValueTotals.of(table, "value_3y").totalValue()).isNaN();
        assertThat(ValueTotals.of(table, "value_3y").historicalValue()).isNaN();
    }

    @Test
    void aBaseWithoutSpendIsToldWhatIsMissingAndWhatToDo() {
        assertThatThrownBy(() -> value.residual(purchasesOnly()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no mean spend")
                .hasMessageContaining("Predictions");
        assertThatThrownBy(() -> value.schedule(purchasesOnly(), 3, 4)).hasMessageContaining("no mean spend");
    }

    @Test
    void predictionsNeedNoSpend() {
        Columns table = Predictions.of(PURCHASES, FIFTEEN).withForecast(39).of(purchasesOnly());
        assertThat(table.names())
                .containsExactly(
                        "customer",
                        "x",
                        "t_x",
                        "T",
                        "p_alive",
                        "expected_purchases",
                        "discounted_purchases",
                        "purchase_probability",
                        "median_time_to_next",
                        "time_since_last",
                        "orders",
                        "span");
        assertThat(table.doubles("expected_purchases")[0])
                .isEqualTo(PURCHASES.conditionalExpectedTransactions(2, 30.43, 38.86, 39));
        assertThat(table.doubles("discounted_purchases")[0]).isEqualTo(5.179484, within(1e-6));
        assertThat(Predictions.of(PURCHASES, FIFTEEN)
                        .withHorizon(39)
                        .of(purchasesOnly())
                        .doubles("discounted_purchases")[0])
                .isEqualTo(PURCHASES.discountedExpectedTransactions(FIFTEEN, 2, 30.43, 38.86, 39));
    }

    @Test
    void withoutADiscountAnEndlessFutureHasNoValue() {
        LifetimeValue threeYears = LifetimeValue.of(PURCHASES, SPEND, Discount.none());
        LifetimeValue undiscounted = threeYears.withHorizon(Double.POSITIVE_INFINITY);
        for (Runnable attempt : new Runnable[] {
            undiscounted::lifetimeValue,
            () -> undiscounted.residual(base()),
            () -> undiscounted.residualLifetimeValue(2, 30.43, 38.86, 2, 22.35)
        }) {
            UndefinedValueException e = catchThrowableOfType(UndefinedValueException.class, attempt::run);
            assertThat(e.reason()).isEqualTo(Reason.ENDLESS_PURCHASES);
            assertThat(e)
                    .hasMessageContaining("a=0.793")
                    .hasMessageContaining("give a discount rate above 0 or a finite horizon");
        }
        // Who does not ask for all future gets the rest.
        assertThat(threeYears.residual(base()).names())
                .contains("value_3y", "total_value")
                .doesNotContain("residual_value", "discounted_purchases");
        assertThat(Predictions.of(PURCHASES, Discount.none()).of(base()).names())
                .doesNotContain("discounted_purchases");
        assertThat(undiscounted.withHorizon(52).lifetimeValue())
                .isEqualTo((1 + PURCHASES.expectedTransactions(52)) * SPEND.populationMeanSpend(), within(1e-9));
        BgNbd leaving = new BgNbd(0.243, 4.414, 1.5, 2.426, TimeScale.WEEK);
        assertThat(LifetimeValue.of(leaving, SPEND, Discount.none())
                        .withHorizon(Double.POSITIVE_INFINITY)
                        .lifetimeValue())
                .isFinite();
    }

    @Test
    void anInfiniteMeanSpendHasNoValue() {
        LifetimeValue heavy = LifetimeValue.of(PURCHASES, new GammaGamma(2, 0.9, 10), FIFTEEN);
        UndefinedValueException newcomer = catchThrowableOfType(UndefinedValueException.class, heavy::lifetimeValue);
        assertThat(newcomer.reason()).isEqualTo(Reason.INFINITE_MEAN_SPEND);
        UndefinedValueException whole =
                catchThrowableOfType(UndefinedValueException.class, () -> heavy.residual(base()));
        assertThat(whole).hasMessageContaining("customer \"B\"").hasMessageContaining("q=0.9");
        // Whoever has bought twice has a finite mean.
        assertThat(heavy.residualLifetimeValue(2, 30.43, 38.86, 2, 22.35)).isFinite();
    }

    @Test
    void theScheduleAddsUpToTheHorizonsValue() {
        CustomerBase base = base();
        Columns schedule = value.withMargin(0.5).schedule(base, 12, 4);
        assertThat(schedule.names())
                .containsExactly(
                        "period",
                        "from",
                        "to",
                        "starts",
                        "ends",
                        "active",
                        "expected_purchases",
                        "value",
                        "discounted_value");
        Columns table = value.withMargin(0.5).withHorizon(48).withForecast(48).residual(base);
        assertThat(sum(schedule, "discounted_value")).isEqualTo(sum(table, "value_48w"), within(1e-9));
        assertThat(sum(schedule, "expected_purchases")).isEqualTo(sum(table, "expected_purchases"), within(1e-10));
        double undiscounted = 0;
        for (int i = 0; i < base.size(); i++) {
            undiscounted += 0.5 * table.doubles("expected_purchases")[i] * table.doubles("expected_spend")[i];
        }
        assertThat(sum(schedule, "value")).isEqualTo(undiscounted, within(1e-9));
        assertThat(schedule.doubles("value")[3]).isGreaterThan(schedule.doubles("discounted_value")[3]);
        assertThat(schedule.doubles("active")[11])
                .isEqualTo(
                        PURCHASES.probabilityAlive(2, 30.43, 38.86, 48)
                                + PURCHASES.probabilityAlive(0, 0, 38.86, 48)
                                + PURCHASES.probabilityAlive(7, 5, 38.86, 48),
                        within(1e-12));
        assertThat(((Column.Dates) schedule.column("starts")).get(1)).isEqualTo(LocalDate.of(1997, 10, 29));
        assertThat(((Column.Dates) schedule.column("ends")).get(0)).isEqualTo(LocalDate.of(1997, 10, 28));
    }

    @Test
    void totalsAddUpTheTable() {
        Columns table = value.withHorizon(52).withCurrency("EUR").residual(base());
        ValueTotals totals = ValueTotals.of(table, "value_1y");
        assertThat(totals.customers()).isEqualTo(3);
        assertThat(totals.value()).isEqualTo(totals.valueOfOneYear()).isEqualTo(sum(table, "value_1y"), within(1e-9));
        assertThat(totals.historicalValue()).isEqualTo(60 + 12 + 300);
        assertThat(totals.residualValue()).isEqualTo(sum(table, "residual_value"), within(1e-9));
        assertThat(totals.totalValue()).isEqualTo(372 + totals.value(), within(1e-9));
        double best = Arrays.stream(table.doubles("value_1y")).max().orElseThrow();
        assertThat(totals.topDecileShare()).isEqualTo(best / totals.value());
        assertThat(value.withHorizon(52).withCurrency("EUR").summary(table))
                .startsWith("next 1 year ")
                .contains(" EUR ", "     next 52 weeks ", "(discounted 15 % a year, margin 1)")
                .containsPattern("\ntop 10 % of customers hold \\d+ % of it$");
    }

    @Test
    void assumptionsCanBeRead() {
        assertThat(allFuture.withMargin(0.3).withCurrency("EUR"))
                .hasToString("bg-nbd × gamma-gamma, all future purchases, discounted 15 % a year, margin 0.3, in EUR");
        assertThat(LifetimeValue.of(PURCHASES, SPEND, Discount.none()).withHorizon(1))
                .hasToString("bg-nbd × gamma-gamma, next 1 week, not discounted, margin 1.0");
        assertThat(Predictions.of(PURCHASES, FIFTEEN).withForecast(39))
                .hasToString("bg-nbd, all future purchases, discounted 15 % a year; forecast 39 weeks");
    }

    @Test
    void impossibleAssumptionsAreNamed() {
        assertThatThrownBy(() -> value.withMargin(Double.NaN))
                .hasMessageContaining("margin must be finite and above 0");
        assertThatThrownBy(() -> value.withHorizon(0)).hasMessageContaining("horizon must be above 0");
        assertThatThrownBy(() -> value.withForecast(Double.POSITIVE_INFINITY))
                .hasMessageContaining("forecast's length");
        assertThatThrownBy(() -> value.schedule(base(), 0, 4)).hasMessageContaining("at least 1 period");
        assertThatThrownBy(() -> value.schedule(base(), 3, Double.NaN)).hasMessageContaining("period's length");
        CustomerBase days = CustomerBase.builder(TimeScale.DAY).build();
        assertThatThrownBy(() -> Predictions.of(PURCHASES, FIFTEEN).of(days)).hasMessageContaining("customers in days");
    }

    private static double sum(Columns table, String column) {
        return Arrays.stream(table.doubles(column)).sum();
    }

    /** A regular buyer, a one-time buyer, and one who fell silent long ago. */
    private static CustomerBase base() {
        return CustomerBase.builder(TimeScale.WEEK)
                .ids("A", "B", "C")
                .frequency(2, 0, 7)
                .recency(30.43, 0, 5)
                .T(38.86, 38.86, 38.86)
                .meanSpend(new double[] {22.35, 0, 40}, new int[] {2, 0, 7})
                .historicalValue(60, 12, 300)
                .firstPurchase(
                        (int) LocalDate.of(1997, 1, 1).toEpochDay(),
                        (int) LocalDate.of(1997, 1, 1).toEpochDay(),
                        (int) LocalDate.of(1997, 1, 1).toEpochDay())
                .observedTo(LocalDate.of(1997, 9, 30))
                .attribute("channel", "search", "email", "")
                .attribute("x", "1", "2", "3")
                .build();
    }

    private static CustomerBase purchasesOnly() {
        return CustomerBase.builder(TimeScale.WEEK)
                .ids("A")
                .frequency(2)
                .recency(30.43)
                .T(38.86)
                .build();
    }

    @Test
    void whereThereIsNoValueNobodyHoldsAShareOfIt() {
        ValueTotals nothing = new ValueTotals(5, 0, 0, 0, 0, 0, 0, Double.NaN);
        assertThat(value.summary(nothing)).endsWith("\nno share of the best customers: there is no value to share");
        ValueTotals some = new ValueTotals(5, 10, 1, 5, 8, 9, 18, 0.5);
        assertThat(value.summary(some)).endsWith("\ntop 10 % of customers hold 50 % of it");
    }

    @Test
    void valuesBeyondTheLargestNumberAreRefusedByName() {
        CustomerBase base = base();
        assertThat(value.withMargin(1e300).residual(base).doubles("residual_value")[0])
                .isFinite();
        UndefinedValueException e = catchThrowableOfType(
                UndefinedValueException.class, () -> value.withMargin(1e308).residual(base));
        assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(e)
                .hasMessageContainingAll(
                        "value of all customers is no number, or beyond the largest", "margin of 1.0E308");
    }
}
