package dev.lindy.data.read;

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
    private final ShortestDigits digits = new ShortestDigits();
    private final long[] keys = new long[KEPT];
    private final char[] texts = new char[KEPT * LONGEST];
    private final byte[] lengths = new byte[KEPT];

    NumberTexts(Columns.Column column) {
        this.column = column;
        Arrays.fill(lengths, (byte) -1);
    }

    String text(int row) {
        char[] text = new char[LONGEST];
        return new String(text, 0, copy(row, text, 0));
    }

    /** Writes the number of a row into an array with room for it. */
    int copy(int row, char[] into, int at) {
        long key = key(row);
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - KEPT_BITS));
        if (lengths[slot] < 0 || keys[slot] != key) {
            lengths[slot] = (byte) write(key, slot * LONGEST);
            keys[slot] = key;
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

    private int write(long key, int at) {
        if (column instanceof Columns.Doubles) {
            double value = Double.longBitsToDouble(key);
            return Double.isNaN(value) ? 0 : digits.write(value, texts, at);
        }
        if (column instanceof Columns.Dates && key == Columns.Dates.NONE) {
            return 0;
        }
        String text =
                column instanceof Columns.Dates ? LocalDate.ofEpochDay(key).toString() : Long.toString(key);
        text.getChars(0, text.length(), texts, at);
        return text.length();
    }
}
