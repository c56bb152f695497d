package dev.lindy.data.kernel;

import java.util.Locale;

/** Numbers as messages and reports show them. */
public final class Numerals {

    private Numerals() {}

    /** Thousands set apart by commas. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Two decimals, thousands set apart by commas. */
    public static String amount(double number) {
        String text = String.format(Locale.ROOT, "%,.2f", Math.abs(number));
        return number < 0 ? "−" + text : text;
    }
}
