package dev.lindy.models.choice;

import dev.lindy.core.base.TextTable;
import dev.lindy.core.base.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What comparisons print. */
final class ComparisonText {

    private ComparisonText() {}

    /** A table of figures by model. */
    static TextTable figures() {
        return new TextTable("  ", TextTable.Side.LEFT, TextTable.Side.RIGHT);
    }

    static String number(String format, double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return String.format(Locale.ROOT, format, value).replace('-', '−');
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

    /** The estimates as an aligned table, one line per model. */
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
        }
        return table.toString();
    }

    /** What is to be known of the fits, by model. */
    static String diagnosis(List<? extends Contender> contenders, Wording words) {
        return contenders.stream()
                .flatMap(c -> c.fit().diagnosis().stream().map(d -> c.name() + ": " + d.text(words)))
                .collect(Collectors.joining("\n"));
    }
}
