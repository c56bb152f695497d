package dev.lindy.cli.text;

import dev.lindy.core.base.Columns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Columns as a list of rows for JSON. */
public final class Rows {

    private Rows() {}

    public static List<Map<String, @Nullable Object>> of(Columns columns) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int row = 0; row < columns.rows(); row++) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (String name : columns.names()) {
                map.put(name, value(columns.column(name), row));
            }
            rows.add(map);
        }
        return rows;
    }

    private static @Nullable Object value(Columns.Column column, int row) {
        if (column instanceof Columns.Texts texts) {
            return texts.get(row);
        }
        if (column instanceof Columns.Integers integers) {
            return integers.get(row);
        }
        if (column instanceof Columns.Dates dates) {
            return dates.has(row) ? dates.get(row).toString() : null;
        }
        return Json.finite(((Columns.Doubles) column).get(row));
    }
}
