package dev.lindy.data.recognise;

import dev.lindy.data.DataException;
import dev.lindy.data.kernel.Numerals;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how the dates of a column are written, by trying every usual pattern on examples.
 *
 * <p>The order of day and month is taken from days above 12; where no example has one, the data do not say, and
 * {@link #pattern()} asks. Days come first in dates with full stops.
 */
public final class DateRecogniser {
    private static final int ENOUGH = 1000;
    private static final String USUAL = "dd/MM/yyyy, MM/dd/yyyy, yyyy-MM-dd HH:mm or the like";
    private static final Pattern SHORT_YEAR = Pattern.compile(
            "(\\d{1,2})([-/.])(\\d{1,2})\\2\\d{2}" + "(?: (\\d{1,2}:\\d{2})(:\\d{2})?( ?[AaPp][Mm])?)?");
    /** Patterns that are tried where no numeric one fits. */
    private static final List<String> OTHERS =
            List.of("d MMMM yyyy", "yyyyMMddHHmmss", "yyyy-MM", "MM/yyyy", "yyyy-Qq");

    /** Numbers that may count days or seconds, or be years; only their owner knows. */
    private static final Map<String, Pattern> COUNTS = Map.of(
            "excel",
            Pattern.compile("[2-6][0-9]{4}(?:[.,][0-9]+)?"),
            "epoch",
            Pattern.compile("[0-9]{9,10}(?:[.,][0-9]+)?"),
            "epoch-ms",
            Pattern.compile("[0-9]{12,13}"),
            "yyyy",
            Pattern.compile("(?:19|20)[0-9]{2}"),
            "d-MMM-yy",
            Pattern.compile("[0-9]{1,2}[- ]\\p{L}{3,9}\\.?[- ][0-9]{2}(?: .*)?"));

    private final List<DatePattern> candidates = new ArrayList<>();
    private final int[] fits;
    private final String[] example;
    private final BiFunction<String, String, DataException> question;
    private final boolean zoneGiven;
    private int seen;
    private @Nullable String first;
    private boolean dayIsFirst;
    private boolean dayIsSecond;
    private boolean offset;

    /**
     * Starts with no examples.
     *
     * @param zone the zone for times with an offset, or null for UTC
     * @param question turns what is unclear, and the patterns that may help, into the exception that asks for a pattern
     */
    public DateRecogniser(@Nullable ZoneId zone, BiFunction<String, String, DataException> question) {
        this.question = question;
        zoneGiven = zone != null;
        ZoneId days = zone == null ? ZoneOffset.UTC : zone;
        for (char separator : new char[] {'-', '/', '.'}) {
            candidates.add(DatePattern.of("yyyy" + separator + "MM" + separator + "dd", days));
            candidates.add(DatePattern.of("d" + separator + "M" + separator + "yyyy", days));
            if (separator != '.') {
                candidates.add(DatePattern.of("M" + separator + "d" + separator + "yyyy", days));
            }
        }
        candidates.add(DatePattern.of("yyyyMMdd", days));
        OTHERS.forEach(pattern -> candidates.add(DatePattern.of(pattern, days)));
        fits = new int[candidates.size()];
        example = new String[candidates.size()];
    }

    /**
     * Looks at an example.
     *
     * @param date a text, without blanks around it; an empty one is passed over
     */
    public void add(CharSequence date) {
        if (date.length() == 0) {
            return;
        }
        seen++;
        if (first == null) {
            first = date.toString();
        }
        boolean numeric = false;
        for (int i = 0; i < fits.length; i++) {
            if (numeric && i >= fits.length - OTHERS.size()) {
                break;
            }
            if (candidates.get(i).parse(date) != DatePattern.NO_DATE) {
                fits[i]++;
                numeric = true;
            } else if (example[i] == null && candidates.get(i).isContradictedBy(date)) {
                example[i] = date.toString();
            }
        }
        if (!numeric && fits[best()] == 0) {
            Matcher shortYear = SHORT_YEAR.matcher(date);
            if (shortYear.matches()) {
                dayIsFirst |= Integer.parseInt(shortYear.group(1)) > 12;
                dayIsSecond |= Integer.parseInt(shortYear.group(3)) > 12;
            }
        }
        offset |= DatePattern.hasOffset(date);
    }

    /**
     * Whether further examples are not likely to tell more.
     *
     * @return true after a thousand examples, unless the order of day and month is still open
     */
    public boolean decided() {
        return seen >= ENOUGH && !ambiguous(best());
    }

    /**
     * Whether times come with an offset while no zone was given.
     *
     * @return true if days are then counted in UTC
     */
    public boolean zoneAssumed() {
        return offset && !zoneGiven;
    }

    /**
     * The pattern that fits.
     *
     * @return the one that reads most examples
     * @throws DataException if no pattern reads half of them, or two orders of day and month remain possible
     */
    public DatePattern pattern() {
        int best = best();
        if (2 * fits[best] < seen || fits[best] == 0) {
            Matcher shortYear = SHORT_YEAR.matcher(first == null ? "" : first);
            if (shortYear.matches()) {
                throw question.apply("\"" + first + "\" names its year by two digits", shortYears(shortYear));
            }
            for (Map.Entry<String, Pattern> count : COUNTS.entrySet()) {
                if (first != null && count.getValue().matcher(first).matches()) {
                    throw question.apply(
                            "\"" + first + "\" may be "
                                    + switch (count.getKey()) {
                                        case "excel" -> "a day as spreadsheets count them";
                                        case "epoch" -> "seconds since 1970";
                                        case "epoch-ms" -> "milliseconds since 1970";
                                        case "yyyy" -> "a year";
                                        default -> "a date with a year of two digits";
                                    },
                            count.getKey());
                }
            }
            throw question.apply(
                    first == null ? "no row has a date" : "\"" + first + "\" is not written like any date known here",
                    USUAL);
        }
        if (ambiguous(best)) {
            throw question.apply(
                    "dates such as \"" + first
                            + "\" can be read with the day first or the month first, and no day above 12 tells which (dates looked at: "
                            + Numerals.count(seen) + ")",
                    USUAL);
        }
        if (example[best] != null && rival(best) >= 0 && example[rival(best)] != null) {
            int rival = rival(best);
            throw question.apply(
                    "\"" + example[best] + "\" has the "
                            + (candidates.get(best).toString().startsWith("d") ? "month" : "day") + " first, \""
                            + example[rival] + "\" the "
                            + (candidates.get(best).toString().startsWith("d") ? "day" : "month") + " first; "
                            + candidates.get(best) + " reads " + Numerals.count(fits[best]) + " of "
                            + Numerals.count(seen) + " dates looked at, " + candidates.get(rival) + " "
                            + Numerals.count(fits[rival]),
                    candidates.get(best).toString());
        }
        return candidates.get(best);
    }

    /** The patterns that read dates such as 1/13/24, which mean years from 2000 on. */
    private String shortYears(Matcher date) {
        String time = date.group(4) == null
                ? ""
                : (date.group(6) == null ? " H:mm" : " h:mm")
                        + (date.group(5) == null ? "" : ":ss")
                        + (date.group(6) == null ? "" : date.group(6).replaceFirst("[AaPp][Mm]", "a"));
        String separator = date.group(2);
        String dayFirst = "d" + separator + "M" + separator + "yy" + time;
        String monthFirst = "M" + separator + "d" + separator + "yy" + time;
        return dayIsFirst == dayIsSecond ? dayFirst + " or " + monthFirst : dayIsFirst ? dayFirst : monthFirst;
    }

    private int best() {
        int best = 0;
        for (int i = 1; i < fits.length; i++) {
            if (fits[i] > fits[best]) {
                best = i;
            }
        }
        return best;
    }

    private boolean ambiguous(int best) {
        int rival = rival(best);
        return rival >= 0 && fits[best] > 0 && example[best] == null && example[rival] == null;
    }

    /** The candidate with day and month in the other order, or -1. */
    private int rival(int candidate) {
        String text = candidates.get(candidate).toString();
        if (text.length() != 8 || !text.endsWith("yyyy") || text.charAt(1) == '.') {
            return -1;
        }
        return candidate + (text.startsWith("d") ? 1 : -1);
    }
}
