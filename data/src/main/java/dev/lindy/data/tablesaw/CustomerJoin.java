package dev.lindy.data.tablesaw;

import dev.lindy.data.DataException;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A left join of one row per customer to any table that names customers. Ids are compared as texts, so that a column of whole
 * numbers meets the texts of a result.
 *
 * <p>Tablesaw's own join compares within one type only, and takes some ten times as long on a million texts.
 */
final class CustomerJoin {
    private static final String CUSTOMER = "customer";
    private static final int NOBODY = -1;

    private final Table left;
    private final Column<?> ids;
    private final Table right;
    private final String[] customers;
    /** The row of a customer + 1, by hash with linear probing; 0 is free. */
    private final int[] slots;

    CustomerJoin(Table left, String column, Table right) {
        this.left = left;
        this.right = right;
        ids = column(left, column);
        Column<?> keys = column(right, CUSTOMER);
        customers = new String[right.rowCount()];
        slots = new int[Integer.highestOneBit(Math.max(8, 2 * customers.length)) << 1];
        for (int row = 0; row < customers.length; row++) {
            customers[row] = Cells.text(keys, row);
            if (customers[row].isEmpty()) {
                continue;
            }
            int slot = slot(customers[row]);
            if (slots[slot] != 0) {
                throw new DataException(Cells.name(right) + ": one row a customer is needed, but \"" + customers[row]
                        + "\" stands in rows " + slots[slot] + " and " + (row + 1));
            }
            slots[slot] = row + 1;
        }
    }

    Table join(List<String> wanted) {
        List<String> names = wanted.isEmpty()
                ? right.columnNames().stream().filter(n -> !n.equals(CUSTOMER)).toList()
                : wanted;
        List<String> taken = new ArrayList<>();
        for (String name : names) {
            column(right, name);
            if (left.containsColumn(name)) {
                taken.add(name);
            }
        }
        if (!taken.isEmpty()) {
            throw new DataException(Cells.name(left) + ": there is a column " + String.join(", ", taken) + " already"
                    + "\n  columns of " + Cells.name(right) + ":  " + String.join(", ", right.columnNames())
                    + "\n  try:           name the columns to be joined, or give these another name:"
                    + " table.column(\"" + taken.get(0) + "\").setName(\"…\")");
        }
        int[] rows = rows();
        Table out = Table.create(left.name(), left.columns());
        for (String name : names) {
            out.addColumns(picked(right.column(name), rows));
        }
        return out;
    }

    /** For every row of the left table its row on the right. */
    private int[] rows() {
        int[] rows = new int[left.rowCount()];
        boolean met = rows.length == 0 || customers.length == 0;
        for (int row = 0; row < rows.length; row++) {
            String id = Cells.text(ids, row);
            rows[row] = id.isEmpty() ? NOBODY : slots[slot(id)] - 1;
            met |= rows[row] >= 0;
        }
        if (!met) {
            throw new DataException(
                    Cells.name(left) + ": none of its customers is in " + Cells.name(right)
                            + "\n  seen:          " + first(ids) + " in column \"" + ids.name() + "\", "
                            + first(right.column(CUSTOMER)) + " in " + Cells.name(right)
                            + "\n  try:           name the column of customers, or read ids as texts if zeros were lost before them");
        }
        return rows;
    }

    private static String first(Column<?> column) {
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row)) {
                return "\"" + Cells.text(column, row) + "\"";
            }
        }
        return "nobody";
    }

    private static <T> Column<T> picked(Column<T> source, int[] rows) {
        Column<T> out = source.emptyCopy();
        for (int row : rows) {
            if (row < 0) {
                out.appendMissing();
            } else {
                out.append(source, row);
            }
        }
        return out;
    }

    private static Column<?> column(Table table, String name) {
        if (!table.containsColumn(name)) {
            throw new DataException(
                    Cells.name(table) + ": there is no column \"" + name + "\"\n  columns seen:  " + Cells.seen(table));
        }
        return table.column(name);
    }

    private int slot(String id) {
        int slot = (int) ((id.hashCode() * 0x9E3779B97F4A7C15L) >>> Integer.SIZE) & (slots.length - 1);
        while (slots[slot] != 0 && !customers[slots[slot] - 1].equals(id)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }
}
