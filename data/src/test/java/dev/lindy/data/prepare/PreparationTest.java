package dev.lindy.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Split;
import dev.lindy.core.base.TimeScale;
import dev.lindy.data.DataException;
import dev.lindy.data.Logs;
import dev.lindy.data.ObservationPeriod;
import dev.lindy.data.ObservationPeriod.Resolution;
import dev.lindy.data.Transactions;
import dev.lindy.data.ledger.Kind;
import dev.lindy.data.ledger.Ledger;
import dev.lindy.data.ledger.Note;
import dev.lindy.data.ledger.Remark;
import dev.lindy.data.read.CsvOrders;
import dev.lindy.data.recognise.ColumnRoles;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreparationTest {
    private static final ObservationPeriod WEEKS = ObservationPeriod.weekly(LocalDate.of(2024, 3, 31));
    private static final Preparation.Options USUAL = Preparation.Options.defaults();

    private static Preparation prepare(Preparation.Options options, String... lines) {
        return Logs.read(lines).prepare(WEEKS, options);
    }

    @Test
    void timesAreDifferencesOfDates() {
        CustomerBase base = Logs.read("customer,date,amount", "a,1997-01-01,10", "a,1997-01-08,20", "b,1997-09-30,5")
                .customerBase(ObservationPeriod.weekly(LocalDate.of(1997, 9, 30)));

        assertThat(base.T(0)).isEqualTo(272 / 7.0);
        assertThat(base.recency(0)).isEqualTo(1);
        assertThat(base.frequency(0)).isEqualTo(1);
        assertThat(base.firstPurchase(0)).isEqualTo(LocalDate.of(1997, 1, 1));
        assertThat(base.observedTo()).isEqualTo(LocalDate.of(1997, 9, 30));
        assertThat(base.T(1)).isZero();
        assertThat(base.frequency(1)).isZero();
    }

    @Test
    void theTimeOfDayCountsOnlyAtFinerResolution() {
        Transactions orders = Logs.read(
                "customer,date,amount", "a,2024-03-30 23:10,10", "a,2024-03-31 00:20,20", "a,2024-03-31 00:50,4");
        ObservationPeriod hours = ObservationPeriod.of(LocalDate.of(2024, 3, 31), TimeScale.HOUR);

        CustomerBase daily = orders.customerBase(hours);
        assertThat(daily.frequency(0)).isEqualTo(1);
        assertThat(daily.recency(0)).isEqualTo(24);
        assertThat(daily.T(0)).isEqualTo(24);

        CustomerBase hourly = orders.customerBase(hours.withResolution(Resolution.HOUR));
        assertThat(hourly.frequency(0)).isEqualTo(1);
        assertThat(hourly.recency(0)).isEqualTo(1);
        assertThat(hourly.T(0)).isEqualTo(25);
        assertThat(hourly.meanSpend(0)).isEqualTo(24);

        CustomerBase exact = orders.customerBase(hours.withResolution(Resolution.SECOND));
        assertThat(exact.frequency(0)).isEqualTo(2);
        assertThat(exact.recency(0)).isEqualTo(100 / 60.0);
        assertThat(exact.T(0)).isEqualTo(24 + 50 / 60.0);
        assertThat(exact.litt(0)).isEqualTo(Math.log(70 / 60.0) + Math.log(0.5));
    }

    @Test
    void purchasesOfOneDayMergeAndTheFirstIsNoRepeat() {
        Preparation prepared = prepare(
                USUAL,
                "customer,date,amount",
                "a,2024-01-01,10",
                "a,2024-01-01,20",
                "a,2024-01-08,3",
                "a,2024-01-22,4",
                "a,2024-01-22,5");
        CustomerBase base = prepared.base();

        assertThat(base.frequency(0)).isEqualTo(2);
        assertThat(base.meanSpend(0)).isEqualTo(6);
        assertThat(base.spendCount(0)).isEqualTo(2);
        assertThat(base.historicalValue(0)).isEqualTo(42);
        assertThat(base.litt(0)).isEqualTo(Math.log(1) + Math.log(2));
        assertThat(prepared.ledger().entry(Kind.SAME_PERIOD).rows()).isEqualTo(2);
        assertThat(prepared.ledger().rowsUsed()).isEqualTo(5);
    }

    @Test
    void theSpreadIsOfThePurchasesBehindTheMean() {
        String[] log = {
            "customer,date,amount",
            "a,2024-01-01,2",
            "a,2024-01-08,8",
            "a,2024-01-15,10",
            "a,2024-01-15,22",
            "b,2024-01-01,7",
            "b,2024-01-08,0",
            "b,2024-01-15,4",
            "c,2024-01-01,7"
        };
        CustomerBase repeats = prepare(USUAL, log).base();
        CustomerBase all = prepare(USUAL.withSpend(Preparation.Spend.ALL), log).base();

        // 8 and 32 with mean 20; 2, 8 and 32 with mean 14.
        assertThat(repeats.geometricMeanSpend(0)).isCloseTo(16, within(1e-14));
        assertThat(repeats.spendDeviation(0)).isEqualTo(12);
        assertThat(all.geometricMeanSpend(0)).isCloseTo(8, within(1e-14));
        assertThat(all.spendDeviation(0)).isCloseTo(Math.sqrt((144 + 36 + 324) / 3.0), within(1e-14));
        // An order that was worth nothing makes a geometric mean of nothing.
        assertThat(repeats.geometricMeanSpend(1)).isZero();
        assertThat(repeats.spendDeviation(1)).isEqualTo(2);
        assertThat(repeats.geometricMeanSpend(2)).isZero();
        assertThat(repeats.spendDeviation(2)).isZero();
        assertThat(all.geometricMeanSpend(2)).isCloseTo(7, within(1e-14));
    }

    @Test
    void meanSpendOfAllPurchasesIncludesTheFirst() {
        CustomerBase base = prepare(
                        USUAL.withSpend(Preparation.Spend.ALL),
                        "customer,date,amount",
                        "a,2024-01-01,10",
                        "a,2024-01-08,20")
                .base();

        assertThat(base.meanSpend(0)).isEqualTo(15);
        assertThat(base.spendCount(0)).isEqualTo(2);
    }

    @Test
    void customersWhoComeAfterTheEndAreLeftOutAndCounted() {
        Ledger ledger = prepare(
                        USUAL,
                        "customer,date,amount",
                        "late,2024-04-01,7",
                        "a,2024-03-31,10",
                        "a,2024-04-02,20",
                        "late,2024-04-03,8")
                .ledger();

        assertThat(ledger.customers()).isNotNull();
        assertThat(ledger.customers().kept()).isEqualTo(1);
        assertThat(ledger.customers().afterEnd()).isEqualTo(1);
        assertThat(ledger.entry(Kind.AFTER_END).rows()).isEqualTo(3);
        assertThat(ledger.entry(Kind.AFTER_END).amount()).isEqualTo(35);
    }

    @Test
    void aRefundThatNamesItsOrderIsTakenOffIt() {
        Preparation prepared = prepare(
                USUAL,
                "customer,date,amount,order",
                "a,2024-01-01,10,1",
                "a,2024-01-08,30,2",
                "a,2024-01-08,5,2",
                "a,2024-01-20,-12,2",
                "b,2024-01-01,8,3");

        assertThat(prepared.base().frequency(0)).isEqualTo(1);
        assertThat(prepared.base().meanSpend(0)).isEqualTo(23);
        assertThat(prepared.base().historicalValue(0)).isEqualTo(33);
        assertThat(prepared.ledger().entry(Kind.REFUND_NETTED).rows()).isEqualTo(1);
        assertThat(prepared.ledger().entry(Kind.REFUND_NETTED).amount()).isEqualTo(-12);
        assertThat(prepared.ledger().amountUsed()).isEqualTo(53);
    }

    @Test
    void anOrderCancelledInFullIsNoPurchase() {
        Preparation prepared = prepare(
                USUAL,
                "customer,date,amount,order",
                "a,2024-01-01,10,1",
                "a,2024-01-08,0.1,2",
                "a,2024-01-08,0.2,2",
                "a,2024-01-09,-0.3,2",
                "b,2024-01-01,8,3",
                "b,2024-01-02,-8,C3");

        assertThat(prepared.base().size()).isEqualTo(1);
        assertThat(prepared.base().frequency(0)).isZero();
        assertThat(prepared.ledger().entry(Kind.CANCELLED_ORDER).rows()).isEqualTo(3);
        assertThat(prepared.ledger().entry(Kind.CANCELLATION).rows()).isEqualTo(2);
        assertThat(prepared.ledger().entry(Kind.REFUND_NETTED).rows()).isZero();
        assertThat(prepared.ledger().customers().withoutPurchase()).isEqualTo(1);
    }

    @Test
    void aCancellationOfAnotherCustomersOrderIsNotMatched() {
        Preparation prepared = prepare(
                USUAL, "customer,date,amount,order", "a,2024-01-01,10,1", "b,2024-01-01,10,2", "b,2024-01-05,-10,C1");

        assertThat(prepared.base().size()).isEqualTo(2);
        assertThat(prepared.ledger().entry(Kind.REFUND_DROPPED).rows()).isEqualTo(1);
        assertThat(prepared.ledger().entry(Kind.REFUND_DROPPED).amount()).isEqualTo(-10);
    }

    @Test
    void aDayOfWhichAnOrdersRefundsLeaveNothingCountsNowhere() {
        Preparation prepared = prepare(
                USUAL, "customer,date,amount,order", "a,2024-01-01,10,1", "a,2024-01-08,30,1", "a,2024-01-20,-32,1");

        assertThat(prepared.base().frequency(0)).isZero();
        assertThat(prepared.base().historicalValue(0)).isEqualTo(8);
        assertThat(prepared.ledger().entry(Kind.NOTHING_LEFT).rows()).isEqualTo(1);
        assertThat(prepared.ledger().entry(Kind.NOTHING_LEFT).amount()).isEqualTo(30);
        assertThat(prepared.ledger().entry(Kind.REFUND_NETTED).amount()).isEqualTo(-2);
        assertThat(prepared.ledger().entry(Kind.CANCELLATION).amount()).isEqualTo(-30);
    }

    @Test
    void refundsWithoutAnOrderFollowTheOptions() {
        String[] lines = {
            "customer,date,amount",
            "a,2024-01-01,10",
            "a,2024-01-08,20",
            "a,2024-01-15,30",
            "a,2024-01-20,-35",
            "a,2024-01-22,50"
        };

        Preparation dropped = prepare(USUAL, lines);
        assertThat(dropped.base().frequency(0)).isEqualTo(3);
        assertThat(dropped.base().historicalValue(0)).isEqualTo(110);

        Preparation netted = prepare(USUAL.withRefunds(Preparation.Refunds.NET), lines);
        assertThat(netted.base().frequency(0)).isEqualTo(2);
        assertThat(netted.base().historicalValue(0)).isEqualTo(75);
        assertThat(netted.base().meanSpend(0)).isEqualTo(32.5);
        assertThat(netted.ledger().entry(Kind.REFUND_NETTED).amount()).isEqualTo(-5);
        assertThat(netted.ledger().entry(Kind.CANCELLATION).amount()).isEqualTo(-30);
        assertThat(netted.ledger().entry(Kind.CANCELLED_ORDER).amount()).isEqualTo(30);

        assertThatThrownBy(() -> prepare(USUAL.withRefunds(Preparation.Refunds.FAIL), lines))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("1 negative row belongs to no known order")
                .hasMessageContaining("line 5");
    }

    @Test
    void aRefundBeforeAnyPurchaseIsLeftOut() {
        Preparation prepared = prepare(
                USUAL.withRefunds(Preparation.Refunds.NET),
                "customer,date,amount",
                "a,2024-01-01,-10",
                "a,2024-01-08,20",
                "a,2024-01-09,-500",
                "b,2024-01-09,1");

        assertThat(prepared.ledger().entry(Kind.REFUND_DROPPED).rows()).isEqualTo(1);
        assertThat(prepared.ledger().entry(Kind.CANCELLATION).amount()).isEqualTo(-500);
        assertThat(prepared.ledger().customers().withoutPurchase()).isEqualTo(1);
    }

    @Test
    void whatHappensAfterTheEndTouchesNothing() {
        String[] lines = {
            "customer,date,amount,order",
            "a,2024-01-01,10,1",
            "a,2024-03-08,30,2",
            "b,2024-02-01,8,3",
            "a,2024-04-01,-30,2",
            "a,2024-04-02,-30,C2",
            "b,2024-04-05,-8,3",
            "b,2024-04-06,99,4",
            "c,2024-04-07,1,5"
        };
        Preparation with = prepare(USUAL.withRefunds(Preparation.Refunds.NET), lines);
        Preparation without = prepare(USUAL, lines[0], lines[1], lines[2], lines[3]);

        assertThat(rows(with.base())).isEqualTo(rows(without.base()));
    }

    @Test
    void theHoldoutCountsPurchasesAndTheirValue() {
        Split split = Logs.read(
                        "customer,date,amount,order",
                        "a,2024-03-01,10,1",
                        "b,2024-03-02,10,2",
                        "a,2024-04-01,5,3",
                        "a,2024-04-01,6,4",
                        "a,2024-04-09,7,5",
                        "a,2024-04-10,-7,5",
                        "a,2024-04-11,-10,1",
                        "a,2024-04-28,8,6",
                        "a,2024-04-29,100,7",
                        "c,2024-04-05,9,8")
                .prepare(WEEKS.withHoldout(LocalDate.of(2024, 4, 28)), USUAL.withRefunds(Preparation.Refunds.NET))
                .split();

        assertThat(split.calibration().size()).isEqualTo(2);
        assertThat(split.holdoutDuration()).isEqualTo(4);
        assertThat(split.holdoutPurchases(0)).isEqualTo(2);
        assertThat(split.holdoutSpend(0)).isEqualTo(19);
        assertThat(split.holdoutPurchases(1)).isZero();
        assertThat(split.holdoutPurchasesPerPeriod()).containsExactly(1, 0, 0, 1);
        assertThat(split.calibrationPurchasesPerPeriod()).containsExactly(0, 0, 0, 0, 0);
    }

    @Test
    void exactDuplicatesMergeWhereTheyCanBeTold() {
        String[] orders = {"customer,date,amount,order", "a,2024-01-01,10,1", "a,2024-01-01,10,1", "a,2024-01-01,10,2"};
        assertThat(prepare(USUAL, orders).base().historicalValue(0)).isEqualTo(20);
        assertThat(prepare(USUAL.withDuplicates(Preparation.Duplicates.KEEP), orders)
                        .base()
                        .historicalValue(0))
                .isEqualTo(30);
        assertThat(prepare(USUAL, "customer,date,amount", "a,2024-01-01,10", "a,2024-01-01,10")
                        .base()
                        .historicalValue(0))
                .as("two purchases of one day")
                .isEqualTo(20);
        assertThat(prepare(USUAL, "customer,date,amount", "a,2024-01-01 8:26,10", "a,2024-01-01 8:26,10")
                        .base()
                        .historicalValue(0))
                .as("one purchase written twice")
                .isEqualTo(10);
        assertThat(prepare(USUAL, "customer,date,amount,item", "a,2024-01-01 8:26,10,pen", "a,2024-01-01 8:26,10,ink")
                        .base()
                        .historicalValue(0))
                .as("another field differs")
                .isEqualTo(20);
    }

    @Test
    void rowsOfValueZeroArePurchasesUnlessTheyAreDropped() {
        String[] lines = {"customer,date,amount", "a,2024-01-01,10", "a,2024-01-08,0"};
        Preparation kept = prepare(USUAL, lines);
        assertThat(kept.base().frequency(0)).isEqualTo(1);
        assertThat(kept.ledger().entry(Kind.ZERO_KEPT).rows()).isEqualTo(1);
        Preparation dropped = prepare(USUAL.withZeros(Preparation.Zeros.DROP), lines);
        assertThat(dropped.base().frequency(0)).isZero();
        assertThat(dropped.ledger().entry(Kind.ZERO_DROPPED).rows()).isEqualTo(1);
        assertThat(dropped.ledger().rowsUsed()).isEqualTo(1);
    }

    @Test
    void customersAcquiredTooEarlyAreLeftOut() {
        Preparation prepared = prepare(
                USUAL.withAcquiredFrom(LocalDate.of(2024, 2, 1)),
                "customer,date,amount",
                "a,2024-01-31,10",
                "a,2024-02-08,20",
                "b,2024-02-01,30");

        assertThat(prepared.base().size()).isEqualTo(1);
        assertThat(prepared.base().id(0)).isEqualTo("b");
        assertThat(prepared.ledger().entry(Kind.ACQUIRED_EARLIER).rows()).isEqualTo(2);
        assertThat(prepared.ledger().entry(Kind.ACQUIRED_EARLIER).amount()).isEqualTo(30);
        assertThat(prepared.ledger().customers().acquiredEarlier()).isEqualTo(1);
    }

    @Test
    void anAcquisitionIsNoPurchase() {
        Transactions orders = Logs.read(
                CsvOrders.Options.defaults().withRoles(ColumnRoles.recognised().withAcquired("since")),
                "customer,date,amount,since",
                "old,2024-01-29,10,2023-12-11",
                "new,2024-01-01,10,2024-01-01",
                "new,2024-01-08,30,2024-01-01",
                "odd,2024-01-01,1,2024-01-08",
                "odd,2024-01-15,2,2024-01-08",
                "undated,2024-01-03,2,");
        Preparation prepared = orders.prepare(ObservationPeriod.weekly(LocalDate.of(2024, 2, 5)), USUAL);
        CustomerBase base = prepared.base();

        assertThat(base.T(0)).isEqualTo(1);
        assertThat(base.frequency(0)).isZero();
        assertThat(base.recency(0)).isZero();
        assertThat(base.firstPurchase(0)).isEqualTo(LocalDate.of(2024, 1, 29));
        assertThat(base.T(1)).isEqualTo(5);
        assertThat(base.frequency(1)).isEqualTo(1);
        assertThat(base.T(2)).isEqualTo(5);
        assertThat(base.frequency(2)).isEqualTo(1);
        assertThat(base.historicalValue(2)).isEqualTo(3);
        assertThat(prepared.ledger().rowsUsed()).isEqualTo(6);
        assertThat(prepared.ledger().entry(Kind.BEFORE_ACQUISITION).rows()).isEqualTo(1);
        assertThat(prepared.ledger().notes())
                .extracting(Note::remark)
                .contains(Remark.ACQUIRED_BEFORE_LOG, Remark.ACQUISITION_UNKNOWN);
        assertThat(prepared.ledger().notes().get(0).text()).startsWith("1 of 4 customers were acquired before");

        Preparation later = orders.prepare(
                ObservationPeriod.weekly(LocalDate.of(2024, 2, 5)), USUAL.withAcquiredFrom(LocalDate.of(2024, 1, 2)));
        assertThat(later.base().size())
                .as("the acquisition, or an earlier purchase, decides")
                .isEqualTo(1);
        assertThat(later.base().id(0)).isEqualTo("undated");
    }

    @Test
    void attributesComeFromTheFirstOrder() {
        CustomerBase base = Logs.read(
                        CsvOrders.Options.defaults()
                                .withRoles(ColumnRoles.recognised().withAttributes(List.of("Channel"))),
                        "customer,date,amount,channel",
                        "a,2024-02-01,10,shop",
                        "a,2024-01-01,10,web",
                        "b,2024-01-01,10,")
                .customerBase(WEEKS);

        assertThat(base.attributeNames()).containsExactly("channel");
        assertThat(base.attribute("channel", 0)).isEqualTo("web");
        assertThat(base.attribute("channel", 1)).isEmpty();
    }

    @Test
    void aLogWithoutAmountsHasNoSpend() {
        CustomerBase base = Logs.read(
                        CsvOrders.Options.defaults()
                                .withRoles(ColumnRoles.recognised().withAmount("none")),
                        "customer,date",
                        "a,2024-01-01",
                        "a,2024-01-02")
                .customerBase(WEEKS);

        assertThat(base.frequency(0)).isEqualTo(1);
        assertThat(base.hasSpend()).isFalse();
        assertThat(base.hasHistoricalValue()).isFalse();
    }

    @Test
    void strictPreparationRefusesWhatIsWrong() {
        String[] lines = {"customer,date,amount", "a,2024-01-01,10", ",2024-01-02,10", "a,,10", "a,2024-01-03,ten"};

        assertThat(prepare(USUAL, lines).base().size()).isEqualTo(1);
        assertThatThrownBy(() -> prepare(USUAL.withStrict(true), lines))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("1 row without customer (line 3)")
                .hasMessageContaining("1 row without date (line 4)")
                .hasMessageContaining("1 row unreadable: \"ten\" is no amount (line 5)");
    }

    @Test
    void aLogWithoutCustomersInThePeriodSaysSo() {
        assertThatThrownBy(() -> prepare(USUAL, "customer,date,amount", "a,2024-05-01,10"))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "orders.csv: no customer bought up to 2024-03-31; the orders are dated 2024-05-01 to 2024-05-01"
                                + "\n  1 row after the end of observation (line 2)");
        assertThatThrownBy(() -> prepare(USUAL, "customer,date,amount", "a,2024-01-01,-5", "b,2024-02-02,-6"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no customer bought up to 2024-03-31")
                .hasMessageContaining("\n  2 refunds without their order left out (lines 2; 3)");
    }

    @Test
    void aPileOfFirstPurchasesIsPointedOut() {
        StringBuilder text = new StringBuilder("customer,date,amount");
        LocalDate start = LocalDate.of(2023, 1, 1);
        for (int i = 0; i < 600; i++) {
            text.append("\nold")
                    .append(i)
                    .append(',')
                    .append(start.plusDays(i % 28))
                    .append(",1");
        }
        for (int i = 0; i < 300; i++) {
            text.append("\nnew")
                    .append(i)
                    .append(',')
                    .append(start.plusDays(28 + i))
                    .append(",1");
        }
        Preparation prepared = Logs.read(text.toString()).prepare(ObservationPeriod.weekly(start.plusDays(330)), USUAL);

        assertThat(prepared.ledger().notes()).singleElement().satisfies(note -> {
            assertThat(note.remark()).isEqualTo(Remark.LOG_BEGINS_IN_MID_LIFE);
            assertThat(note.text())
                    .startsWith("600 of 900 customers")
                    .contains("withAcquiredFrom(LocalDate.parse(\"2023-01-29\"))");
        });
    }

    @Test
    void aSlowSecondMonthIsNoLogThatBeginsInMidLife() {
        LocalDate start = LocalDate.of(2023, 1, 1);
        StringBuilder text = new StringBuilder("customer,date,amount");
        int id = 0;
        for (int month = 0; month < 12; month++) {
            int newcomers = month == 0 ? 60 : month == 1 ? 10 : 120;
            for (int i = 0; i < newcomers; i++) {
                text.append("\nc")
                        .append(id++)
                        .append(",")
                        .append(start.plusDays(28L * month + i % 28))
                        .append(",10");
            }
        }
        Preparation prepared =
                Logs.read(text.toString()).prepare(ObservationPeriod.weekly(start.plusDays(12 * 28 - 1)), USUAL);

        assertThat(prepared.ledger().notes()).extracting(Note::remark).doesNotContain(Remark.LOG_BEGINS_IN_MID_LIFE);
    }

    /** New customers in the first window, in the second, in each later one; days of a window; whether it begins in mid-life. */
    @ParameterizedTest
    @CsvSource({
        "300, 60, 50, 28, true",
        "90, 20, 30, 28, true",
        "200, 40, 30, 7, true",
        "60, 60, 60, 28, false",
        "60, 80, 120, 28, false",
        "120, 30, 100, 28, false",
        "25, 5, 5, 28, false",
        "500, 5, 5, 28, false",
        "60, 50, 60, 7, false"
    })
    void aLogBeginsInMidLifeWhereMoreSeemToBeginThanEverLater(
            int first, int second, int later, int days, boolean midLife) {
        LocalDate start = LocalDate.of(2023, 1, 1);
        StringBuilder text = new StringBuilder("customer,date,amount");
        int id = 0;
        for (int window = 0; window < 6; window++) {
            int newcomers = window == 0 ? first : window == 1 ? second : later;
            for (int i = 0; i < newcomers; i++) {
                text.append("\nc")
                        .append(id++)
                        .append(",")
                        .append(start.plusDays((long) days * window + i % days))
                        .append(",10");
            }
        }
        Preparation prepared =
                Logs.read(text.toString()).prepare(ObservationPeriod.weekly(start.plusDays(6L * days - 1)), USUAL);

        assertThat(prepared.ledger().notes().stream().anyMatch(note -> note.remark() == Remark.LOG_BEGINS_IN_MID_LIFE))
                .isEqualTo(midLife);
    }

    @Test
    void amongFewCustomersOneWithNearlyAllOrdersIsPointedOut() {
        StringBuilder even = new StringBuilder("customer,date,amount");
        for (int i = 0; i < 20; i++) {
            for (int k = 0; k <= i % 4; k++) {
                even.append("\nc").append(i).append(",2024-01-").append(10 + k).append(",10");
            }
        }
        StringBuilder odd = new StringBuilder(even);
        for (int k = 0; k < 300; k++) {
            odd.append("\ntill,").append(LocalDate.of(2023, 1, 1).plusDays(k)).append(",10");
        }

        assertThat(Logs.read(even.toString()).prepare(WEEKS, USUAL).ledger().notes())
                .extracting(Note::remark)
                .doesNotContain(Remark.LARGE_CUSTOMER);
        assertThat(Logs.read(odd.toString()).prepare(WEEKS, USUAL).ledger().notes())
                .filteredOn(note -> note.remark() == Remark.LARGE_CUSTOMER)
                .anySatisfy(note -> assertThat(note.text()).contains("customer \"till\""));
    }

    @Test
    void aResellerAndAnAmountFarOutArePointedOut() {
        StringBuilder text = new StringBuilder("customer,date,amount");
        for (int i = 0; i < 2000; i++) {
            text.append("\nc").append(i).append(",2024-01-01,").append(10 + i % 50);
        }
        text.append("\nreseller,2024-01-02,990000.5");
        Preparation prepared = Logs.read(text.toString()).prepare(WEEKS, USUAL);

        assertThat(prepared.ledger().notes())
                .extracting(Note::remark)
                .containsExactlyInAnyOrder(Remark.LARGE_CUSTOMER, Remark.LARGE_AMOUNT, Remark.LOG_ENDS_EARLY);
    }

    @Test
    void theReportReadsAsPlannedForThePerson() {
        Ledger ledger = prepare(
                        USUAL,
                        "customer,date,amount,order,currency",
                        "a,2024-01-01,1000,1,EUR",
                        "a,2024-01-01,1000,1,EUR",
                        "a,2024-03-30,35,2,EUR",
                        "a,2024-03-31,-5.5,2,EUR",
                        "b,2024-02-01,8,3,EUR",
                        ",2024-02-01,8,3,EUR")
                .ledger();

        assertThat(ledger.report()).isEqualTo("""
                        Columns     customer = "customer", date = "date", order = "order", amount = "amount", currency = "currency"
                        Orders      6 rows · 3 used · 3 not used
                                      1 row without customer                  8.00 EUR (line 7)
                                      1 exact duplicate merged            1,000.00 EUR
                                      1 refund netted against its order      −5.50 EUR
                        Customers   2 acquired 2024-01-01 … 2024-02-01, observed to 2024-03-31; 50 % bought once""");
        assertThat(ledger.toMap()).containsEntry("rowsRead", 6L).containsEntry("currency", "EUR");
    }

    @Test
    void aRefundThatNamesAnOrderAnywhereInTheLogIsNoReasonToRefuseIt() {
        String[] lines = {
            "customer,date,amount,order",
            "a,2024-01-01,10,1",
            "a,2024-01-08,30,2",
            "a,2024-03-30,-7,4",
            "a,2024-04-02,-30,2",
            "a,2024-04-05,7,4",
            "a,2024-04-06,-3,unheard-of"
        };
        Preparation.Options fail = USUAL.withRefunds(Preparation.Refunds.FAIL);
        ObservationPeriod split = WEEKS.withHoldout(LocalDate.of(2024, 4, 28));

        assertThat(Logs.read(lines).prepare(split, fail).base().historicalValue(0))
                .isEqualTo(40);
        assertThat(prepare(fail, lines).ledger().entry(Kind.REFUND_DROPPED).rows())
                .isEqualTo(1);
        lines[4] = "a,2024-03-02,-30,unheard-of";
        assertThatThrownBy(() -> Logs.read(lines).prepare(split, fail))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("1 negative row belongs to no known order (line 5)");
    }

    @Test
    void theDayOfTheLastPurchaseIsKnownAtAnyResolution() {
        CustomerBase base = Logs.read(
                        "customer,date,amount", "a,2024-01-01 23:00,1", "a,2024-01-03 01:00,1", "b,2024-01-05 09:00,1")
                .customerBase(WEEKS.withResolution(Resolution.HOUR));

        assertThat(base.hasLastPurchase()).isTrue();
        assertThat(base.lastPurchase(0)).isEqualTo(LocalDate.of(2024, 1, 3));
        assertThat(base.lastPurchase(1)).isEqualTo(LocalDate.of(2024, 1, 5));
        assertThat(base.where(i -> i == 1).lastPurchase(0)).isEqualTo(LocalDate.of(2024, 1, 5));
    }

    @Test
    void amountsPrintedAddUpEvenWhereNoRowIsLeftOfAKind() {
        Ledger ledger = prepare(
                        USUAL,
                        "customer,date,amount,order",
                        "a,2024-01-01,10,1",
                        "a,2024-01-08,30,1",
                        "a,2024-01-20,-32,1")
                .ledger();

        assertThat(ledger.report())
                .containsPattern("1 refund netted against its order +−2\\.00")
                .containsPattern("0 refunds that cancelled an order +−30\\.00");
    }

    @Test
    void rowsAfterTheEndDoNotMoveTheNoteOnLargeAmounts() {
        // Every second amount is half the other: a sample that keeps step with later rows would see one half only.
        StringBuilder text = new StringBuilder("customer,date,amount");
        for (int i = 0; i < 120_000; i++) {
            text.append("\nc,2024-01-01 8:00,").append(i % 2 == 0 ? 20 : 40);
        }
        text.append("\nc,2024-03-31 9:00,10000000");
        String before = text.toString();
        for (int i = 0; i < 100_000; i++) {
            text.append("\nc,2024-04-01 8:00,5");
        }
        Preparation.Options keep = USUAL.withDuplicates(Preparation.Duplicates.KEEP);

        assertThat(prepare(keep, text.toString()).ledger().notes())
                .isEqualTo(prepare(keep, before).ledger().notes())
                .extracting(Note::remark)
                .contains(Remark.LARGE_AMOUNT);
    }

    private static String rows(CustomerBase base) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < base.size(); i++) {
            out.append(base.id(i))
                    .append(' ')
                    .append(base.frequency(i))
                    .append(' ')
                    .append(base.recency(i))
                    .append(' ')
                    .append(base.T(i))
                    .append(' ')
                    .append(base.meanSpend(i))
                    .append(' ')
                    .append(base.historicalValue(i))
                    .append(' ')
                    .append(base.firstPurchase(i))
                    .append('\n');
        }
        return out.toString();
    }
}
