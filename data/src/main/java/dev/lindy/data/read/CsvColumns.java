package dev.lindy.data.read;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.lindy.core.base.Columns;
import dev.lindy.core.io.WholeFile;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.data.DataException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Writes columns of results as CSV: UTF-8, comma, a header, numbers with all their digits, dates as yyyy-MM-dd, an empty field
 * for NaN, {@code Infinity} for infinity.
 */
public final class CsvColumns {
    /** So many chunks of rows are turned into text at once. */
    private static final int PIECES = 8;

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
        StringWriter header = new StringWriter();
        try (CsvWriter csv = csv(header)) {
            csv.writeRecord(columns.names());
        }
        writer.write(header.toString());
        CsvRows[] pieces = new CsvRows[PIECES];
        Arrays.setAll(pieces, i -> new CsvRows(columns));
        for (int from = 0; from < columns.rows(); from += PIECES * Chunks.SIZE) {
            int first = from;
            int rows = Math.min(columns.rows() - from, PIECES * Chunks.SIZE);
            Chunks.forEach(rows, (chunk, begin, end) -> pieces[chunk].format(first + begin, first + end));
            for (int chunk = 0; chunk < Chunks.count(rows); chunk++) {
                pieces[chunk].writeTo(writer);
            }
        }
        writer.flush();
    }

    /** FastCSV, which knows what must stand in quotation marks. */
    static CsvWriter csv(Writer writer) {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
    }
}
