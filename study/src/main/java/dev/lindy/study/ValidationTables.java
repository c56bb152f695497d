package dev.lindy.study;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.base.Split;
import dev.lindy.models.validation.Cohorts;
import dev.lindy.models.validation.CustomerForecast;
import dev.lindy.models.validation.Metric;
import dev.lindy.models.validation.ModelForecast;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Collects the tables of a validation, origin by origin. */
final class ValidationTables {

    private static final String COHORT = "cohort";

    /** Cohorts by first purchase, where the log has a column of cohorts of its own. */
    private static final String OWN_COHORT = "first_purchase_cohort";

    private final List<String> by;
    private final Map<String, List<Columns>> parts = new LinkedHashMap<>();

    ValidationTables(List<String> by) {
        this.by = by;
        for (String table : List.of("periods", "reliability", "deciles", "value_deciles", "pit", "groups")) {
            parts.put(table, new ArrayList<>());
        }
    }

    void add(OriginForecasts origin) {
        Split split = origin.split();
        Map<String, String[]> groups = groups(split.calibration());
        for (OriginForecasts.Fitted fitted : origin.models()) {
            ModelForecast model = fitted.forecast();
            String id = model.forecast().id();
            periods(split, model.forecast());
            add("reliability", split, id, model.reliability().columns());
            add("deciles", split, id, model.deciles().columns());
            model.valueDeciles().ifPresent(found -> add("value_deciles", split, id, found.columns()));
            add("pit", split, id, model.pit().columns());
            groups.forEach((name, values) -> {
                Columns found = model.by(values);
                add(
                        "groups",
                        split,
                        id,
                        Columns.builder()
                                .texts("by", repeated(name, found.rows()))
                                .all(found)
                                .build());
            });
        }
        for (OriginForecasts.Rule rule : origin.rules()) {
            periods(split, rule.forecast());
        }
    }

    private Map<String, String[]> groups(CustomerBase base) {
        Map<String, String[]> out = new LinkedHashMap<>();
        Cohorts.of(base).ifPresent(cohorts -> out.put(by.contains(COHORT) ? OWN_COHORT : COHORT, cohorts));
        for (String attribute : by) {
            if (!base.attributeNames().contains(attribute)) {
                throw new StudyException(
                        Remedy.BY,
                        "names no column that is carried: \"" + attribute + "\"; there "
                                + (base.attributeNames().isEmpty()
                                        ? "are none"
                                        : "is " + String.join(", ", base.attributeNames())));
            }
            String[] values = new String[base.size()];
            Arrays.setAll(values, i -> base.attribute(attribute, i));
            out.put(attribute, values);
        }
        return out;
    }

    private void periods(Split split, CustomerForecast forecast) {
        double[] expected = forecast.expectedPerPeriod();
        if (expected.length > 0) {
            int[] unit = new int[expected.length];
            Arrays.setAll(unit, i -> i + 1);
            add(
                    "periods",
                    split,
                    forecast.id(),
                    Columns.builder()
                            .integers("unit", unit)
                            .doubles("expected", expected)
                            .integers("actual", split.holdoutPurchasesPerPeriod())
                            .build());
        }
    }

    private void add(String table, Split split, String model, Columns part) {
        int[] cut = new int[part.rows()];
        Arrays.fill(cut, (int) split.calibrationEnd().toEpochDay());
        parts.computeIfAbsent(table, name -> new ArrayList<>())
                .add(Columns.builder()
                        .dates("cut", cut)
                        .texts("model", repeated(model, cut.length))
                        .all(part)
                        .build());
    }

    private static String[] repeated(String text, int times) {
        String[] out = new String[times];
        Arrays.fill(out, text);
        return out;
    }

    /** All tables that have a row, by their names. */
    Map<String, Columns> tables(List<Standing> standings, List<Split> splits) {
        Map<String, Columns> out = new LinkedHashMap<>();
        out.put("summary", summary(standings));
        out.put("scores", scores(standings, splits));
        out.put("totals", totals(standings, splits));
        parts.forEach((name, some) -> {
            if (!some.isEmpty()) {
                out.put(name, Columns.stacked(some));
            }
        });
        return out;
    }

    private static Columns summary(List<Standing> standings) {
        int n = standings.size();
        String[][] texts = new String[3][n];
        int[] origins = new int[n];
        for (int i = 0; i < n; i++) {
            Standing s = standings.get(i);
            texts[0][i] = s.id();
            texts[1][i] = s.name();
            texts[2][i] = s.kind().name().toLowerCase(Locale.ROOT);
            origins[i] = s.windows().size();
        }
        Columns.Builder out = Columns.builder()
                .texts("model", texts[0])
                .texts("name", texts[1])
                .texts("kind", texts[2])
                .integers("origins", origins);
        for (Metric metric : Metric.values()) {
            out.doubles(
                    metric.column(),
                    standings.stream().mapToDouble(s -> s.mean(metric)).toArray());
            out.doubles(
                    metric.column() + "_se",
                    standings.stream().mapToDouble(s -> s.standardError(metric)).toArray());
        }
        return out.doubles("seconds", seconds(standings)).build();
    }

    private static double[] seconds(List<Standing> standings) {
        return standings.stream()
                .mapToDouble(s -> Averages.mean(
                        s.windows().stream().map(Standing.Window::seconds).toList()))
                .toArray();
    }

    /** One row per origin and forecaster. */
    private static Columns scores(List<Standing> standings, List<Split> splits) {
        List<Columns> rows = new ArrayList<>();
        for (Standing standing : standings) {
            for (Standing.Window window : standing.windows()) {
                Split split = splits.get(window.number() - 1);
                Columns.Builder row = key(split, standing)
                        .integers("customers", new int[] {split.calibration().size()});
                for (Metric metric : Metric.values()) {
                    row.doubles(metric.column(), new double[] {window.scores().get(metric)});
                }
                rows.add(row.doubles("seconds", new double[] {window.seconds()}).build());
            }
        }
        return Columns.stacked(rows);
    }

    private static Columns totals(List<Standing> standings, List<Split> splits) {
        List<Columns> rows = new ArrayList<>();
        for (Standing standing : standings) {
            for (Standing.Window w : standing.windows()) {
                Columns.Builder row = key(splits.get(w.number() - 1), standing);
                total(row, "", w.purchases());
                total(row, "value_", w.value());
                rows.add(row.build());
            }
        }
        return Columns.stacked(rows);
    }

    private static void total(Columns.Builder row, String of, Standing.Total total) {
        var plain = total.interval();
        var wide = total.widened();
        double[] figures = {
            total.expected(),
            total.actual(),
            plain == null ? Double.NaN : plain.lower(),
            plain == null ? Double.NaN : plain.upper(),
            total.held(),
            wide == null ? Double.NaN : wide.lower(),
            wide == null ? Double.NaN : wide.upper(),
            total.heldWidened()
        };
        String[] names = {"expected", "actual", "lo", "hi", "held", "misfit_lo", "misfit_hi", "misfit_held"};
        for (int i = 0; i < names.length; i++) {
            row.doubles(of + names[i], new double[] {figures[i]});
        }
    }

    private static Columns.Builder key(Split split, Standing standing) {
        return Columns.builder()
                .dates("cut", new int[] {(int) split.calibrationEnd().toEpochDay()})
                .dates("holdout_end", new int[] {(int) split.holdoutEnd().toEpochDay()})
                .texts("model", new String[] {standing.id()});
    }
}
