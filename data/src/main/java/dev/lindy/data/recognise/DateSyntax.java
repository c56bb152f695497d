package dev.lindy.data.recognise;

import dev.lindy.data.DataException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the letters of a date pattern mean. */
final class DateSyntax {

    private DateSyntax() {}

    /** The pattern, read by hand where that is possible. */
    static DatePattern pattern(String pattern, ZoneId zone) {
        String wanted = pattern.strip();
        if (wanted.equals("epoch")) {
            return new DatePattern(wanted, null, ' ', zone, null, 1);
        }
        if (wanted.equals("epoch-ms")) {
            return new DatePattern(wanted, null, ' ', zone, null, 1000);
        }
        if (wanted.equals("excel")) {
            return new DatePattern(wanted, null, ' ', zone, null, DatePattern.EXCEL);
        }
        DatePattern.Order partial = partial(wanted);
        if (partial != null) {
            return DatePattern.numeric(wanted, partial, ' ', zone);
        }
        if (wanted.matches(
                "(?:E+,? ?)?(?:d+\\W+MMM+|MMM+\\W+d+)\\W+[yu]{2,4}(?:\\W.*)?|[yu]{4}\\W+MMM+\\W+d+(?:\\W.*)?")) {
            boolean full = wanted.contains("yyyy") || wanted.contains("uuuu");
            return DatePattern.numeric(
                    wanted, full ? DatePattern.Order.SPELLED : DatePattern.Order.SPELLED_SHORT, ' ', zone);
        }
        String date = wanted.replaceFirst("^([yuMd]+([-/.])M+\\2[yud]+|[yu]{4}MMdd).*$", "$1");
        String rest = wanted.substring(date.length());
        if (rest.isEmpty() || rest.matches("('T'|T| )?H{1,2}:mm(:ss(\\.S+)?)?|('T'|T| )?h{1,2}:mm(:ss)? ?a")) {
            if (date.matches("[yu]{4}MMdd")) {
                return DatePattern.numeric(wanted, DatePattern.Order.DIGITS, ' ', zone);
            }
            if (date.matches("[yu]{4}([-/.])M{1,2}\\1d{1,2}")) {
                return DatePattern.numeric(wanted, DatePattern.Order.YEAR_FIRST, date.charAt(4), zone);
            }
            if (date.matches("d{1,2}([-/.])M{1,2}\\1[yu]{4}")) {
                return DatePattern.numeric(
                        wanted, DatePattern.Order.DAY_FIRST, date.charAt(date.indexOf('M') - 1), zone);
            }
        }
        String american = wanted.replaceFirst("^(M{1,2}([-/.])d{1,2}\\2[yu]{4}).*$", "$1");
        String tail = wanted.substring(american.length());
        if (american.matches("M{1,2}([-/.])d{1,2}\\1[yu]{4}")
                && (tail.isEmpty() || tail.matches(" H{1,2}:mm(:ss(\\.S+)?)?| h{1,2}:mm(:ss)? ?a"))) {
            return DatePattern.numeric(
                    wanted, DatePattern.Order.MONTH_FIRST, american.charAt(american.indexOf('d') - 1), zone);
        }
        try {
            DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(yearOfAnyEra(wanted))
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
            return new DatePattern(wanted, null, ' ', zone, formatter, 0);
        } catch (IllegalArgumentException e) {
            throw new DataException(
                    "\"" + pattern + "\" is no date pattern (" + e.getMessage()
                            + "); use letters such as yyyy-MM-dd, dd.MM.yyyy, M/d/yyyy H:mm, or epoch",
                    e);
        }
    }

    private static DatePattern.@Nullable Order partial(String pattern) {
        return switch (pattern.replace('u', 'y').replace("'", "")) {
            case "yyyy" -> DatePattern.Order.YEAR;
            case "yyyy-Qq", "Qq yyyy", "yyyyQq", "yyyy Qq", "Qq-yyyy", "QQQ yyyy", "yyyy-QQQ" ->
                DatePattern.Order.QUARTER;
            case "yyyy-MM", "yyyy/MM", "yyyy-M", "yyyy/M", "yyyy.MM", "yyyyMM" -> DatePattern.Order.YEAR_AND_MONTH;
            case "MM-yyyy", "MM/yyyy", "M-yyyy", "M/yyyy", "MM.yyyy" -> DatePattern.Order.MONTH_AND_YEAR;
            default -> null;
        };
    }

    /** Strict resolving, which refuses February 30, needs the year without an era: u instead of y. */
    private static String yearOfAnyEra(String pattern) {
        StringBuilder out = new StringBuilder(pattern);
        boolean quoted = false;
        for (int i = 0; i < out.length(); i++) {
            if (out.charAt(i) == '\'') {
                quoted = !quoted;
            } else if (out.charAt(i) == 'y' && !quoted) {
                out.setCharAt(i, 'u');
            }
        }
        return out.toString();
    }
}
