package dev.lindy.data.tablesaw;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Tabular;
import dev.lindy.core.base.TimeScale;
import dev.lindy.data.DataException;
import dev.lindy.data.Transactions;
import dev.lindy.data.ledger.Entry;
import dev.lindy.data.ledger.Ledger;
import dev.lindy.data.prepare.Preparation;
import dev.lindy.data.recognise.ColumnRoles;
import dev.lindy.data.recognise.RowRules;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.dates.DateColumnType;
import tech.tablesaw.columns.dates.PackedLocalDate;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/**
 * Tablesaw tables in and out: order logs and summaries from a {@link Table}, every result to one, so that a notebook can
 * filter, join, sort and print what this toolkit returns.
 *
 * <p>Customers are never grouped here but in {@link Transactions}: Tablesaw 0.44 often cannot group by a text column with more
 * than 65,534 distinct values.
 */
public final class Tables {

    private Tables() {}

    /**
     * An order log, its columns recognised by their names.
     *
     * @param table one row an order
     * @return the log with the ledger of reading
     * @throws DataException if columns are missing or of the wrong type, naming those that there are
     */
    public static Transactions transactions(Table table) {
        return transactions(table, ColumnRoles.recognised());
    }

    /**
     * An order log.
     *
     * @param table one row an order; dates may be a column of dates, of date-times, of instants (taken in UTC), or of texts or
     *     whole numbers in a usual pattern
     * @param roles which column means what
     * @return the log with the ledger of reading
     * @throws DataException if columns are missing or of the wrong type, naming those that there are
     */
    public static Transactions transactions(Table table, ColumnRoles roles) {
        return transactions(table, roles, RowRules.defaults());
    }

    /**
     * An order log from a table, with its own rules on which rows are purchases.
     *
     * @param table one row an order, as above
     * @param roles which column means what
     * @param rules which rows are no purchases of a customer, and which ids are one
     * @return the log with the ledger of reading
     * @throws DataException if columns are missing or of the wrong type, naming those that there are
     */
    public static Transactions transactions(Table table, ColumnRoles roles, RowRules rules) {
        return new TableReader(table).transactions(roles, rules);
    }

    /**
     * Customers that come summarised already, in columns such as {@code customer, x, t_x, T, mean_spend}. Columns of texts that
     * mean nothing else become attributes.
     *
     * @param table one row per customer
     * @param unit the unit of all times
     * @return the customers with the ledger of reading
     * @throws DataException if columns are missing or of the wrong type, naming those that there are
     */
    public static Preparation summaries(Table table, TimeScale unit) {
        return new TableReader(table).summaries(unit);
    }

    /**
     * A result as a table. NaN becomes a missing value.
     *
     * @param result any result: columns, a fit, a value
     * @return a new table with the same names and rows
     */
    public static Table of(Tabular result) {
        return of(List.of(result.columns()));
    }

    /**
     * Results below each other, such as those of every channel.
     *
     * @param results with the same columns
     * @return a new table: all rows of the first, then those of the next; without columns if there is no result
     * @throws DataException if a result has other columns than the first
     */
    public static Table of(List<Columns> results) {
        Table table = Table.create("results");
        if (results.isEmpty()) {
            return table;
        }
        List<String> names = results.get(0).names();
        for (Columns result : results) {
            if (!result.names().equals(names)) {
                throw new DataException("results can stand below each other only with the same columns"
                        + "\n  first:         " + String.join(", ", names)
                        + "\n  another:       " + String.join(", ", result.names()));
            }
        }
        Columns all = Columns.stacked(results);
        names.forEach(name -> table.addColumns(column(name, all.column(name))));
        return table;
    }

    /**
     * Customers as a table.
     *
     * @param base the customers
     * @return one row per customer, with the names of {@link CustomerBase#columns()}
     */
    public static Table of(CustomerBase base) {
        return of(base.columns()).setName("customers");
    }

    /**
     * A ledger as a table.
     *
     * @param ledger the ledger
     * @return one row a kind: kind, used, rows, amount, and the line of the first example
     */
    public static Table of(Ledger ledger) {
        StringColumn kind = StringColumn.create("kind");
        StringColumn used = StringColumn.create("used");
        LongColumn rows = LongColumn.create("rows");
        DoubleColumn amount = DoubleColumn.create("amount");
        LongColumn line = LongColumn.create("first_line");
        for (Entry entry : ledger.entries()) {
            kind.append(entry.kind().name().toLowerCase(Locale.ROOT));
            used.append(entry.kind().removed() ? "no" : "yes");
            rows.append(entry.rows());
            amount.append(entry.amount());
            if (entry.examples().isEmpty()) {
                line.appendMissing();
            } else {
                line.append(entry.examples().get(0).line());
            }
        }
        return Table.create("ledger of " + ledger.source(), kind, used, rows, amount, line);
    }

    /**
     * An order log as a table.
     *
     * @param orders the log
     * @return one row per row of the log: customer, date or time, amount and order where there are any, attributes, line
     */
    public static Table of(Transactions orders) {
        int n = orders.rows();
        String[] customer = new String[n];
        int[] line = new int[n];
        for (int i = 0; i < n; i++) {
            customer[i] = orders.customer(i);
            line[i] = orders.line(i);
        }
        Table table = Table.create(orders.source(), StringColumn.create("customer", customer));
        if (orders.hasTimeOfDay()) {
            LocalDateTime[] time = new LocalDateTime[n];
            for (int i = 0; i < n; i++) {
                time[i] = orders.time(i);
            }
            table.addColumns(DateTimeColumn.create("time", time));
        } else {
            LocalDate[] date = new LocalDate[n];
            for (int i = 0; i < n; i++) {
                date[i] = orders.time(i).toLocalDate();
            }
            table.addColumns(DateColumn.create("date", date));
        }
        if (orders.hasAmounts()) {
            double[] amount = new double[n];
            for (int i = 0; i < n; i++) {
                amount[i] = orders.amount(i);
            }
            table.addColumns(DoubleColumn.create("amount", amount));
        }
        if (orders.hasOrders()) {
            String[] order = new String[n];
            for (int i = 0; i < n; i++) {
                order[i] = orders.order(i);
            }
            table.addColumns(StringColumn.create("order", order));
        }
        for (String name : orders.attributeNames()) {
            String[] values = new String[n];
            for (int i = 0; i < n; i++) {
                values[i] = orders.attribute(name, i);
            }
            table.addColumns(StringColumn.create(name, values));
        }
        return table.addColumns(IntColumn.create("line", line));
    }

    /**
     * Joins results to any table that names customers: a left join, every row of the table stays, in its order.
     *
     * <p>Ids are compared as texts without blanks around them, a whole number as its digits, so that a column of integers or
     * longs meets the texts of a result. Rows of customers who have no result get missing values: {@code countMissing()} of a
     * joined column says how many. Millions of distinct texts are no matter here.
     *
     * @param table any table; its columns are taken over, not copied, as {@link Table#selectColumns(String...)} does
     * @param column the column that names the customers
     * @param results a table with a column {@code customer} and one row per customer, such as {@link #of(Tabular)} returns
     * @param names which columns of the results to join; all of them if none is named
     * @return a new table: the columns of the first, then those joined
     * @throws DataException if a column is not there or would be there twice, if a customer stands twice in
     *     the results, or if the two tables have no customer in common
     */
    public static Table join(Table table, String column, Table results, String... names) {
        return new CustomerJoin(table, column, results).join(List.of(names));
    }

    /**
     * The decile of every number, 1 for the largest tenth and 10 for the smallest.
     *
     * <p>A number is in decile d if at least (d − 1)/10 and less than d/10 of all numbers are larger. Equal numbers share a
     * decile, whatever their order, so that deciles need not be of one size; with fewer than ten numbers some are empty.
     *
     * @param values such as {@code residual_value}
     * @return a column {@code decile}, missing where the number is
     */
    public static IntColumn decile(NumericColumn<?> values) {
        double[] sorted = new double[values.size()];
        int n = 0;
        for (int i = 0; i < values.size(); i++) {
            if (!values.isMissing(i)) {
                sorted[n++] = values.getDouble(i);
            }
        }
        Arrays.sort(sorted, 0, n);
        IntColumn out = IntColumn.create("decile");
        for (int i = 0; i < values.size(); i++) {
            if (values.isMissing(i)) {
                out.appendMissing();
            } else {
                out.append(1 + (int) (10L * larger(sorted, n, values.getDouble(i)) / n));
            }
        }
        return out;
    }

    /** How many of the first n numbers, which ascend, are larger than a value. */
    private static int larger(double[] sorted, int n, double value) {
        int low = 0;
        int high = n;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] > value) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return n - low;
    }

    /**
     * Results below each other, told apart by a first column, such as the fits of every channel. They need not have the same
     * columns.
     *
     * @param key what they are told apart by, such as {@code channel}
     * @param results by their values of the key: fits, bases, values
     * @return the key, then every column that one of the results has; missing in the rows of those that do not have it
     * @throws DataException if a column holds numbers in one result and texts or dates in another
     */
    public static Table of(String key, Map<?, ? extends Tabular> results) {
        Map<Object, Columns> parts = new LinkedHashMap<>();
        results.forEach((value, result) -> parts.put(value, result.columns()));
        StringColumn keys = StringColumn.create(key);
        List<String> names = new ArrayList<>();
        parts.forEach((value, part) -> {
            for (int row = 0; row < part.rows(); row++) {
                keys.append(String.valueOf(value));
            }
            int after = 0;
            for (String name : part.names()) {
                int at = names.indexOf(name);
                if (at < 0) {
                    // Beside its neighbours, so that what ends every result ends the table.
                    at = after;
                    names.add(at, name);
                }
                after = at + 1;
            }
        });
        Table table = Table.create("results by " + key, keys);
        names.forEach(name -> table.addColumns(column(name, parts.values())));
        return table;
    }

    private static Column<?> column(String name, Collection<Columns> parts) {
        Column<?> out = null;
        int missing = 0;
        for (Columns part : parts) {
            if (part.has(name)) {
                Column<?> more = column(name, part.column(name));
                if (out == null) {
                    out = more.emptyCopy();
                    appendMissing(out, missing);
                }
                append(out, more);
            } else if (out == null) {
                missing += part.rows();
            } else {
                appendMissing(out, part.rows());
            }
        }
        return Objects.requireNonNull(out);
    }

    @SuppressWarnings("unchecked")
    private static <T> void append(Column<T> to, Column<?> more) {
        if (!to.type().equals(more.type())) {
            throw new DataException("column " + to.name() + " holds "
                    + to.type().name() + " in one result and " + more.type().name() + " in another");
        }
        to.append((Column<T>) more);
    }

    private static void appendMissing(Column<?> column, int rows) {
        for (int row = 0; row < rows; row++) {
            column.appendMissing();
        }
    }

    /**
     * Lets a table print its real numbers with so many decimals, and with none in a column of whole numbers. Only printing
     * changes: values, and CSV, keep all digits.
     *
     * @param table any table
     * @param decimals at least 0
     * @return the same table
     */
    public static Table rounded(Table table, int decimals) {
        for (Column<?> column : table.columns()) {
            if (column instanceof DoubleColumn numbers) {
                numbers.setPrintFormatter(NumberColumnFormatter.fixedWithGrouping(whole(numbers) ? 0 : decimals));
            }
        }
        return table;
    }

    private static boolean whole(DoubleColumn numbers) {
        for (int i = 0; i < numbers.size(); i++) {
            double value = numbers.getDouble(i);
            if (value != Math.rint(value) && !numbers.isMissing(i)) {
                return false;
            }
        }
        return true;
    }

    private static Column<?> column(String name, dev.lindy.core.base.Column values) {
        return values.match(
                texts -> StringColumn.create(name, texts.toArray()),
                integers -> IntColumn.create(name, integers.toArray()),
                doubles -> DoubleColumn.create(name, doubles.toArray()),
                dates -> {
                    int[] packed = new int[dates.size()];
                    for (int i = 0; i < packed.length; i++) {
                        packed[i] = dates.has(i)
                                ? PackedLocalDate.pack(dates.get(i))
                                : DateColumnType.missingValueIndicator();
                    }
                    return DateColumn.createInternal(name, packed);
                });
    }
}
