package dev.lindy.core.base;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of plain text with aligned columns, each as wide as its widest cell.
 *
 * <p>A row may end early. Its last cell then runs on over the columns it lacks and widens none.
 */
public final class TextTable {

    /** Where the cells of a column are aligned. */
    public enum Side {
        /** At the beginning, as words are. */
        LEFT,
        /** At the end, as numbers are. */
        RIGHT
    }

    private final String gap;
    private final Side[] sides;
    private final List<String[]> rows = new ArrayList<>();
    private int[] least = {};

    /**
     * An empty table.
     *
     * @param gap what stands between two columns, such as two blanks
     * @param sides one per column; the last holds for all further columns
     */
    public TextTable(String gap, Side... sides) {
        this.gap = gap;
        this.sides = sides.clone();
    }

    /**
     * Sets how wide columns are at the least.
     *
     * @param widths one per column, from the first on
     * @return this
     */
    public TextTable atLeast(int... widths) {
        least = widths.clone();
        return this;
    }

    /**
     * Adds a row.
     *
     * @param cells from the first column on
     * @return this
     */
    public TextTable row(String... cells) {
        rows.add(cells.clone());
        return this;
    }

    /**
     * The rows as text.
     *
     * @return one line per row, without blanks at its end
     */
    public List<String> lines() {
        int columns = rows.stream().mapToInt(row -> row.length).max().orElse(0);
        int[] width = Arrays.copyOf(least, Math.max(columns, least.length));
        for (String[] row : rows) {
            int counted = row.length < columns ? row.length - 1 : columns;
            for (int i = 0; i < counted; i++) {
                width[i] = Math.max(width[i], row[i].length());
            }
        }
        return rows.stream().map(row -> line(row, width)).toList();
    }

    private String line(String[] row, int[] width) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            String pad = " ".repeat(Math.max(0, width[i] - row[i].length()));
            boolean left = sides[Math.min(i, sides.length - 1)] == Side.LEFT;
            line.append(i == 0 ? "" : gap).append(left ? row[i] + pad : pad + row[i]);
        }
        return line.toString().stripTrailing();
    }

    /** The lines, joined by line feeds. */
    @Override
    public String toString() {
        return String.join("\n", lines());
    }
}
