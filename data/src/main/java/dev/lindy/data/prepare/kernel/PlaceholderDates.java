package dev.lindy.data.prepare.kernel;

import dev.lindy.data.kernel.OrderTable;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;

/**
 * Days that systems write where they know none: the first of 1900 and of 1970. In a log with no other order within a year of
 * such a day, its rows have no date.
 */
public final class PlaceholderDates {
    private static final long SECONDS_A_DAY = 86_400;
    private static final long A_YEAR = 366;
    private static final List<LocalDate> DAYS = List.of(LocalDate.of(1900, 1, 1), LocalDate.of(1970, 1, 1));

    private PlaceholderDates() {}

    /** Whether a day is one of these. */
    public static boolean is(LocalDate day) {
        return DAYS.contains(day);
    }

    /** The rows whose date stands for none; nothing where no other row is left. */
    static BitSet rows(OrderTable table) {
        BitSet out = new BitSet();
        for (LocalDate day : DAYS) {
            BitSet on = alone(table, day.toEpochDay());
            out.or(on);
        }
        return out.cardinality() == table.size ? new BitSet() : out;
    }

    /** The rows of a day, if all others but those of the other such days are more than a year away. */
    private static BitSet alone(OrderTable table, long day) {
        BitSet on = new BitSet();
        boolean near = false;
        for (int i = 0; i < table.size; i++) {
            long away = Math.floorDiv(table.second[i], SECONDS_A_DAY) - day;
            if (away == 0) {
                on.set(i);
            }
            near |= away != 0 && Math.abs(away) <= A_YEAR;
        }
        return near ? new BitSet() : on;
    }
}
