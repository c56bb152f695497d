package dev.lindy.data.kernel;

import dev.lindy.core.base.TimeScale;
import java.time.LocalDate;
import java.time.Period;

/** Whole units of the calendar counted from a day: days, weeks, and months and years of the length they have. */
public final class CalendarUnits {

    private CalendarUnits() {}

    /** How many units from a day on are over by another, rounded down: below 0 for earlier days. */
    public static long between(LocalDate from, LocalDate to, TimeScale unit) {
        return switch (unit) {
            case HOUR -> 24 * (to.toEpochDay() - from.toEpochDay());
            case DAY -> to.toEpochDay() - from.toEpochDay();
            case WEEK -> Math.floorDiv(to.toEpochDay() - from.toEpochDay(), 7);
            case MONTH ->
                whole(
                        from,
                        to,
                        Period.ofMonths(1),
                        12L * (to.getYear() - from.getYear()) + (to.getMonthValue() - from.getMonthValue()));
            case YEAR -> whole(from, to, Period.ofYears(1), to.getYear() - from.getYear());
        };
    }

    /** The guess of a difference of calendar fields, or one less where the day of the month is not reached. */
    private static long whole(LocalDate from, LocalDate to, Period one, long guess) {
        // From the first day, not from the one before: the 31st does not become the 28th for good.
        return from.plus(one.multipliedBy((int) guess)).isAfter(to) ? guess - 1 : guess;
    }
}
