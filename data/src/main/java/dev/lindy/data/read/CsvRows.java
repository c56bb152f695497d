package dev.lindy.data.read;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.lindy.core.base.Column;
import dev.lindy.core.base.Columns;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A chunk of rows as text, filled anew again and again, by one thread at a time. */
final class CsvRows {

    private static final boolean[] PLAIN = plain();

    /** The columns of texts; null where a column is another. */
    private final Column.@Nullable Texts[] columns;

    private final boolean guarded;
    private char[] text = new char[1 << 16];
    private int used;

    CsvRows(Columns from, boolean guarded) {
        this.guarded = guarded;
        columns = from.names().stream()
                .map(name -> from.column(name).<Column.@Nullable Texts>match(t -> t, i -> null, d -> null, d -> null))
                .toArray(Column.Texts[]::new);
    }

    /** Takes rows in place of those it had, with a memory of numbers that no other thread has at the time. */
    void format(int from, int to, NumberTexts[] numbers) {
        used = 0;
        for (NumberTexts column : numbers) {
            column.load(from, to);
        }
        for (int row = from; row < to; row++) {
            for (int c = 0; c < columns.length; c++) {
                Column.Texts texts = columns[c];
                if (texts != null) {
                    field(c, guarded ? TextGuard.guard(texts.get(row)) : texts.get(row));
                } else {
                    number(c, row, numbers[c]);
                }
                add(c == columns.length - 1 ? '\n' : ',');
            }
        }
    }

    void writeTo(Writer writer) throws IOException {
        writer.write(text, 0, used);
    }

    private void number(int c, int row, NumberTexts numbers) {
        if (columns.length == 1) {
            // A field alone in its line is quoted if it is empty.
            field(c, numbers.text(row));
            return;
        }
        reserve(NumberTexts.LONGEST);
        used += numbers.copy(row, text, used);
    }

    private void field(int c, String value) {
        int n = value.length();
        reserve(n);
        value.getChars(0, n, text, used);
        boolean quotes = false;
        for (int i = used; i < used + n; i++) {
            if (!isPlain(text[i])) {
                if (!needsQuotes(text[i])) {
                    byFastCsv(c, value);
                    return;
                }
                quotes = true;
            }
        }
        if (n == 0 && columns.length == 1) {
            byFastCsv(c, value);
        } else if (quotes) {
            quoted(value);
        } else {
            used += n;
        }
    }

    private void quoted(String value) {
        int n = value.length();
        reserve(2 * n + 2);
        text[used++] = '"';
        for (int i = 0; i < n; i++) {
            char c = value.charAt(i);
            if (c == '"') {
                text[used++] = c;
            }
            text[used++] = c;
        }
        text[used++] = '"';
    }

    private static boolean needsQuotes(char c) {
        return c == ',' || c == '"' || c == '\n' || c == '\r';
    }

    /** The rest; what is done depends on whether a field is the first or alone. */
    private void byFastCsv(int c, String value) {
        StringWriter line = new StringWriter();
        try (CsvWriter csv = CsvColumns.csv(line)) {
            if (columns.length == 1) {
                csv.writeRecord(value);
            } else if (c == 0) {
                csv.writeRecord(value, "");
            } else {
                csv.writeRecord("", value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int from = columns.length == 1 || c == 0 ? 0 : 1;
        int to = line.getBuffer().length() - (columns.length > 1 && c == 0 ? 2 : 1);
        reserve(to - from);
        line.getBuffer().getChars(from, to, text, used);
        used += to - from;
    }

    /** Whether a character never makes quotation marks necessary. */
    private static boolean isPlain(char c) {
        return c >= PLAIN.length || PLAIN[c];
    }

    private static boolean[] plain() {
        boolean[] out = new boolean[127];
        for (char c = ' '; c < out.length; c++) {
            out[c] = c != '#' && !needsQuotes(c);
        }
        return out;
    }

    private void add(char c) {
        reserve(1);
        text[used++] = c;
    }

    private void reserve(int more) {
        if (used + more > text.length) {
            text = Arrays.copyOf(text, Math.max(used + more, text.length * 2));
        }
    }
}
