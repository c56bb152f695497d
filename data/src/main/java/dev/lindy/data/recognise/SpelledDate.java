package dev.lindy.data.recognise;

import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date that names its month: a month, a day and a year in any order, perhaps a day of the week, then perhaps a time.
 *
 * @param year the year
 * @param month from 1
 * @param day from 1 to 31; whether the month has it is not checked
 * @param time what follows from the hour on; empty if nothing does
 */
record SpelledDate(int year, int month, int day, String time) {

    private static final List<Locale> LANGUAGES = List.of(
            Locale.ENGLISH,
            Locale.forLanguageTag("nl"),
            Locale.GERMAN,
            Locale.FRENCH,
            Locale.forLanguageTag("es"),
            Locale.ITALIAN,
            Locale.forLanguageTag("pt"));
    private static final Map<String, Integer> MONTHS = months();
    private static final Set<String> DAYS = days();
    /** Words between the parts of a date. */
    private static final Set<String> FILLERS = Set.of(
            "de", "del", "of", "den", "le", "il", "el", "th", "st", "nd", "rd", "er", "om", "um", "at", "a", "as",
            "alle", "t");

    private static final Pattern TOKEN = Pattern.compile("[0-9]+|\\p{L}+");
    private static final Pattern TIME = Pattern.compile("[0-9]{1,2}:[0-9]{2}");
    private static final Pattern BLANK = Pattern.compile("[\\u00A0\\u202F\\u2009]");
    private static final int LONGEST = 80;

    /** The date that a text spells; null if it spells none. */
    static @Nullable SpelledDate of(CharSequence text, boolean shortYear) {
        if (text.length() > LONGEST) {
            return null;
        }
        String plain = BLANK.matcher(text).replaceAll(" ");
        Matcher clock = TIME.matcher(plain);
        int end = clock.find() ? clock.start() : plain.length();
        String time = plain.substring(end).strip();
        String before = plain.substring(0, end);
        int year = -1;
        int month = -1;
        int day = -1;
        boolean weekday = false;
        Matcher tokens = TOKEN.matcher(before);
        while (tokens.find()) {
            String token = tokens.group();
            if (Character.isDigit(token.charAt(0))) {
                boolean isYear = token.length() == 4 || (shortYear && day >= 0 && token.length() == 2);
                if (isYear ? year >= 0 : token.length() > 2 || day >= 0) {
                    return null;
                }
                if (isYear) {
                    year = Integer.parseInt(token) + (token.length() == 2 ? 2000 : 0);
                } else {
                    day = Integer.parseInt(token);
                }
            } else {
                String word = word(token);
                Integer named = MONTHS.get(word);
                if (named != null && (month < 0 || weekday)) {
                    // A French "mar." before a month is a Tuesday.
                    weekday = month < 0 && day < 0 && DAYS.contains(word);
                    month = named;
                } else if (!DAYS.contains(word) && !FILLERS.contains(word)) {
                    return null;
                }
            }
        }
        return year < 0 || month < 0 || day < 1 || day > 31 ? null : new SpelledDate(year, month, day, time);
    }

    private static String word(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> out = new HashMap<>();
        for (Month month : Month.values()) {
            for (Locale language : LANGUAGES) {
                for (TextStyle style : List.of(
                        TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE)) {
                    String name = word(month.getDisplayName(style, language)).replace(".", "");
                    if (name.matches("[a-z]{3,}")) {
                        out.putIfAbsent(name, month.getValue());
                    }
                }
            }
        }
        Map.of(
                        "mrt", 3, "mrz", 3, "maerz", 3, "mar", 3, "sept", 9, "set", 9, "okt", 10, "dez", 12, "janv", 1,
                        "fevr", 2)
                .forEach(out::putIfAbsent);
        // The Austrian names.
        Map.of("janner", 1, "jaenner", 1, "feber", 2).forEach(out::putIfAbsent);
        return Map.copyOf(out);
    }

    private static Set<String> days() {
        Set<String> out = new HashSet<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            for (Locale language : LANGUAGES) {
                for (TextStyle style : List.of(TextStyle.FULL, TextStyle.SHORT)) {
                    out.add(word(day.getDisplayName(style, language)).replace(".", ""));
                }
            }
        }
        out.add("feira");
        return Set.copyOf(out);
    }
}
