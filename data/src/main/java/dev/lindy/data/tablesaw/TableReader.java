package dev.lindy.data.tablesaw;

import dev.lindy.core.base.TimeScale;
import dev.lindy.data.DataException;
import dev.lindy.data.Transactions;
import dev.lindy.data.TransactionsBuilder;
import dev.lindy.data.ledger.Kind;
import dev.lindy.data.prepare.Preparation;
import dev.lindy.data.prepare.SummariesBuilder;
import dev.lindy.data.prepare.kernel.SummaryChecks;
import dev.lindy.data.recognise.Beside;
import dev.lindy.data.recognise.ColumnRoles;
import dev.lindy.data.recognise.DatePattern;
import dev.lindy.data.recognise.DateRecogniser;
import dev.lindy.data.recognise.RowRules;
import dev.lindy.data.recognise.SummaryColumn;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Takes the rows of a table into a log or into summaries. */
final class TableReader {
    private static final long SECONDS_A_DAY = 86_400;
    private static final List<SummaryColumn> NEEDED =
            List.of(SummaryColumn.CUSTOMER, SummaryColumn.FREQUENCY, SummaryColumn.RECENCY, SummaryColumn.AGE);

    private final Table table;
    private final String name;
    private final List<Column<?>> columns;

    TableReader(Table table) {
        this.table = table;
        name = Cells.name(table);
        columns = table.columns();
        if (columns.isEmpty()) {
            throw new DataException(name + ": the table has no columns");
        }
    }

    Transactions transactions(ColumnRoles roles, RowRules rules) {
        ColumnRoles.Places places = roles.resolve(name, table.columnNames(), Cells.types(table), emptyColumns());
        TransactionsBuilder out = new TransactionsBuilder(name, places.hasAmount(), places.attributeNames())
                .expecting(table.rowCount())
                .rules(rules)
                .columns(places);
        IntToLongFunction time = time(places.date(), "date");
        IntToDoubleFunction amount = amount(places);
        IntToDoubleFunction refunded = places.refunded() < 0 ? row -> 0 : number(places.refunded(), "refunded amount");
        IntToLongFunction acquired =
                places.acquired() < 0 ? row -> DatePattern.NO_DATE : time(places.acquired(), "acquired");
        for (int row = 0; row < table.rowCount(); row++) {
            int at = row;
            double value = amount.applyAsDouble(row);
            long second = time.applyAsLong(row);
            if (second == DatePattern.NO_DATE) {
                boolean missing = columns.get(places.date()).isMissing(row);
                out.reject(
                        missing ? Kind.NO_DATE : Kind.UNREADABLE,
                        row + 1L,
                        value,
                        () -> Cells.row(columns, at),
                        missing
                                ? ""
                                : "\"" + columns.get(places.date()).getString(row) + "\" is no date like the others");
                continue;
            }
            RowRules.Status status = RowRules.Status.VALID;
            for (int column : places.status()) {
                RowRules.Status one = rules.status(columns.get(column).name(), text(column, row));
                if (one == RowRules.Status.VOID && status != one && !(value < 0)) {
                    out.leaveOut(
                            row + 1L,
                            value,
                            order(places, row),
                            () -> Cells.row(columns, at),
                            columns.get(column).name(),
                            text(column, row));
                }
                status = status == RowRules.Status.VOID || one == RowRules.Status.VALID ? status : one;
            }
            if (status == RowRules.Status.VOID && !(value < 0)) {
                continue;
            }
            boolean added = out.add(
                    row + 1L,
                    text(places.customer(), row),
                    second,
                    value,
                    order(places, row),
                    beside(places, row, status, value, refunded),
                    fingerprint(row));
            if (added) {
                for (int i = 0; i < places.attributes().size(); i++) {
                    out.attribute(i, text(places.attributes().get(i), row));
                }
                if (places.currency() >= 0) {
                    out.currency(text(places.currency(), row));
                }
                long day = acquired.applyAsLong(row);
                if (day != DatePattern.NO_DATE) {
                    out.acquired(Math.floorDiv(day, SECONDS_A_DAY));
                }
            }
        }
        return out.build();
    }

    private String order(ColumnRoles.Places places, int row) {
        return places.order() < 0 ? "" : text(places.order(), row);
    }

    private Beside beside(
            ColumnRoles.Places places, int row, RowRules.Status status, double value, IntToDoubleFunction refunded) {
        double back = Math.abs(refunded.applyAsDouble(row));
        boolean inFull = status == RowRules.Status.REFUNDED && value > 0;
        return new Beside(
                places.fallback() >= 0,
                places.fallback() < 0 ? "" : text(places.fallback(), row),
                Double.isNaN(back) || back == 0 ? inFull && places.refunded() >= 0 ? value : 0 : back,
                places.reference() < 0 ? "" : text(places.reference(), row),
                inFull && places.refunded() < 0 ? status : RowRules.Status.VALID);
    }

    private Set<Integer> emptyColumns() {
        Set<Integer> out = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).countMissing() == table.rowCount()) {
                out.add(i);
            }
        }
        return out;
    }

    Preparation summaries(TimeScale unit) {
        List<String> header = table.columnNames();
        List<String> missing = new ArrayList<>();
        List<String> renamings = new ArrayList<>();
        for (SummaryColumn column : NEEDED) {
            if (!column.isIn(header)) {
                int like = column.like(header);
                missing.add(column.id());
                renamings.add("table.column(\"" + (like < 0 ? "…" : header.get(like)) + "\").setName(\"" + column.id()
                        + "\")");
            }
        }
        if (!missing.isEmpty()) {
            throw new DataException(
                    name + ": no column " + String.join(", ", missing) + "\n  columns seen:  " + Cells.seen(table)
                            + "\n  try:           " + String.join(", ", renamings)
                            + (missing.size() < NEEDED.size()
                                    ? ""
                                    : ", or Tables.transactions(table) if each row is an order"));
        }
        int customer = SummaryColumn.CUSTOMER.in(name, header);
        IntToDoubleFunction x = summary(SummaryColumn.FREQUENCY);
        IntToDoubleFunction tx = summary(SummaryColumn.RECENCY);
        IntToDoubleFunction age = summary(SummaryColumn.AGE);
        IntToDoubleFunction spend = summary(SummaryColumn.MEAN_SPEND);
        IntToDoubleFunction count = summary(SummaryColumn.SPEND_COUNT);
        IntToDoubleFunction geometric = summary(SummaryColumn.GEOMETRIC_MEAN_SPEND);
        IntToDoubleFunction deviation = summary(SummaryColumn.SPEND_DEVIATION);
        boolean spread = SummaryColumn.GEOMETRIC_MEAN_SPEND.isIn(header) && SummaryColumn.SPEND_DEVIATION.isIn(header);
        IntToDoubleFunction litt = summary(SummaryColumn.LITT);
        IntToDoubleFunction value = summary(SummaryColumn.HISTORICAL_VALUE);
        boolean counted = SummaryColumn.SPEND_COUNT.isIn(header);
        IntToLongFunction first = day(SummaryColumn.FIRST_PURCHASE);
        IntToLongFunction last = day(SummaryColumn.LAST_PURCHASE);
        List<StringColumn> attributes = attributes(header);
        SummariesBuilder out =
                new SummariesBuilder(name, unit, SummaryColumn.MEAN_SPEND.isIn(header)).expecting(table.rowCount());
        boolean hasFirst = SummaryColumn.FIRST_PURCHASE.isIn(header);
        boolean hasValue = SummaryColumn.HISTORICAL_VALUE.isIn(header);
        boolean hasLast = SummaryColumn.LAST_PURCHASE.isIn(header);
        boolean hasLitt = SummaryColumn.LITT.isIn(header);
        for (int row = 0; row < table.rowCount(); row++) {
            int at = row;
            if (first.applyAsLong(row) == DatePattern.NO_DATE) {
                out.reject(Kind.NO_DATE, row + 1L, () -> Cells.row(columns, at), "no date of first purchase");
                continue;
            }
            if (last.applyAsLong(row) == DatePattern.NO_DATE) {
                out.reject(Kind.NO_DATE, row + 1L, () -> Cells.row(columns, at), "no date of last purchase");
                continue;
            }
            String problem = spread
                    ? SummaryChecks.ofSpread(
                            spend.applyAsDouble(row), geometric.applyAsDouble(row), deviation.applyAsDouble(row))
                    : null;
            if (problem != null) {
                out.reject(Kind.UNREADABLE, row + 1L, () -> Cells.row(columns, at), problem);
                continue;
            }
            boolean added = out.add(
                    row + 1L,
                    text(customer, row),
                    x.applyAsDouble(row),
                    tx.applyAsDouble(row),
                    age.applyAsDouble(row),
                    spend.applyAsDouble(row),
                    counted ? count.applyAsDouble(row) : -1);
            if (!added) {
                continue;
            }
            if (spread) {
                out.spendSpread(geometric.applyAsDouble(row), deviation.applyAsDouble(row));
            }
            if (hasLitt) {
                out.litt(litt.applyAsDouble(row));
            }
            if (hasValue) {
                out.historicalValue(value.applyAsDouble(row));
            }
            if (hasFirst) {
                out.firstPurchase(first.applyAsLong(row));
            }
            if (hasLast) {
                out.lastPurchase(last.applyAsLong(row));
            }
            for (StringColumn attribute : attributes) {
                out.attribute(attribute.name(), attribute.get(row));
            }
        }
        return out.build();
    }

    /** Text columns that mean nothing else. */
    private List<StringColumn> attributes(List<String> header) {
        List<StringColumn> out = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            int index = i;
            boolean free = Arrays.stream(SummaryColumn.values()).noneMatch(column -> column.in(name, header) == index);
            if (free && columns.get(i) instanceof StringColumn texts) {
                out.add(texts);
            }
        }
        return out;
    }

    private IntToDoubleFunction summary(SummaryColumn column) {
        int index = column.in(name, table.columnNames());
        return index < 0 ? row -> Double.NaN : number(index, column.id());
    }

    /** Days since 1970-01-01, any day without such a column, {@link DatePattern#NO_DATE} where there is no date. */
    private IntToLongFunction day(SummaryColumn column) {
        int index = column.in(name, table.columnNames());
        if (index < 0) {
            return row -> 0;
        }
        IntToLongFunction second = time(index, column.id());
        return row -> {
            long at = second.applyAsLong(row);
            return at == DatePattern.NO_DATE ? at : Math.floorDiv(at, SECONDS_A_DAY);
        };
    }

    private IntToDoubleFunction amount(ColumnRoles.Places places) {
        if (places.amount() >= 0) {
            return number(places.amount(), "amount");
        }
        if (places.quantity() < 0) {
            return row -> Double.NaN;
        }
        IntToDoubleFunction quantity = number(places.quantity(), "quantity");
        IntToDoubleFunction price = number(places.unitPrice(), "unit price");
        return row -> quantity.applyAsDouble(row) * price.applyAsDouble(row);
    }

    private IntToDoubleFunction number(int index, String role) {
        if (columns.get(index) instanceof NumericColumn<?> numbers) {
            return row -> numbers.isMissing(row) ? Double.NaN : numbers.getDouble(row);
        }
        throw wrongType(index, role, "numbers");
    }

    private IntToLongFunction time(int index, String role) {
        Column<?> column = columns.get(index);
        if (column instanceof DateColumn dates) {
            return row -> {
                LocalDate date = dates.get(row);
                return date == null ? DatePattern.NO_DATE : date.toEpochDay() * SECONDS_A_DAY;
            };
        }
        if (column instanceof DateTimeColumn times) {
            return row -> {
                LocalDateTime time = times.get(row);
                return time == null ? DatePattern.NO_DATE : time.toEpochSecond(ZoneOffset.UTC);
            };
        }
        if (column instanceof InstantColumn instants) {
            return row -> {
                java.time.Instant instant = instants.get(row);
                return instant == null ? DatePattern.NO_DATE : instant.getEpochSecond();
            };
        }
        if (column.type() == ColumnType.STRING
                || column.type() == ColumnType.INTEGER
                || column.type() == ColumnType.LONG) {
            DateRecogniser recogniser = new DateRecogniser(
                    null,
                    (problem, patterns) -> new DataException(name + ": how are the dates in column \"" + column.name()
                            + "\" written?" + "\n  seen:          " + problem
                            + "\n  try:           table.replaceColumn(\"" + column.name()
                            + "\", …) with a column of dates"));
            for (int row = 0; row < column.size(); row++) {
                recogniser.add(
                        column.isMissing(row) ? "" : column.getString(row).strip());
            }
            DatePattern pattern = recogniser.pattern();
            return row -> column.isMissing(row)
                    ? DatePattern.NO_DATE
                    : pattern.parse(column.getString(row).strip());
        }
        throw wrongType(index, role, "dates, date-times or texts");
    }

    private DataException wrongType(int index, String role, String wanted) {
        Column<?> column = columns.get(index);
        int example = 0;
        while (example < column.size() && column.isMissing(example)) {
            example++;
        }
        return new DataException(name + ": the " + role + " column \"" + column.name() + "\" must hold " + wanted
                + ", but holds "
                + column.type().name()
                + (example < column.size()
                        ? ", such as \"" + Cells.text(column, example) + "\" in row " + (example + 1)
                        : "")
                + "\n  columns seen:  " + Cells.seen(table)
                + "\n  try:           table.replaceColumn(\"" + column.name() + "\", …) with a column of " + wanted
                + (column instanceof StringColumn
                        ? ", or CsvOrders.read(file), which understands amounts such as \"1.234,50 EUR\""
                        : ""));
    }

    private String text(int index, int row) {
        return Cells.text(columns.get(index), row);
    }

    private long fingerprint(int row) {
        long h = 0;
        for (Column<?> column : columns) {
            h = (h + Objects.hashCode(column.get(row))) * 0x9E3779B97F4A7C15L;
            h ^= h >>> 29;
        }
        return h;
    }
}
