package dev.lindy.data.read;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.data.DataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The records of a delimited text, one at a time; empty lines are passed over. */
abstract class Rows {
    private static final int LONGEST_FIELD = 1 << 20;
    private static final char BLANKS = ' ';

    /** Long enough to tell a line of blanks, as programs write them, from others. */
    private static final int AHEAD = 256;

    /** Notes of the program that made the table, at the most. */
    private static final int MOST_ABOVE = 10_000;

    private static final Pattern STARTING = Pattern.compile("starting at line (\\d+)");

    /** So many titles may stand above a table. */
    static final int MOST_TITLES = 20;

    private final String name;
    private final List<String> comments = new ArrayList<>();
    private long linesAbove;
    private long line = 1;
    private boolean guarded;

    Rows(String name) {
        this.name = name;
    }

    /**
     * Opens the records of a text whose fields are separated by a character, or by any number of blanks.
     *
     * <p>Lines above the first record such as {@code # made by} and {@code sep=;}, which some programs write there, are no part
     * of the table; below it, a line that begins with # is a record like any other.
     *
     * @param comments whether any line above the first record that begins with # is a comment, and not only one in which a
     *     blank follows
     */
    static Rows of(String name, Reader reader, char delimiter, boolean comments) {
        BufferedReader lines = new BufferedReader(new LineLimit(reader), 1 << 16);
        Rows rows = delimiter == BLANKS ? new Blanks(name, lines) : new Quoted(name, lines, delimiter);
        try {
            rows.passOver(lines, sign(comments));
        } catch (IOException e) {
            throw rows.unreadable(e);
        }
        return rows;
    }

    /** Opens the records of an input, as bytes where they are plain. */
    static Rows of(CsvInput input, Charset charset, char delimiter, boolean comments) {
        Rows plain = PlainRows.of(input, charset, delimiter, comments);
        return plain == null ? of(input.name(), input.reader(charset), delimiter, comments) : plain;
    }

    /** The records from a place in a table on, above which its first record and what stands above that were read. */
    static Rows after(Rows above, String name, Reader reader, char delimiter, long lines) {
        Rows rows = new Quoted(name, new BufferedReader(new LineLimit(reader), 1 << 16), delimiter);
        rows.goOnAfter(above, lines);
        return rows;
    }

    /** Goes on in the table of other rows. */
    void goOnAfter(Rows above, long lines) {
        comments.addAll(above.comments);
        guarded = above.guarded;
        line = above.line;
        linesAbove = lines;
    }

    /** How a line that is a comment begins. */
    static String sign(boolean comments) {
        return comments ? "#" : "# ";
    }

    /** Reads the lines above the first record. */
    private void passOver(BufferedReader lines, String sign) throws IOException {
        while (true) {
            lines.mark(AHEAD);
            String beginning = beginning(lines);
            lines.reset();
            boolean comment = beginning.startsWith(sign);
            int end = beginning.indexOf('\n') < 0 ? beginning.indexOf('\r') : beginning.indexOf('\n');
            boolean blank = end >= 0 && beginning.substring(0, end).isBlank();
            if (!comment && !blank && !beginning.startsWith("sep=")) {
                return;
            }
            String text = String.valueOf(lines.readLine());
            linesAbove++;
            if (linesAbove > MOST_ABOVE) {
                throw new TooLongException(
                        String.format(Locale.ROOT, "more than %,d lines stand above the table", MOST_ABOVE));
            }
            if (comment) {
                comments.add(text.substring(1));
                guarded |=
                        List.of(text.substring(1).strip().split("[\\s,;]+", -1)).contains(TextGuard.SIGN);
            }
        }
    }

    private static String beginning(BufferedReader lines) throws IOException {
        char[] out = new char[AHEAD];
        int n = 0;
        for (int got = lines.read(out, 0, AHEAD); got > 0; got = lines.read(out, n, AHEAD - n)) {
            n += got;
        }
        return new String(out, 0, n);
    }

    /** The next record, in a row that the call after it fills anew, or null at the end. */
    @Nullable
    Row next() {
        try {
            Row row = read();
            if (row != null) {
                if (guarded) {
                    row.guarded();
                }
                row.moveDown(linesAbove);
                line = row.line();
            }
            return row;
        } catch (CsvParseException | UncheckedIOException | IOException e) {
            throw unreadable(e);
        }
    }

    /** Whether a record says one thing alone, as a title above a table does. */
    static boolean isTitle(Row row) {
        int said = 0;
        for (int i = 0; i < row.fields(); i++) {
            said += row.field(i).length() > 0 ? 1 : 0;
        }
        return said <= 1;
    }

    /** The first record below titles, of a table with several columns; null where there is none. */
    @Nullable
    Row belowTitles() {
        Row row = next();
        for (int titles = 0; row != null && isTitle(row) && titles < MOST_TITLES; titles++) {
            row = next();
        }
        return row;
    }

    /** The comment lines above the first record, without their sign. */
    List<String> comments() {
        return List.copyOf(comments);
    }

    abstract @Nullable Row read() throws IOException;

    private DataException unreadable(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
        if (cause instanceof TooLongException) {
            return new DataException(
                    name + ": after line " + line + " " + message + "; this is no table of orders, or its delimiter or"
                            + " its line ends are others than they seem",
                    e);
        }
        if (cause instanceof CharacterCodingException) {
            return new DataException(
                    Message.of(
                            name + ": the text after line " + line + " is not UTF-8"
                                    + "\n  try:           save it as UTF-8, or name its encoding: ",
                            Remedy.ENCODING.as("windows-1252", "Charset.forName(\"windows-1252\")")),
                    e);
        }
        if (cause instanceof IOException) {
            return new DataException(name + ": reading broke off after line " + line + ": " + message, e);
        }
        if (message.contains("buffer")) {
            return new DataException(
                    name + ": after line " + line + " a field is longer than a million characters; a quotation mark is"
                            + " probably not closed, or this is no table of orders",
                    e);
        }
        return new DataException(
                name + ": after line " + line + " the quotation marks do not match: " + inTheFile(message)
                        + "\n  try:           close the quotation mark that is open there, or remove it",
                e);
    }

    /** FastCSV counts from where it began. */
    private String inTheFile(String message) {
        return STARTING.matcher(message)
                .replaceAll(found -> "starting at line " + (Long.parseLong(found.group(1)) + linesAbove));
    }

    /** By FastCSV, with fields in quotation marks. */
    private static final class Quoted extends Rows {
        private final CloseableIterator<Row> records;

        Quoted(String name, Reader reader, char delimiter) {
            super(name);
            records = CsvReader.builder()
                    .fieldSeparator(delimiter)
                    .commentStrategy(CommentStrategy.NONE)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .skipEmptyLines(true)
                    .allowUnclosedQuote(false)
                    .detectBomHeader(false)
                    .maxBufferSize(LONGEST_FIELD)
                    .build(new Handler(), reader)
                    .iterator();
        }

        @Override
        @Nullable
        Row read() {
            while (records.hasNext()) {
                Row row = records.next();
                if (row.fields() > 1 || row.field(0).length() > 0) {
                    return row;
                }
            }
            return null;
        }
    }

    private static final class Handler extends AbstractBaseCsvCallbackHandler<Row> {
        private final CharRow row = new CharRow();

        @Override
        protected void handleBegin(long startingLineNumber) {
            row.begin(startingLineNumber);
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            row.add(buffer, offset, length);
        }

        @Override
        protected void handleComment(char[] buffer, int offset, int length) {
            throw new IllegalStateException("there are no comments among the records");
        }

        @Override
        protected Row buildRecord() {
            return row;
        }

        @Override
        protected RecordType getRecordType() {
            return super.getRecordType();
        }
    }

    /** Fields between blanks and tabs, however many; lines may begin with blanks, and there are no quotation marks. */
    private static final class Blanks extends Rows {
        private final BufferedReader reader;
        private final CharRow row = new CharRow();
        private long line;

        Blanks(String name, BufferedReader reader) {
            super(name);
            this.reader = reader;
        }

        @Override
        @Nullable
        Row read() throws IOException {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                line++;
                row.begin(line);
                split(text.toCharArray());
                if (row.fields() > 0) {
                    return row;
                }
            }
            return null;
        }

        private void split(char[] text) {
            int i = 0;
            while (i < text.length) {
                while (i < text.length && text[i] <= ' ') {
                    i++;
                }
                int from = i;
                while (i < text.length && text[i] > ' ') {
                    i++;
                }
                if (i > from) {
                    row.add(text, from, i - from);
                }
            }
        }
    }
}
