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

    /** The table; where it is too wide, several below each other, each with the first column and some of the others. */
    String within(int width) {
        int[] widths = widths();
        List<TextTable> parts = new ArrayList<>();
        for (int from = 1; from < columns || parts.isEmpty(); ) {
            int room = width - widths[0];
            int to = from;
            while (to < columns && (to == from || room >= widths[to] + 2)) {
                room -= widths[to++] + 2;
            }
            parts.add(part(from, to));
            from = to;
        }
        return parts.stream().map(TextTable::toString).collect(Collectors.joining("\n\n"));
    }

    private TextTable part(int from, int to) {
        TextTable part = new TextTable(cells(rows.get(0), from, to));
        for (String[] row : rows.subList(1, rows.size())) {
            part.rows.add(row.length == 0 ? row : cells(row, from, to));
        }
        return part;
    }

    private static String[] cells(String[] row, int from, int to) {
        String[] cells = new String[1 + to - from];
        cells[0] = row[0];
        System.arraycopy(row, from, cells, 1, to - from);
        return cells;
    }

    private int[] widths() {
        int[] widths = new int[columns];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        return widths;
    }

    @Override
    public String toString() {
        int[] widths = widths();
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
