package dev.lindy.data.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.TimeScale;
import dev.lindy.data.DataException;
import dev.lindy.data.Logs;
import dev.lindy.data.ObservationPeriod;
import dev.lindy.data.Shared;
import dev.lindy.data.ledger.Entry;
import dev.lindy.data.ledger.Example;
import dev.lindy.data.ledger.Kind;
import dev.lindy.data.ledger.Ledger;
import dev.lindy.data.ledger.Note;
import dev.lindy.data.prepare.Preparation;
import dev.lindy.data.recognise.ColumnRoles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvSummariesTest {

    private static Preparation read(String... lines) {
        try (CsvInput input = Logs.input(lines)) {
            return CsvSummaries.read(input, CsvSummaries.Options.defaults());
        }
    }

    @Test
    void theNamesOfOtherToolsAreUnderstood() {
        assertThat(CsvSummaries.looksLikeSummaries(List.of("id", "x", "t_x", "T")))
                .isTrue();
        assertThat(CsvSummaries.looksLikeSummaries(
                        List.of("customer_id", "frequency", "recency", "T", "monetary_value")))
                .isTrue();
        assertThat(CsvSummaries.looksLikeSummaries(List.of("cust", "x", "t.x", "T.cal", "m_x")))
                .isTrue();
        assertThat(CsvSummaries.looksLikeSummaries(List.of("customer", "date", "amount")))
                .isFalse();

        CustomerBase base = read(
                        "customer_id,frequency,recency,T,monetary_value", "a,2,30.43,38.86,22.35", "b,0,0.0,38.86,0.0")
                .base();
        assertThat(base.timeScale()).isEqualTo(TimeScale.WEEK);
        assertThat(base.frequency(0)).isEqualTo(2);
        assertThat(base.recency(0)).isEqualTo(30.43);
        assertThat(base.T(0)).isEqualTo(38.86);
        assertThat(base.meanSpend(0)).isEqualTo(22.35);
        assertThat(base.spendCount(0)).isEqualTo(2);
        assertThat(base.spendCount(1)).isZero();
    }

    @Test
    void theUnitIsSaidOrAssumedAloud() {
        assertThat(read("# unit=day, observed_to=2024-03-31", "customer,x,t_x,T", "a,1,2,3")
                        .base())
                .satisfies(base -> {
                    assertThat(base.timeScale()).isEqualTo(TimeScale.DAY);
                    assertThat(base.observedTo()).isEqualTo(LocalDate.of(2024, 3, 31));
                });
        assertThat(read("customer,x,t_x,T", "a,1,2,3").ledger().notes())
                .singleElement()
                .satisfies(note -> assertThat(note.text()).contains("weeks assumed"));
        try (CsvInput input = Logs.input("# unit=day", "customer,x,t_x,T", "a,1,2,3")) {
            assertThatThrownBy(() -> CsvSummaries.read(
                            input, CsvSummaries.Options.defaults().withUnit(TimeScale.WEEK)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("the file counts time in days, but weeks were asked for");
        }
    }

    @Test
    void theFirstRowOfACustomerIsKeptWithAllItsColumns() {
        Preparation read;
        try (CsvInput input = Logs.input(
                "# unit=week",
                "customer,x,t_x,T,mean_spend,litt,historical_value,first_purchase,channel",
                "a,1,2,3,10,0.5,20,2024-01-01,web",
                "b,0,0,3,7,0,5,2024-01-02,shop",
                "a,2,2,3,11,0.6,30,2024-01-03,mail",
                "b,0,0,3,8,0,6,2024-01-04,shop",
                "c,1,1,4,0,0.7,40,2024-01-05,phone")) {
            read = CsvSummaries.read(input, CsvSummaries.Options.defaults().withAttributes(List.of("channel")));
        }
        CustomerBase base = read.base();
        assertThat(base.size()).isEqualTo(3);
        assertThat(List.of(base.id(0), base.id(1), base.id(2))).containsExactly("a", "b", "c");
        assertThat(base.frequency(0)).isEqualTo(1);
        assertThat(base.meanSpend(0)).isEqualTo(10);
        assertThat(base.frequency(2)).isEqualTo(1);
        assertThat(base.T(2)).isEqualTo(4);
        assertThat(base.litt(2)).isEqualTo(0.7);
        assertThat(base.historicalValue(2)).isEqualTo(40);
        assertThat(base.firstPurchase(2)).isEqualTo(LocalDate.of(2024, 1, 5));
        assertThat(base.attribute("channel", 2)).isEqualTo("phone");
        Entry twice = read.ledger().entry(Kind.DUPLICATE);
        assertThat(twice.rows()).isEqualTo(2);
        assertThat(twice.examples().get(0).line()).isEqualTo(5);
        assertThat(twice.examples().get(0).text()).contains("customer a, x 2.0");
        assertThat(read.ledger().rowsRead()).isEqualTo(5);
        assertThat(read.ledger().notes())
                .extracting(Note::text)
                .anySatisfy(text -> assertThat(text).startsWith("1 customer has a mean spend"))
                .anySatisfy(text -> assertThat(text).startsWith("1 customer has repeat purchases"));
    }

    @Test
    void rowsThatContradictThemselvesAreCounted() {
        Preparation read = read(
                "customer,x,t_x,T,mean_spend",
                "a,1,2,3,10",
                "b,1,4,3,10",
                "c,0,2,3,10",
                "d,1.5,2,3,10",
                "e,1,two,3,10",
                "a,1,2,3,10",
                ",1,2,3,10",
                "f,1,2",
                "g,1,2,3,lots",
                "h,1,2,3,",
                "i,0,0,3,7",
                "j,3,1,3,7",
                "k,4,2,3,8",
                "l,5,2,3,8",
                "m,6,2,3,8",
                "n,7,2,3,8");
        Ledger ledger = read.ledger();

        assertThat(read.base().size()).isEqualTo(8);
        assertThat(ledger.rowsRead()).isEqualTo(16);
        assertThat(ledger.rowsUsed()).isEqualTo(8);
        assertThat(ledger.entry(Kind.UNREADABLE).rows()).isEqualTo(6);
        assertThat(ledger.entry(Kind.UNREADABLE).examples())
                .extracting(Example::reason)
                .containsExactly(
                        "t_x must be at most T",
                        "t_x must be 0 without a repeat purchase and above 0 with one",
                        "x must be a whole number of at least 0");
        assertThat(ledger.entry(Kind.DUPLICATE).rows()).isEqualTo(1);
        assertThat(ledger.entry(Kind.NO_CUSTOMER).rows()).isEqualTo(1);
        assertThat(read.base().spendCount(1)).as("h has no mean spend").isZero();
        assertThat(ledger.report()).contains("\nSummaries   16 rows · 8 used · 8 not used");
    }

    @Test
    void whichColumnsWereTakenIsSaid() {
        assertThat(read("cust,x,t.x,T.cal,x.star", "a,1,2,3,1").ledger().columns())
                .isEqualTo("customer = \"cust\", x = \"x\", t_x = \"t.x\", T = \"T.cal\"; not used: \"x.star\"");
    }

    @Test
    void aTableFromASpreadsheetInDutchIsRead() {
        Preparation read = read(
                "Klantnummer;Frequentie;Recency (weken);T (weken);Gem. besteding (EUR)",
                "a;2;10,5;20,25;1,500",
                "b;0;0;20;",
                "c;5;18,2;20;10,00");
        CustomerBase base = read.base();

        assertThat(base.size()).isEqualTo(3);
        assertThat(base.id(0)).isEqualTo("a");
        assertThat(base.recency(0)).isEqualTo(10.5);
        assertThat(base.T(0)).isEqualTo(20.25);
        assertThat(base.meanSpend(0)).isEqualTo(1.5);
        assertThat(base.timeScale()).isEqualTo(TimeScale.WEEK);
        assertThat(read.ledger().notes()).isEmpty();
        assertThat(read("customer;x;t_x;T (months)", "a;1;2;3").base().timeScale())
                .isEqualTo(TimeScale.MONTH);
    }

    @Test
    void aCommaThatMayBeAMarkOfThousandsIsAsked() {
        assertThatThrownBy(() -> read("customer;x;t_x;T", "a;1;1,500;3"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("is 1,500 more than a thousand, or a number with decimals? (line 2)");
        assertThat(read("customer,x,t_x,T", "a,1,\"1,5\",3").base().recency(0)).isEqualTo(1.5);
    }

    @Test
    void aCountBesideCustomersIsNamedWhereItIsNotUsed() {
        assertThat(read("id,frequency,recency,periods,weights", "1,2,4,6,240")
                        .ledger()
                        .notes())
                .extracting(Note::text)
                .anySatisfy(text -> assertThat(text).contains("\"weights\" was not used", "(\"id\")"));
        Preparation without = read("frequency,recency,periods,weights", "2,4,6,240");
        assertThat(without.base().size()).isEqualTo(240);
        assertThat(without.ledger().notes()).extracting(Note::text).noneSatisfy(text -> assertThat(text)
                .contains("was not used"));
    }

    @Test
    void whatIsNoSummaryIsRefused() {
        assertThatThrownBy(() -> read("customer,x,recency", "a,1,2"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("there is no column T\n  columns seen:  customer, x, recency");
        assertThatThrownBy(() -> read("customer,x,t_x,T"))
                .isInstanceOf(DataException.class)
                .hasMessage("orders.csv: there is no customer in it");
        assertThatThrownBy(() -> read("customer,x,t_x,T", "a,1,2,3", "b,x,2,3", "c,y,2,3"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("most rows cannot be used as customers");
        assertThatThrownBy(() -> read("# unit=fortnight", "customer,x,t_x,T", "a,1,2,3"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("unknown time unit \"fortnight\"");
    }

    @Test
    void aBaseWrittenAndReadIsTheSame(@TempDir Path folder) throws IOException {
        CustomerBase base = Logs.read(
                        CsvOrders.Options.defaults()
                                .withRoles(ColumnRoles.recognised().withAttributes(List.of("channel"))),
                        "customer,date,amount,channel",
                        "\"a, b\",2024-01-01,10.1,web",
                        "\"a, b\",2024-01-04,20.2,web",
                        "\"a, b\",2024-02-04,0.1,web",
                        "#7,2024-02-01,5,",
                        "\"say \"\"x\"\"\",2024-02-03,7,\"shop\n2\"")
                .customerBase(ObservationPeriod.weekly(LocalDate.of(2024, 3, 31)));
        Path file = folder.resolve("base.csv");
        CsvColumns.write(base.columns(), file, List.of("unit=week", "observed_to=2024-03-31"));
        CustomerBase again = CsvSummaries.read(
                        file, CsvSummaries.Options.defaults().withAttributes(List.of("channel")))
                .base();

        assertThat(Files.readString(file))
                .startsWith(
                        "# unit=week\n# observed_to=2024-03-31\ncustomer,x,t_x,T,mean_spend,spend_count,"
                                + "geometric_mean_spend,spend_deviation,litt,first_purchase,last_purchase,historical_value,channel\n");
        assertThat(text(again)).isEqualTo(text(base));
        assertThat(again.observedTo()).isEqualTo(base.observedTo());
        assertThat(again.geometricMeanSpend(0)).isEqualTo(base.geometricMeanSpend(0));
        assertThat(again.spendDeviation(0)).isEqualTo(base.spendDeviation(0));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aSpreadThatCannotBeMakesARowUnreadable() {
        Preparation read = read(
                "customer,x,t_x,T,mean_spend,spend_count,geometric_mean_spend,spend_deviation",
                "a,2,3,9,10,2,9.5,3.2",
                "b,2,3,9,10,2,10.5,3.2",
                "c,2,3,9,10,2,9.5,-1",
                "d,2,3,9,10,2,,1",
                "e,0,0,9,,0,,",
                "f,1,3,9,10,1,10,0");
        assertThat(read.base().columns().texts("customer")).containsExactly("a", "e", "f");
        assertThat(read.base().hasSpendSpread()).isTrue();
        assertThat(read.base().geometricMeanSpend(0)).isEqualTo(9.5);
        assertThat(read.base().geometricMeanSpend(1)).isZero();
        assertThat(read.ledger().report()).contains("geometric_mean_spend must lie between 0 and mean_spend");
    }

    @Test
    void withoutOneOfItsColumnsTheSpreadIsNotKnown() {
        Preparation read = read("customer,x,t_x,T,mean_spend,geometric_mean_spend", "a,2,3,9,10,9.5");
        assertThat(read.base().hasSpendSpread()).isFalse();
        assertThat(read.ledger().notes()).anySatisfy(note -> assertThat(note.text())
                .contains("\"geometric_mean_spend\" was not used", "without a column spend_deviation"));
        Preparation other = read("customer,x,t_x,T,mean_spend,spend_deviation", "a,2,3,9,10,1");
        assertThat(other.base().hasSpendSpread()).isFalse();
        assertThat(other.ledger().notes())
                .anySatisfy(note -> assertThat(note.text()).contains("\"spend_deviation\" was not used"));
        Preparation both = read("customer,x,t_x,T,mean_spend,geometric_mean_spend,spend_deviation", "a,2,3,9,10,9.5,1");
        assertThat(both.ledger().notes()).noneMatch(note -> note.text().contains("was not used"));
    }

    /** All that a row of a table of histories says is said of each of its customers. */
    @Test
    void customersOfOneRowShareAllItsColumns() {
        CustomerBase base = CsvSummaries.read(
                        CsvInput.of(
                                new java.io.ByteArrayInputStream(("# unit=week\n"
                                                + "x,t_x,T,count,mean_spend,geometric_mean_spend,spend_deviation,litt,"
                                                + "historical_value,first_purchase,last_purchase,channel\n"
                                                + "2,3,9,2,10,9.5,3.2,0.4,31,2024-01-01,2024-01-22,shop\n"
                                                + "1,2,9,1,7,7,0,0.7,12,2024-01-02,2024-01-16,web\n")
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                                "histories.csv"),
                        CsvSummaries.Options.defaults().withAttributes(List.of("channel")))
                .base();
        assertThat(base.size()).isEqualTo(3);
        assertThat(base.hasSpendSpread()).isTrue();
        for (int i = 0; i < 2; i++) {
            assertThat(base.meanSpend(i)).isEqualTo(10);
            assertThat(base.geometricMeanSpend(i)).isEqualTo(9.5);
            assertThat(base.spendDeviation(i)).isEqualTo(3.2);
            assertThat(base.litt(i)).isEqualTo(0.4);
            assertThat(base.historicalValue(i)).isEqualTo(31);
            assertThat(base.firstPurchase(i)).hasToString("2024-01-01");
            assertThat(base.lastPurchase(i)).hasToString("2024-01-22");
        }
        assertThat(base.spendDeviation(2)).isZero();
        assertThat(base.litt(2)).isEqualTo(0.7);
        assertThat(base.historicalValue(2)).isEqualTo(12);
        assertThat(base.firstPurchase(2)).hasToString("2024-01-02");
        assertThat(base.columns().texts("channel")).containsExactly("shop", "shop", "web");
    }

    @Test
    void numbersAreWrittenWithAllTheirDigits(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("out.csv");
        Files.writeString(file, "old");
        CsvColumns.write(
                Columns.builder()
                        .texts("customer", new String[] {"a", "b", "c"})
                        .doubles("value", new double[] {0.1 + 0.2, Double.NaN, Double.POSITIVE_INFINITY})
                        .integers("x", new int[] {1, 2, 3})
                        .dates("day", new int[] {0, 1, 19000})
                        .build(),
                file,
                List.of());

        assertThat(Files.readString(file)).isEqualTo("""
                        customer,value,x,day
                        a,0.30000000000000004,1,1970-01-01
                        b,,2,1970-01-02
                        c,Infinity,3,2022-01-08
                        """);
        assertThatThrownBy(() -> CsvColumns.write(Columns.builder().build(), folder.resolve("none/out.csv"), List.of()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void thePublicSummariesLoad() {
        Preparation read = CsvSummaries.read(Shared.data("cdnow_summary_with_spend.csv"));

        assertThat(read.base().size()).isEqualTo(2357);
        assertThat(read.ledger().rowsUsed()).isEqualTo(2357);
        assertThat(CsvSummaries.read(Shared.data("cdnow_cbs.csv")).base().meanSpend(0))
                .isEqualTo(22.345);
    }

    private static String text(CustomerBase base) throws IOException {
        java.io.StringWriter out = new java.io.StringWriter();
        CsvColumns.write(base.columns(), out, List.of());
        return out.toString();
    }

    @Test
    void commentsStandAboveTheHeaderOnly() {
        Preparation read = read(
                "sep=,",
                "# unit=day",
                "",
                "#observed_to=2024-03-31",
                "customer,x,t_x,T",
                "#1,2,10,30",
                "# 2,0,0,30",
                "b,1");

        assertThat(read.base().size()).isEqualTo(2);
        assertThat(read.base().id(0)).isEqualTo("#1");
        assertThat(read.base().id(1)).isEqualTo("# 2");
        assertThat(read.base().timeScale()).isEqualTo(TimeScale.DAY);
        assertThat(read.base().observedTo()).isEqualTo(LocalDate.of(2024, 3, 31));
        assertThat(read.ledger().entry(Kind.UNREADABLE).examples().get(0).line())
                .isEqualTo(8);
        assertThat(read("# unit=week", "customer x t_x T", "#1 2 10 30").base().id(0))
                .isEqualTo("#1");
        try (CsvInput input = Logs.input("# unit=day", "", "customer,x", "#1,2")) {
            assertThat(input.header()).containsExactly("customer", "x");
        }
        try (CsvInput input = Logs.input("", "# nothing", " ", "")) {
            assertThat(input.header()).isEmpty();
        }
    }

    @Test
    void thePlainestNameWins() {
        CustomerBase base = read(
                        "# unit=week",
                        "id,customer,age,frequency,recency,T,monetary_value,mean_spend",
                        "7,a,44,2,10,30,99,5",
                        "8,b,61,0,0,30,99,0")
                .base();

        assertThat(base.id(0)).isEqualTo("a");
        assertThat(base.T(1)).isEqualTo(30);
        assertThat(base.meanSpend(0)).isEqualTo(5);
        assertThatThrownBy(() -> read("customer,x,frequency,t_x,T", "a,1,2,3,4"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("which column holds x?\n  columns seen:  customer, x, frequency, t_x, T")
                .hasMessageContaining("x (column 2), frequency (column 3)");
    }

    @Test
    void aNegativeMeanSpendIsNoneAndOneOfZeroIsRemarkedOn() {
        Ledger ledger = read(
                        "# unit=week",
                        "customer,x,t_x,T,mean_spend",
                        "a,2,10,30,0",
                        "b,0,0,30,",
                        "c,1,5,30,6",
                        "d,1,5,30,-3")
                .ledger();

        assertThat(ledger.rowsUsed()).isEqualTo(3);
        assertThat(ledger.entry(Kind.UNREADABLE).examples().get(0).reason()).isEqualTo("mean spend must be at least 0");
        assertThat(ledger.notes()).singleElement().satisfies(note -> assertThat(note.text())
                .startsWith("1 customer has repeat purchases but a mean"));
    }

    @Test
    void aTableOfHistoriesStandsForManyCustomers() {
        Preparation prepared =
                read("# unit=year", "x,t_x,n,count", "0,0,6,3", "1,4,6,1", "2,5,6,2", "1,1,6,0", "1,1,6,1.5");
        CustomerBase base = prepared.base();
        assertThat(base.size()).isEqualTo(6);
        assertThat(base.id(0)).isEqualTo("1");
        assertThat(base.id(2)).isEqualTo("1-3");
        assertThat(base.id(5)).isEqualTo("3-2");
        assertThat(base.frequency(5)).isEqualTo(2);
        assertThat(base.T(5)).isEqualTo(6);
        assertThat(base.compressed().rows()).isEqualTo(3);
        assertThat(prepared.ledger().rowsRead()).isEqualTo(5);
        assertThat(prepared.ledger().rowsUsed()).isEqualTo(3);
        assertThat(prepared.ledger().entry(Kind.UNREADABLE).examples())
                .extracting(Example::reason)
                .allSatisfy(reason -> assertThat(reason).contains("count must be a whole number"));
        assertThat(prepared.ledger().notes())
                .anySatisfy(note -> assertThat(note.text()).contains("table of histories", "3-2"));
    }

    @Test
    void besideCustomersACountIsSomethingElse() {
        CustomerBase base = read("# unit=year", "customer,x,t_x,n,count", "a,1,4,6,17", "b,0,0,6,1")
                .base();
        assertThat(base.size()).isEqualTo(2);
        assertThat(base.T(0)).isEqualTo(6);
    }

    @Test
    void theSharedDonationsAreElevenThousandDonors() {
        CustomerBase base = CsvSummaries.read(
                        Shared.data("donations.csv"),
                        CsvSummaries.Options.defaults().withUnit(TimeScale.YEAR))
                .base();
        assertThat(base.size()).isEqualTo(11_104);
        assertThat(base.compressed().rows()).isEqualTo(22);
    }

    /** The table of histories of BG/BB by the names of the Python tools: 3 of 5 donors a row. */
    @Test
    void periodsAndWeightsAreATableOfHistories() {
        assertThat(CsvSummaries.looksLikeSummaries(List.of("frequency", "recency", "periods", "weights")))
                .isTrue();
        CustomerBase base = read("# unit=year", "frequency,recency,periods,weights", "2,4,6,3", "0,0,6,2")
                .base();
        assertThat(base.size()).isEqualTo(5);
        assertThat(base.frequency(2)).isEqualTo(2);
        assertThat(base.recency(2)).isEqualTo(4);
        assertThat(base.T(4)).isEqualTo(6);
        assertThat(read("frequency,recency,n_periods,weights", "2,4,6,3").base().size())
                .isEqualTo(3);
    }

    /** 0.3 = 0.1 + 0.2 but for rounding; what is above T by more is impossible. */
    @ParameterizedTest
    @CsvSource({
        "0.30000000000000004, 0.3, true",
        "38.857142857142861, 38.857142857142854, true",
        "0.3001, 0.3, false",
        "30.00000001, 30, false"
    })
    void aTimeAboveTheEndByRoundingIsTheEnd(String tx, String end, boolean read) {
        var prepared = read("customer,x,t_x,T", "a,1," + tx + "," + end, "b,1,2,40");
        CustomerBase base = prepared.base();
        assertThat(base.size()).isEqualTo(read ? 2 : 1);
        if (read) {
            assertThat(base.recency(0)).isEqualTo(base.T(0)).isEqualTo(Double.parseDouble(end));
        }
    }

    @Test
    void theCurrencyIsWhatTheFileSays() {
        assertThat(read("# unit=week currency=EUR", "customer,x,t_x,T", "a,1,2,3")
                        .ledger()
                        .currency())
                .isEqualTo("EUR");
        assertThat(read("# unit=week", "customer,x,t_x,T", "a,1,2,3").ledger().currency())
                .isEmpty();
    }

    @Test
    void titlesAndTheirCommasArePassedOver() {
        assertThat(read("Customers, by Jan", "customer;x;t_x;T", "a;1;2;3")
                        .base()
                        .size())
                .isEqualTo(1);
    }

    @Test
    void theLedgerCountsCustomersAndTheirFirstDays() {
        Ledger.Customers counted = read(
                        "# unit=week observed_to=2024-12-31",
                        "customer,x,t_x,T,first_purchase",
                        "a,2,3,9,2024-03-01",
                        "b,0,0,9,2024-01-05",
                        "c,0,0,4,2024-11-30")
                .ledger()
                .customers();
        assertThat(counted)
                .isEqualTo(new Ledger.Customers(
                        3,
                        2,
                        0,
                        0,
                        0,
                        LocalDate.of(2024, 1, 5),
                        LocalDate.of(2024, 11, 30),
                        LocalDate.of(2024, 12, 31)));
    }

    @Test
    void onlyRepeatsWithAMeanSpendOfNothingAreRemarked() {
        String said = "repeat purchases but a mean spend of 0";
        assertThat(read("# unit=week", "customer,x,t_x,T,mean_spend", "a,2,3,9,0", "b,1,2,9,20")
                        .ledger()
                        .notes()
                        .toString())
                .contains("1 customer has " + said);
        assertThat(read("# unit=week", "customer,x,t_x,T,mean_spend", "a,0,0,9,0", "b,1,2,9,20")
                        .ledger()
                        .notes()
                        .toString())
                .doesNotContain(said);
    }
}
