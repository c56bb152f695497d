package dev.lindy.data.read;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;

/** A record of any characters, one field after the other in a buffer of its own. */
final class CharRow extends Row {
    private static final int ASCII = 128;

    private char[] text = new char[256];
    private int[] end = new int[16];
    private byte[] number = new byte[32];

    void begin(long lineNumber) {
        standsAt(lineNumber);
        fields(0);
    }

    void add(char[] buffer, int offset, int length) {
        int fields = fields();
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
        end[fields] = used + length;
        fields(fields + 1);
    }

    @Override
    CharSequence text(int index) {
        int from = begin(index);
        return new Field(text, from, end(index, from));
    }

    @Override
    double number(int index) {
        if (index >= fields()) {
            return Double.NaN;
        }
        int from = begin(index);
        int length = end(index, from) - from;
        if (length > number.length) {
            number = new byte[2 * length];
        }
        for (int i = 0; i < length; i++) {
            char c = text[from + i];
            // What is no digit, point, sign or e is no number, whatever it is.
            number[i] = c < ASCII ? (byte) c : 0;
        }
        return Decimals.parse(number, 0, length);
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

    @Override
    void numbers(int[] columns, double[] into) {
        for (int column : columns) {
            into[column] = number(column);
        }
    }

    @Override
    long fingerprint() {
        long h = fields();
        int from = 0;
        for (int field = 0; field < fields(); field++) {
            int to = end[field];
            h = 31 * h + to - from;
            for (; from < to; from += Long.BYTES) {
                long low = 0;
                long high = 0;
                for (int i = Math.min(to, from + Long.BYTES) - 1; i >= from; i--) {
                    low = low << Byte.SIZE | text[i] % ASCII;
                    high = 31 * high + text[i] / ASCII;
                }
                h = mixed(h, low);
                // Of ASCII there is no more: such records have the fingerprints that their bytes have.
                h = high == 0 ? h : mixed(h, high);
            }
            from = to;
        }
        return h;
    }

    @Override
    Row copy() {
        CharRow out = new CharRow();
        out.like(this);
        int n = fields() == 0 ? 0 : end[fields() - 1];
        out.text = Arrays.copyOf(text, n);
        out.end = Arrays.copyOf(end, fields());
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
