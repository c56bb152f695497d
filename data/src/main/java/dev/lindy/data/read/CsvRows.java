package dev.lindy.data.read;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.lindy.core.base.Columns;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.LongFunction;

/** A chunk of rows as text, filled anew again and again, by one thread at a time. */
final class CsvRows {

    private final Columns.Column[] columns;
    private final Memory[] memories;
    private char[] text = new char[1 << 16];
    private int used;

    CsvRows(Columns from) {
        columns = from.names().stream().map(from::column).toArray(Columns.Column[]::new);
        memories = Arrays.stream(columns).map(CsvRows::memory).toArray(Memory[]::new);
    }

    private static Memory memory(Columns.Column column) {
        if (column instanceof Columns.Doubles) {
            return new Memory(bits -> {
                double value = Double.longBitsToDouble(bits);
                return Double.isNaN(value) ? "" : Double.toString(value);
            });
        }
        return new Memory(
                column instanceof Columns.Dates
                        ? day -> LocalDate.ofEpochDay(day).toString()
                        : Long::toString);
    }

    /** Takes rows in place of those it had. */
    void format(int from, int to) {
        used = 0;
        for (int row = from; row < to; row++) {
            for (int c = 0; c < columns.length; c++) {
                if (columns[c] instanceof Columns.Texts texts) {
                    field(c, texts.get(row));
                } else {
                    number(c, row);
                }
                add(c == columns.length - 1 ? '\n' : ',');
            }
        }
    }

    void writeTo(Writer writer) throws IOException {
        writer.write(text, 0, used);
    }

    private void number(int c, int row) {
        long key;
        if (columns[c] instanceof Columns.Doubles doubles) {
            key = Double.doubleToRawLongBits(doubles.get(row));
        } else if (columns[c] instanceof Columns.Dates dates) {
            key = dates.get(row).toEpochDay();
        } else {
            key = ((Columns.Integers) columns[c]).get(row);
        }
        if (columns.length == 1) {
            // A field alone in its line is quoted if it is empty.
            field(c, memories[c].text(key));
            return;
        }
        reserve(Memory.LONGEST);
        used += memories[c].copy(key, text, used);
    }

    private void field(int c, String value) {
        int n = value.length();
        reserve(n);
        for (int i = 0; i < n; i++) {
            char ch = value.charAt(i);
            if (!isPlain(ch)) {
                quoted(c, value);
                return;
            }
            text[used + i] = ch;
        }
        if (n == 0 && columns.length == 1) {
            quoted(c, value);
        } else {
            used += n;
        }
    }

    /** By FastCSV; what it does depends on whether a field is the first or alone. */
    private void quoted(int c, String value) {
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

    /** Whether a character never makes quotation marks necessary; others may or may not. */
    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
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

    /** Numbers with their texts. Customers of the same history share most of their numbers, so the latest are kept. */
    private static final class Memory {
        /** No number is written with more characters. */
        static final int LONGEST = 26;

        private static final int KEPT_BITS = 12;
        private static final int KEPT = 1 << KEPT_BITS;

        private final LongFunction<String> write;
        private final long[] keys = new long[KEPT];
        private final char[] texts = new char[KEPT * LONGEST];
        private final byte[] lengths = new byte[KEPT];

        Memory(LongFunction<String> write) {
            this.write = write;
            Arrays.fill(lengths, (byte) -1);
        }

        String text(long key) {
            return write.apply(key);
        }

        /** Writes a number into an array with room for it. */
        int copy(long key, char[] into, int at) {
            int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - KEPT_BITS));
            if (lengths[slot] < 0 || keys[slot] != key) {
                String text = write.apply(key);
                text.getChars(0, text.length(), texts, slot * LONGEST);
                keys[slot] = key;
                lengths[slot] = (byte) text.length();
            }
            System.arraycopy(texts, slot * LONGEST, into, at, lengths[slot]);
            return lengths[slot];
        }
    }
}
