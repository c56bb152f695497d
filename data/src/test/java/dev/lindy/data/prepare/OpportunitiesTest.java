package dev.lindy.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.DiscreteSample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.data.Logs;
import dev.lindy.data.ObservationPeriod;
import dev.lindy.data.Shared;
import dev.lindy.data.Transactions;
import dev.lindy.data.ledger.Kind;
import dev.lindy.data.read.CsvOrders;
import dev.lindy.data.recognise.ColumnRoles;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Order logs in discrete time: calendar units counted back from the end of calibration. */
class OpportunitiesTest {

    private static final CsvOrders.Options WITHOUT_AMOUNTS =
            CsvOrders.Options.defaults().withRoles(ColumnRoles.recognised().withAmount(ColumnRoles.NONE));

    private static CustomerBase base(TimeScale unit, LocalDate end, String... lines) {
        return Logs.read(WITHOUT_AMOUNTS, lines).customerBase(ObservationPeriod.opportunities(unit, end));
    }

    @Test
    void calendarMonthsAreOpportunities() {
        Preparation prepared = Logs.read(
                        "customer,date,amount",
                        "a,2024-01-31,10",
                        "a,2024-02-01,20",
                        "a,2024-02-29,5",
                        "a,2024-05-15,7",
                        "b,2024-06-01,3",
                        "c,2024-06-30,3")
                .prepare(
                        ObservationPeriod.opportunities(TimeScale.MONTH, LocalDate.of(2024, 6, 30)),
                        Preparation.Options.defaults());
        CustomerBase base = prepared.base();
        // January is the month of the first purchase; February and May are used, of February to June.
        assertThat(base.frequency(0)).isEqualTo(2);
        assertThat(base.recency(0)).isEqualTo(4);
        assertThat(base.T(0)).isEqualTo(5);
        assertThat(base.meanSpend(0)).isEqualTo(16);
        assertThat(base.firstPurchase(0)).isEqualTo(LocalDate.of(2024, 1, 31));
        assertThat(base.lastPurchase(0)).isEqualTo(LocalDate.of(2024, 5, 15));
        assertThat(base.T(1)).isZero();
        assertThat(base.T(2)).isZero();
        assertThat(prepared.ledger().entry(Kind.SAME_PERIOD).rows()).isEqualTo(1);
        assertThat(prepared.ledger().rowsUsed()).isEqualTo(6);
        assertThat(DiscreteSample.of(base).rows()).isEqualTo(2);
    }

    @Test
    void theLastOpportunityEndsWithTheCalibration() {
        // Weeks to a Wednesday; months to the 30th, of which February has none; years to the end of June.
        CustomerBase weeks = base(
                TimeScale.WEEK,
                LocalDate.of(2024, 5, 15),
                "customer,date",
                "a,2024-05-01",
                "a,2024-05-08",
                "a,2024-05-09");
        assertThat(weeks.T(0)).isEqualTo(2);
        assertThat(weeks.frequency(0)).isEqualTo(2);
        CustomerBase months = base(
                TimeScale.MONTH,
                LocalDate.of(2024, 4, 30),
                "customer,date",
                "a,2024-01-31",
                "a,2024-02-29",
                "a,2024-03-01");
        assertThat(months.T(0)).isEqualTo(3);
        assertThat(months.frequency(0)).isEqualTo(2);
        assertThat(months.recency(0)).isEqualTo(2);
        CustomerBase years = base(
                TimeScale.YEAR,
                LocalDate.of(2024, 6, 30),
                "customer,date",
                "a,2021-06-30",
                "a,2021-07-01",
                "a,2024-06-30");
        assertThat(years.T(0)).isEqualTo(3);
        assertThat(years.frequency(0)).isEqualTo(2);
        assertThat(years.recency(0)).isEqualTo(3);
        CustomerBase hours = base(
                TimeScale.HOUR,
                LocalDate.of(2024, 6, 30),
                "customer,date",
                "a,2024-06-30 20:59:00",
                "a,2024-06-30 22:10:00",
                "a,2024-06-30 22:50:00");
        assertThat(hours.T(0)).isEqualTo(3);
        assertThat(hours.frequency(0)).isEqualTo(1);
        assertThat(hours.recency(0)).isEqualTo(2);
    }

    @Test
    void theHoldoutIsOpportunitiesToo() {
        ObservationPeriod period = ObservationPeriod.opportunities(TimeScale.MONTH, LocalDate.of(2024, 3, 31))
                .withHoldout(LocalDate.of(2024, 6, 30));
        var split = Logs.read(
                        WITHOUT_AMOUNTS,
                        "customer,date",
                        "a,2024-01-10",
                        "a,2024-03-02",
                        "a,2024-04-01",
                        "a,2024-04-20",
                        "a,2024-06-30")
                .prepare(period, Preparation.Options.defaults())
                .split();
        assertThat(split).isNotNull();
        assertThat(split.holdoutDuration()).isEqualTo(3);
        assertThat(split.holdoutPurchases(0)).isEqualTo(2);
        assertThat(split.calibration().T(0)).isEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObservationPeriod.opportunities(TimeScale.MONTH, LocalDate.of(2024, 3, 31))
                        .withHoldout(LocalDate.of(2024, 6, 15)))
                .withMessageContaining("must end with a month");
    }

    /** 10,000 simulated customers, one purchase per year at most, from 1970 on. */
    @Test
    void theSharedDiscreteLogKeepsItsWholeNumbers() {
        Transactions log = CsvOrders.read(Shared.data("discrete_log.csv"), WITHOUT_AMOUNTS);
        CustomerBase base = log.customerBase(ObservationPeriod.opportunities(
                TimeScale.YEAR, LocalDate.of(log.lastDay().getYear(), 12, 31)));
        DiscreteSample sample = DiscreteSample.of(base);
        assertThat(sample.totalWeight()).isEqualTo(base.size());
        assertThat(sample.rows()).isLessThan(1000);
        // Customer 1 bought in 1970, 1975, 1977, 1981 and so on.
        assertThat(base.id(0)).isEqualTo("1");
        assertThat(base.T(0)).isEqualTo(log.lastDay().getYear() - 1970);
        long purchases = 0;
        for (int i = 0; i < base.size(); i++) {
            purchases += 1 + base.frequency(i);
        }
        assertThat(purchases).isEqualTo(log.rows());
    }
}
