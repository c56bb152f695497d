package dev.lindy.data.kernel;

import java.util.Locale;

/** Numbers as messages and reports show them. */
public final class Numerals {

    /** No amount of money is as large: what is, is a number of another kind. Sums of amounts below it stay finite. */
    public static final double LARGEST_AMOUNT = 1e21;

    private Numerals() {}

    /** Whether a number can be an amount of money. */
    public static boolean isAmount(double number) {
        return Math.abs(number) < LARGEST_AMOUNT;
    }

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
