package dev.lindy.data.prepare;

import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.data.kernel.Numerals;
import dev.lindy.data.ledger.LedgerBuilder;
import dev.lindy.data.ledger.Remark;
import java.time.LocalDate;

/**
 * First purchases by day, to notice a log that begins in mid-life: the customers of old all seem to begin in its first weeks.
 */
final class FirstPurchases {
    private final long firstDay;
    private final int[] perDay;
    private int all;

    FirstPurchases(LocalDate first, LocalDate last) {
        firstDay = first.toEpochDay();
        perDay = new int[(int) Math.max(0, last.toEpochDay() - firstDay + 1)];
    }

    void add(long epochDay) {
        long day = epochDay - firstDay;
        if (day >= 0 && day < perDay.length) {
            perDay[(int) day]++;
            all++;
        }
    }

    /**
     * Remarks on a pile: in the first window at least twice as many first purchases as in the next, more than chance allows,
     * and half as many again as later, while customers still come in. A slow second window alone is none, and a cohort whose acquisition ends early is none.
     */
    void note(LedgerBuilder ledger) {
        int window = perDay.length >= 84 ? 28 : 7;
        int windows = perDay.length / window;
        if (windows < 3) {
            return;
        }
        int pile = count(0, window);
        int next = count(window, 2 * window);
        int later = count(2 * window, windows * window) / (windows - 2);
        double excess = (pile - 2.0 * next) / Math.sqrt(pile + 4.0 * next + 1);
        boolean more = 2L * pile > 3L * later;
        if (pile < 30 || !more || later * 50 < pile || !(excess > 3)) {
            return;
        }
        ledger.note(
                Remark.LOG_BEGINS_IN_MID_LIFE,
                Message.of(
                        Numerals.count(pile) + " of " + Numerals.count(all)
                                + " customers seem to buy for the first time in the first "
                                + window + " days of the log, later about " + Numerals.count(later)
                                + " in as many days."
                                + "\nThe log probably begins in mid-life: most of them bought before, so T and x are too low for"
                                + " them, active customers of old look like new ones,"
                                + "\nand customers who left before the log began are missing: dropout comes out too low."
                                + "\nWhat you can do: ",
                        Remedy.ACQUIRED_FROM.as(LocalDate.ofEpochDay(firstDay + settled(window, windows))),
                        " leaves the older customers out."));
    }

    /** The first day of the window from which on new customers come in as they later do. */
    private int settled(int window, int windows) {
        int half = windows / 2;
        int usual = count(half * window, windows * window) / (windows - half);
        for (int w = 1; w < half; w++) {
            if (count(w * window, (w + 1) * window) <= 1.5 * usual) {
                return w * window;
            }
        }
        return half * window;
    }

    private int count(int from, int to) {
        int sum = 0;
        for (int day = from; day < to; day++) {
            sum += perDay[day];
        }
        return sum;
    }
}
