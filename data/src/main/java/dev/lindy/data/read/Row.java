package dev.lindy.data.read;

import dev.lindy.core.base.Printable;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;

/** One record of a delimited text: its fields as pieces of one buffer, which is filled anew for every record. */
final class Row {
    /** As many as a spreadsheet has columns. */
    private static final int MOST_FIELDS = 1 << 14;

    static final int NOT_PLAIN = -1;

    private char[] text = new char[256];
    private int[] end = new int[16];
    private int fields;
    private long line;
    private boolean guarded;

    /** Says that the texts of the table are guarded. */
    void guarded() {
        guarded = true;
    }

    void begin(long lineNumber) {
        line = lineNumber;
        fields = 0;
    }

    /** Where a line that was taken apart at once stands. */
    void standsAt(long lineNumber) {
        line = lineNumber;
    }

    /** Counts the lines that stand above the first record. */
    void moveDown(long lines) {
        line += lines;
    }

    void add(char[] buffer, int offset, int length) {
        int used = fields == 0 ? 0 : end[fields - 1];
        if (fields == MOST_FIELDS || used + length > LineLimit.LONGEST) {
            throw new UncheckedIOException(new TooLongException(
                    fields == MOST_FIELDS
                            ? String.format(Locale.ROOT, "a row has more than %,d fields", MOST_FIELDS)
                            : String.format(Locale.ROOT, "a row is longer than %,d characters", LineLimit.LONGEST)));
        }
        if (used + length > text.length) {
            text = Arrays.copyOf(text, Math.max(used + length, 2 * text.length));
        }
        System.arraycopy(buffer, offset, text, used, length);
        if (fields == end.length) {
            end = Arrays.copyOf(end, 2 * fields);
        }
        end[fields++] = used + length;
    }

    /**
     * Takes the next line of a buffer apart, as long as its bytes are plain: ASCII without quotation marks.
     *
     * @param bytes holds the line from a place on
     * @param from where it begins
     * @param limit where the buffer ends
     * @param delimiter between fields
     * @return where the next line begins; {@link #NOT_PLAIN} if the line is not plain or its end is not in the buffer
     */
    int plain(byte[] bytes, int from, int limit, byte delimiter) {
        if (text.length < limit - from) {
            text = new char[limit - from];
        }
        char[] into = text;
        int n = 0;
        fields = 0;
        for (int i = from; i < limit; i++) {
            byte c = bytes[i];
            if (c == delimiter) {
                endField(n);
            } else if (c > '"') {
                into[n++] = (char) c;
            } else if (c == '\n' || (c == '\r' && i + 1 < limit && bytes[i + 1] == '\n')) {
                endField(n);
                // Too many are for the other way to refuse.
                return fields > MOST_FIELDS ? NOT_PLAIN : c == '\n' ? i + 1 : i + 2;
            } else if (c == '\r' || c == '"' || c < 0) {
                return NOT_PLAIN;
            } else {
                into[n++] = (char) c;
            }
        }
        return NOT_PLAIN;
    }

    private void endField(int to) {
        if (fields == end.length) {
            end = Arrays.copyOf(end, 2 * fields);
        }
        end[fields++] = to;
    }

    long line() {
        return line;
    }

    int fields() {
        return fields;
    }

    /** A field without blanks around it; empty if the record ends before it. Valid until the next record. */
    CharSequence field(int index) {
        if (index >= fields) {
            return "";
        }
        int from = begin(index);
        int to = end(index, from);
        return guarded && from < to ? TextGuard.unguard(new String(text, from, to - from)) : new Field(text, from, to);
    }

    /** A field as a number as programs write it; NaN if it is none, or if the record ends before it. */
    double number(int index) {
        if (index >= fields) {
            return Double.NaN;
        }
        int from = begin(index);
        return Decimals.parse(text, from, end(index, from));
    }

    private int begin(int index) {
        int from = index == 0 ? 0 : end[index - 1];
        while (from < end[index] && isBlank(text[from])) {
            from++;
        }
        return from;
    }

    private int end(int index, int from) {
        int to = end[index];
        while (from < to && isBlank(text[to - 1])) {
            to--;
        }
        return to;
    }

    /** A number that equal records share, and others hardly. */
    long fingerprint() {
        long h = fields;
        for (int i = 0; i < fields; i++) {
            h = h * 0x9E3779B97F4A7C15L + end[i];
        }
        int n = fields == 0 ? 0 : end[fields - 1];
        int i = 0;
        for (; i + 4 <= n; i += 4) {
            long four = text[i] | (long) text[i + 1] << 16 | (long) text[i + 2] << 32 | (long) text[i + 3] << 48;
            h = (h ^ four) * 0x9E3779B97F4A7C15L;
            h ^= h >>> 29;
        }
        for (; i < n; i++) {
            h = (h ^ text[i]) * 0x100000001B3L;
        }
        return h ^ (h >>> 32);
    }

    String shown() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < fields && out.length() < 200; i++) {
            out.append(i == 0 ? "" : " | ").append(Printable.text(field(i)));
        }
        return out.toString();
    }

    Row copy() {
        Row out = new Row();
        int n = fields == 0 ? 0 : end[fields - 1];
        out.text = Arrays.copyOf(text, n);
        out.end = Arrays.copyOf(end, fields);
        out.fields = fields;
        out.line = line;
        out.guarded = guarded;
        return out;
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c == '\u00A0' || c == '\u202F' || c == '\uFEFF';
    }

    /** A piece of the buffer. */
    private static final class Field implements CharSequence {
        private final char[] text;
        private final int from;
        private final int to;

        Field(char[] text, int from, int to) {
            this.text = text;
            this.from = from;
            this.to = to;
        }

        @Override
        public int length() {
            return to - from;
        }

        @Override
        public char charAt(int index) {
            return text[from + index];
        }

        @Override
        public CharSequence subSequence(int start, int stop) {
            return new Field(text, from + start, from + stop);
        }

        @Override
        public String toString() {
            return new String(text, from, to - from);
        }
    }
}
