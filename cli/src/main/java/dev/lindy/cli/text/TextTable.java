package dev.lindy.cli.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A table for people: the first column to the left, the others to the right, each as wide as it must be. */
final class TextTable {

    private final List<String[]> rows = new ArrayList<>();
    private final int columns;

    TextTable(String... titles) {
        columns = titles.length;
        rows.add(titles.clone());
    }

    /** A row; cells beyond the titles are left out. */
    TextTable row(String... cells) {
        rows.add(Arrays.copyOf(cells, columns));
        return this;
    }

    /** A line between groups of rows. */
    TextTable gap() {
        rows.add(new String[0]);
        return this;
    }

    @Override
    public String toString() {
        int[] widths = new int[columns];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    private static String line(String[] row, int[] widths) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            String space = " ".repeat(widths[i] - row[i].length());
            out.append(i == 0 ? row[i] + space : "  " + space + row[i]);
        }
        return out.toString().stripTrailing();
    }
}
