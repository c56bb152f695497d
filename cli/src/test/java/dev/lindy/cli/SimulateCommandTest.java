package dev.lindy.cli;

import static dev.lindy.cli.Cli.lindy;
import static dev.lindy.cli.Cli.names;
import static dev.lindy.cli.Cli.table;
import static dev.lindy.cli.Cli.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lindy.cli.Cli.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code lindy simulate}. */
class SimulateCommandTest {

    private static final String PURCHASES = "r=0.6,alpha=6,a=0.8,b=2.4";
    private static final String SPEND = "p=5,q=4,gamma=20";

    @TempDir
    private Path folder;

    @Test
    void theSameSeedDrawsTheSameLog() {
        String first = simulate("--seed", "11", "--threads", "1").out();
        assertThat(simulate("--seed", "11", "--threads", "2").out()).isEqualTo(first);
        assertThat(simulate("--seed", "12").out()).isNotEqualTo(first);
        Path file = folder.resolve("orders.csv");
        Outcome written = simulate("--seed", "11", "-o", file.toString());
        assertThat(text(file)).isEqualTo(first).startsWith("order_id,customer,date,amount\n");
        assertThat(written.out()).contains("500 customers, 2024-01-01 … 2024-12-31, seed 11");
    }

    @Test
    void theTruthIsOneRowACustomer() {
        Path truth = folder.resolve("truth.csv");
        String orders = simulate("--truth", truth.toString()).out();
        assertThat(table(truth)).hasSize(500);
        assertThat(table(orders))
                .extracting(row -> row.get("customer"))
                .isSubsetOf(
                        table(truth).stream().map(row -> row.get("customer")).toList());
    }

    @Test
    void jsonHoldsTheLog() {
        JsonNode result = simulate("--json").json();
        List<Map<String, String>> table = table(simulate().out());
        assertThat(result.get("log")).hasSize(table.size());
        assertThat(result.get("orders").asInt()).isEqualTo(table.size());
        assertThat(result.at("/log/0/date").asText()).isEqualTo(table.get(0).get("date"));
    }

    /** Within four standard errors of what they were drawn from, at a fixed seed. */
    @Tag("slow")
    @Test
    void aFitFindsTheParametersAgain() {
        Path orders = folder.resolve("orders.csv");
        lindy(
                        "simulate",
                        "--parameters",
                        PURCHASES,
                        "--spend",
                        SPEND,
                        "--customers",
                        6000,
                        "--start",
                        "2023-01-01",
                        "--end",
                        "2025-12-31",
                        "--seed",
                        5,
                        "-o",
                        orders,
                        "--quiet")
                .ends(0);
        JsonNode models = lindy("fit", orders, "--json").ends(0).json().get("models");
        recovered(models.get(0), PURCHASES);
        recovered(models.get(1), SPEND);
    }

    private static void recovered(JsonNode model, String truth) {
        for (String part : truth.split(",", -1)) {
            String name = part.substring(0, part.indexOf('='));
            double value = Double.parseDouble(part.substring(part.indexOf('=') + 1));
            double error = model.get("standardErrors").get(name).asDouble();
            assertThat(error).as(name).isLessThan(0.3 * value);
            assertThat(model.get("parameters").get(name).asDouble()).as(name).isCloseTo(value, within(4 * error));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --parameters r=0.5                                | --parameters needs r, alpha, a, b, each once; given: r
            --parameters r=0.5,alpha=6,a=0.6,b=2,c=3          | --parameters needs r, alpha, a, b, each once
            --parameters r=-1,alpha=6,a=0.6,b=2               | r is -1.0
            --parameters r=NaN,alpha=6,a=0.6,b=2              | r is NaN
            --parameters r=half,alpha=6,a=0.6,b=2             | "half" is not a number
            --spend p=5                                       | --spend needs p, q, gamma, each once; given: p
            --model pareto                                    | there is no model pareto; there are
            --customers 0                                     | at least 1 customer
            --start 2025-01-02                                | on or after its first day
            --start 1/2/2024                                  | "1/2/2024" is not a date such as 2024-01-31
            --times never                                     | "never" is none of date, shop-hours, exact
            --last-acquisition 2026-01-01                     | 2026-01-01
            """)
    void whatCannotBeDrawnIsRefused(String options, String said) {
        assertThat(simulateAs(2, options.split(" ", -1)).err()).contains(said);
    }

    @Test
    void twoOutputsNeedTwoFiles() {
        String file = folder.resolve("x.csv").toString();
        assertThat(simulateAs(2, "-o", file, "--truth", file).err()).contains("is named for two outputs");
        assertThat(names(folder)).isEmpty();
    }

    private static Outcome simulate(String... options) {
        return simulateAs(0, options);
    }

    /** With usual values for what the options do not say. */
    private static Outcome simulateAs(int code, String... options) {
        List<String> args = new ArrayList<>(List.of("simulate"));
        args.addAll(List.of(options));
        String[][] usual = {
            {"--parameters", PURCHASES},
            {"--spend", SPEND},
            {"--customers", "500"},
            {"--start", "2024-01-01"},
            {"--end", "2024-12-31"}
        };
        for (String[] option : usual) {
            if (!args.contains(option[0])) {
                args.addAll(List.of(option));
            }
        }
        return lindy(args.toArray()).ends(code);
    }
}
