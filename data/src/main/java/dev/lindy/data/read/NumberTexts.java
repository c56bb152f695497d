package dev.lindy.data.read;

import dev.lindy.core.base.Column;
import dev.lindy.core.parallel.Chunks;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Numbers and dates of one column with their texts, a chunk of rows at a time: customers of the same history share most of their
 * numbers, so the latest real ones are kept, few enough to stay in the cache. For one thread at a time.
 */
final class NumberTexts {
    /** No number is written with more characters. */
    static final int LONGEST = 26;

    private static final int KEPT_BITS = 10;
    private static final int KEPT = 1 << KEPT_BITS;
    /** A column whose numbers are hardly ever kept ones is looked up in one chunk of so many. */
    private static final int SELDOM = 16;

    private final Reader reader;
    private final Writer writer;
    private final boolean real;
    private final long[] chunk = new long[Chunks.SIZE];
    private int first;

    private final long[] keys;
    private final char[] texts;
    private final byte[] lengths;

    private int chunks;
    private int asked;
    private int missed;
    private boolean direct;

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
                integers -> (key, into, at) -> key == Column.Integers.NONE ? 0 : PlainTexts.integer(key, into, at),
                doubles -> (key, into, at) -> {
                    double value = Double.longBitsToDouble(key);
                    return Double.isNaN(value) ? 0 : digits.write(value, into, at);
                },
                dates -> (key, into, at) -> key == Column.Dates.NONE ? 0 : PlainTexts.date(key, into, at));
        // Whole numbers and dates are as quickly written as found.
        real = column.match(texts -> false, integers -> false, doubles -> true, dates -> false);
        int kept = real ? KEPT : 0;
        keys = new long[kept];
        texts = new char[kept * LONGEST];
        lengths = new byte[kept];
        Arrays.fill(lengths, (byte) -1);
    }

    /** Takes a chunk of rows, of which texts may then be asked. */
    void load(int from, int to) {
        first = from;
        reader.read(from, to, chunk);
        if (asked > 0) {
            direct = 4L * missed > 3L * asked;
        }
        asked = 0;
        missed = 0;
        chunks++;
        direct = !real || (direct && chunks % SELDOM != 0);
    }

    String text(int row) {
        char[] text = new char[LONGEST];
        return new String(text, 0, copy(row, text, 0));
    }

    /** Writes the number of a row into an array with room for it. */
    int copy(int row, char[] into, int at) {
        long key = chunk[row - first];
        if (direct) {
            return writer.write(key, into, at);
        }
        asked++;
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - KEPT_BITS));
        if (lengths[slot] < 0 || keys[slot] != key) {
            missed++;
            lengths[slot] = (byte) writer.write(key, texts, slot * LONGEST);
            keys[slot] = key;
        }
        int length = lengths[slot];
        System.arraycopy(texts, slot * LONGEST, into, at, length);
        return length;
    }

    /** Whole numbers and days as they are written everywhere. */
    private static final class PlainTexts {
        private static final int DAYS_IN_400_YEARS = 146_097;
        /** From 0000-03-01 to 1970-01-01. */
        private static final int DAYS_BEFORE = 719_468;
        /** 9999-12-31; years with more digits, and those before 0, have a sign. */
        private static final long LAST = 2_932_896;

        private static final long FIRST = -719_528;

        private PlainTexts() {}

        static int integer(long value, char[] into, int at) {
            int start = at;
            long rest = value;
            if (rest < 0) {
                into[at++] = '-';
                rest = -rest;
            }
            int digits = 1;
            for (long power = 10; power <= rest; power *= 10) {
                digits++;
            }
            for (int i = at + digits - 1; i >= at; i--) {
                into[i] = (char) ('0' + rest % 10);
                rest /= 10;
            }
            return at + digits - start;
        }

        /** A day as yyyy-MM-dd: years are counted from March, so that the day that may be missing is the last of a year. */
        static int date(long epochDay, char[] into, int at) {
            if (epochDay < FIRST || epochDay > LAST) {
                String text = LocalDate.ofEpochDay(epochDay).toString();
                text.getChars(0, text.length(), into, at);
                return text.length();
            }
            int days = (int) epochDay + DAYS_BEFORE + DAYS_IN_400_YEARS;
            int cycle = days / DAYS_IN_400_YEARS;
            int ofCycle = days % DAYS_IN_400_YEARS;
            int year = (ofCycle - ofCycle / 1460 + ofCycle / 36_524 - ofCycle / 146_096) / 365;
            int ofYear = ofCycle - (365 * year + year / 4 - year / 100);
            int fromMarch = (5 * ofYear + 2) / 153;
            int day = ofYear - (153 * fromMarch + 2) / 5 + 1;
            int month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
            year += 400 * (cycle - 1) + (month <= 2 ? 1 : 0);
            twoDigits(year / 100, into, at);
            twoDigits(year % 100, into, at + 2);
            into[at + 4] = '-';
            twoDigits(month, into, at + 5);
            into[at + 7] = '-';
            twoDigits(day, into, at + 8);
            return 10;
        }

        private static void twoDigits(int value, char[] into, int at) {
            into[at] = (char) ('0' + value / 10);
            into[at + 1] = (char) ('0' + value % 10);
        }
    }
}
