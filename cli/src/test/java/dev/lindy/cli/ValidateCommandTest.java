package dev.lindy.cli;

import static dev.lindy.cli.Cli.lindy;
import static dev.lindy.cli.Cli.shop;
import static dev.lindy.cli.Cli.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lindy.cli.command.ExitCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lindy validate}. */
@Tag("slow")
class ValidateCommandTest {

    @TempDir
    private Path folder;

    @Test
    void theAnswerComesFirstAndEveryFigureIsWritten() {
        Path out = folder.resolve("out");
        String said = lindy(
                        "validate", shop(folder, 6000), "--model", "bg-nbd,pareto-nbd", "--by", "channel", "-o", out)
                .ends(ExitCode.OK)
                .out();
        assertThat(said).startsWith("Believe it? ");
        assertThat(said)
                .contains(
                        "forecasts best of 2 models. Asked on 4 days for the ",
                        " happened (",
                        "recency alone (AUC ",
                        "\nAhead  ",
                        "if the model is right",
                        "\n            worth: ",
                        "with what its forecasts have been off by so far",
                        "\nScores  ",
                        "log score",
                        "NBD ",
                        "past spend",
                        "at the rate so far",
                        "as many as before",
                        "nobody buys",
                        "hiatus rule",
                        "\nTotals  ",
                        "with misfit",
                        "\nBy channel ",
                        "\nNext        lindy run ",
                        "\nWritten  ");
        assertThat(said.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
        assertThat(said).doesNotContain("misfit-unknown", "overlapping-windows", "thin-data");
        for (String file : new String[] {
            "summary.csv",
            "scores.csv",
            "totals.csv",
            "periods.csv",
            "reliability.csv",
            "deciles.csv",
            "value-deciles.csv",
            "pit.csv",
            "groups.csv",
            "validation.json",
            "run.json"
        }) {
            assertThat(out.resolve(file)).exists();
        }
        assertThat(text(out.resolve("scores.csv")).lines()).hasSize(1 + 4 * 9);
        assertThat(text(out.resolve("groups.csv"))).contains(",channel,");
    }

    @Test
    void jsonSaysTheSame() {
        JsonNode json = lindy(
                        "validate",
                        shop(folder, 6000),
                        "--model",
                        "bg-nbd",
                        "--origins",
                        3,
                        "--horizon",
                        "8w",
                        "--json")
                .ends(ExitCode.OK)
                .json();
        assertThat(json.path("cuts")).hasSize(3);
        assertThat(json.path("horizon").asInt()).isEqualTo(8);
        assertThat(json.path("verdict").asText()).isIn("Yes", "With care", "No");
        assertThat(json.path("tables").path("scores")).hasSize(3 * 8);
        JsonNode next = json.path("next").path("purchases");
        assertThat(next.path("misfit").path("windows").asInt()).isEqualTo(3);
        assertThat(next.path("widened").path("upper").asDouble())
                .isGreaterThan(next.path("interval").path("upper").asDouble());
        // Three windows leave two others for each: too few to widen its interval.
        assertThat(json.path("tables").path("totals").get(0).path("misfit_lo").isNull())
                .isTrue();
    }

    @Test
    void notesNameWhatIsNotKnown() {
        String few = lindy("validate", shop(folder, 6000), "--model", "bg-nbd", "--origins", 2, "--horizon", "8w")
                .ends(ExitCode.OK)
                .out();
        assertThat(few).contains("misfit-unknown: ").doesNotContain("overlapping-windows: ");
        String overlapping = lindy("validate", shop(folder, 6000), "--model", "bg-nbd", "--horizon", "30w")
                .ends(ExitCode.OK)
                .out();
        assertThat(overlapping).contains("overlapping-windows: ", "--horizon", "--origins");
    }

    @Test
    void whatCannotBeValidatedIsRefused() {
        Path shop = shop(folder, 1500);
        assertThat(lindy("validate", shop, "--calibration-end", "2024-06-30")
                        .ends(2)
                        .err())
                .contains("--origins");
        assertThat(lindy("validate", shop, "--origins", 0).ends(2).err()).contains("--origins must be 1 to 100");
        assertThat(lindy("validate", shop, "--horizon", "0w").ends(2).err()).contains("--horizon must be above 0");
        assertThat(lindy("validate", shop, "--horizon", "10d").ends(2).err())
                .contains("--horizon must be a whole number of weeks here, but is 1.43; try 1, or another --unit");
        assertThat(lindy("validate", shop, "--horizon", "9y").ends(2).err()).contains("leaves nothing before it");
        assertThat(lindy("validate", shop, "--level", "1.5").ends(2).err()).contains("--level");
        assertThat(lindy("validate", shop, "--model", "bg-nbd,bg-nbd").ends(2).err())
                .contains("--model names bg-nbd twice");
        assertThat(lindy("validate", shop, "--model", "bgnbd").ends(2).err()).contains("there is no model bgnbd");
        assertThat(lindy("validate", shop, "--model", "bg-bb").ends(3).err())
                .contains("cannot be used", "--resolution opportunity");
        assertThat(lindy("validate", shop, "--model", "bg-nbd", "--by", "shoe_size")
                        .ends(3)
                        .err())
                .contains("shoe_size");
        Path thin = Cli.write(
                folder.resolve("thin.csv"),
                List.of("customer,date,amount", "a,2024-01-01,1", "a,2024-06-01,1", "b,2024-12-31,1"));
        assertThat(lindy("validate", thin).ends(2).err()).contains("too little is known", "30 are needed");
        Path base = Cli.write(folder.resolve("base.csv"), List.of("customer,x,t_x,T", "a,1,3,9", "b,0,0,9"));
        assertThat(lindy("validate", base).ends(3).err()).contains("holds summaries");
    }

    @Test
    void opportunitiesAreValidatedWithTheirModel() {
        String said = lindy(
                        "validate",
                        shop(folder, 6000),
                        "--unit",
                        "month",
                        "--resolution",
                        "opportunity",
                        "--model",
                        "bg-bb",
                        "--origins",
                        2)
                .ends(ExitCode.OK)
                .out();
        assertThat(said).contains("BG/BB was put to the test", "months");
    }
}
