package dev.lindy.cli;

import static dev.lindy.cli.Cli.json;
import static dev.lindy.cli.Cli.lindy;
import static dev.lindy.cli.Cli.shared;
import static dev.lindy.cli.Cli.shop;
import static dev.lindy.cli.Cli.table;
import static dev.lindy.cli.Cli.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lindy.cli.command.ExitCode;
import dev.lindy.models.choice.ModelCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code lindy compare}, and {@code --model} of the other commands. */
@Tag("slow")
class CompareCommandTest {

    @TempDir
    private Path folder;

    @Test
    void theAdviceComesFirstAndTheNextStepLast() {
        String said = lindy("compare", shop(folder, 6000), "--unit", "day", "--bootstrap", "0")
                .ends(0)
                .out();
        assertThat(said).startsWith("Advice      Use ");
        assertThat(said)
                .contains("\nModels  ", "\nParameters  ", "BG/NBD", "holdout", "\nBought once ", "\nTiming  ", "k = ");
        assertThat(said.lines().reduce((first, last) -> last).orElseThrow())
                .startsWith("Next        lindy run " + folder.resolve("shop-6000.csv") + " --unit day")
                .endsWith(" -o out");
        assertThat(said.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
    }

    @Test
    void whatWasForecastAndEveryParameterHasAnInterval() {
        String said = lindy("compare", shop(folder, 6000), "--models", "bg-nbd,nbd", "--bootstrap", "0")
                .ends(0)
                .out();
        assertThat(said)
                .containsPattern("Forecasts +expected +90 % sure")
                .containsPattern("BG/NBD +[\\d,]+ +[\\d,]+ … [\\d,]+ +(held|missed)")
                .containsPattern("what happened +[\\d,]+")
                .containsPattern("  95 % +\\d\\.\\d+ … \\d\\.\\d+ ");
        Path base = folder.resolve("base.csv");
        lindy("summarize", shop(folder, 6000), "-o", base, "--quiet").ends(0);
        assertThat(lindy("compare", base, "--models", "bg-nbd,nbd", "--bootstrap", "0")
                        .ends(0)
                        .out())
                .doesNotContain("Forecasts ", "what happened")
                .contains("  95 %");
    }

    @Test
    void aForecastOfAnInnerHoldoutMayChoose() {
        Path file = folder.resolve("models.csv");
        String said = lindy(
                        "compare",
                        shop(folder, 9000),
                        "--bootstrap",
                        "0",
                        "--models",
                        "nbd,bg-nbd,mbg-nbd",
                        "--choose-by",
                        "forecast",
                        "-o",
                        file)
                .ends(0)
                .out();
        List<Map<String, String>> rows = models(file);
        double best = rows.stream()
                .mapToDouble(row -> Double.parseDouble(row.get("inner_score")))
                .max()
                .orElseThrow();
        assertThat(rows.stream().filter(row -> row.get("chosen").equals("yes")))
                .singleElement()
                .satisfies(row ->
                        assertThat(Double.parseDouble(row.get("inner_score"))).isEqualTo(best));
        assertThat(said)
                .contains("foretold the inner holdout best", "inner: mean log-probability of what a customer did from")
                .doesNotContain("--choose-by");
        assertThat(lindy("compare", shop(folder, 1200), "--choose-by", "forecast")
                        .ends(2)
                        .err())
                .contains("--choose-by forecast needs a holdout", "--choose-by aic needs none");
        assertThat(lindy("compare", shop(folder, 1200), "--choose-by", "luck")
                        .ends(2)
                        .err())
                .contains("--choose-by", "luck");
    }

    /** The rows of the table of the first parameter of each model, which say of the model what all its rows say. */
    private static List<Map<String, String>> models(Path file) {
        List<Map<String, String>> rows = table(file);
        return IntStream.range(0, rows.size())
                .filter(i -> i == 0
                        || !rows.get(i).get("model").equals(rows.get(i - 1).get("model")))
                .mapToObj(rows::get)
                .toList();
    }

    /** As papers print them: a row for each parameter, with its standard error and interval as the fit has them. */
    @ParameterizedTest
    @ValueSource(strings = {"bg-nbd", "bg-cnbd", "pareto-nbd"})
    void theTableHasARowPerModelAndParameter(String model) {
        Path file = folder.resolve("models.csv");
        Path orders = shop(folder, 6000);
        lindy("compare", orders, "--models", "nbd," + model, "--bootstrap", 0, "-o", file)
                .ends(0);
        JsonNode fit =
                lindy("fit", orders, "--model", model, "--json").ends(0).json().at("/models/0");

        List<Map<String, String>> rows = table(file).stream()
                .filter(row -> row.get("model").equals(model))
                .toList();

        assertThat(rows).extracting(row -> row.get("parameter")).containsExactlyElementsOf(() -> fit.get("parameters")
                .fieldNames());
        assertThat(rows).allSatisfy(row -> {
            String name = row.get("parameter");
            assertThat(Double.parseDouble(row.get("estimate")))
                    .isEqualTo(fit.get("parameters").get(name).asDouble());
            if (name.equals("k")) {
                assertThat(row).containsEntry("std_error", "").containsEntry("lower_95", "");
            } else {
                assertThat(Double.parseDouble(row.get("std_error")))
                        .isEqualTo(fit.get("standardErrors").get(name).asDouble());
                assertThat(Double.parseDouble(row.get("lower_95"))).isLessThan(Double.parseDouble(row.get("estimate")));
                assertThat(Double.parseDouble(row.get("upper_95")))
                        .isGreaterThan(Double.parseDouble(row.get("estimate")));
            }
            assertThat(Double.parseDouble(row.get("log_likelihood")))
                    .isEqualTo(fit.get("logLikelihood").asDouble());
        });
    }

    @Test
    void theTableNamesEveryModelAndTheChoice() {
        Path file = folder.resolve("models.csv");
        JsonNode result = lindy("compare", shop(folder, 6000), "--bootstrap", "0", "-o", file, "--json")
                .ends(0)
                .json();
        List<Map<String, String>> rows = models(file);

        assertThat(rows)
                .hasSameSizeAs(result.get("models"))
                .hasSizeLessThanOrEqualTo(ModelCatalog.all().size());
        assertThat(rows.stream().filter(row -> row.get("chosen").equals("yes")))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("model")).isEqualTo(result.get("choice").asText());
                    assertThat(Double.parseDouble(row.get("delta_aic"))).isLessThan(2);
                });
        assertThat(result.get("advice").asText()).startsWith("Use ");
        assertThat(result.at("/regularity/k").asDouble()).isBetween(0.8, 1.4);
        assertThat(result.get("written")).hasSize(1);
    }

    @Test
    void aComparisonOfOneModelIsItsFit() {
        Path orders = shop(folder, 6000);
        JsonNode fit = lindy("fit", orders, "--json").ends(0).json().at("/models/0");
        JsonNode compared = lindy("compare", orders, "--models", "bg-nbd", "--json")
                .ends(0)
                .json()
                .at("/models/0");
        assertThat(compared.get("log_likelihood")).isEqualTo(fit.get("logLikelihood"));
        assertThat(compared.get("aic")).isEqualTo(fit.get("aic"));
    }

    @Test
    void summariesHaveNoHoldoutAndSaySo() {
        Path base = folder.resolve("base.csv");
        lindy("summarize", shop(folder, 6000), "-o", base, "--quiet").ends(0);
        String said = lindy("compare", base, "--bootstrap", "0").ends(0).out();
        assertThat(said).contains("no holdout: summaries hold no orders", "Next        lindy fit " + base);
    }

    @Test
    void autoIsWhatTheComparisonWouldUse() {
        Path orders = shop(folder, 6000);
        String choice =
                lindy("compare", orders, "--json").ends(0).json().get("choice").asText();
        JsonNode fit = lindy("fit", orders, "--model", "auto", "--json").ends(0).json();
        assertThat(fit.at("/models/0/model").asText()).isEqualTo(choice);
        assertThat(lindy("fit", orders, "--model", "auto").ends(0).out()).contains("\nModel       Use ");
    }

    @Test
    void runFitsWhatWasChosenBeforeTheHoldout() {
        Path orders = shop(folder, 6000);
        Path out = folder.resolve("out");
        lindy("run", orders, "-o", out, "--model", "auto", "--quiet").ends(0);
        String id = json(text(out.resolve("model.json"))).at("/models/0/model").asText();
        assertThat(ModelCatalog.ids()).contains(id);
        assertThat(text(out.resolve("summary.txt"))).contains("Model       Use ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --models bgnbd               | there is no model bgnbd; there are
            --models bg-nbd,bg-nbd       | --models names bg-nbd twice
            --models auto                | there is no model auto; there are
            --bootstrap -1               | --bootstrap must be at least 0, but is -1
            --bootstrap some             | whole number
            """)
    void wrongOptionsAreRefused(String options, String message) {
        Object[] args = new Object[2 + options.split(" ").length];
        args[0] = "compare";
        args[1] = shop();
        System.arraycopy(options.split(" "), 0, args, 2, args.length - 2);
        assertThat(lindy(args).ends(ExitCode.USAGE).err()).contains(message);
    }

    @Test
    void anUnknownModelIsRefusedByEveryCommandThatTakesOne() {
        for (String command : List.of("fit", "run")) {
            assertThat(lindy(command, shop(), "-o", folder.resolve("x"), "--model", "pareto")
                            .ends(ExitCode.USAGE)
                            .err())
                    .contains("there is no model pareto; there are", "bg-nbd", "auto");
        }
    }

    @Test
    void cdnow() {
        JsonNode result = lindy(
                        "compare",
                        shared("CDNOW_sample.txt"),
                        "--no-header",
                        "--customer",
                        "2",
                        "--date",
                        "3",
                        "--amount",
                        "5",
                        "--calibration-end",
                        "1997-09-30",
                        "--bootstrap",
                        "19",
                        "--json")
                .ends(0)
                .json();
        for (JsonNode row : result.get("models")) {
            if (row.get("model").asText().equals("bg-nbd")) {
                assertThat(row.get("log_likelihood").asDouble()).isCloseTo(-9582.429207, within(1e-6));
                assertThat(row.get("holdout_actual").asDouble()).isEqualTo(1882);
                assertThat(row.get("holdout_expected").asDouble()).isCloseTo(1653, within(0.5));
                // inference.md: about 1,490 … 1,820, so that 1,882 is a surprise.
                assertThat(row.get("holdout_pi_lo").asDouble()).isCloseTo(1490, within(12.0));
                assertThat(row.get("holdout_pi_hi").asDouble()).isCloseTo(1820, within(12.0));
                assertThat(row.get("p_alive_once").asDouble()).isEqualTo(1);
            }
        }
        // As good as a Poisson process.
        assertThat(result.at("/regularity/k").asDouble()).isCloseTo(1.04, within(0.01));
    }
}
