package dev.lindy.core.base;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A length of time that people give: {@code 3y}, {@code 52w}, {@code 90d}, or a bare number in the unit of a model.
 *
 * <p>Years count whole units of a finer scale: one is 12 months, 52 weeks, 365 days. All else is converted by days.
 *
 * @param number how many
 * @param unit of what; null for the unit of the model
 */
public record Length(double number, @Nullable TimeScale unit) {

    /** All future. */
    public static final Length ALL = new Length(Double.POSITIVE_INFINITY, null);

    private static final Pattern FORM = Pattern.compile("(-?(?:[0-9]+(?:[.,][0-9]+)?|[.,][0-9]+)|nan)\\s*([a-z]*)");

    /**
     * Years.
     *
     * @param number how many
     * @return a length
     */
    public static Length years(double number) {
        return new Length(number, TimeScale.YEAR);
    }

    /**
     * In the unit of the model.
     *
     * @param number how many
     * @return a length
     */
    public static Length units(double number) {
        return new Length(number, null);
    }

    /**
     * Reads a length.
     *
     * @param text such as {@code 3y}, {@code 52 weeks}, {@code 90}, {@code all}
     * @return the length; whether it makes sense, such as being above 0, is for its user to say
     * @throws IllegalArgumentException if it is none
     */
    public static Length of(String text) {
        String given = text.strip().toLowerCase(Locale.ROOT);
        if (given.equals("all")) {
            return ALL;
        }
        Matcher form = FORM.matcher(given);
        if (!form.matches()) {
            throw new IllegalArgumentException(refusal(text));
        }
        double number = form.group(1).equals("nan")
                ? Double.NaN
                : Double.parseDouble(form.group(1).replace(',', '.'));
        return new Length(number, form.group(2).isEmpty() ? null : unit(form.group(2), text));
    }

    private static TimeScale unit(String word, String text) {
        for (TimeScale scale : TimeScale.values()) {
            if (word.equals(letter(scale)) || word.equals(scale.id()) || word.equals(scale.plural())) {
                return scale;
            }
        }
        throw new IllegalArgumentException(refusal(text));
    }

    private static String refusal(String text) {
        return "\"" + Printable.text(text)
                + "\" is no length: give a number and its unit, such as 3y, 6m, 52w, 90d, or a number alone"
                + " in the unit of the model";
    }

    private static String letter(TimeScale scale) {
        return scale.id().substring(0, 1);
    }

    /**
     * The length in another unit.
     *
     * @param scale the unit
     * @return how many of them; infinite for all future
     */
    public double in(TimeScale scale) {
        if (unit == null || unit == scale || Double.isInfinite(number)) {
            return number;
        }
        return unit == TimeScale.YEAR ? number * Math.floor(scale.perYear()) : number * unit.days() / scale.days();
    }

    /**
     * Its name in a column.
     *
     * @param scale the unit of a bare number
     * @return such as {@code 3y}
     */
    public String label(TimeScale scale) {
        String digits = number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
        return digits.replace('.', '_') + letter(unit == null ? scale : unit);
    }

    /**
     * In words.
     *
     * @param scale the unit of a bare number
     * @return such as {@code 3 years}
     */
    public String describe(TimeScale scale) {
        return (unit == null ? scale : unit).describe(number);
    }
}
