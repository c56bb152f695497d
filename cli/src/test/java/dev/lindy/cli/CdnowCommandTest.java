package dev.lindy.cli;

import static dev.lindy.cli.Cli.column;
import static dev.lindy.cli.Cli.lindy;
import static dev.lindy.cli.Cli.shared;
import static dev.lindy.cli.Cli.sum;
import static dev.lindy.cli.Cli.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The public CDNOW files through the command line; the figures are those of the literature, with more digits. */
class CdnowCommandTest {

    private static final Object[] SAMPLE = {
        "--no-header",
        "--delimiter",
        "space",
        "--customer",
        "2",
        "--date",
        "3",
        "--amount",
        "5",
        "--date-format",
        "yyyyMMdd",
        "--calibration-end",
        "1997-09-30"
    };

    @TempDir
    private Path folder;

    @Test
    void thePublishedEstimates() {
        JsonNode models = lindy(with("fit", shared("CDNOW_sample.txt"), "--json"))
                .ends(0)
                .json()
                .get("models");
        JsonNode purchases = models.get(0);
        estimates(purchases, Map.of("r", .2425945, "alpha", 4.413602, "a", .792922, "b", 2.425907));
        assertThat(purchases.get("logLikelihood").asDouble()).isCloseTo(-9582.429207, within(5e-7));
        assertThat(purchases.get("customers").asInt()).isEqualTo(2357);
        JsonNode spend = models.get(1);
        estimates(spend, Map.of("p", 6.249572, "q", 3.744225, "gamma", 15.443521));
        assertThat(spend.get("logLikelihood").asDouble()).isCloseTo(-4055.917695, within(5e-7));
        assertThat(spend.get("customers").asInt()).isEqualTo(946);
    }

    private static void estimates(JsonNode model, Map<String, Double> published) {
        published.forEach(
                (name, value) -> assertThat(model.get("parameters").get(name).asDouble())
                        .as(name)
                        .isCloseTo(value, within(1e-6 * value)));
    }

    @Test
    void theForecastOfTheNext39Weeks() {
        Path model = folder.resolve("model.json");
        Path orders = shared("CDNOW_sample.txt");
        lindy(with("fit", orders, "-o", model, "--quiet")).ends(0);
        Path customers = folder.resolve("customers.csv");
        lindy(with("predict", model, orders, "-o", customers, "--horizon", "39", "--quiet"))
                .ends(0);
        assertThat(sum(table(customers), "expected_purchases")).isCloseTo(1653, within(0.5));

        String run =
                lindy(with("run", orders, "-o", folder.resolve("out"))).ends(0).out();
        assertThat(run).contains("1,653 expected", "1,882 happened", "misfit-unknown: ");
        assertThat(run.replaceAll("\\s+", " "))
                .contains(
                        "1,653 expected",
                        "1,882 happened",
                        "with 90 % certainty 1,492 … 1,825 if the model holds",
                        "off by 3.3 standard deviations of chance alone, by 2.3 with what is not");
        assertThat(lindy(with("run", orders, "-o", folder.resolve("off"), "--intervals", "off"))
                        .ends(0)
                        .out())
                .contains("1,882 happened")
                .doesNotContain("certainty", "misfit-unknown");
    }

    @Test
    void theSummaryToTheLastDigit() {
        List<Map<String, String>> ours = table(
                lindy(with("summarize", shared("CDNOW_sample.txt"))).ends(0).out());
        Map<String, String> ages = column(ours, "T");
        Map<String, String> recencies = column(ours, "t_x");
        List<Map<String, String>> known = table(shared("cdnow_cbs.csv"));
        assertThat(ours).hasSameSizeAs(known);
        for (Map<String, String> row : known) {
            String customer = String.format("%04d", Integer.parseInt(row.get("cust")));
            assertThat(Double.parseDouble(ages.get(customer)))
                    .isCloseTo(Double.parseDouble(row.get("T.cal")), within(1e-13));
            assertThat(Double.parseDouble(recencies.get(customer)))
                    .isCloseTo(Double.parseDouble(row.get("t.x")), within(1e-13));
        }
    }

    /** Rounded times move the sixth digit, as they do everywhere in the literature. */
    @Test
    void theRoundedSummariesOfTheLiterature() {
        JsonNode rounded = lindy("fit", shared("cdnow_summary_with_spend.csv"), "--unit", "week", "--json")
                .ends(0)
                .json();
        assertThat(rounded.at("/models/0/parameters/r").asDouble()).isCloseTo(.2426, within(5e-5));
        assertThat(rounded.at("/models/0/logLikelihood").asDouble()).isCloseTo(-9582.43, within(0.05));
        assertThat(rounded.at("/models/1/parameters/p").asDouble()).isCloseTo(6.25, within(5e-3));
    }

    @Tag("slow")
    @Test
    void theWholeCohortIsRecognised() {
        assertThat(lindy("summarize", shared("CDNOW_master.txt"), "--json")
                        .ends(0)
                        .json()
                        .get("customers"))
                .hasSize(23_570);
    }

    private static Object[] with(Object... command) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(command), java.util.Arrays.stream(SAMPLE))
                .toArray();
    }
}
