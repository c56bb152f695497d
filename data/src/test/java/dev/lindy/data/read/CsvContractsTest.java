package dev.lindy.data.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.data.DataException;
import dev.lindy.data.Logs;
import dev.lindy.data.ledger.Kind;
import dev.lindy.data.ledger.Remark;
import dev.lindy.data.prepare.ContractData;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvContractsTest {

    private static ContractData read(TimeScale period, String... lines) {
        return read(CsvContracts.Options.of(period), lines);
    }

    private static ContractData read(CsvContracts.Options options, String... lines) {
        try (CsvInput input = Logs.input(lines)) {
            return CsvContracts.read(input, options);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Contractnummer;Klant;Ingangsdatum;Einddatum;Maandbedrag (EUR)",
                "contract id;customer;Subscription start;Subscription end;plan",
                "Subscription;Client;Start date (contract);Date ended;plan",
            })
    void theNumberOfTheContractComesBeforeThatOfItsCustomer(String header) {
        ContractData read = read(
                TimeScale.MONTH, header, "1;a;2023-01-01;2023-03-31;10", "2;a;2023-01-01;;10", "3;b;2023-01-15;;10");

        assertThat(read.ledger().rowsUsed()).isEqualTo(3);
        String[] names = header.split(";", -1);
        assertThat(read.ledger().columns())
                .startsWith("customer = \"" + names[0] + "\", start = \"" + names[2] + "\", end = \"" + names[3] + "\"")
                .contains("not used: \"" + names[1] + "\"");
    }

    /** The sentinel of databases for "no end yet" is no date, and makes no observation last for eight thousand years. */
    @Test
    void anEndInTheYear9999SaysThatTheContractIsActive() {
        ContractData said = read(
                TimeScale.DAY,
                "customer,start,end",
                "a,2022-01-01,9999-12-31",
                "b,2022-01-01,2022-06-26",
                "c,2022-01-01,2022-08-26");
        ContractData empty = read(
                TimeScale.DAY,
                "customer,start,end",
                "a,2022-01-01,",
                "b,2022-01-01,2022-06-26",
                "c,2022-01-01,2022-08-26");
        assertThat(said.contracts().fingerprint()).isEqualTo(empty.contracts().fingerprint());
        assertThat(said.observedTo()).isEqualTo(LocalDate.of(2022, 8, 26));
        ContractData withTime = read(
                TimeScale.DAY,
                "customer,start,end",
                "a,2022-01-01 00:00:00,9999-12-31 23:59:59",
                "b,2022-01-01 00:00:00,2022-06-26 10:00:00",
                "c,2022-01-01 00:00:00,2022-08-26 10:00:00");
        assertThat(withTime.contracts().fingerprint())
                .isEqualTo(empty.contracts().fingerprint());
    }

    /** Lists as administrations export them, English and Dutch; two contracts, one of which ended after two months. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lidnummer;Ingangsdatum;Opzegdatum",
                "Klantnummer;Startdatum;Einddatum",
                "Abonnement ID;Begindatum;Beëindigd op",
                "Subscription ID;Start date;Cancellation date",
                "Member;Activated at;Terminated",
                "Contract number;Valid from;Valid until"
            })
    void headingsOfContractsAreKnown(String header) {
        String[] lines = {header, "1;01-01-2024;15-02-2024", "2;15-01-2024;"};
        try (CsvInput input = Logs.input(lines)) {
            assertThat(CsvContracts.looksLikeContracts(input.header())).isTrue();
            ContractData data = CsvContracts.read(input, CsvContracts.Options.of(TimeScale.MONTH));
            assertThat(data.contracts().totalWeight()).isEqualTo(2);
        }
    }

    /** Orders are no contracts, though some of their columns are about dates and ends. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Name;Email;Created at;Cancelled at;Total",
                "klant;datum;bedrag;geannuleerd op",
                "donateur;jaar;aantal;bedrag",
                "customer;month;count;amount",
                "order id;customer id;start date;amount"
            })
    void ordersAreNoContracts(String header) {
        assertThat(CsvContracts.looksLikeContracts(List.of(header.split(";", -1))))
                .isFalse();
    }

    @Test
    void columnsOfContractsCanBeNamed() {
        CsvContracts.Options month = CsvContracts.Options.of(TimeScale.MONTH);
        String[] list = {
            "wie,van,tot en met,end", "1,2024-01-01,2024-02-15,x", "1,2024-01-01,2024-02-15,y", "2,2024-01-15,,z"
        };
        assertThat(read(
                                month.withColumn("customer", "wie")
                                        .withColumn("start", "Van")
                                        .withColumn("end", "3"),
                                list)
                        .contracts()
                        .totalWeight())
                .isEqualTo(2);
        assertThatThrownBy(() -> read(month.withColumn("start", "vanaf").withColumn("end", "3"), list))
                .hasMessageContaining("there is no column \"vanaf\" for start")
                .hasMessageContaining("columns seen:  wie, van, tot en met, end");
        assertThat(read(month.withColumn("period", "nr").withColumn("survivors", "n"), "nr,n", "0,100", "1,80", "2,70")
                        .contracts()
                        .totalWeight())
                .isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"maand", "Maanden", "month"})
    void theNameOfAColumnOfPeriodsSaysHowLongTheyAre(String name) {
        assertThat(read(CsvContracts.Options.defaults(), name + ",klanten", "0,100", "1,80", "2,70")
                        .contracts()
                        .timeScale())
                .isEqualTo(TimeScale.MONTH);
    }

    @Test
    void titlesAboveContractsArePassedOver() {
        String[] lines = {"Ledenadministratie, stand 2024", "", "lid;start;eind datum", "1;01-01-2024;15-02-2024"};
        try (CsvInput input = Logs.input(lines)) {
            assertThat(CsvContracts.looksLikeContracts(input.header())).isTrue();
            assertThat(CsvContracts.read(input, CsvContracts.Options.of(TimeScale.MONTH))
                            .contracts()
                            .totalWeight())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-01-01,9998-12-31",
                "2022-01-01,2026-03-01",
                "2026-03-01,2026-04-01",
                "0001-01-01,2022-05-01",
                "1899-12-30,"
            })
    void datesThatCannotBeAreCountedAndChangeNothing(String dates) {
        CsvContracts.Options options = CsvContracts.Options.of(TimeScale.DAY).withToday(LocalDate.of(2025, 1, 31));
        String[] good = {"customer,start,end", "a,2022-01-01,", "b,2022-01-01,2022-06-26", "c,2022-01-01,2022-08-26"};
        ContractData data = read(options, good[0], good[1], "x," + dates, good[2], good[3]);
        assertThat(data.ledger().entry(Kind.IMPOSSIBLE_DATE).rows()).isEqualTo(1);
        assertThat(data.ledger().rowsUsed()).isEqualTo(3);
        ContractData without = read(options, good);
        assertThat(without.ledger().entry(Kind.IMPOSSIBLE_DATE).rows()).isZero();
        assertThat(data.contracts().fingerprint()).isEqualTo(without.contracts().fingerprint());
        assertThat(data.observedTo()).isEqualTo(without.observedTo());
    }

    /** Where it is known when observation ended, an end to come says that the contract was active then. */
    @Test
    void anEndToComeIsFineWhereObservationIsKnown() {
        CsvContracts.Options options = CsvContracts.Options.of(TimeScale.MONTH)
                .withToday(LocalDate.of(2025, 1, 31))
                .withObservedTo(LocalDate.of(2024, 12, 31));
        ContractData data = read(options, "customer,start,end", "a,2024-01-01,2026-03-01", "b,2024-01-01,2024-06-26");
        assertThat(data.ledger().entry(Kind.IMPOSSIBLE_DATE).rows()).isZero();
        assertThat(data.contracts().fingerprint())
                .isEqualTo(read(options, "customer,start,end", "a,2024-01-01,", "b,2024-01-01,2024-06-26")
                        .contracts()
                        .fingerprint());
    }

    @Test
    void aTableOfSurvivors() {
        ContractData data = read(TimeScale.YEAR, "period,survivors", "0,1000", "1,869", "2,743", "3,653");
        assertThat(data.contracts().fingerprint())
                .isEqualTo(CohortSample.of(TimeScale.YEAR, new double[] {1000, 869, 743, 653})
                        .fingerprint());
        assertThat(data.ledger().rowsUsed()).isEqualTo(4);
    }

    @Test
    void severalCohortsOfDifferentLengths() {
        ContractData data = read(
                TimeScale.MONTH,
                "cohort;period;survivors",
                "jan;0;100",
                "jan;1;80",
                "feb;0;50",
                "jan;2;70",
                "feb;1;45");
        assertThat(data.contracts().fingerprint())
                .isEqualTo(CohortSample.of(TimeScale.MONTH, new double[] {100, 80, 70}, new double[] {50, 45})
                        .fingerprint());
    }

    @Test
    void aTableThatContradictsItself() {
        ContractData data =
                read(TimeScale.YEAR, "period,survivors", "0,10", "1,8", "1,8", "two,7", "2,6", "3,-1", "3,5", "4");
        assertThat(data.ledger().entry(Kind.DUPLICATE).rows()).isEqualTo(1);
        assertThat(data.ledger().entry(Kind.UNREADABLE).rows()).isEqualTo(3);
        assertThat(data.ledger().rowsUsed()).isEqualTo(4);
        assertThatThrownBy(() -> read(TimeScale.YEAR, "period,survivors", "0,10", "2,8"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no row for period 1");
        assertThatThrownBy(() -> read(TimeScale.YEAR, "period,survivors", "0,10", "1,12"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("grows from 10 to 12 survivors in period 1 (line 3)");
    }

    @Test
    void aListOfContracts() {
        ContractData data = read(
                TimeScale.MONTH,
                "# observed_to=2024-06-15",
                "customer,start,end",
                "a,2024-01-31,",
                "b,2024-01-01,2024-02-01",
                "c,2024-01-01,2024-02-02",
                "d,2024-05-20,NA",
                "e,2024-03-10,2024-03-10",
                "f,2024-03-10,2024-09-30");
        // a: renewed on Feb 29, Mar 31, Apr 30, May 31. b ended with its first month, c in its second, e at once. d was
        // not
        // renewed yet. f ended after the observation, and was renewed three times in it.
        CohortSample expected = CohortSample.of(
                TimeScale.MONTH,
                new int[] {4, 1, 2, 0, 1, 3},
                new boolean[] {true, false, false, true, false, true},
                new double[] {1, 1, 1, 1, 1, 1});
        assertThat(data.contracts().fingerprint()).isEqualTo(expected.fingerprint());
        assertThat(data.ledger().notes()).isEmpty();
    }

    @Test
    void aContractNeedNotNameItsCustomer() {
        ContractData data = read(
                CsvContracts.Options.of(TimeScale.YEAR)
                        .withObservedTo(LocalDate.of(2024, 12, 31))
                        .withDateFormat("dd/MM/yyyy"),
                "start,end",
                "01/02/2020,",
                "01/02/2020,",
                "03/04/2021,05/06/2022");
        assertThat(data.contracts().totalWeight()).isEqualTo(3);
        assertThat(data.contracts().longest()).isEqualTo(4);
        assertThat(data.contracts().ended()).isEqualTo(1);
    }

    @Test
    void theLedgerNamesEveryRowThatIsNotUsed() {
        ContractData data = read(
                TimeScale.MONTH,
                "customer,start,end",
                "a,2024-01-01,",
                "a,2024-01-01,",
                "b,2024-02-01,2024-01-01",
                "c,2024-02-31,",
                ",2024-02-01,",
                "d,,2024-03-01",
                "e,2024-02-01,soon",
                "f,2024-02-01,2024-04-01",
                "g,2024-02-01,2024-05-01",
                "h,2024-02-01,",
                "a,2024-03-01,",
                "i,2024-02-01,",
                "j,2024-02-01,",
                "k,2024-02-01");
        var ledger = data.ledger();
        assertThat(ledger.entry(Kind.DUPLICATE).rows()).isEqualTo(1);
        assertThat(ledger.entry(Kind.UNREADABLE).rows()).isEqualTo(4);
        assertThat(ledger.entry(Kind.UNREADABLE).examples())
                .extracting(e -> e.line() + " " + e.reason())
                .contains("4 the contract ends before it starts", "5 start is no date of the form yyyy-MM-dd");
        assertThat(ledger.entry(Kind.NO_CUSTOMER).rows()).isEqualTo(1);
        assertThat(ledger.entry(Kind.NO_DATE).rows()).isEqualTo(1);
        assertThat(ledger.rowsUsed()).isEqualTo(7);
        assertThat(ledger.rowsRead()).isEqualTo(14);
        assertThat(ledger.notes()).singleElement().satisfies(note -> {
            assertThat(note.remark()).isEqualTo(Remark.ASSUMED);
            assertThat(note.text()).contains("2024-05-01 assumed");
        });
    }

    @Test
    void contractsAfterTheEndOfObservationAreCounted() {
        ContractData data = read(
                CsvContracts.Options.of(TimeScale.MONTH).withObservedTo(LocalDate.of(2024, 3, 1)),
                "customer,start,end",
                "a,2024-01-01,",
                "b,2024-03-02,",
                "c,2024-03-01,");
        assertThat(data.ledger().entry(Kind.AFTER_END).rows()).isEqualTo(1);
        assertThat(data.contracts().totalWeight()).isEqualTo(2);
    }

    @Test
    void whatIsNoContractIsSaidToBeNone() {
        assertThatThrownBy(() -> read(TimeScale.MONTH, "customer,date,amount", "a,2024-01-01,3"))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("no contracts", "customer, date, amount", "period, survivors");
        assertThatThrownBy(() -> read(TimeScale.MONTH, "customer,start,end"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no contract in it");
        assertThatThrownBy(() -> read(TimeScale.MONTH, "customer,start,end", "a,03/04/2024,", "b,05/06/2024,"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("dates");
        assertThatThrownBy(() -> read(
                        CsvContracts.Options.of(TimeScale.MONTH).withObservedTo(LocalDate.of(2024, 3, 1)),
                        "# observed_to=2024-04-01",
                        "start,end",
                        "2024-01-01,"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("observed to 2024-04-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(TimeScale.HOUR, "period,survivors", "0,1"))
                .withMessageContaining("hours");
    }

    @Test
    void theFileMaySayHowLongAPeriodIs() {
        CsvContracts.Options recognised = CsvContracts.Options.defaults();
        assertThat(read(recognised, "Month,Survivors", "0,10", "1,8")
                        .contracts()
                        .timeScale())
                .isEqualTo(TimeScale.MONTH);
        ContractData said = read(recognised, "# unit=week", "period,survivors", "0,10", "1,8");
        assertThat(said.contracts().timeScale()).isEqualTo(TimeScale.WEEK);
        assertThat(said.ledger().notes()).isEmpty();
        ContractData silent = read(recognised, "period,survivors", "0,10", "1,8");
        assertThat(silent.contracts().timeScale()).isEqualTo(TimeScale.YEAR);
        assertThat(silent.ledger().notes()).singleElement().satisfies(note -> assertThat(note.text())
                .contains("a year assumed", "withPeriod"));
        assertThatThrownBy(() -> read(recognised, "start,end", "2024-01-01,"))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(
                        "how long is a contract period?", "withPeriod(TimeScale.MONTH)", "# unit=month");
        assertThatThrownBy(() -> read(TimeScale.WEEK, "month,survivors", "0,10", "1,8"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the file counts months, but weeks were asked for");
        assertThatThrownBy(() -> read(recognised, "# unit=hour", "period,survivors", "0,10", "1,8"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("not hours");
        assertThatThrownBy(() -> read(recognised, "# unit=moon", "period,survivors", "0,10", "1,8"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("moon");
    }

    @Test
    void aHeaderTellsContractsFromOrdersAndSummaries() {
        assertThat(CsvContracts.looksLikeContracts(List.of("cohort", "Period", "Survivors")))
                .isTrue();
        assertThat(CsvContracts.looksLikeContracts(List.of("Customer ID", "Start date", "End date")))
                .isTrue();
        assertThat(CsvContracts.looksLikeContracts(List.of("customer", "date", "amount")))
                .isFalse();
        assertThat(CsvContracts.looksLikeContracts(List.of("customer", "day", "count")))
                .isFalse();
        assertThat(CsvContracts.looksLikeContracts(List.of("0", "1000"))).isFalse();
    }

    @Test
    void singleContractsStayARowEach() {
        ContractData data = read(
                TimeScale.MONTH,
                "# observed_to=2024-06-15",
                "customer,start,end",
                "a,2024-01-31,",
                "b,2024-01-01,2024-02-02",
                "c,2024-07-01,");
        assertThat(data.areSingle()).isTrue();
        assertThat(data.observedTo()).isEqualTo(LocalDate.of(2024, 6, 15));
        assertThat(data.table().names())
                .containsExactly("customer", "start", "end", "renewals", "active", "next_renewal");
        assertThat(data.table().texts("customer")).containsExactly("a", "b");
        assertThat(data.table().texts("end")).containsExactly("", "2024-02-02");
        assertThat(data.table().doubles("renewals")).containsExactly(4, 1);
        assertThat(data.table().doubles("active")).containsExactly(1, 0);
        assertThat(data.table().texts("next_renewal")).containsExactly("2024-06-30", "");
    }

    @Test
    void cohortsAreARowEach() {
        ContractData data =
                read(TimeScale.MONTH, "cohort,period,survivors", "jan,0,100", "jan,1,80", "feb,0,50", "jan,2,70");
        assertThat(data.areSingle()).isFalse();
        assertThat(data.table().texts("cohort")).containsExactly("jan", "feb");
        assertThat(data.table().doubles("renewals")).containsExactly(2, 0);
        assertThat(data.table().doubles("active")).containsExactly(70, 50);
        assertThat(read(TimeScale.MONTH, "period,survivors", "0,9").table().names())
                .containsExactly("renewals", "active");
    }

    @Test
    void aGapIsExplainedByTheRowThatCouldNotBeUsed() {
        assertThatThrownBy(() -> read(TimeScale.YEAR, "period,survivors", "0,10", "1,-8", "2,7", "3,6"))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("no row for period 1 that can be used", "at least 0 (line 3)");
    }

    @Test
    void sharesAreRemarkedOn() {
        assertThat(read(TimeScale.YEAR, "period,survivors", "0,100", "1,86.9")
                        .ledger()
                        .notes())
                .singleElement()
                .satisfies(note -> assertThat(note.text()).contains("look like shares", "size of the cohort"));
        assertThat(read(TimeScale.YEAR, "period,survivors", "0,100", "1,86")
                        .ledger()
                        .notes())
                .isEmpty();
    }

    @Test
    void delimiterAndEncodingMayBeSaid() {
        ContractData data = read(
                CsvContracts.Options.of(TimeScale.YEAR).withDelimiter("bar").withCharset(StandardCharsets.ISO_8859_1),
                "period|survivors",
                "0|10",
                "1|8");
        assertThat(data.contracts().ended()).isEqualTo(2);
    }
}
