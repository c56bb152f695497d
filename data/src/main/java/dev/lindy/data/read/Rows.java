package dev.lindy.data.read;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import dev.lindy.data.DataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records of a delimited text, one at a time; empty lines are passed over. */
abstract class Rows {
    private static final int LONGEST_FIELD = 1 << 20;
    private static final char BLANKS = ' ';

    private final String name;
    private long line = 1;

    private Rows(String name) {
        this.name = name;
    }

    /** Opens the records of a text whose fields are separated by a character, or by any number of blanks. */
    static Rows of(String name, Reader reader, char delimiter, boolean comments) {
        return delimiter == BLANKS ? new Blanks(name, reader, comments) : new Quoted(name, reader, delimiter, comments);
    }

    /** The next record, in a row that the call after it fills anew, or null at the end. */
    @Nullable
    Row next() {
        try {
            Row row = read();
            if (row != null) {
                line = row.line();
            }
            return row;
        } catch (CsvParseException | UncheckedIOException | IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * The first record that is part of the table: lines such as {@code # made by} and {@code sep=;}, which some programs write
     * above it, are not. Valid until the next record.
     */
    @Nullable
    Row first() {
        Row row = next();
        while (row != null && (startsWith(row, "# ") || startsWith(row, "sep="))) {
            row = next();
        }
        return row;
    }

    private static boolean startsWith(Row row, String text) {
        CharSequence field = row.field(0);
        return field.length() >= text.length() && text.contentEquals(field.subSequence(0, text.length()));
    }

    /** The comment lines seen so far, without their sign. */
    List<String> comments() {
        return List.of();
    }

    abstract @Nullable Row read() throws IOException;

    private DataException unreadable(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
        if (cause instanceof CharacterCodingException) {
            return new DataException(
                    name + ": the text after line " + line + " is not UTF-8"
                            + "\n  try:           save it as UTF-8, or name its encoding: --encoding windows-1252",
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
        return new DataException(name + ": after line " + line + " the quotation marks do not match: " + message, e);
    }

    /** By FastCSV, with fields in quotation marks. */
    private static final class Quoted extends Rows {
        private final CloseableIterator<Row> records;
        private final Handler handler = new Handler();

        Quoted(String name, Reader reader, char delimiter, boolean comments) {
            super(name);
            records = CsvReader.builder()
                    .fieldSeparator(delimiter)
                    .commentStrategy(comments ? CommentStrategy.READ : CommentStrategy.NONE)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .skipEmptyLines(true)
                    .allowUnclosedQuote(false)
                    .detectBomHeader(false)
                    .maxBufferSize(LONGEST_FIELD)
                    .build(handler, reader)
                    .iterator();
        }

        @Override
        @Nullable
        Row read() {
            while (records.hasNext()) {
                Row row = records.next();
                if (!handler.comment && (row.fields() > 1 || row.field(0).length() > 0)) {
                    return row;
                }
            }
            return null;
        }

        @Override
        List<String> comments() {
            return handler.comments;
        }
    }

    private static final class Handler extends AbstractBaseCsvCallbackHandler<Row> {
        private final Row row = new Row();
        private final List<String> comments = new ArrayList<>();
        private boolean comment;

        @Override
        protected void handleBegin(long startingLineNumber) {
            row.begin(startingLineNumber);
            comment = false;
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            row.add(buffer, offset, length);
        }

        @Override
        protected void handleComment(char[] buffer, int offset, int length) {
            comment = true;
            comments.add(new String(buffer, offset, length));
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
        private final boolean comments;
        private final List<String> said = new ArrayList<>();
        private final Row row = new Row();
        private long line;

        Blanks(String name, Reader reader, boolean comments) {
            super(name);
            this.comments = comments;
            this.reader = new BufferedReader(reader, 1 << 16);
        }

        @Override
        @Nullable
        Row read() throws IOException {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                line++;
                if (comments && text.startsWith("#")) {
                    said.add(text.substring(1));
                    continue;
                }
                row.begin(line);
                split(text.toCharArray());
                if (row.fields() > 0) {
                    return row;
                }
            }
            return null;
        }

        @Override
        List<String> comments() {
            return said;
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
