package dev.lindy.core.estimate;

import java.util.Locale;

/** Estimates as an aligned table in plain text. */
final class EstimatesText {

    private static final double LEVEL = 0.95;

    private EstimatesText() {}

    /** A heading and one line per parameter, each with a line feed. */
    static String table(Estimates estimates) {
        StringBuilder out = new StringBuilder(
                String.format(Locale.ROOT, "%-8s%12s%13s%23s\n", "", "estimate", "std. error", "95 % interval"));
        for (ParameterSpace.Parameter parameter : estimates.space().parameters()) {
            String name = parameter.name();
            String[] error = {"–", "not", "determined", ""};
            if (estimates.determined(name)) {
                double[] interval = estimates.interval(name, LEVEL);
                error = new String[] {
                    number(estimates.standardError(name)), number(interval[0]), "…", number(interval[1])
                };
            }
            String line = String.format(
                    Locale.ROOT,
                    "%-8s%12s%13s%11s %s %9s   %s",
                    name,
                    number(estimates.value(name)),
                    error[0],
                    error[1],
                    error[2],
                    error[3],
                    parameter.unit());
            out.append(line.stripTrailing()).append('\n');
        }
        return out.toString();
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
