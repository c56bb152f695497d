package dev.lindy.cli;

import static dev.lindy.cli.Cli.json;
import static dev.lindy.cli.Cli.lindy;
import static dev.lindy.cli.Cli.shop;
import static dev.lindy.cli.Cli.table;
import static dev.lindy.cli.Cli.text;
import static dev.lindy.cli.Cli.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lindy.cli.Cli.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lindy summarize} and {@code lindy fit}. */
class FitCommandTest {

    @TempDir
    private Path folder;

    @Test
    void theJsonIsTheModelFile() {
        Path orders = shop(folder, 6000);
        Path file = folder.resolve("model.json");
        Outcome fit = lindy("fit", orders, "-o", file, "--json").ends(0);
        assertThat(fit.err()).isEmpty();
        JsonNode result = fit.json();
        assertThat(result).isEqualTo(json(text(file)));

        assertThat(result.get("format").asText()).isEqualTo("lindy-model");
        assertThat(result.get("version").asInt()).isEqualTo(2);
        assertThat(result.get("models")).hasSize(2);
        JsonNode purchases = result.get("models").get(0);
        assertThat(purchases.get("model").asText()).isEqualTo("bg-nbd");
        holds(purchases, "r", "alpha", "a", "b");
        assertThat(purchases.get("timeScale").asText()).isEqualTo("week");
        assertThat(purchases.get("uniqueRows").asInt())
                .isPositive()
                .isLessThan(purchases.get("customers").asInt());
        JsonNode spend = result.get("models").get(1);
        assertThat(spend.get("model").asText()).isEqualTo("gamma-gamma");
        holds(spend, "p", "q", "gamma");
        assertThat(result.at("/period/firstDay").asText()).isEqualTo("2024-01-01");
        assertThat(result.at("/period/resolution").asText()).isEqualTo("day");
    }

    @Test
    void theLevelIsThatOfTheIntervalsOfParameters() {
        Path orders = shop(folder, 3000);
        double[] usual = intervalOfR(lindy("fit", orders).ends(0), "90 % interval");
        double[] wide = intervalOfR(lindy("fit", orders, "--level", "99.5%").ends(0), "99.5 % interval");
        double[] narrow = intervalOfR(lindy("fit", orders, "--level", "0.5").ends(0), "50 % interval");
        // Normal on the logarithm: its quantiles at 95, 99.75 and 75 %.
        assertThat(Math.log(wide[1] / wide[0]) / Math.log(usual[1] / usual[0]))
                .isCloseTo(2.8070 / 1.6449, within(0.01));
        assertThat(Math.log(narrow[1] / narrow[0]) / Math.log(usual[1] / usual[0]))
                .isCloseTo(0.6745 / 1.6449, within(0.01));
        Path contracts =
                write(folder.resolve("contracts.csv"), "period,survivors\n0,1000\n1,631\n2,468\n3,382\n4,326\n5,289\n");
        assertThat(lindy("fit", contracts, "--level", "80%").ends(0).out())
                .contains("80 % interval")
                .doesNotContain("90 % interval");
        assertThat(lindy("fit", orders, "--level", "1").ends(2).err()).contains("--level must lie between 0 and 1");
    }

    private static double[] intervalOfR(Outcome fit, String heading) {
        assertThat(fit.out()).contains(heading);
        String[] words = fit.out()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("r "))
                .findFirst()
                .orElseThrow()
                .split(" +");
        return new double[] {Double.parseDouble(words[3]), Double.parseDouble(words[5])};
    }

    private static void holds(JsonNode model, String... parameters) {
        for (String part : List.of("parameters", "standardErrors")) {
            assertThat(model.get(part).fieldNames()).toIterable().containsExactly(parameters);
            assertThat(model.get(part))
                    .allSatisfy(value -> assertThat(value.asDouble()).isPositive());
        }
        assertThat(model.get("covariance")).hasSize(parameters.length);
        for (int i = 0; i < parameters.length; i++) {
            double error = model.get("standardErrors").get(parameters[i]).asDouble();
            assertThat(model.get("covariance").get(i).get(i).asDouble())
                    .isCloseTo(error * error, within(1e-12 * error * error));
        }
        assertThat(model.get("logLikelihood").asDouble()).isNegative();
        assertThat(model.get("customers").asInt()).isPositive();
        assertThat(model.get("termination").asText()).isEqualTo("converged");
        assertThat(model.get("diagnosis").isArray()).isTrue();
        assertThat(model.at("/provenance/dataFingerprint").asText()).isNotEmpty();
    }

    @Test
    void aBaseGivesTheModelOfItsOrders() {
        Path base = folder.resolve("base.csv");
        lindy("summarize", shop(), "-o", base, "--quiet").ends(0);
        JsonNode ofBase = lindy("fit", base, "--json").ends(0).json();
        JsonNode ofOrders = lindy("fit", shop(), "--json").ends(0).json();
        assertThat(ofBase.get("models")).isEqualTo(ofOrders.get("models"));
        assertThat(ofBase.at("/period/source").asText()).isEqualTo("summaries");
    }

    @Test
    void aBaseOnStandardOutputIsTheSameAsInAFile() {
        Path orders = shop(folder, 500);
        Path base = folder.resolve("base.csv");
        Outcome written = lindy("summarize", orders, "-o", base).ends(0);
        assertThat(written.out()).startsWith("Columns ").contains("\nOrders ").contains("Written     " + base);
        Outcome printed = lindy("summarize", orders).ends(0);
        assertThat(printed.out())
                .isEqualTo(text(base))
                .startsWith("# unit=week\n")
                .contains("\ncustomer,x,t_x,T,mean_spend,");
        assertThat(printed.err()).startsWith("Columns ").contains("\nOrders ");
        assertThat(lindy("summarize", orders, "--json").ends(0).json().get("customers"))
                .hasSize(table(base).size());
    }

    @Test
    void theUnitMovesNothingButTheRate() {
        Path orders = shop(folder, 6000);
        JsonNode weeks = lindy("fit", orders, "--json").json().at("/models/0/parameters");
        JsonNode days = lindy("fit", orders, "--unit", "day", "--json").json().at("/models/0/parameters");
        for (String name : List.of("r", "alpha", "a", "b")) {
            double expected = weeks.get(name).asDouble() * (name.equals("alpha") ? 7 : 1);
            assertThat(days.get(name).asDouble()).as(name).isCloseTo(expected, within(1e-6 * expected));
        }
    }

    @Test
    void nothingAfterTheCalibrationEndIsKnown() throws IOException {
        List<String> earlier;
        try (var lines = Files.lines(shop())) {
            earlier = lines.filter(line -> {
                        String date = line.split(",", -1)[2];
                        return date.equals("date") || date.compareTo("2025-07-01") < 0;
                    })
                    .toList();
        }
        Path cut = write(folder.resolve("cut.csv"), earlier);
        JsonNode known = lindy("fit", cut, "--calibration-end", "2025-06-30", "--json")
                .ends(0)
                .json();
        JsonNode all = lindy("fit", shop(), "--calibration-end", "2025-06-30", "--json")
                .ends(0)
                .json();
        assertThat(all.get("models")).isEqualTo(known.get("models"));
        assertThat(all.at("/period/observedTo").asText()).isEqualTo("2025-06-30");
    }

    @Test
    void withoutAmountsThereIsNoModelOfSpend() {
        Path orders = shop(folder, 3000);
        Outcome fit = lindy("fit", orders, "--amount", "none").ends(0);
        assertThat(fit.out())
                .contains("Purchases   BG/NBD", "The orders have no amounts")
                .doesNotContain("Gamma-Gamma,");
        assertThat(lindy("fit", orders, "--amount", "none", "--json").json().get("models"))
                .hasSize(1);
    }

    @Test
    void summariesUnderTheNamesOfOtherTools() {
        String rows = rows("id,frequency,recency,age,monetary_value");
        Outcome weeks = lindy("fit", write(folder.resolve("other.csv"), rows)).ends(0);
        String columns =
                "Columns     customer = \"id\", x = \"frequency\", t_x = \"recency\", T = \"age\", mean_spend = \"monetary_value\"\n";
        assertThat(weeks.out()).startsWith(columns).contains("Summaries ", "weeks assumed");
        Outcome days =
                lindy("fit", folder.resolve("other.csv"), "--unit", "day").ends(0);
        assertThat(days.out()).contains("distinct histories, days").doesNotContain("assumed");
        Outcome marked = lindy("fit", write(folder.resolve("marked.csv"), "# unit=day\n" + rows))
                .ends(0);
        assertThat(marked.out()).isEqualTo(days.out());
        Outcome cbs = lindy("fit", write(folder.resolve("cbs.csv"), rows("cust,x,t.x,T.cal,m_x")))
                .ends(0);
        assertThat(cbs.out().substring(cbs.out().indexOf("Summaries")))
                .isEqualTo(weeks.out().substring(columns.length()));
        Outcome forced = lindy("fit", write(folder.resolve("odd.csv"), rows("who,n,last,length,value")), "--summaries")
                .ends(3);
        assertThat(forced.err()).contains("who, n, last, length, value");
    }

    private String rows(String header) {
        Path base = folder.resolve("base.csv");
        lindy("summarize", shop(folder, 4000), "-o", base, "--force", "--quiet").ends(0);
        StringBuilder out = new StringBuilder(header).append('\n');
        for (var row : table(base)) {
            out.append(String.join(
                            ",",
                            row.get("customer"),
                            row.get("x"),
                            row.get("t_x"),
                            row.get("T"),
                            row.get("mean_spend")))
                    .append('\n');
        }
        return out.toString();
    }
}
