package dev.lindy.core.estimate;

import static dev.lindy.core.base.TextTable.Side.LEFT;
import static dev.lindy.core.base.TextTable.Side.RIGHT;

import dev.lindy.core.base.TextTable;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Estimates as an aligned table in plain text. */
final class EstimatesText {

    private static final int[] WIDTHS = {5, 10, 10, 9, 1, 9};

    private EstimatesText() {}

    /** A heading and one line per parameter, each with a line feed. */
    static String table(Estimates estimates, double level) {
        TextTable table = new TextTable("  ", LEFT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, LEFT).atLeast(WIDTHS);
        table.row("", "estimate", "std. error", percent(level) + " interval");
        for (ParameterSpace.Parameter parameter : estimates.space().parameters()) {
            String name = parameter.name();
            String value = number(estimates.value(name));
            if (estimates.determined(name)) {
                double[] interval = estimates.interval(name, level);
                table.row(
                        name,
                        value,
                        number(estimates.standardError(name)),
                        number(interval[0]),
                        "…",
                        number(interval[1]),
                        parameter.unit());
            } else {
                table.row(name, value, "–", "not determined");
            }
        }
        return table + "\n";
    }

    private static String percent(double level) {
        return new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(100 * level) + " %";
    }

    private static String number(double value) {
        double size = Math.abs(value);
        if (size == 0 || Double.isInfinite(value)) {
            return size == 0 ? "0" : value > 0 ? "∞" : "−∞";
        }
        if (size < 1e-3 || size >= 1e7) {
            return String.format(Locale.ROOT, "%.3e", value).replace("-", "−");
        }
        return number(value, size >= 1000 ? 1 : 4);
    }

    static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value).replace('-', '−');
    }
}
