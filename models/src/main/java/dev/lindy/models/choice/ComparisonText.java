package dev.lindy.models.choice;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.Phrases;
import dev.lindy.core.base.TextTable;
import dev.lindy.core.base.Wording;
import dev.lindy.core.estimate.Maximum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What comparisons print. */
final class ComparisonText {

    private static final double LEVEL = 0.95;
    private static final List<String> OF_MODEL = List.of("model", "kind", "chosen");
    private static final List<String> ESTIMATE = List.of("estimate", "std_error", "lower_95", "upper_95");

    private ComparisonText() {}

    /** A table of figures by model. */
    static TextTable figures() {
        return new TextTable("  ", TextTable.Side.LEFT, TextTable.Side.RIGHT);
    }

    static String number(String format, double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return Phrases.rounded(format, value).replace('-', '−');
    }

    static String list(List<String> names) {
        return names.size() == 1
                ? names.get(0)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1);
    }

    /** The parameters of a model, each in a format of its name and its value. */
    static String parameters(Contender contender, String format, String between) {
        return contender.entry().parameters(contender.fit()).entrySet().stream()
                .map(p -> String.format(Locale.ROOT, format, p.getKey(), p.getValue()))
                .collect(Collectors.joining(between));
    }

    /** One row per model and parameter: the estimate, and beside it what a table of the models says of each. */
    static Columns estimates(List<? extends Contender> contenders, Columns models) {
        List<Integer> model = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<double[]> figures = new ArrayList<>();
        for (int row = 0; row < contenders.size(); row++) {
            Contender c = contenders.get(row);
            Maximum estimates = c.fit().estimates();
            for (Map.Entry<String, Double> parameter :
                    c.entry().parameters(c.fit()).entrySet()) {
                String name = parameter.getKey();
                // A whole number that the fit chose has no standard error.
                boolean estimated = estimates.names().contains(name);
                double[] interval = estimated ? estimates.interval(name, LEVEL) : new double[] {Double.NaN, Double.NaN};
                model.add(row);
                names.add(name);
                figures.add(new double[] {
                    parameter.getValue(),
                    estimated ? estimates.standardError(name) : Double.NaN,
                    interval[0],
                    interval[1]
                });
            }
        }
        Columns each = models.rows(model.stream().mapToInt(i -> i).toArray());
        Columns.Builder out = Columns.builder();
        OF_MODEL.forEach(name -> out.column(name, each.column(name)));
        out.texts("parameter", names.toArray(String[]::new));
        for (int i = 0; i < ESTIMATE.size(); i++) {
            int figure = i;
            out.doubles(
                    ESTIMATE.get(i),
                    figures.stream().mapToDouble(of -> of[figure]).toArray());
        }
        each.names().stream()
                .filter(name -> !OF_MODEL.contains(name) && !name.equals("parameters"))
                .forEach(name -> out.column(name, each.column(name)));
        return out.build();
    }

    /** The estimates as an aligned table, one line per model, and their intervals below. */
    static String parameters(List<? extends Contender> contenders) {
        int most = contenders.stream().mapToInt(Contender::parameters).max().orElse(0);
        TextTable table = new TextTable("   ", TextTable.Side.LEFT);
        for (Contender c : contenders) {
            String[] row = new String[most + 1];
            Arrays.fill(row, "");
            row[0] = c.name();
            String[] values = parameters(c, "%s %.4g", "\n").split("\n", -1);
            System.arraycopy(values, 0, row, 1, values.length);
            table.row(row);
            String[] ends = intervals(c);
            if (Arrays.stream(ends).anyMatch(end -> !end.isEmpty())) {
                String[] below = new String[most + 1];
                Arrays.fill(below, "");
                below[0] = String.format(Locale.ROOT, "  %.0f %%", 100 * LEVEL);
                System.arraycopy(ends, 0, below, 1, ends.length);
                table.row(below);
            }
        }
        return table.toString();
    }

    /** One per parameter; empty where the fit does not say. */
    private static String[] intervals(Contender contender) {
        Maximum estimates = contender.fit().estimates();
        return contender.entry().parameters(contender.fit()).keySet().stream()
                .map(name -> {
                    double[] ends = estimates.names().contains(name)
                            ? estimates.interval(name, LEVEL)
                            : new double[] {Double.NaN, Double.NaN};
                    return Double.isFinite(ends[0]) && Double.isFinite(ends[1])
                            ? String.format(Locale.ROOT, "%.3g … %.3g", ends[0], ends[1])
                            : "";
                })
                .toArray(String[]::new);
    }

    /** What is to be known of the fits, by model. */
    static String diagnosis(List<? extends Contender> contenders, Wording words) {
        return contenders.stream()
                .flatMap(c -> c.fit().diagnosis().stream().map(d -> c.name() + ": " + d.text(words)))
                .collect(Collectors.joining("\n"));
    }
}
