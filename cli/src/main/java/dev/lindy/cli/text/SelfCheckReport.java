package dev.lindy.cli.text;

import dev.lindy.core.base.Phrases;
import dev.lindy.study.IntervalMethod;
import dev.lindy.study.selfcheck.Coverage;
import dev.lindy.study.selfcheck.Fits;
import dev.lindy.study.selfcheck.Ranks;
import dev.lindy.study.selfcheck.Recovery;
import dev.lindy.study.selfcheck.SelfCheck;
import dev.lindy.study.selfcheck.SelfCheckOptions;
import java.time.Duration;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What {@code lindy selfcheck} prints: the verdict, then a line per model and size. */
public final class SelfCheckReport {

    private SelfCheckReport() {}

    /** How long it will take. */
    public static String expected(SelfCheckOptions options, Duration left) {
        int seconds = Math.toIntExact(left.toSeconds());
        return String.format(
                Locale.ROOT,
                "This will take about %s: %s of each model and size.",
                seconds < 90 ? Phrases.count(seconds, "second") : Phrases.count((seconds + 30) / 60, "minute"),
                Phrases.count(options.replicates(), "sample"));
    }

    /** All of it. */
    public static String of(SelfCheck check) {
        StringBuilder out = new StringBuilder();
        out.append(
                Layout.block("Verdict", Layout.wrapped(check.answer().verdict().word() + ".")));
        for (String sentence : check.answer().sentences()) {
            out.append('\n').append(Layout.block("", Layout.wrapped(sentence)));
        }
        for (IntervalMethod method : check.options().methods()) {
            out.append("\n\n").append(Layout.block("Coverage", coverage(check, method)));
        }
        out.append("\n\n").append(Layout.block("Recovery", recovery(check)));
        if (!check.ranks().isEmpty()) {
            out.append("\n\n").append(Layout.block("Ranks", ranks(check.ranks())));
        }
        return out.toString();
    }

    /** A model, how it was observed and how many customers there were. */
    private record Sample(String model, String design, int customers) {

        String label() {
            return model + (design.equals("identified") ? "" : " (" + design + ")");
        }
    }

    private static String coverage(SelfCheck check, IntervalMethod method) {
        Map<Sample, List<Coverage>> rows = check.coverage().stream()
                .filter(row -> row.method() == method)
                .collect(Collectors.groupingBy(
                        row -> new Sample(row.model(), row.design(), row.customers()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        TextTable table = new TextTable(
                method.name().toLowerCase(Locale.ROOT),
                "customers",
                "parameters",
                "expectations",
                "of totals",
                "outcomes",
                "of totals",
                "lowest",
                "failed");
        rows.forEach((sample, of) -> table.row(
                sample.label(),
                String.format(Locale.ROOT, "%,d", sample.customers),
                share(of, row -> row.kind().equals("parameter")),
                share(of, row -> row.kind().equals("expectation") && !row.total()),
                share(of, row -> row.kind().equals("expectation") && row.total()),
                share(of, row -> row.kind().equals("outcome") && !row.total()),
                share(of, row -> row.kind().equals("outcome") && row.total()),
                lowest(of),
                failed(check.fits(), sample, method)));
        return "Share of intervals that held the truth, of "
                + Phrases.count(check.options().replicates(), "sample") + " each\n" + table;
    }

    private static String share(List<Coverage> rows, Predicate<Coverage> which) {
        DoubleSummaryStatistics of = rows.stream()
                .filter(which)
                .mapToDouble(Coverage::share)
                .filter(share -> !Double.isNaN(share))
                .summaryStatistics();
        return of.getCount() == 0 ? "" : percent(of.getAverage());
    }

    private static String lowest(List<Coverage> rows) {
        return rows.stream()
                .filter(row -> !Double.isNaN(row.share()))
                .min(Comparator.comparingDouble(Coverage::share))
                .map(row -> row.what() + " " + percent(row.share()))
                .orElse("");
    }

    private static String failed(List<Fits> fits, Sample sample, IntervalMethod method) {
        return fits.stream()
                .filter(row ->
                        row.method() == method && new Sample(row.model(), row.design(), row.customers()).equals(sample))
                .map(row -> Integer.toString(row.failed() + row.refused()))
                .findFirst()
                .orElse("");
    }

    private static String recovery(SelfCheck check) {
        Map<Sample, List<Recovery>> rows = check.recovery().stream()
                .collect(Collectors.groupingBy(
                        row -> new Sample(row.model(), row.design(), row.customers()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        TextTable table = new TextTable("", "customers", "median/truth (bias in standard errors) of each parameter");
        rows.forEach((sample, of) -> table.row(
                sample.label(),
                String.format(Locale.ROOT, "%,d", sample.customers),
                of.stream()
                        .filter(row -> !row.parameter().startsWith("spend "))
                        .map(SelfCheckReport::found)
                        .collect(Collectors.joining(", "))));
        return table.toString();
    }

    /** Without a standard error in any sample there is no bias to be measured in it. */
    private static String found(Recovery row) {
        String ratio = String.format(Locale.ROOT, "%s %.2f", row.parameter(), row.median() / row.truth());
        return Double.isNaN(row.bias()) ? ratio : ratio + String.format(Locale.ROOT, " (%+.1f)", row.bias());
    }

    private static String ranks(List<Ranks> ranks) {
        TextTable table =
                new TextTable("", "customers", "posteriors", "parameter", "chi-square p", "difference/limit", "even");
        for (Ranks row : ranks) {
            table.row(
                    new Sample(row.model(), row.design(), row.customers()).label(),
                    String.format(Locale.ROOT, "%,d", row.customers()),
                    String.format(Locale.ROOT, "%,d", row.histogram().simulations()),
                    row.parameter(),
                    String.format(Locale.ROOT, "%.3f", row.histogram().pValue()),
                    String.format(
                            Locale.ROOT,
                            "%.2f",
                            row.histogram().difference() / row.histogram().limit()),
                    row.even() ? "yes" : "no");
        }
        return "Ranks of the truth among draws from posteriors, even where these are calibrated\n" + table;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
