package dev.lindy.study.selfcheck;

import dev.lindy.core.base.Columns;
import dev.lindy.study.IntervalMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/** The figures of a check in columns. */
final class SelfCheckTables {

    private SelfCheckTables() {}

    static Map<String, Columns> of(SelfCheck check) {
        Map<String, Columns> tables = new LinkedHashMap<>();
        tables.put("coverage", coverage(check.coverage()));
        tables.put("recovery", recovery(check.recovery()));
        tables.put("fits", fits(check.fits()));
        if (!check.ranks().isEmpty()) {
            tables.put("ranks", ranks(check.ranks()));
        }
        return tables;
    }

    private static Columns coverage(List<Coverage> rows) {
        return Columns.builder()
                .texts("model", texts(rows, Coverage::model))
                .texts("design", texts(rows, Coverage::design))
                .integers("customers", integers(rows, Coverage::customers))
                .texts("method", texts(rows, row -> text(row.method())))
                .texts("kind", texts(rows, Coverage::kind))
                .texts("what", texts(rows, Coverage::what))
                .texts("of", texts(rows, row -> row.total() ? "total" : "each"))
                .integers("intervals", integers(rows, Coverage::intervals))
                .integers("none", integers(rows, Coverage::none))
                .doubles("coverage", doubles(rows, Coverage::share))
                .doubles("error", doubles(rows, Coverage::error))
                .texts("judgement", texts(rows, row -> row.judgement().text()))
                .build();
    }

    private static Columns recovery(List<Recovery> rows) {
        return Columns.builder()
                .texts("model", texts(rows, Recovery::model))
                .texts("design", texts(rows, Recovery::design))
                .integers("customers", integers(rows, Recovery::customers))
                .texts("parameter", texts(rows, Recovery::parameter))
                .doubles("truth", doubles(rows, Recovery::truth))
                .doubles("median", doubles(rows, Recovery::median))
                .doubles("bias", doubles(rows, Recovery::bias))
                .doubles("spread", doubles(rows, Recovery::spread))
                .integers("undetermined", integers(rows, Recovery::undetermined))
                .build();
    }

    private static Columns fits(List<Fits> rows) {
        return Columns.builder()
                .texts("model", texts(rows, Fits::model))
                .texts("design", texts(rows, Fits::design))
                .integers("customers", integers(rows, Fits::customers))
                .texts("method", texts(rows, row -> text(row.method())))
                .integers("samples", integers(rows, Fits::samples))
                .integers("failed", integers(rows, Fits::failed))
                .integers("refused", integers(rows, Fits::refused))
                .build();
    }

    private static Columns ranks(List<Ranks> rows) {
        Columns.Builder out = Columns.builder()
                .texts("model", texts(rows, Ranks::model))
                .texts("design", texts(rows, Ranks::design))
                .integers("customers", integers(rows, Ranks::customers))
                .texts("parameter", texts(rows, Ranks::parameter))
                .integers("posteriors", integers(rows, row -> row.histogram().simulations()))
                .integers("refused", integers(rows, Ranks::refused))
                .doubles("chi_square", doubles(rows, row -> row.histogram().chiSquare()))
                .doubles("p_value", doubles(rows, row -> row.histogram().pValue()))
                .doubles("difference", doubles(rows, row -> row.histogram().difference()))
                .doubles("limit", doubles(rows, row -> row.histogram().limit()))
                .integers("lowest", integers(rows, row -> row.histogram().band().lowest()))
                .integers(
                        "highest", integers(rows, row -> row.histogram().band().highest()))
                .integers("outside", integers(rows, row -> row.histogram().outside()));
        for (int bar = 0; bar < RankedPosteriors.BARS; bar++) {
            int b = bar;
            out.integers(
                    "bar_" + (bar + 1), integers(rows, row -> row.histogram().bars()[b]));
        }
        return out.build();
    }

    private static String text(IntervalMethod method) {
        return method.name().toLowerCase(Locale.ROOT);
    }

    private static <R> String[] texts(List<R> rows, Function<R, String> of) {
        return rows.stream().map(of).toArray(String[]::new);
    }

    private static <R> int[] integers(List<R> rows, ToIntFunction<R> of) {
        return rows.stream().mapToInt(of).toArray();
    }

    private static <R> double[] doubles(List<R> rows, ToDoubleFunction<R> of) {
        return rows.stream().mapToDouble(of).toArray();
    }
}
