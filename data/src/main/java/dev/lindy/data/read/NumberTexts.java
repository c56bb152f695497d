package dev.lindy.data.read;

import com.fasterxml.jackson.core.io.NumberOutput;
import dev.lindy.core.base.Columns;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * The latest numbers of one column with their texts: customers of the same history share most of their numbers. For one thread
 * at a time.
 */
final class NumberTexts {
    /** No number is written with more characters. */
    static final int LONGEST = 26;

    private static final int KEPT_BITS = 13;
    private static final int KEPT = 1 << KEPT_BITS;

    private final Columns.Column column;
    private final long[] keys = new long[KEPT];
    private final char[] texts = new char[KEPT * LONGEST];
    private final byte[] lengths = new byte[KEPT];

    NumberTexts(Columns.Column column) {
        this.column = column;
        Arrays.fill(lengths, (byte) -1);
    }

    String text(int row) {
        return text(key(row));
    }

    /** Writes the number of a row into an array with room for it. */
    int copy(int row, char[] into, int at) {
        long key = key(row);
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - KEPT_BITS));
        if (lengths[slot] < 0 || keys[slot] != key) {
            String text = text(key);
            text.getChars(0, text.length(), texts, slot * LONGEST);
            keys[slot] = key;
            lengths[slot] = (byte) text.length();
        }
        System.arraycopy(texts, slot * LONGEST, into, at, lengths[slot]);
        return lengths[slot];
    }

    private long key(int row) {
        if (column instanceof Columns.Doubles doubles) {
            return Double.doubleToRawLongBits(doubles.get(row));
        }
        return column instanceof Columns.Dates dates ? dates.epochDay(row) : ((Columns.Integers) column).get(row);
    }

    private String text(long key) {
        if (column instanceof Columns.Doubles) {
            double value = Double.longBitsToDouble(key);
            // Jackson's writer gives the fewest digits on any Java, as Double.toString does from Java 19 on only.
            return Double.isNaN(value) ? "" : NumberOutput.toString(value, true);
        }
        if (column instanceof Columns.Dates) {
            return key == Columns.Dates.NONE ? "" : LocalDate.ofEpochDay(key).toString();
        }
        return Long.toString(key);
    }
}
