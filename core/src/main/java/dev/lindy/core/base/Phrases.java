package dev.lindy.core.base;

import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers as sentences have them. */
public final class Phrases {

    /** Estimates from here on are written without decimals: they do not know them. */
    private static final double WHOLE = 100;

    private static final Pattern SIGNED_ZERO = Pattern.compile("(?<![\\d.,])[-+](?=0(\\.0*)?(?![\\d.,]))");

    private Phrases() {}

    /**
     * A number of things.
     *
     * @param number how many
     * @param one what one is called; several are called the same with an s
     * @return such as {@code 1 customer} or {@code 2,357 customers}
     */
    public static String count(long number, String one) {
        return count(number, one, one + "s");
    }

    /**
     * A number of things.
     *
     * @param number how many
     * @param one what one is called
     * @param many what several are called
     * @return such as {@code 1 history} or {@code 1,017 histories}
     */
    public static String count(long number, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
    }

    /**
     * An estimate or a forecast, with the digits that a reader can use: cents only where there are few units.
     *
     * @param value any number
     * @return such as {@code 201,735} or {@code 35.31}
     */
    public static String estimate(double value) {
        if (Double.isNaN(value)) {
            return "not defined";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "infinite" : "−infinite";
        }
        return rounded(Math.abs(value) >= WHOLE ? "%,.0f" : "%,.2f", value).replace('-', '−');
    }

    /**
     * A rounded number, without a sign where it was rounded to 0.
     *
     * @param format with one number in it, such as {@code %+.1f %%}
     * @param value a number
     * @return such as {@code -0.1 %}, and {@code 0.0 %} for less
     */
    public static String rounded(String format, double value) {
        return SIGNED_ZERO.matcher(String.format(Locale.ROOT, format, value)).replaceFirst("");
    }
}
