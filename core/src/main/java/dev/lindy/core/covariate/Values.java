package dev.lindy.core.covariate;

import dev.lindy.core.base.Column;
import java.util.regex.Pattern;

/** What a row of an attribute holds. */
final class Values {

    /** Plain decimals; a leading 0 makes a code of it, such as a postal code. */
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

    private Values() {}

    /** Whether all values are numbers, or missing; false where all are missing. */
    static boolean areNumbers(Column column) {
        if (column.isNumber()) {
            return true;
        }
        if (column instanceof Column.Dates) {
            return true;
        }
        boolean some = false;
        for (int row = 0; row < column.size(); row++) {
            String text = column.text(row).strip();
            if (!text.isEmpty()) {
                if (!DECIMAL.matcher(text).matches()) {
                    return false;
                }
                some = true;
            }
        }
        return some;
    }

    /** The number; of a date, that of its day; NaN where there is none. */
    static double number(Column column, int row) {
        return column.match(
                texts -> parsed(texts.get(row)),
                integers -> (double) integers.get(row),
                doubles -> finite(doubles.get(row)),
                dates -> {
                    String text = dates.text(row);
                    return text.isEmpty()
                            ? Double.NaN
                            : (double) java.time.LocalDate.parse(text).toEpochDay();
                });
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }

    private static double parsed(String text) {
        String stripped = text.strip();
        return DECIMAL.matcher(stripped).matches() ? finite(Double.parseDouble(stripped)) : Double.NaN;
    }

    /** The level of a category. */
    static String level(Column column, int row) {
        String text = column.text(row).strip();
        return text.isEmpty() ? Coding.NONE : text;
    }
}
