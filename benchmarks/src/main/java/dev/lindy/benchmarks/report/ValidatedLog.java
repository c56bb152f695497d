package dev.lindy.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code lindy validate} found of a log.
 *
 * @param name of the log
 * @param about what it is
 * @param command that found it
 * @param verdict in a word
 * @param answer in sentences
 * @param origins from how many days forecasts were made
 * @param horizon of each, with its unit
 * @param customers at the last of them
 * @param models all models and simple rules, the best first
 * @param wallSeconds that the command took
 * @param cpuSeconds of all threads
 * @param peakBytes the most memory it had; null where that is not known
 */
public record ValidatedLog(
        String name,
        String about,
        String command,
        String verdict,
        String answer,
        int origins,
        String horizon,
        int customers,
        List<Row> models,
        double wallSeconds,
        double cpuSeconds,
        @Nullable Long peakBytes) {

    /**
     * One model or simple rule.
     *
     * @param summary its row in the table of means over all origins
     * @param held in how many windows the interval of the total held what happened
     * @param intervals how many windows have one
     * @param heldWidened the same with the misfit
     * @param widened how many windows have that one
     * @param expected purchases in all windows, NaN where nothing is said of them
     * @param actual purchases in all windows
     */
    public record Row(
            JsonNode summary, int held, int intervals, int heldWidened, int widened, double expected, double actual) {

        /** One figure; NaN where there is none. */
        double get(String column) {
            return summary.path(column).asDouble(Double.NaN);
        }

        /** One text. */
        String text(String column) {
            return summary.path(column).asText();
        }
    }

    /**
     * Copies the list.
     *
     * @param name of the log
     * @param about what it is
     * @param command that found it
     * @param verdict in a word
     * @param answer in sentences
     * @param origins from how many days forecasts were made
     * @param horizon of each
     * @param customers at the last of them
     * @param models all models and simple rules
     * @param wallSeconds that the command took
     * @param cpuSeconds of all threads
     * @param peakBytes the most memory it had
     */
    public ValidatedLog {
        models = List.copyOf(models);
    }

    /**
     * Takes a result apart.
     *
     * @param name of the log
     * @param about what it is
     * @param command that found it
     * @param json what the command printed
     * @param wallSeconds that it took
     * @param cpuSeconds of all threads
     * @param peakBytes the most memory it had; null where that is not known
     * @return the result
     */
    public static ValidatedLog of(
            String name,
            String about,
            String command,
            JsonNode json,
            double wallSeconds,
            double cpuSeconds,
            @Nullable Long peakBytes) {
        JsonNode tables = json.path("tables");
        List<Row> models = new ArrayList<>();
        tables.path("summary").forEach(summary -> models.add(row(summary, tables.path("totals"))));
        int customers = 0;
        for (JsonNode score : tables.path("scores")) {
            customers = Math.max(customers, score.path("customers").asInt());
        }
        int horizon = json.path("horizon").asInt();
        return new ValidatedLog(
                name,
                about,
                command,
                json.path("verdict").asText(),
                json.path("answer").asText(),
                json.path("cuts").size(),
                horizon + " " + json.path("timeScale").asText() + (horizon == 1 ? "" : "s"),
                customers,
                models,
                wallSeconds,
                cpuSeconds,
                peakBytes);
    }

    private static Row row(JsonNode summary, JsonNode totals) {
        int[] counts = new int[4];
        double expected = 0;
        double actual = 0;
        for (JsonNode total : totals) {
            if (total.path("model").asText().equals(summary.path("model").asText())) {
                expected += total.path("expected").asDouble(Double.NaN);
                actual += total.path("actual").asDouble();
                count(counts, 0, total.path("held"));
                count(counts, 2, total.path("misfit_held"));
            }
        }
        return new Row(summary, counts[0], counts[1], counts[2], counts[3], expected, actual);
    }

    private static void count(int[] counts, int at, JsonNode held) {
        if (held.isNumber()) {
            counts[at] += held.asInt();
            counts[at + 1]++;
        }
    }
}
