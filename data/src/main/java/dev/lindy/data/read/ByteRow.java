package dev.lindy.data.read;

import dev.lindy.data.kernel.AsciiText;
import java.util.Arrays;

/** A record of plain bytes, ASCII without quotation marks, as it stands in the buffer it was read into. */
final class ByteRow extends Row {

    static final int NOT_PLAIN = -1;

    private byte[] bytes = {};
    private int start;
    private int[] end = new int[16];

    /**
     * Takes the next line of a buffer apart, as long as its bytes are plain.
     *
     * @param buffer holds the line from a place on, and keeps it as long as the record is asked for anything
     * @param from where it begins
     * @param limit where the buffer ends
     * @param delimiter between fields
     * @return where the next line begins; {@link #NOT_PLAIN} if the line is not plain or its end is not in the buffer
     */
    int take(byte[] buffer, int from, int limit, byte delimiter) {
        bytes = buffer;
        start = from;
        int n = 0;
        for (int i = from; i < limit; i++) {
            byte c = buffer[i];
            if (c == delimiter) {
                n = endField(n, i);
            } else if (c <= '"') {
                if (c == '\n' || (c == '\r' && i + 1 < limit && buffer[i + 1] == '\n')) {
                    fields(endField(n, i));
                    // Too many are for the other way to refuse.
                    return n >= MOST_FIELDS ? NOT_PLAIN : c == '\n' ? i + 1 : i + 2;
                } else if (c == '\r' || c == '"' || c < 0) {
                    return NOT_PLAIN;
                }
            }
        }
        return NOT_PLAIN;
    }

    private int endField(int field, int to) {
        if (field == end.length) {
            end = Arrays.copyOf(end, 2 * field);
        }
        end[field] = to;
        return field + 1;
    }

    @Override
    AsciiText text(int index) {
        int from = begin(index);
        return new AsciiText(bytes, from, end(index, from));
    }

    @Override
    double number(int index) {
        if (index >= fields()) {
            return Double.NaN;
        }
        int from = begin(index);
        return Decimals.parse(bytes, from, end(index, from));
    }

    /** Where a field begins with its blanks. */
    private int first(int index) {
        return index == 0 ? start : end[index - 1] + 1;
    }

    private int begin(int index) {
        int from = first(index);
        while (from < end[index] && bytes[from] <= ' ') {
            from++;
        }
        return from;
    }

    private int end(int index, int from) {
        int to = end[index];
        while (from < to && bytes[to - 1] <= ' ') {
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
        for (int field = 0; field < fields(); field++) {
            int from = first(field);
            int to = end[field];
            h = 31 * h + to - from;
            for (int i = from; i < to; i += Long.BYTES) {
                h = mixed(h, AsciiText.eight(bytes, i, to));
            }
        }
        return h;
    }

    @Override
    Row copy() {
        ByteRow out = new ByteRow();
        out.like(this);
        out.bytes = Arrays.copyOfRange(bytes, start, fields() == 0 ? start : end[fields() - 1]);
        out.end = new int[fields()];
        for (int i = 0; i < out.end.length; i++) {
            out.end[i] = end[i] - start;
        }
        return out;
    }
}
