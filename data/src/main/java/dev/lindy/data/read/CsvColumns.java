package dev.lindy.data.read;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.lindy.core.base.Columns;
import dev.lindy.core.base.Printable;
import dev.lindy.core.io.WholeFile;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.data.DataException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Writes columns of results as CSV: UTF-8, comma, a header, numbers with all their digits, dates as yyyy-MM-dd, an empty field
 * for NaN, {@code Infinity} for infinity.
 *
 * <p>Texts came from somewhere else. A text that begins with {@code = + - @}, a tab or a line end, and is no number, gets an
 * apostrophe before it, so that no spreadsheet runs it; a control character is written as its number. A table in which there
 * are such texts says {@code # texts=guarded} above its header, and whoever of this package reads it gets the texts as they were.
 */
public final class CsvColumns {
    /** So many chunks of rows are turned into text at once. */
    private static final int PIECES = 8;

    /** What becomes of texts that could do harm. */
    public enum Texts {
        /** A formula gets an apostrophe, a control character is written as its number. */
        GUARDED,
        /** They are written as they are. */
        RAW
    }

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
            WholeFile.write(file, writer -> write(columns, writer, comments, Texts.GUARDED));
        } catch (IOException e) {
            throw new DataException(file + ": cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * Writes to a writer, which is flushed and stays open. Texts are guarded.
     *
     * @param columns what to write
     * @param writer where
     * @param comments lines to stand above the header, each after {@code # }
     * @throws IOException if the writer does not take it
     */
    public static void write(Columns columns, Writer writer, List<String> comments) throws IOException {
        write(columns, writer, comments, Texts.GUARDED);
    }

    /**
     * Writes to a writer, which is flushed and stays open.
     *
     * @param columns what to write
     * @param writer where
     * @param comments lines to stand above the header, each after {@code # }
     * @param texts whether what could do harm in a spreadsheet or on a terminal is guarded
     * @throws IOException if the writer does not take it
     */
    public static void write(Columns columns, Writer writer, List<String> comments, Texts texts) throws IOException {
        boolean guarded = texts == Texts.GUARDED && TextGuard.isNeeded(columns);
        for (String comment : comments) {
            writer.write("# " + Printable.text(comment.replaceAll("\\R", " ")) + "\n");
        }
        if (guarded) {
            writer.write("# " + TextGuard.SIGN + "\n");
        }
        StringWriter header = new StringWriter();
        try (CsvWriter csv = csv(header)) {
            csv.writeRecord(
                    guarded ? columns.names().stream().map(TextGuard::guard).toList() : columns.names());
        }
        writer.write(header.toString());
        Block now = new Block(columns, guarded);
        Block next = new Block(columns, guarded);
        Queue<NumberTexts[]> numbers = new ConcurrentLinkedQueue<>();
        now.format(0, numbers);
        // While rows are written, the next are turned into text.
        for (int from = Block.ROWS; now.rows > 0; from += Block.ROWS) {
            Block ready = now;
            Block free = next;
            int begin = from;
            Optional<IOException> problem = Chunks.both(
                    () -> ready.write(writer), () -> free.format(begin, numbers), (failed, formatted) -> failed);
            if (problem.isPresent()) {
                throw problem.get();
            }
            now = free;
            next = ready;
        }
        writer.flush();
    }

    /** Some chunks of rows as text. */
    private static final class Block {
        static final int ROWS = PIECES * Chunks.SIZE;

        private final Columns columns;
        private final CsvRows[] pieces = new CsvRows[PIECES];
        private int rows;

        Block(Columns columns, boolean guarded) {
            this.columns = columns;
            Arrays.setAll(pieces, i -> new CsvRows(columns, guarded));
        }

        /** Takes the rows from one on, on all threads; each borrows a memory of numbers for a chunk. */
        Block format(int first, Queue<NumberTexts[]> numbers) {
            rows = Math.max(0, Math.min(columns.rows() - first, ROWS));
            Chunks.forEach(rows, (chunk, from, to) -> {
                NumberTexts[] borrowed = numbers.poll();
                NumberTexts[] mine = borrowed != null ? borrowed : numbers(columns);
                pieces[chunk].format(first + from, first + to, mine);
                numbers.add(mine);
            });
            return this;
        }

        private static NumberTexts[] numbers(Columns columns) {
            return columns.names().stream()
                    .map(name -> new NumberTexts(columns.column(name)))
                    .toArray(NumberTexts[]::new);
        }

        /** What went wrong, if something did. */
        Optional<IOException> write(Writer writer) {
            try {
                for (int chunk = 0; chunk < Chunks.count(rows); chunk++) {
                    pieces[chunk].writeTo(writer);
                }
                return Optional.empty();
            } catch (IOException e) {
                return Optional.of(e);
            }
        }
    }

    /** FastCSV, which knows what must stand in quotation marks. */
    static CsvWriter csv(Writer writer) {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
    }
}
