package dev.lindy.core.base;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The unit in which a base, a model and a discount rate count time.
 *
 * <p>A year has 365.25 days and a month a twelfth of that, 30.4375 days, everywhere in this toolkit.
 */
public enum TimeScale {
    /** A 24th of a day. */
    HOUR(1.0 / 24),
    /** A calendar day. */
    DAY(1),
    /** Seven days. */
    WEEK(7),
    /** 30.4375 days. */
    MONTH(30.4375),
    /** 365.25 days. */
    YEAR(365.25);

    private final double days;

    TimeScale(double days) {
        this.days = days;
    }

    /**
     * The length of one unit.
     *
     * @return days in one unit
     */
    public double days() {
        return days;
    }

    /**
     * How many units a year of 365.25 days has.
     *
     * @return units in a year, 52.178… for weeks
     */
    public double perYear() {
        return YEAR.days / days;
    }

    /**
     * The name used in files and options.
     *
     * @return {@code hour}, {@code day}, {@code week}, {@code month} or {@code year}
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The name of several units.
     *
     * @return the plural, such as {@code weeks}
     */
    public String plural() {
        return id() + "s";
    }

    /**
     * Writes a duration in words, to three decimals.
     *
     * @param length how many units
     * @return such as {@code 1 week} or {@code 26.5 weeks}
     */
    public String describe(double length) {
        double rounded = Math.rint(length * 1e3) / 1e3;
        String number = rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
        return number + " " + (rounded == 1 ? id() : plural());
    }

    /**
     * Reads the name used in files and options; the plural and any case are understood.
     *
     * @param text such as {@code week} or {@code Weeks}
     * @return the scale
     * @throws IllegalArgumentException naming the choices if there is no such scale
     */
    public static TimeScale of(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        for (TimeScale scale : values()) {
            if (wanted.equals(scale.id()) || wanted.equals(scale.plural())) {
                return scale;
            }
        }
        throw new IllegalArgumentException("unknown time unit \"" + text + "\"; use one of "
                + Arrays.stream(values()).map(TimeScale::id).collect(Collectors.joining(", ")));
    }

    @Override
    public String toString() {
        return id();
    }

    /**
     * The day so many units of the calendar after a day: months and years of the length they have.
     *
     * @param from a day
     * @param units how many; below 0 for earlier days
     * @return the day; of hours that on which the hour begins
     */
    public LocalDate after(LocalDate from, long units) {
        return switch (this) {
            case HOUR -> from.plusDays(Math.floorDiv(units, 24));
            case DAY -> from.plusDays(units);
            case WEEK -> from.plusWeeks(units);
            case MONTH -> from.plusMonths(units);
            case YEAR -> from.plusYears(units);
        };
    }
}
