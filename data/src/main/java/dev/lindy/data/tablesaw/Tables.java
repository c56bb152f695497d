package dev.lindy.data.tablesaw;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.TimeScale;
import dev.lindy.data.ColumnRoles;
import dev.lindy.data.Ledger;
import dev.lindy.data.Preparation;
import dev.lindy.data.Transactions;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Tablesaw tables in and out: order logs and summaries from a {@link Table}, every result to one, so that a notebook can
 * filter, join, sort and print what this toolkit returns.
 *
 * <p>Customers are never grouped here but in {@link Transactions}: Tablesaw 0.44 cannot group by a text column with more than
 * 65,534 distinct values.
 */
public final class Tables {

    private Tables() {}

    /**
     * An order log, its columns recognised by their names.
     *
     * @param table one row an order
     * @return the log with the ledger of reading
     * @throws dev.lindy.data.DataException if columns are missing or of the wrong type, naming those that there are
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
     * @throws dev.lindy.data.DataException if columns are missing or of the wrong type, naming those that there are
     */
    public static Transactions transactions(Table table, ColumnRoles roles) {
        return new TableReader(table).transactions(roles);
    }

    /**
     * Customers that come summarised already, in columns such as {@code customer, x, t_x, T, mean_spend}. Columns of texts that
     * mean nothing else become attributes.
     *
     * @param table one row a customer
     * @param unit the unit of all times
     * @return the customers with the ledger of reading
     * @throws dev.lindy.data.DataException if columns are missing or of the wrong type, naming those that there are
     */
    public static Preparation summaries(Table table, TimeScale unit) {
        return new TableReader(table).summaries(unit);
    }

    /**
     * A result as a table. NaN becomes a missing value.
     *
     * @param columns any result
     * @return a new table with the same names and rows
     */
    public static Table of(Columns columns) {
        Table table = Table.create();
        for (String name : columns.names()) {
            table.addColumns(column(name, columns.column(name)));
        }
        return table;
    }

    /**
     * Customers as a table.
     *
     * @param base the customers
     * @return one row a customer, with the names of {@link CustomerBase#columns()}
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
        for (Ledger.Entry entry : ledger.entries()) {
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
     * @return one row a row of the log: customer, date or time, amount and order where there are any, attributes, line
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

    private static Column<?> column(String name, Columns.Column column) {
        int n = column.size();
        if (column instanceof Columns.Texts texts) {
            String[] values = new String[n];
            for (int i = 0; i < n; i++) {
                values[i] = texts.get(i);
            }
            return StringColumn.create(name, values);
        }
        if (column instanceof Columns.Integers integers) {
            int[] values = new int[n];
            for (int i = 0; i < n; i++) {
                values[i] = integers.get(i);
            }
            return IntColumn.create(name, values);
        }
        if (column instanceof Columns.Dates dates) {
            LocalDate[] values = new LocalDate[n];
            for (int i = 0; i < n; i++) {
                values[i] = dates.get(i);
            }
            return DateColumn.create(name, values);
        }
        Columns.Doubles doubles = (Columns.Doubles) column;
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = doubles.get(i);
        }
        return DoubleColumn.create(name, values);
    }
}
