package dev.lindy.data.read;

import dev.lindy.core.base.Column;
import dev.lindy.core.parallel.Chunks;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Numbers and dates of one column with their texts, a chunk of rows at a time: customers of the same history share most of their
 * numbers, so the latest are kept. For one thread at a time.
 */
final class NumberTexts {
    /** No number is written with more characters. */
    static final int LONGEST = 26;

    private static final int KEPT_BITS = 13;
    private static final int KEPT = 1 << KEPT_BITS;

    private final Reader reader;
    private final Writer writer;
    private final long[] chunk = new long[Chunks.SIZE];
    private int first;

    private final long[] keys = new long[KEPT];
    private final char[] texts = new char[KEPT * LONGEST];
    private final byte[] lengths = new byte[KEPT];

    /** Turns rows into keys that tell their texts apart: one call for many rows, as columns are of several kinds. */
    private interface Reader {
        void read(int from, int to, long[] into);
    }

    /** Writes the text of a key, and says how long it is. */
    private interface Writer {
        int write(long key, char[] into, int at);
    }

    NumberTexts(Column column) {
        reader = column.match(
                texts -> (from, to, into) -> {},
                integers -> (from, to, into) -> {
                    for (int row = from; row < to; row++) {
                        into[row - from] = integers.get(row);
                    }
                },
                doubles -> (from, to, into) -> {
                    for (int row = from; row < to; row++) {
                        into[row - from] = Double.doubleToRawLongBits(doubles.get(row));
                    }
                },
                dates -> (from, to, into) -> {
                    for (int row = from; row < to; row++) {
                        into[row - from] = dates.epochDay(row);
                    }
                });
        ShortestDigits digits = new ShortestDigits();
        writer = column.match(
                texts -> (key, into, at) -> 0,
                integers -> (key, into, at) -> write(Long.toString(key), into, at),
                doubles -> (key, into, at) -> {
                    double value = Double.longBitsToDouble(key);
                    return Double.isNaN(value) ? 0 : digits.write(value, into, at);
                },
                dates -> (key, into, at) -> key == Column.Dates.NONE
                        ? 0
                        : write(LocalDate.ofEpochDay(key).toString(), into, at));
        Arrays.fill(lengths, (byte) -1);
    }

    private static int write(String text, char[] into, int at) {
        text.getChars(0, text.length(), into, at);
        return text.length();
    }

    /** Takes a chunk of rows, of which texts may then be asked. */
    void load(int from, int to) {
        first = from;
        reader.read(from, to, chunk);
    }

    String text(int row) {
        char[] text = new char[LONGEST];
        return new String(text, 0, copy(row, text, 0));
    }

    /** Writes the number of a row into an array with room for it. */
    int copy(int row, char[] into, int at) {
        long key = chunk[row - first];
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - KEPT_BITS));
        if (lengths[slot] < 0 || keys[slot] != key) {
            lengths[slot] = (byte) writer.write(key, texts, slot * LONGEST);
            keys[slot] = key;
        }
        System.arraycopy(texts, slot * LONGEST, into, at, lengths[slot]);
        return lengths[slot];
    }
}
