package dev.lindy.data.read;

import dev.lindy.data.kernel.AsciiText;
import dev.lindy.data.recognise.DatePattern;

/** Reads dates, and remembers what short ones were read as: a log holds the same days again and again. */
final class KnownDates {
    private static final int BITS = 10;
    /** Of so many characters are remembered ones at most: a day, or a day with hours and minutes. */
    private static final int LONGEST = 16;

    private final DatePattern pattern;
    private final long[] first = new long[1 << BITS];
    private final long[] rest = new long[1 << BITS];
    private final long[] second = new long[1 << BITS];

    KnownDates(DatePattern pattern) {
        this.pattern = pattern;
    }

    /** Seconds of local time since 1970-01-01T00:00, or {@link DatePattern#NO_DATE}. */
    long parse(CharSequence date) {
        if (!(date instanceof AsciiText text) || text.length() > LONGEST || text.length() == 0) {
            return pattern.parse(date);
        }
        long begin = text.eight(0);
        long end = text.length() <= Long.BYTES ? 0 : text.eight(Long.BYTES);
        int slot = (int) (((begin ^ (end * 31)) * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - BITS));
        if (first[slot] != begin || rest[slot] != end) {
            second[slot] = pattern.parse(date);
            first[slot] = begin;
            rest[slot] = end;
        }
        return second[slot];
    }
}
