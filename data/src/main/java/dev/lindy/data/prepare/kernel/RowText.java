package dev.lindy.data.prepare.kernel;

import java.time.LocalDate;

/** A row in short, for the ledger. */
public final class RowText {
    private static final long SECONDS_A_DAY = 86_400;
    private static final int LONGEST = 80;

    private RowText() {}

    /** What a row says; the amount is NaN where there is none. */
    public static String of(CharSequence customer, long second, double amount, CharSequence order) {
        return "customer " + (customer.length() == 0 ? "(none)" : customer) + ", " + day(second)
                + (Double.isNaN(amount) ? "" : ", amount " + amount)
                + (order.length() == 0 ? "" : ", order " + order);
    }

    /** What a row of a summarised customer says. */
    public static String ofHistory(CharSequence customer, double x, double tx, double observed) {
        return "customer " + (customer.length() == 0 ? "(none)" : customer) + ", x " + x + ", t_x " + tx + ", T "
                + observed;
    }

    /** The day of a second of local time. */
    public static String day(long second) {
        return LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_A_DAY)).toString();
    }

    /** The text on one line that is not too long. */
    public static String shortened(String text) {
        String line = text.replaceAll("[\\p{Cntrl}]+", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
    }
}
