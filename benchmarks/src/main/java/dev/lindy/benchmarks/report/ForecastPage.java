package dev.lindy.benchmarks.report;

import dev.lindy.core.base.Phrases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The open benchmark of forecasts: one table per log, and all figures as CSV. */
public final class ForecastPage {

    /** The page. */
    public static final String NAME = "forecasts.md";

    private static final String FIGURES = "forecasts.csv";

    private static final String HEAD = """
            # Forecasts of public order logs

            Which model forecasts best, and does it beat rules that cost nothing? Every log is cut at several days; at each, every model is
            fitted by maximum likelihood to what was known and asked for the time after it, without any setting of its own.
            Written by `./lindy bench --forecasts LOGS.csv`, where each row of the table names a log and the options of
            [`lindy validate`](../cli.md#lindy-validate) for it ([forecast-logs.csv](forecast-logs.csv) is the table behind this page): a log is
            added by adding a row. All figures with their standard errors are in [forecasts.csv](forecasts.csv), whose columns
            [columns.md](../columns.md#the-tables-of-lindy-validate) explains. To cite it, name this page and the commit below.

            *log score* is the mean ln P(what a customer bought) over all days, ± how far the days differ (standard error); *CRPS* and
            *RMSE* are in purchases per customer; *AUC* says whether who buys ranks first, *Gini* whether who buys most does; *total* is
            expected against actual purchases of all; *by period* the mean error of a period's purchases; *totals held* in how many
            windows the 90 % interval of the total held what happened, and *with misfit* the same for intervals widened by what was off
            in the other windows, which takes three of them; *coverage* the share of customers within their 90 % interval (at least
            90 % where it is right, as counts are whole numbers); *value* Gini and total of what was spent; *seconds* for fit and
            forecast of one day. *customers at the last day* are those who had bought by the last day from which was forecast; who came
            later is not among them, so a log may hold more.
            """;

    private final Environment environment;
    private final List<ValidatedLog> logs;

    /**
     * Makes the page.
     *
     * @param environment on what it was made
     * @param logs that were validated
     */
    public ForecastPage(Environment environment, List<ValidatedLog> logs) {
        this.environment = environment;
        this.logs = List.copyOf(logs);
    }

    /**
     * Writes page and figures.
     *
     * @param folder where to
     * @throws IOException if they cannot be written
     */
    public void write(Path folder) throws IOException {
        Files.writeString(folder.resolve(NAME), page());
        Files.writeString(folder.resolve(FIGURES), figures());
    }

    String page() {
        StringBuilder out = new StringBuilder(HEAD);
        out.append(String.format(
                Locale.ROOT,
                "%nMade on %s at commit %s%s: %s, %d cores, %s.%n",
                environment.day(),
                environment.shortCommit(),
                environment.modified() ? " (modified)" : "",
                environment.cpu(),
                environment.cores(),
                environment.jdk()));
        out.append("\n## All logs\n\n").append(overview());
        for (ValidatedLog log : logs) {
            section(out, log);
        }
        return out.toString();
    }

    private String overview() {
        Table table = new Table(
                2,
                "log",
                "best model",
                "customers at the last day",
                "days × ahead",
                "total",
                "AUC",
                "AUC of recency",
                "seconds",
                "memory, MB");
        for (ValidatedLog log : logs) {
            ValidatedLog.Row best = log.models().get(0);
            double recency = log.models().stream()
                    .filter(row -> row.text("model").equals("recency"))
                    .mapToDouble(row -> row.get("auc"))
                    .findFirst()
                    .orElse(Double.NaN);
            table.add(
                    log.name(),
                    best.text("name"),
                    String.format(Locale.ROOT, "%,d", log.customers()),
                    log.origins() + " × " + log.horizon(),
                    total(best),
                    number("%.3f", best.get("auc")),
                    number("%.3f", recency),
                    number("%.0f", log.wallSeconds()),
                    log.peakBytes() == null ? "" : number("%.0f", log.peakBytes() / 1e6));
        }
        return table.toString();
    }

    private static void section(StringBuilder out, ValidatedLog log) {
        out.append(String.format(
                Locale.ROOT,
                "%n## %s%n%n%s `%s`%n%n> %s. %s%n%n",
                log.name(),
                log.about(),
                log.command().strip(),
                log.verdict(),
                log.answer()));
        Table table = new Table(
                1,
                "",
                "log score",
                "CRPS",
                "RMSE",
                "AUC",
                "Gini",
                "total",
                "by period",
                "totals held",
                "with misfit",
                "coverage",
                "value Gini",
                "value total",
                "seconds");
        for (ValidatedLog.Row row : log.models()) {
            table.add(
                    row.text("name"),
                    plusMinus(row.get("log_score"), row.get("log_score_se")),
                    number("%.4f", row.get("crps")),
                    number("%.3f", row.get("rmse")),
                    number("%.3f", row.get("auc")),
                    number("%.3f", row.get("gini")),
                    total(row),
                    share("%.0f %%", row.get("period_mape")),
                    of(row.held(), row.intervals()),
                    of(row.heldWidened(), row.widened()),
                    share("%.1f %%", row.get("coverage")),
                    number("%.3f", row.get("value_gini")),
                    share("%+.1f %%", row.get("value_total_error")),
                    number("%.1f", row.get("seconds")));
        }
        out.append(table);
        out.append(String.format(
                Locale.ROOT,
                "%nThe whole command took %.0f s (%.0f s of processor time)%s.%n",
                log.wallSeconds(),
                log.cpuSeconds(),
                log.peakBytes() == null
                        ? ""
                        : String.format(Locale.ROOT, " and at most %.0f MB of memory", log.peakBytes() / 1e6)));
    }

    private static String total(ValidatedLog.Row row) {
        return share("%+.1f %%", row.expected() / row.actual() - 1);
    }

    private static String of(int held, int windows) {
        return windows == 0 ? "" : held + " of " + windows;
    }

    private static String plusMinus(double value, double error) {
        return Double.isNaN(error) ? number("%.4f", value) : number("%.4f", value) + number(" ± %.4f", error);
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? "" : Phrases.rounded(format, value);
    }

    private static String share(String format, double value) {
        return Double.isFinite(value) ? Phrases.rounded(format, 100 * value) : "";
    }

    /** The rows of all tables of means, each with its log. */
    String figures() {
        StringBuilder out = new StringBuilder();
        List<String> columns = new ArrayList<>();
        if (!logs.isEmpty()) {
            Iterator<String> names = logs.get(0).models().get(0).summary().fieldNames();
            names.forEachRemaining(columns::add);
        }
        out.append("log,").append(String.join(",", columns)).append(",totals_held,totals,misfit_held,misfits\n");
        for (ValidatedLog log : logs) {
            for (ValidatedLog.Row row : log.models()) {
                out.append(quoted(log.name()));
                for (String column : columns) {
                    out.append(',').append(cell(row, column));
                }
                out.append(String.format(
                        Locale.ROOT, ",%d,%d,%d,%d%n", row.held(), row.intervals(), row.heldWidened(), row.widened()));
            }
        }
        return out.toString();
    }

    private static String cell(ValidatedLog.Row row, String column) {
        var value = row.summary().path(column);
        return value.isNull() || value.isMissingNode() ? "" : quoted(value.asText());
    }

    private static String quoted(@Nullable String text) {
        String plain = text == null ? "" : text;
        return plain.contains(",") || plain.contains("\"") ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }
}
