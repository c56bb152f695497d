package dev.lindy.cli.text;

import dev.lindy.cli.option.OptionWording;
import dev.lindy.core.base.Columns;
import dev.lindy.core.base.Phrases;
import dev.lindy.models.interval.Interval;
import dev.lindy.models.interval.Misfit;
import dev.lindy.models.validation.Metric;
import dev.lindy.study.Standing;
import dev.lindy.study.ValidationStudy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a validation says, in blocks for people. */
public final class ValidationReport {

    private static final int MOST_OF_LABEL = 8;
    private static final int MOST_OF_GROUP = 60;

    private ValidationReport() {}

    /** The answer first, then the table, totals, groups and what is to be known; the next command last. */
    public static String of(ValidationStudy study, List<String> by, String next) {
        Blocks blocks = new Blocks()
                .wrapped("Believe it?", study.answer().toString())
                .lines("Ahead", ahead(study))
                .lines("Scores", scores(study) + "\n" + Layout.wrapped(legend(study)))
                .lines("Totals", totals(study));
        for (String attribute : by) {
            blocks.lines("By " + shortened(attribute, MOST_OF_LABEL), groups(study, attribute));
        }
        return blocks.wrapped(
                        "Note",
                        study.notes().stream()
                                .map(note -> note.in(OptionWording.OPTIONS))
                                .toList())
                .wrapped(
                        "Left out",
                        study.leftOut().entrySet().stream()
                                .map(left ->
                                        left.getKey() + ": " + left.getValue().in(OptionWording.OPTIONS))
                                .toList())
                .lines("Next", next)
                .toString();
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    private static String ahead(ValidationStudy study) {
        return study.next()
                .map(next -> {
                    String purchases = ahead(
                            study.unit().describe(study.length()) + " after the log",
                            next.purchases(),
                            "purchases by " + next.model() + ", " + percent(study.level()) + " % sure",
                            next.misfit());
                    return next.value().interval() == null
                            ? purchases
                            : purchases + "\n" + ahead("worth", next.value(), "undiscounted,", next.valueMisfit());
                })
                .orElse("");
    }

    private static String ahead(String what, Standing.Total total, String of, @Nullable Misfit misfit) {
        String first = String.format(
                Locale.ROOT,
                "%s: %,.0f %s %s if the model is right",
                what,
                total.expected(),
                of,
                ends(total.interval()));
        return total.widened() == null
                ? first
                : first
                        + String.format(
                                Locale.ROOT,
                                ",\n  %s with what its forecasts have been off by so far (%s)",
                                ends(total.widened()),
                                misfit);
    }

    private static String scores(ValidationStudy study) {
        boolean value = study.standings().stream().anyMatch(s -> !Double.isNaN(s.mean(Metric.VALUE_GINI)));
        List<String> titles = new ArrayList<>(List.of(
                "",
                "log score",
                "CRPS",
                "AUC",
                "Gini",
                "top",
                "RMSE",
                "total",
                study.unit().id(),
                "in PI"));
        if (value) {
            titles.addAll(List.of("of value", "value"));
        }
        TextTable table = new TextTable(titles.toArray(new String[0]));
        Standing.Kind kind = null;
        for (Standing s : study.standings()) {
            if (kind == Standing.Kind.MODEL && s.kind() == Standing.Kind.BASELINE) {
                table.gap();
            }
            kind = s.kind();
            String[] cells = {
                s.name() + (s.usable() ? "" : " (!)"),
                number("%.4f", s.mean(Metric.LOG_SCORE)),
                number("%.3f", s.mean(Metric.CRPS)),
                number("%.3f", s.mean(Metric.AUC)),
                number("%.3f", s.mean(Metric.GINI)),
                share("%.0f %%", s.mean(Metric.TOP_TENTH)),
                number("%.3f", s.mean(Metric.RMSE)),
                share("%+.1f %%", Double.isNaN(s.expected()) ? Double.NaN : s.expected() / s.actual() - 1),
                share("%.0f %%", s.mean(Metric.PERIOD_MAPE)),
                share("%.1f %%", s.mean(Metric.COVERAGE)),
                number("%.3f", s.mean(Metric.VALUE_GINI)),
                share("%+.1f %%", s.mean(Metric.VALUE_TOTAL_ERROR))
            };
            table.row(cells);
        }
        return table.within(Layout.WIDTH);
    }

    private static String legend(ValidationStudy study) {
        return "means over " + Phrases.count(study.cuts().size(), "day")
                + ". log score: mean ln P(what a customer bought), higher is better; CRPS, RMSE: in purchases per customer, lower is"
                + " better; AUC: whether those who buy rank first; Gini, top: whether those who buy most do, and which share of the"
                + " best tenth is in the first tenth; total: expected against all purchases; "
                + study.unit().id()
                + ": mean error of the purchases of a " + study.unit().id()
                + "; in PI: customers within their interval, "
                + percent(study.level())
                + " % or more as counts are whole numbers; of value, value: Gini and total of what was"
                + " spent. Rules that only rank or only count leave the rest empty.";
    }

    private static String totals(ValidationStudy study) {
        Standing best = study.best();
        boolean widened = best.withWidened() > 0;
        TextTable table = widened
                ? new TextTable("of " + best.name(), "expected", "PI", "with misfit", "happened", "")
                : new TextTable("of " + best.name(), "expected", "PI", "happened", "");
        for (Standing.Window w : best.windows()) {
            Standing.Total total = w.purchases();
            String cut = "from " + study.cuts().get(w.number() - 1);
            String expected = number("%,.0f", total.expected());
            String actual = number("%,.0f", total.actual());
            if (widened) {
                table.row(
                        cut,
                        expected,
                        ends(total.interval()),
                        ends(total.widened()),
                        actual,
                        held(total.interval(), total) + " / " + held(total.widened(), total));
            } else {
                table.row(cut, expected, ends(total.interval()), actual, held(total.interval(), total));
            }
        }
        return table.within(Layout.WIDTH);
    }

    private static String held(@Nullable Interval interval, Standing.Total total) {
        double actual = total.actual();
        return interval == null ? "" : actual >= interval.lower() && actual <= interval.upper() ? "in" : "out";
    }

    private static String groups(ValidationStudy study, String attribute) {
        Columns all = study.tables().get("groups");
        if (all == null) {
            return "";
        }
        String[] models = all.texts("model");
        String[] by = all.texts("by");
        String[] names = all.texts("group");
        double[] customers = all.doubles("customers");
        double[] expected = all.doubles("expected");
        double[] actual = all.doubles("actual");
        Map<String, double[]> sums = new LinkedHashMap<>();
        for (int i = 0; i < all.rows(); i++) {
            if (models[i].equals(study.best().id()) && by[i].equals(attribute)) {
                double[] sum = sums.computeIfAbsent(names[i], name -> new double[3]);
                sum[0] = customers[i];
                sum[1] += expected[i];
                sum[2] += actual[i];
            }
        }
        TextTable table = new TextTable("of " + study.best().name(), "customers", "expected", "happened", "error");
        sums.forEach((name, sum) -> table.row(
                name.isEmpty() ? "(none)" : shortened(name, MOST_OF_GROUP),
                number("%,.0f", sum[0]),
                number("%,.0f", sum[1]),
                number("%,.0f", sum[2]),
                share("%+.1f %%", sum[1] / sum[2] - 1)));
        return table.within(Layout.WIDTH);
    }

    private static String ends(@Nullable Interval interval) {
        return interval == null ? "" : String.format(Locale.ROOT, "%,.0f … %,.0f", interval.lower(), interval.upper());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.4g", 100 * share).replaceAll("\\.?0+$", "");
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "" : Phrases.rounded(format, value);
    }

    private static String share(String format, double value) {
        return Double.isFinite(value) ? Phrases.rounded(format, 100 * value) : "";
    }
}
