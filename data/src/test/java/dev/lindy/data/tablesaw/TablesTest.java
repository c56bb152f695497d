package dev.lindy.data.tablesaw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.TimeScale;
import dev.lindy.data.DataException;
import dev.lindy.data.Logs;
import dev.lindy.data.ObservationPeriod;
import dev.lindy.data.Transactions;
import dev.lindy.data.ledger.Kind;
import dev.lindy.data.prepare.Preparation;
import dev.lindy.data.recognise.ColumnRoles;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

class TablesTest {
    private static final ObservationPeriod WEEKS = ObservationPeriod.weekly(LocalDate.of(2024, 3, 31));

    @Test
    void aTableIsALog() {
        Table table = Table.create(
                "shop",
                IntColumn.create("Customer ID", 7, 7, 8),
                DateColumn.create("date", LocalDate.of(2024, 1, 1), LocalDate.of(2024, 1, 8), LocalDate.of(2024, 2, 1)),
                DoubleColumn.create("amount", 1.5, 2.5, Double.NaN),
                StringColumn.create("channel", "web", "shop", "web"));
        Transactions orders =
                Tables.transactions(table, ColumnRoles.recognised().withAttributes(List.of("channel")));
        CustomerBase base = orders.customerBase(WEEKS);

        assertThat(orders.source()).isEqualTo("shop");
        assertThat(orders.ledger().entry(Kind.NO_AMOUNT).rows()).isEqualTo(1);
        assertThat(base.size()).isEqualTo(1);
        assertThat(base.id(0)).isEqualTo("7");
        assertThat(base.recency(0)).isEqualTo(1);
        assertThat(base.attribute("channel", 0)).isEqualTo("web");
    }

    @Test
    void datesMayBeStampsTextsOrNumbers() {
        StringColumn customer = StringColumn.create("customer", "a", "a");
        DoubleColumn amount = DoubleColumn.create("amount", 1, 2);
        LocalDateTime stamp = LocalDateTime.of(2024, 1, 1, 8, 26);

        assertThat(Tables.transactions(
                                Table.create(customer, DateTimeColumn.create("date", stamp, stamp.plusDays(1)), amount))
                        .time(0))
                .isEqualTo(stamp);
        assertThat(Tables.transactions(Table.create(
                                customer, StringColumn.create("date", "01/31/2024 8:26", "02/01/2024 8:26"), amount))
                        .time(1))
                .isEqualTo(LocalDateTime.of(2024, 2, 1, 8, 26));
        assertThat(Tables.transactions(Table.create(customer, IntColumn.create("date", 20240131, 20240201), amount))
                        .lastDay())
                .isEqualTo(LocalDate.of(2024, 2, 1));
    }

    @Test
    void wrongColumnsAreAnsweredWithWhatThereIs() {
        Table table = Table.create(
                "shop",
                StringColumn.create("customer", "a"),
                DoubleColumn.create("date", 1),
                StringColumn.create("amount", "x"));

        assertThatThrownBy(() -> Tables.transactions(table))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(
                        "shop: the date column \"date\" must hold dates, date-times or texts, but holds DOUBLE")
                .hasMessageContaining("customer (STRING), date (DOUBLE), amount (STRING)");
        assertThatThrownBy(() -> Tables.transactions(table.selectColumns("customer")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("which columns hold the date and the amount?")
                .hasMessageContaining("columns seen:  customer (STRING)")
                .hasMessageContaining("ColumnRoles.recognised().withDate(\"…\").withAmount(\"…\"), or");
        assertThatThrownBy(() -> Tables.summaries(table, TimeScale.WEEK))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("shop: no column x, t_x, T")
                .hasMessageContaining("customer (STRING), date (DOUBLE), amount (STRING)");
    }

    @Test
    void amountsThatAreTextsAreShown() {
        Table table = Table.create(
                "shop",
                StringColumn.create("customer", "a", "a"),
                DateColumn.create("date", LocalDate.of(2024, 1, 1), LocalDate.of(2024, 1, 2)),
                StringColumn.create("paid", "", "12,50 EUR"));

        assertThatThrownBy(() ->
                        Tables.transactions(table, ColumnRoles.recognised().withAmount("paid")))
                .isInstanceOf(DataException.class)
                .hasMessage("""
                        shop: the amount column "paid" must hold numbers, but holds STRING, such as "12,50 EUR" in row 2
                          columns seen:  customer (STRING), date (LOCAL_DATE), paid (STRING)
                          try:           table.replaceColumn("paid", …) with a column of numbers, or CsvOrders.read(file), \
                        which understands amounts such as "1.234,50 EUR\"""");
    }

    @Test
    void summariesOfOtherNamesAreAnsweredWithRenamings() {
        Table table = Table.create(
                "rfm",
                StringColumn.create("customer", "a"),
                IntColumn.create("freq", new int[] {0}),
                DoubleColumn.create("recency", 0.0),
                DoubleColumn.create("weeks", 3.0));

        assertThatThrownBy(() -> Tables.summaries(table, TimeScale.WEEK))
                .isInstanceOf(DataException.class)
                .hasMessage("""
                        rfm: no column x, T
                          columns seen:  customer (STRING), freq (INTEGER), recency (DOUBLE), weeks (DOUBLE)
                          try:           table.column("freq").setName("x"), table.column("…").setName("T")""");
        table.column("freq").setName("x");
        table.column("weeks").setName("T");
        assertThat(Tables.summaries(table, TimeScale.WEEK).base().T(0)).isEqualTo(3);
    }

    @Test
    void aTableWithoutRowsHasNoOrder() {
        Table table = Table.create(
                "shop", StringColumn.create("customer"), DateColumn.create("date"), DoubleColumn.create("amount"));

        assertThatThrownBy(() -> Tables.transactions(table))
                .isInstanceOf(DataException.class)
                .hasMessage("shop: there is no order in it");
        assertThatThrownBy(() -> Tables.transactions(Table.create("nothing")))
                .isInstanceOf(DataException.class)
                .hasMessage("nothing: the table has no columns");
    }

    @Test
    void advisesInJavaWhenALogOfATableCannotBePrepared() {
        Transactions orders = Tables.transactions(Table.create(
                StringColumn.create("customer", "a", "a", "b"),
                DateColumn.create("date", LocalDate.of(2024, 1, 1), LocalDate.of(2024, 1, 8), LocalDate.of(2024, 1, 9)),
                DoubleColumn.create("amount", 5, 6, -9)));

        assertThatThrownBy(() ->
                        orders.prepare(WEEKS, Preparation.Options.defaults().withRefunds(Preparation.Refunds.FAIL)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("try:           withRefunds(Refunds.DROP) to leave them out");
        assertThat(orders.prepare(WEEKS, Preparation.Options.defaults()).ledger().notes().stream()
                        .map(Object::toString))
                .anyMatch(note -> note.contains("the calibrationEnd of the ObservationPeriod says when it ends"))
                .noneMatch(note -> note.contains("--"));
        assertThatThrownBy(() -> Tables.transactions(Table.create(
                        StringColumn.create("customer", "a", "a"),
                        DateColumn.create("date", LocalDate.of(2024, 1, 1), LocalDate.of(2024, 1, 8)),
                        DoubleColumn.create("amount", 5, 6),
                        StringColumn.create("currency", "EUR", "USD"))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(
                        "ColumnRoles.recognised().withCurrency(ColumnRoles.NONE) if they are one after all");
    }

    @Test
    void customersGoOutAndComeBack() {
        Preparation prepared = Logs.read("customer,date,amount", "a,2024-01-01,10", "a,2024-01-08,20", "b,2024-02-01,5")
                .prepare(WEEKS, Preparation.Options.defaults());
        CustomerBase base = prepared.base();
        Table table = Tables.of(base);
        CustomerBase again = Tables.summaries(table, TimeScale.WEEK).base();

        assertThat(table.columnNames())
                .containsExactly(
                        "customer",
                        "x",
                        "t_x",
                        "T",
                        "mean_spend",
                        "spend_count",
                        "geometric_mean_spend",
                        "spend_deviation",
                        "litt",
                        "first_purchase",
                        "last_purchase",
                        "historical_value");
        assertThat(table.dateColumn("first_purchase").get(1)).isEqualTo(LocalDate.of(2024, 2, 1));
        assertThat(again.size()).isEqualTo(2);
        assertThat(again.T(0)).isEqualTo(base.T(0));
        assertThat(again.meanSpend(0)).isEqualTo(20);
        assertThat(again.geometricMeanSpend(0)).isEqualTo(base.geometricMeanSpend(0));
        assertThat(again.spendDeviation(0)).isZero();
        assertThat(again.litt(0)).isEqualTo(base.litt(0));
        assertThat(again.historicalValue(1)).isEqualTo(5);
        assertThat(again.firstPurchase(1)).isEqualTo(LocalDate.of(2024, 2, 1));
        assertThat(again.lastPurchase(0)).isEqualTo(LocalDate.of(2024, 1, 8));
    }

    @Test
    void logsAndLedgersAreTables() {
        Transactions orders =
                Logs.read("customer,date,amount,order", "a,2024-01-01 8:26,10,1", "b,2024-02-01 9:00,5,2");
        Table log = Tables.of(orders);
        assertThat(log.columnNames()).containsExactly("customer", "time", "amount", "order", "line");
        assertThat(Tables.transactions(log).time(0)).isEqualTo(LocalDateTime.of(2024, 1, 1, 8, 26));

        Table ledger = Tables.of(
                orders.prepare(ObservationPeriod.weekly(LocalDate.of(2024, 1, 31)), Preparation.Options.defaults())
                        .ledger());
        assertThat(ledger.stringColumn("kind").asList()).containsExactly("after_end");
        assertThat(ledger.longColumn("first_line").get(0)).isEqualTo(3);
    }

    @Tag("slow")
    @Test
    void moreDistinctTextsThanTablesawCanGroupAreNoMatter() {
        int n = 100_000;
        String[] ids = new String[2 * n];
        LocalDate[] dates = new LocalDate[2 * n];
        double[] amounts = new double[2 * n];
        for (int i = 0; i < 2 * n; i++) {
            ids[i] = "customer-" + i % n;
            dates[i] = LocalDate.of(2024, 1, 1).plusDays(i < n ? 0 : 7);
            amounts[i] = 1;
        }
        CustomerBase base = Tables.transactions(Table.create(
                        StringColumn.create("customer", ids),
                        DateColumn.create("date", dates),
                        DoubleColumn.create("amount", amounts)))
                .customerBase(WEEKS);
        Table table = Tables.of(base);

        assertThat(base.size()).isEqualTo(n);
        assertThat(table.rowCount()).isEqualTo(n);
        assertThat(table.stringColumn("customer").get(n - 1)).isEqualTo("customer-" + (n - 1));
        assertThat(table.where(table.stringColumn("customer").isEqualTo("customer-77777"))
                        .intColumn("x")
                        .get(0))
                .isEqualTo(1);
    }

    @Test
    void resultsBecomeTablesWithMissingValuesForNaN() {
        Table table = Tables.of(Columns.builder()
                .texts("customer", new String[] {"a", "b"})
                .doubles("value", new double[] {Double.NaN, 2})
                .integers("x", new int[] {3, 4})
                .integers("upper", new int[] {Integer.MIN_VALUE, 4})
                .dates("day", new int[] {0, 1})
                .build());

        assertThat(table.doubleColumn("value").isMissing(0)).isTrue();
        assertThat(table.intColumn("upper").isMissing(0)).isTrue();
        assertThat(table.intColumn("upper").isMissing(1)).isFalse();
        assertThat(table.intColumn("x").get(1)).isEqualTo(4);
        assertThat(table.dateColumn("day").get(1)).isEqualTo(LocalDate.of(1970, 1, 2));
        assertThat(table.write().toString("csv")).contains("a,,3,,1970-01-01", "b,2.0,4,4,1970-01-02");
    }

    private static Table results() {
        return Table.create(
                "values",
                StringColumn.create("customer", "10001", "10002", "10003"),
                DoubleColumn.create("p_alive", 0.5, Double.NaN, 0.25),
                StringColumn.create("channel", "web", "shop", "web"),
                DateColumn.create(
                        "first_purchase",
                        LocalDate.of(2024, 1, 1),
                        LocalDate.of(2024, 1, 2),
                        LocalDate.of(2024, 1, 3)));
    }

    @Test
    void resultsJoinAnyTableByTheTextOfItsIds() {
        Table orders = Table.create(
                "orders",
                IntColumn.create("Customer ID", 10003, 10001, 7, 10003).appendMissing(),
                IntColumn.create("line", 1, 2, 3, 4, 5));

        for (Column<?> ids : List.of(
                orders.column(0),
                orders.intColumn(0).asLongColumn(),
                orders.intColumn(0).asDoubleColumn(),
                StringColumn.create("texts", "10003", " 10001 ", "7", "10003", ""))) {
            Table joined = Tables.join(
                    Table.create("orders", ids.copy().setName("who"), orders.column("line")), "who", results());

            assertThat(joined.columnNames()).containsExactly("who", "line", "p_alive", "channel", "first_purchase");
            assertThat(joined.intColumn("line").asList()).containsExactly(1, 2, 3, 4, 5);
            assertThat(joined.doubleColumn("p_alive").asList()).containsExactly(0.25, 0.5, null, 0.25, null);
            assertThat(joined.stringColumn("channel").asList()).containsExactly("web", "web", "", "web", "");
            assertThat(joined.dateColumn("first_purchase").get(3)).isEqualTo(LocalDate.of(2024, 1, 3));
            assertThat(joined.dateColumn("first_purchase").countMissing()).isEqualTo(2);
        }
        assertThat(Tables.join(orders, "Customer ID", results(), "p_alive").columnNames())
                .containsExactly("Customer ID", "line", "p_alive");
    }

    @Test
    void aJoinThatCannotBeMeantIsRefused() {
        Table orders = Table.create(
                "orders", StringColumn.create("customer", "C1", "C2"), StringColumn.create("channel", "web", "shop"));
        Table twice = results().append(results());

        assertThatThrownBy(() -> Tables.join(orders, "who", results()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("orders: there is no column \"who\"")
                .hasMessageContaining("customer (STRING), channel (STRING)");
        assertThatThrownBy(() -> Tables.join(orders, "customer", results()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("there is a column channel already")
                .hasMessageContaining("columns of values:  customer, p_alive, channel, first_purchase");
        assertThatThrownBy(() -> Tables.join(orders, "customer", results(), "p_alive"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("none of its customers is in values")
                .hasMessageContaining("\"C1\" in column \"customer\", \"10001\" in values");
        assertThatThrownBy(() -> Tables.join(orders, "customer", twice, "p_alive"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("\"10001\" stands in rows 1 and 4");
    }

    @Test
    void decilesAreThoseOfTheShareThatIsLarger() {
        double[] numbers = new double[40];
        Arrays.setAll(numbers, i -> i);
        IntColumn deciles = Tables.decile(DoubleColumn.create("value", numbers));

        assertThat(deciles.name()).isEqualTo("decile");
        assertThat(deciles.get(39)).isEqualTo(1);
        assertThat(deciles.get(0)).isEqualTo(10);
        for (int decile = 1; decile <= 10; decile++) {
            assertThat(deciles.isEqualTo(decile).size()).isEqualTo(4);
        }
    }

    @Test
    void decilesOfTiesOfFewAndOfMissingNumbers() {
        assertThat(Tables.decile(DoubleColumn.create("value", 5, 0, 0, 0, 0, 0, 0, 0, 0, 0))
                        .asList())
                .containsExactly(1, 2, 2, 2, 2, 2, 2, 2, 2, 2);
        assertThat(Tables.decile(DoubleColumn.create("value", 0.0, -0.0)).asList())
                .containsExactly(1, 1);
        assertThat(Tables.decile(IntColumn.create("x", 3, 9, 1)).asList()).containsExactly(4, 1, 7);
        IntColumn missing =
                Tables.decile(DoubleColumn.create("value", Double.NaN, Double.POSITIVE_INFINITY, Double.NaN, 1));
        assertThat(missing.isMissing(0)).isTrue();
        assertThat(missing.get(1)).isEqualTo(1);
        assertThat(missing.get(3)).isEqualTo(6);
        assertThat(Tables.decile(DoubleColumn.create("value")).size()).isZero();
    }

    @Test
    void resultsStandBelowEachOther() {
        Columns first = Columns.builder()
                .texts("customer", new String[] {"a", "b"})
                .integers("x", new int[] {1, 2})
                .doubles("value", new double[] {0.5, Double.NaN})
                .dates("day", new int[] {0, 1})
                .build();
        Table both = Tables.of(List.of(first, first.rows(1)));

        assertThat(both.stringColumn("customer").asList()).containsExactly("a", "b", "b");
        assertThat(both.intColumn("x").asList()).containsExactly(1, 2, 2);
        assertThat(both.doubleColumn("value").countMissing()).isEqualTo(2);
        assertThat(both.dateColumn("day").get(2)).isEqualTo(LocalDate.of(1970, 1, 2));
        assertThat(Tables.of(List.of()).columnCount()).isZero();
        assertThatThrownBy(() -> Tables.of(List.of(
                        first,
                        Columns.builder().texts("customer", new String[0]).build())))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("first:         customer, x, value, day\n  another:       customer");
    }

    @Test
    void roundingChangesWhatIsPrintedAndNothingElse() {
        Table table = Table.create(DoubleColumn.create("value", 1.23456, 2), DoubleColumn.create("count", 1000, 2));

        assertThat(Tables.rounded(table, 2).print()).contains(" 1.23 ", " 2.00 ", " 1,000 ");
        assertThat(table.write().toString("csv")).contains("1.23456,1000");
    }

    @Test
    void resultsOfDifferentColumnsStandBelowEachOtherByTheirKey() {
        Map<String, Columns> results = new LinkedHashMap<>();
        results.put(
                "web",
                Columns.builder()
                        .doubles("r", new double[] {1, 2})
                        .texts("notes", new String[] {"a", "b"})
                        .build());
        results.put(
                "shop",
                Columns.builder()
                        .integers("n", new int[] {7})
                        .doubles("s", new double[] {3})
                        .texts("notes", new String[] {"c"})
                        .build());
        Table table = Tables.of("channel", results);

        assertThat(table.columnNames()).containsExactly("channel", "n", "s", "r", "notes");
        assertThat(table.stringColumn("channel").asList()).containsExactly("web", "web", "shop");
        assertThat(table.intColumn("n").isMissing(1)).isTrue();
        assertThat(table.intColumn("n").get(2)).isEqualTo(7);
        assertThat(table.doubleColumn("r").get(1)).isEqualTo(2);
        assertThat(table.doubleColumn("r").isMissing(2)).isTrue();
        results.put("mail", Columns.builder().texts("r", new String[] {"x"}).build());
        assertThatThrownBy(() -> Tables.of("channel", results))
                .isInstanceOf(DataException.class)
                .hasMessage("column r holds DOUBLE in one result and STRING in another");
    }
}
