package dev.lindy.data.read;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.lindy.core.base.Columns;
import dev.lindy.core.io.WholeFile;
import dev.lindy.data.DataException;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes columns of results as CSV: UTF-8, comma, a header, numbers with all their digits, dates as yyyy-MM-dd, an empty field
 * for NaN, {@code Infinity} for infinity.
 */
public final class CsvColumns {
    private static final int BUFFER = 1 << 16;

    private CsvColumns() {}

    /**
     * Writes a file. It appears whole or not at all: it is written under a temporary name beside its place and then renamed.
     *
     * @param columns what to write
     * @param file where; an existing file is replaced
     * @param comments lines to stand above the header, each after {@code # }, such as {@code unit=week}
     * @throws DataException if it cannot be written
     */
    public static void write(Columns columns, Path file, List<String> comments) {
        try {
            WholeFile.write(file, writer -> write(columns, writer, comments));
        } catch (IOException e) {
            throw new DataException(file + ": cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * Writes to a writer, which is flushed and stays open.
     *
     * @param columns what to write
     * @param writer where
     * @param comments lines to stand above the header, each after {@code # }
     * @throws IOException if the writer does not take it
     */
    public static void write(Columns columns, Writer writer, List<String> comments) throws IOException {
        for (String comment : comments) {
            writer.write("# " + comment.replaceAll("\\R", " ") + "\n");
        }
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(BUFFER)
                .build(new Open(writer));
        List<String> names = columns.names();
        csv.writeRecord(names);
        Columns.Column[] all = names.stream().map(columns::column).toArray(Columns.Column[]::new);
        String[] fields = new String[all.length];
        for (int row = 0; row < columns.rows(); row++) {
            for (int c = 0; c < all.length; c++) {
                fields[c] = text(all[c], row);
            }
            csv.writeRecord(fields);
        }
        csv.close();
        writer.flush();
    }

    private static String text(Columns.Column column, int row) {
        if (column instanceof Columns.Texts texts) {
            return texts.get(row);
        }
        if (column instanceof Columns.Integers integers) {
            return Integer.toString(integers.get(row));
        }
        if (column instanceof Columns.Dates dates) {
            return dates.get(row).toString();
        }
        double value = ((Columns.Doubles) column).get(row);
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    /** Keeps the writer open when the CSV writer is closed. */
    private static final class Open extends java.io.FilterWriter {
        Open(Writer out) {
            super(out);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
