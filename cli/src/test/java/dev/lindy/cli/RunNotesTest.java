package dev.lindy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run says of a model that the data do not call for. */
class RunNotesTest {

    private static final String NOTE = "no sign that customers leave";

    @TempDir
    private Path folder;

    private Path log(String model, String parameters, int seed) {
        return log(model, parameters, "p=2.1,q=3.45,gamma=486", seed);
    }

    private Path log(String model, String parameters, String spend, int seed) {
        Path orders = folder.resolve(model + seed + ".csv");
        Cli.lindy(
                        "simulate",
                        "--model",
                        model,
                        "--parameters",
                        parameters,
                        "--spend",
                        spend,
                        "--customers",
                        900,
                        "--start",
                        "2024-01-01",
                        "--end",
                        "2024-12-31",
                        "--seed",
                        seed,
                        "-o",
                        orders)
                .ends(0);
        return orders;
    }

    private static String estimates(String report) {
        return report.substring(report.indexOf("Outlook") < 0 ? report.indexOf("Value") : report.indexOf("Outlook"));
    }

    /** In seed 1 the maximum lies inside, a = 0.0107, so that the fit itself has nothing to say. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whereNobodyLeavesTheFinalFitSaysSo(int seed) {
        String report = Cli.lindy(
                        "run",
                        log("nbd", "r=0.83,alpha=9.9", seed),
                        "-o",
                        folder.resolve("out" + seed),
                        "--value-horizon",
                        52)
                .ends(0)
                .out();
        assertThat(estimates(report).replaceAll("\\s+", " ")).contains(NOTE);
    }

    @Test
    void whereCustomersLeaveNothingIsSaid() {
        String report = Cli.lindy("run", log("bg-nbd", "r=0.83,alpha=4,a=0.8,b=2.4", 1), "-o", folder.resolve("leave"))
                .ends(0)
                .out();
        assertThat(report.replaceAll("\\s+", " ")).doesNotContain(NOTE);
    }

    @Test
    void whereSpendHasNoVarianceItsSumsHaveNoOutcome() {
        String note = "variance is infinite under this model";
        Path heavy = log("bg-nbd", "r=0.83,alpha=4,a=0.8,b=2.4", "p=4,q=1.6,gamma=20", 2);
        Cli.Outcome without =
                Cli.lindy("run", heavy, "-o", folder.resolve("heavy"), "--json").ends(0);
        assertThat(without.json().at("/value/notes").toString()).contains("spend-variance-infinite");
        assertThat(without.json().at("/value/valueOutcome").isMissingNode()).isTrue();
        assertThat(without.json().at("/value/valueInterval/lower").isNumber()).isTrue();
        Path usual = log("bg-nbd", "r=0.83,alpha=4,a=0.8,b=2.4", 3);
        String report =
                Cli.lindy("run", usual, "-o", folder.resolve("usual")).ends(0).out();
        assertThat(report.replaceAll("\\s+", " ")).doesNotContain(note).contains("certainty they are worth");
    }
}
