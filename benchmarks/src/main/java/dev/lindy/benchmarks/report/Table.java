package dev.lindy.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** A table in Markdown: the first columns are text, the others numbers. */
final class Table {

    private final List<String> header;
    private final int textColumns;
    private final List<List<String>> rows = new ArrayList<>();

    Table(int textColumns, String... header) {
        this.header = List.of(header);
        this.textColumns = textColumns;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void add(String... cells) {
        if (cells.length != header.size()) {
            throw new IllegalArgumentException(cells.length + " cells under " + header.size() + " headers");
        }
        rows.add(List.of(cells));
    }

    /** The table below a text and an empty line; nothing where it has no row. */
    String below(String text) {
        return rows.isEmpty() ? "" : "\n" + text + "\n\n" + this;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        line(out, header);
        List<String> rule = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            rule.add(i < textColumns ? "---" : "---:");
        }
        line(out, rule);
        rows.forEach(row -> line(out, row));
        return rows.isEmpty() ? "Not part of this run.\n" : out.toString();
    }

    private static void line(StringBuilder out, List<String> cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
