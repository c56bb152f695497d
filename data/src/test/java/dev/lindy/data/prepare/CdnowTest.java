package dev.lindy.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Split;
import dev.lindy.data.ObservationPeriod;
import dev.lindy.data.Shared;
import dev.lindy.data.Transactions;
import dev.lindy.data.ledger.Kind;
import dev.lindy.data.ledger.Ledger;
import dev.lindy.data.read.CsvOrders;
import dev.lindy.data.recognise.ColumnRoles;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CdnowTest {
    private static final LocalDate CALIBRATION_END = LocalDate.of(1997, 9, 30);
    private static final LocalDate HOLDOUT_END = LocalDate.of(1998, 6, 30);

    private static Transactions sample() {
        return CsvOrders.read(
                Shared.data("CDNOW_sample.txt"),
                CsvOrders.Options.defaults()
                        .withHeader(false)
                        .withRoles(ColumnRoles.recognised()
                                .withCustomer("2")
                                .withDate("3")
                                .withAmount("5")));
    }

    @Test
    void theSampleSummarisedAgreesToTheLastPrintedDigit() throws IOException {
        List<String> lines = Files.readAllLines(Shared.data("cdnow_cbs.csv"));
        Preparation prepared = sample().prepare(
                        ObservationPeriod.weekly(CALIBRATION_END).withHoldout(HOLDOUT_END),
                        Preparation.Options.defaults());
        Split split = prepared.split();
        CustomerBase base = split.calibration();

        assertThat(lines.get(0)).isEqualTo("cust,x,t.x,T.cal,x.star,m_x");
        assertThat(base.size()).isEqualTo(lines.size() - 1).isEqualTo(2357);
        for (int i = 0; i < base.size(); i++) {
            String[] expected = lines.get(i + 1).split(",", -1);
            assertThat(base.id(i).replaceFirst("^0+", "")).isEqualTo(expected[0]);
            assertThat(base.frequency(i)).isEqualTo(Integer.parseInt(expected[1]));
            assertThat(base.recency(i)).isEqualTo(daysOf(expected[2]) / 7.0);
            assertThat(base.T(i)).isEqualTo(daysOf(expected[3]) / 7.0);
            assertThat(split.holdoutPurchases(i)).isEqualTo(Integer.parseInt(expected[4]));
            assertThat(digits(base.meanSpend(i))).as(expected[0]).isEqualTo(expected[5]);
        }
    }

    @Test
    void theSplitCountsEveryRepeatPurchaseInItsWeek() {
        Split split = sample().split(ObservationPeriod.weekly(CALIBRATION_END).withHoldout(HOLDOUT_END));

        assertThat(split.holdoutDuration()).isEqualTo(39);
        assertThat(split.calibrationPurchasesPerPeriod()).hasSize(39);
        assertThat(split.holdoutPurchasesPerPeriod()).hasSize(39);
        assertThat(Arrays.stream(split.calibrationPurchasesPerPeriod()).sum()).isEqualTo(2457);
        assertThat(Arrays.stream(split.holdoutPurchasesPerPeriod()).sum()).isEqualTo(1882);
    }

    @Test
    void theLedgerOfTheSampleAddsUp() {
        Transactions orders = sample();
        Ledger ledger = orders.prepare(ObservationPeriod.weekly(HOLDOUT_END), Preparation.Options.defaults())
                .ledger();

        assertThat(orders.rows()).isEqualTo(6919);
        assertThat(orders.hasTimeOfDay()).isFalse();
        assertThat(ledger.rowsUsed()).isEqualTo(6919);
        assertThat(ledger.entry(Kind.DUPLICATE).rows()).isZero();
        assertThat(ledger.entry(Kind.SAME_PERIOD).rows()).isEqualTo(6919 - 2357 - 2457 - 1882);
        assertThat(ledger.amountUsed()).isEqualTo(ledger.amountRead());
    }

    @Test
    void theWholeCohortLoads() {
        Transactions orders = CsvOrders.read(Shared.data("CDNOW_master.txt"));

        assertThat(orders.rows()).isEqualTo(69_659);
        assertThat(orders.customers()).isEqualTo(23_570);
        assertThat(orders.firstDay()).isEqualTo(LocalDate.of(1997, 1, 1));
        assertThat(orders.lastDay()).isEqualTo(HOLDOUT_END);
    }

    /**
     * The whole days behind a time in weeks. The reference took differences of weeks, so its fifteenth digit may be off by one;
     * the days leave no doubt.
     */
    private static double daysOf(String weeks) {
        double days = Double.parseDouble(weeks) * 7;
        assertThat(days).isCloseTo(Math.rint(days), within(1e-12));
        return Math.rint(days);
    }

    /** Fifteen significant digits, as the reference prints them. */
    private static String digits(double value) {
        String text = new java.math.BigDecimal(value)
                .round(new java.math.MathContext(15))
                .stripTrailingZeros()
                .toPlainString();
        return value == 0 ? "0" : text.toLowerCase(Locale.ROOT);
    }
}
