package dev.lindy.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;

/** Small files as people have them, and as nobody should: every choice is the generator's, so that a seed is a reproducer. */
final class FuzzInputs {

    private static final String[] ODD_IDS = {
        "", "NULL", "=1+1", "-", "%s%n", "\"q\"\"q\"", "\u001b[31m", "é", "a b", "0", "sep=;", "'", "C1 "
    };
    private static final String[] ODD_AMOUNTS = {
        "",
        "0",
        "0.00",
        "-12.50",
        "1e400",
        "1.5E+03",
        "NaN",
        "Infinity",
        "€12",
        "1,234.56",
        "abc",
        "1e-310",
        "9".repeat(400),
        "1e307"
    };
    private static final String[] ODD_DATES = {
        "", "2024-02-30", "0001-01-01", "9999-12-31", "01/02/2024", "2024-01-05T12:30:00Z", "soon", "1e5"
    };
    private static final String[] ODD_NUMBERS = {
        "", "-1", "0", "NaN", "1e308", "1e-320", "2147483648", "3.5", "Infinity"
    };

    private final UniformRandomProvider random;

    FuzzInputs(UniformRandomProvider random) {
        this.random = random;
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private double logUniform(double from, double to) {
        return Math.exp(Math.log(from) + random.nextDouble() * Math.log(to / from));
    }

    private String odd(int oneIn, String[] odd, Supplier<String> usual) {
        return oneIn(oneIn) ? one(odd) : usual.get();
    }

    /** An order log of few customers over a span of two days to three years. */
    String orders() {
        int n = (int) logUniform(1, 400);
        int customers = 1 + random.nextInt(n);
        int days = (int) logUniform(2, 1000);
        int strange = oneIn(2) ? 1_000_000 : 5 + random.nextInt(40);
        String delimiter = oneIn(4) ? ";" : ",";
        LocalDate start = LocalDate.of(2023, 1, 1).plusDays(random.nextInt(300));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            String line = String.join(
                    delimiter,
                    odd(strange, ODD_IDS, () -> "C" + random.nextInt(customers)),
                    odd(strange, ODD_DATES, () -> start.plusDays(random.nextInt(days))
                            .toString()),
                    odd(strange, ODD_AMOUNTS, () -> String.format(Locale.ROOT, "%.2f", logUniform(1, 200))));
            lines.add(line);
            if (oneIn(30)) {
                lines.add(line);
            }
        }
        Collections.shuffle(lines, new java.util.Random(random.nextLong()));
        return String.join(delimiter, "customer", "date", "amount") + "\n" + String.join("\n", lines) + "\n";
    }

    /** Summaries, some of them impossible. */
    String summaries() {
        StringBuilder out = new StringBuilder("# unit=week\ncustomer,x,t_x,T,mean_spend\n");
        int strange = oneIn(2) ? 1_000_000 : 5 + random.nextInt(40);
        double longest = logUniform(1e-3, 1e4);
        for (int i = (int) logUniform(1, 300); i > 0; i--) {
            int x = oneIn(2) ? 0 : (int) logUniform(1, oneIn(10) ? 1e5 : 20);
            double age = longest * random.nextDouble();
            double last = x == 0 ? 0 : age * random.nextDouble();
            out.append(i).append(',').append(odd(strange, ODD_NUMBERS, () -> Integer.toString(x)));
            out.append(',').append(odd(strange, ODD_NUMBERS, () -> Double.toString(last)));
            out.append(',').append(odd(strange, ODD_NUMBERS, () -> Double.toString(age)));
            out.append(',').append(x == 0 ? "" : odd(strange, ODD_AMOUNTS, () -> Double.toString(logUniform(1, 200))));
            out.append('\n');
        }
        return out.toString();
    }

    /** A table of survivors. */
    String survivors() {
        StringBuilder out = new StringBuilder("# unit=month observed_to=2024-12-31\nperiod,survivors\n");
        int strange = oneIn(2) ? 1_000_000 : 8;
        double left = (int) logUniform(2, 1e6);
        int periods = 1 + random.nextInt(12);
        for (int t = 0; t <= periods; t++) {
            String survivors = Long.toString((long) left);
            out.append(t)
                    .append(',')
                    .append(odd(strange, ODD_NUMBERS, () -> survivors))
                    .append('\n');
            left *= oneIn(3) ? random.nextDouble() : 1 - 0.1 * random.nextDouble();
        }
        return out.toString();
    }

    /** A model file with one number replaced by another of any size. */
    String model(String whole) {
        List<Integer> colons = new ArrayList<>();
        for (int at = whole.indexOf("\" : "); at >= 0; at = whole.indexOf("\" : ", at + 1)) {
            if (at + 4 < whole.length() && "-0123456789".indexOf(whole.charAt(at + 4)) >= 0) {
                colons.add(at + 4);
            }
        }
        // Half of the time one of the first, which are the parameters.
        int from = colons.get(random.nextInt(oneIn(2) ? 8 : colons.size()));
        int to = from;
        while ("-+.0123456789Ee".indexOf(whole.charAt(to)) >= 0) {
            to++;
        }
        String number = oneIn(3) ? one(ODD_NUMBERS) : Double.toString(logUniform(1e-320, 1e308));
        return whole.substring(0, from) + number + whole.substring(to);
    }

    /** Options that may go with a command on orders. */
    List<String> options() {
        List<String> options = new ArrayList<>();
        add(options, 3, "--refunds", "drop", "net", "fail");
        add(options, 4, "--zero", "keep", "drop");
        add(options, 4, "--resolution", "day", "hour", "minute");
        add(options, 4, "--unit", "day", "week", "month", "year");
        add(options, 4, "--spend", "all", "repeats");
        add(options, 4, "--until", "2023-06-01", "2024-06-01", "2025-12-31");
        add(options, 6, "--duplicates", "merge", "keep");
        add(options, 12, "--strict");
        return options;
    }

    private void add(List<String> options, int oneIn, String name, String... values) {
        if (oneIn(oneIn)) {
            options.add(name);
            if (values.length > 0) {
                options.add(one(values));
            }
        }
    }

    /** Options of value. */
    List<String> worth() {
        List<String> options = new ArrayList<>();
        add(options, 4, "--margin", "0.3", "1e308", "1e6", "1e-300");
        add(options, 4, "--discount-rate", "0", "0.1", "1e-12", "1e300");
        add(options, 4, "--value-horizon", "1", "100", "1e9", "1e300");
        add(options, 4, "--horizon", "1", "100", "1e9");
        return options;
    }

    String purchaseModel() {
        return one("bg-nbd", "mbg-nbd", "nbd", "pareto-nbd", "ggom-nbd", "bg-cnbd", "mbg-cnbd", "auto");
    }
}
