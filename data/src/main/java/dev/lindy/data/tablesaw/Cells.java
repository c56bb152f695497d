package dev.lindy.data.tablesaw;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** How cells and columns are written as texts. */
final class Cells {
    private static final int SHOWN = 40;

    private Cells() {}

    /** A cell as the source would have written it: whole numbers without a decimal point; empty if it is missing. */
    static String text(Column<?> column, int row) {
        if (column.isMissing(row)) {
            return "";
        }
        if (column instanceof NumericColumn<?> numbers) {
            double value = numbers.getDouble(row);
            if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
                return Long.toString((long) value);
            }
        }
        return column.getUnformattedString(row).strip();
    }

    /** A row for an example in a ledger. */
    static String row(List<Column<?>> columns, int row) {
        return columns.stream().map(c -> c.getUnformattedString(row)).collect(Collectors.joining(" | "));
    }

    /** What messages call a table. */
    static String name(Table table) {
        return table.name() == null || table.name().isBlank() ? "table" : table.name();
    }

    /** What the columns of a table hold. */
    static List<String> types(Table table) {
        return table.columns().stream().map(column -> column.type().name()).toList();
    }

    /** The columns of a table with their types, for a message. */
    static String seen(Table table) {
        List<String> shown = new ArrayList<>();
        for (Column<?> column : table.columns()) {
            shown.add(column.name() + " (" + column.type().name() + ")");
        }
        return shown.size() <= SHOWN
                ? String.join(", ", shown)
                : String.join(", ", shown.subList(0, SHOWN)) + ", and " + (shown.size() - SHOWN) + " more";
    }
}
