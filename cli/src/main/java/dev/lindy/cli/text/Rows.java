package dev.lindy.cli.text;

import dev.lindy.core.base.Column;
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

    private static @Nullable Object value(Column column, int row) {
        return column.<@Nullable Object>match(
                texts -> texts.get(row),
                integers -> integers.has(row) ? integers.get(row) : null,
                doubles -> Json.finite(doubles.get(row)),
                dates -> dates.has(row) ? dates.text(row) : null);
    }
}
