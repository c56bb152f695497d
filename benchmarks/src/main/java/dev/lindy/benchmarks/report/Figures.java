package dev.lindy.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as they are printed: three digits and a unit that suits. */
final class Figures {

    /** What a cell says where there is nothing to say. */
    static final String NONE = "–";

    private Figures() {}

    /** Nanoseconds of a figure in a unit such as ms/op. */
    static double nanoseconds(double value, String unit) {
        return value
                * switch (unit) {
                    case "ns/op" -> 1;
                    case "us/op" -> 1e3;
                    case "ms/op" -> 1e6;
                    case "s/op" -> 1e9;
                    default -> throw new IllegalArgumentException("unit " + unit + " is not known");
                };
    }

    static String time(double value, String unit) {
        return duration(nanoseconds(value, unit));
    }

    /** CPU time of the process per operation. */
    static String cpu(@Nullable Measurement m) {
        Double nanoseconds = m == null ? null : m.cpuNanoseconds();
        return nanoseconds == null ? NONE : duration(nanoseconds);
    }

    /** A time with its unit. */
    static String duration(double nanoseconds) {
        if (nanoseconds < 1e3) {
            return digits(nanoseconds) + " ns";
        }
        if (nanoseconds < 1e6) {
            return digits(nanoseconds / 1e3) + " µs";
        }
        return nanoseconds < 1e9 ? digits(nanoseconds / 1e6) + " ms" : digits(nanoseconds / 1e9) + " s";
    }

    static String seconds(double seconds) {
        return duration(seconds * 1e9);
    }

    /** The median, and how far the mean is known. */
    static String measured(@Nullable Measurement m) {
        if (m == null) {
            return NONE;
        }
        String median = time(m.median(), m.unit());
        Double error = m.error();
        if (error == null || !(m.score() > 0)) {
            return median;
        }
        double percent = 100 * error / m.score();
        return median + (percent > 99.5 ? " ± > 99 %" : String.format(Locale.ROOT, " ± %.0f %%", percent));
    }

    static String bytes(@Nullable Double bytes) {
        if (bytes == null) {
            return NONE;
        }
        if (bytes < 1e3) {
            return String.format(Locale.ROOT, "%.0f B", bytes);
        }
        if (bytes < 1e6) {
            return digits(bytes / 1e3) + " kB";
        }
        return bytes < 1e9 ? digits(bytes / 1e6) + " MB" : digits(bytes / 1e9) + " GB";
    }

    static String ratio(double ratio) {
        return ratio >= 1000 ? count(Math.round(ratio)) + " ×" : digits(ratio) + " ×";
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String digits(double value) {
        if (value >= 99.95) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, value >= 9.995 ? "%.1f" : "%.2f", value);
    }

    /** The parameters in a fixed order, without their names where the values speak. */
    static String parameters(Measurement m) {
        List<String> words = new ArrayList<>();
        for (String name : List.of("model", "function", "customers", "implementation", "threads")) {
            String value = m.parameters().get(name);
            if (value != null) {
                words.add(
                        switch (name) {
                            case "customers" -> count(Long.parseLong(value));
                            case "threads" -> value + (value.equals("1") ? " thread" : " threads");
                            default -> value;
                        });
            }
        }
        return String.join(" ", words);
    }
}
