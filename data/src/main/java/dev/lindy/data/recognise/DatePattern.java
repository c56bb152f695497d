package dev.lindy.data.recognise;

import dev.lindy.data.DataException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How dates are written: turns a text into seconds of local time since 1970-01-01T00:00.
 *
 * <p>Numeric dates (year, month, day in one of the three orders in use, or eight digits), with or without a time of day, AM or
 * PM, fractions of a second, {@code Z}, an offset or a zone, are read by hand, and so are dates that name their month, in
 * English, Dutch, German, French, Spanish, Italian and Portuguese; every other pattern by {@link DateTimeFormatter} in
 * English. Of a year, quarter or month alone the first day is taken. A time with an offset or zone is converted into the zone
 * in which days are counted; without one it is local time as it stands.
 *
 * <p>Immutable. Dates that do not exist, such as February 30, are no dates.
 */
public final class DatePattern {

    /** What {@link #parse(CharSequence)} returns for a text that is no date in this pattern. */
    public static final long NO_DATE = Long.MIN_VALUE;

    private static final long SECONDS_A_DAY = 86_400;
    /** Stands for days instead of parts of a second. */
    static final long EXCEL = 0;

    /** In which order a numeric date names its parts. */
    enum Order {
        YEAR_FIRST,
        DAY_FIRST,
        MONTH_FIRST,
        DIGITS,
        /** A month by name, a day and a year, in any order. */
        SPELLED,
        /** The same, with a year of two digits from 2000 on. */
        SPELLED_SHORT,
        YEAR,
        QUARTER,
        YEAR_AND_MONTH,
        MONTH_AND_YEAR
    }

    /** Days from 1899-12-30, of which spreadsheets count their days, to 1970-01-01. */
    private static final int EXCEL_OFFSET = 25_569;

    /** 9999-12-31. */
    private static final long LAST_EXCEL_DAY = 2_958_465;

    private static final long LAST_SECOND = (LAST_EXCEL_DAY - EXCEL_OFFSET + 1) * SECONDS_A_DAY;
    private static final Pattern QUARTERS = Pattern.compile("([0-9]{4})[ /-]?[Qq]([1-4])|[Qq]([1-4])[ /-]?([0-9]{4})");

    private final String text;
    private final @Nullable Order order;
    private final char separator;
    private final ZoneId zone;
    private final @Nullable DateTimeFormatter formatter;
    private final long epochUnits;

    DatePattern(
            String text,
            @Nullable Order order,
            char separator,
            ZoneId zone,
            @Nullable DateTimeFormatter formatter,
            long epochUnits) {
        this.text = text;
        this.order = order;
        this.separator = separator;
        this.zone = zone;
        this.formatter = formatter;
        this.epochUnits = epochUnits;
    }

    /**
     * A pattern by name.
     *
     * @param pattern letters of {@link DateTimeFormatter}, such as {@code dd.MM.yyyy} or {@code M/d/yyyy H:mm}; or
     *     {@code epoch} for seconds, {@code epoch-ms} for milliseconds since 1970-01-01T00:00Z, {@code excel} for the days that
     *     spreadsheets count
     * @param zone the zone in which days are counted, for times that come with an offset or as an epoch
     * @return the pattern; of numeric dates the order of day, month and year is taken, and a time of day may follow
     * @throws DataException if this is no pattern
     */
    public static DatePattern of(String pattern, ZoneId zone) {
        return DateSyntax.pattern(pattern, zone);
    }

    /**
     * Whether dates are no days but months, quarters or years, of which the first day is taken.
     *
     * @return false for days and times
     */
    public boolean isCoarse() {
        return order != null && order.compareTo(Order.YEAR) >= 0;
    }

    static DatePattern numeric(String text, Order order, char separator, ZoneId zone) {
        return new DatePattern(text, order, separator, zone, null, 0);
    }

    /**
     * Reads a date.
     *
     * @param date the text, without blanks around it
     * @return seconds of local time since 1970-01-01T00:00, or {@link #NO_DATE}
     */
    public long parse(CharSequence date) {
        if (order != null) {
            return ordered(date, order);
        }
        if (formatter != null) {
            return formatted(date, formatter);
        }
        return epoch(date);
    }

    /**
     * The pattern in letters.
     *
     * @return such as {@code yyyy-MM-dd}
     */
    @Override
    public String toString() {
        return text;
    }

    /**
     * Whether a text is a date if day and month change places, and only then.
     *
     * @param date the text, without blanks around it
     * @return false for a pattern in which they cannot
     */
    public boolean isContradictedBy(CharSequence date) {
        return (order == Order.DAY_FIRST || order == Order.MONTH_FIRST)
                && parse(date) == NO_DATE
                && numeric(date, order == Order.DAY_FIRST ? Order.MONTH_FIRST : Order.DAY_FIRST, date.length())
                        != NO_DATE;
    }

    private long ordered(CharSequence date, Order by) {
        return switch (by) {
            case SPELLED, SPELLED_SHORT -> spelled(date, by == Order.SPELLED_SHORT);
            case YEAR, QUARTER, YEAR_AND_MONTH, MONTH_AND_YEAR -> part(date, by);
            default -> numeric(date, by, date.length());
        };
    }

    /** The first day of a year, quarter or month. */
    private long part(CharSequence s, Order by) {
        int n = s.length();
        int year;
        int month = 1;
        if (by == Order.QUARTER) {
            Matcher quarter = QUARTERS.matcher(s);
            if (!quarter.matches()) {
                return NO_DATE;
            }
            boolean yearFirst = quarter.group(1) != null;
            year = Integer.parseInt(yearFirst ? quarter.group(1) : quarter.group(4));
            month = 3 * Integer.parseInt(yearFirst ? quarter.group(2) : quarter.group(3)) - 2;
        } else if (by == Order.YEAR) {
            year = n == 4 ? DateDigits.digits(s, 0, 4, n) : -1;
        } else if (by == Order.MONTH_AND_YEAR) {
            int m = DateDigits.width(s, 0, n);
            month = DateDigits.digits(s, 0, m, n);
            year = n == m + 5 && !DateDigits.isDigit(s.charAt(m)) ? DateDigits.digits(s, m + 1, 4, n) : -1;
        } else {
            year = DateDigits.digits(s, 0, 4, n);
            int at = text.indexOf('M') == 4 ? 4 : n > 4 && !DateDigits.isDigit(s.charAt(4)) ? 5 : n;
            month = at < n && n - at <= 2 ? DateDigits.digits(s, at, n - at, n) : -1;
        }
        return year < 0 || month < 1 || month > 12 ? NO_DATE : DateDigits.epochDay(year, month, 1) * SECONDS_A_DAY;
    }

    /** A date that names its month. */
    private long spelled(CharSequence text, boolean shortYear) {
        SpelledDate date = SpelledDate.of(text, shortYear);
        if (date == null || date.day() > DateDigits.length(date.year(), date.month())) {
            return NO_DATE;
        }
        long start = DateDigits.epochDay(date.year(), date.month(), date.day()) * SECONDS_A_DAY;
        String time = date.time();
        return time.isEmpty() ? start : timeOfDay(" " + time, 0, time.length() + 1, start);
    }

    /** Whether a time with an offset was converted. */
    static boolean hasOffset(CharSequence date) {
        int n = date.length();
        if (n < 12) {
            return false;
        }
        char last = date.charAt(n - 1);
        if (last == 'Z' || last == 'z' || last == ')' || (Character.isUpperCase(last) && n > 19)) {
            return date.toString().indexOf(':') > 0 && !date.toString().matches(".*[0-9] ?[AaPp][Mm]");
        }
        for (int i = n - 1; i > n - 7; i--) {
            char c = date.charAt(i);
            if (c == '+' || c == '-') {
                return i > 10 && date.toString().indexOf(':') < i;
            }
        }
        return false;
    }

    private long numeric(CharSequence s, Order by, int n) {
        int year;
        int month;
        int day;
        int at;
        if (by == Order.DIGITS) {
            year = DateDigits.digits(s, 0, 4, n);
            month = DateDigits.digits(s, 4, 2, n);
            day = DateDigits.digits(s, 6, 2, n);
            at = 8;
        } else if (by == Order.YEAR_FIRST) {
            year = DateDigits.digits(s, 0, 4, n);
            int m = DateDigits.width(s, 5, n);
            month = DateDigits.digits(s, 5, m, n);
            int d = DateDigits.width(s, 6 + m, n);
            day = DateDigits.digits(s, 6 + m, d, n);
            at = 6 + m + d;
            if (year < 0 || month < 0 || day < 0 || s.charAt(4) != separator || s.charAt(5 + m) != separator) {
                return NO_DATE;
            }
        } else {
            int a = DateDigits.width(s, 0, n);
            int first = DateDigits.digits(s, 0, a, n);
            int b = DateDigits.width(s, a + 1, n);
            int second = DateDigits.digits(s, a + 1, b, n);
            year = DateDigits.digits(s, a + b + 2, 4, n);
            if (first < 0 || second < 0 || year < 0 || s.charAt(a) != separator || s.charAt(a + b + 1) != separator) {
                return NO_DATE;
            }
            month = by == Order.MONTH_FIRST ? first : second;
            day = by == Order.MONTH_FIRST ? second : first;
            at = a + b + 6;
        }
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > DateDigits.length(year, month)) {
            return NO_DATE;
        }
        long start = DateDigits.epochDay(year, month, day) * SECONDS_A_DAY;
        return at == n ? start : timeOfDay(s, at, n, start);
    }

    /** What follows the date: blanks or T, hours and minutes, then optionally seconds, fraction, AM or PM, offset. */
    private long timeOfDay(CharSequence s, int from, int n, long start) {
        int at = from;
        char c = s.charAt(at);
        if (c == 'T' || c == 't') {
            at++;
        } else if (DateDigits.isBlank(c) || c == ',') {
            while (at < n && (DateDigits.isBlank(s.charAt(at)) || s.charAt(at) == ',')) {
                at++;
            }
        } else {
            return NO_DATE;
        }
        int h = DateDigits.width(s, at, n);
        int hour = DateDigits.digits(s, at, h, n);
        at += h;
        int minute = at < n && s.charAt(at) == ':' ? DateDigits.digits(s, at + 1, 2, n) : -1;
        at += 3;
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
            return NO_DATE;
        }
        int second = 0;
        if (at < n && s.charAt(at) == ':') {
            second = DateDigits.digits(s, at + 1, 2, n);
            at += 3;
            if (second < 0 || second > 59) {
                return NO_DATE;
            }
            if (at < n && (s.charAt(at) == '.' || s.charAt(at) == ',')) {
                at++;
                int fraction = at;
                while (at < n && DateDigits.isDigit(s.charAt(at))) {
                    at++;
                }
                if (at == fraction) {
                    return NO_DATE;
                }
            }
        }
        while (at < n && DateDigits.isBlank(s.charAt(at))) {
            at++;
        }
        int half = at + 2 <= n && (s.charAt(at + 1) | 0x20) == 'm' ? s.charAt(at) | 0x20 : ' ';
        if (half == 'a' || half == 'p') {
            if (hour < 1 || hour > 12) {
                return NO_DATE;
            }
            hour = hour % 12 + (half == 'p' ? 12 : 0);
            at += 2;
            while (at < n && DateDigits.isBlank(s.charAt(at))) {
                at++;
            }
        }
        long local = start + hour * 3600L + minute * 60L + second;
        return at == n ? local : offset(s, at, n, local);
    }

    private long offset(CharSequence s, int at, int n, long local) {
        ZoneId there = Zones.named(s.subSequence(at, n).toString());
        return there == null
                ? NO_DATE
                : inZone(local
                        - there.getRules()
                                .getOffset(LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC))
                                .getTotalSeconds());
    }

    private long inZone(long epochSecond) {
        return epochSecond
                + zone.getRules().getOffset(Instant.ofEpochSecond(epochSecond)).getTotalSeconds();
    }

    private long epoch(CharSequence s) {
        BigDecimal units;
        try {
            units = new BigDecimal(s.toString().replace(',', '.'));
        } catch (NumberFormatException e) {
            return NO_DATE;
        }
        BigDecimal largest = BigDecimal.valueOf(epochUnits == EXCEL ? LAST_EXCEL_DAY : LAST_SECOND * epochUnits);
        if (units.abs().compareTo(largest) > 0) {
            return NO_DATE;
        }
        if (epochUnits == EXCEL) {
            return units.subtract(BigDecimal.valueOf(EXCEL_OFFSET))
                    .multiply(BigDecimal.valueOf(SECONDS_A_DAY))
                    .setScale(0, RoundingMode.HALF_EVEN)
                    .longValueExact();
        }
        return inZone(units.divide(BigDecimal.valueOf(epochUnits), 0, RoundingMode.FLOOR)
                .longValueExact());
    }

    private long formatted(CharSequence s, DateTimeFormatter by) {
        try {
            TemporalAccessor parsed = by.parse(s);
            if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
                return inZone(parsed.getLong(ChronoField.INSTANT_SECONDS));
            }
            LocalDate date = parsed.query(TemporalQueries.localDate());
            LocalTime time = parsed.query(TemporalQueries.localTime());
            return date == null
                    ? NO_DATE
                    : date.toEpochDay() * SECONDS_A_DAY + (time == null ? 0 : time.toSecondOfDay());
        } catch (DateTimeException e) {
            return NO_DATE;
        }
    }
}
