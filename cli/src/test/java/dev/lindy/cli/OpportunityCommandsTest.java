package dev.lindy.cli;

import static dev.lindy.cli.Cli.lindy;
import static dev.lindy.cli.Cli.shop;
import static dev.lindy.cli.Cli.table;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --resolution opportunity}: customers who buy or not at each of a row of opportunities. */
@Tag("slow")
class OpportunityCommandsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"week", "month"})
    void opportunitiesGoAllTheWay(String unit) {
        Path out = folder.resolve("out");
        lindy("run", shop(), "--resolution", "opportunity", "--unit", unit, "--model", "bg-bb", "-o", out)
                .ends(0);
        List<Map<String, String>> tracking = table(out.resolve("holdout.csv"));
        assertThat(tracking.get(tracking.size() - 1))
                .containsEntry("phase", "holdout")
                .containsEntry("ends", "2025-12-31");
        assertThat(tracking).allSatisfy(row -> assertThat(row.get("starts")).isLessThan(row.get("ends")));
        if (unit.equals("month")) {
            assertThat(tracking).hasSize(24).allSatisfy(row -> assertThat(row.get("starts"))
                    .endsWith("-01"));
        }
    }

    @Test
    void opportunitiesHaveAModelOfTheirOwnThatIsRankedApart() {
        JsonNode result = lindy(
                        "compare",
                        shop(),
                        "--resolution",
                        "opportunity",
                        "--unit",
                        "month",
                        "--bootstrap",
                        "0",
                        "--json")
                .ends(0)
                .json();
        List<String> kinds = result.get("models").findValuesAsText("kind");
        assertThat(kinds).contains("continuous time", "opportunities");
        for (JsonNode row : result.get("models")) {
            if (row.get("kind").asText().equals("opportunities")) {
                assertThat(row.get("model").asText()).isEqualTo("bg-bb");
                assertThat(row.get("delta_aic").asDouble()).isZero();
                assertThat(row.get("holdout_actual").asDouble()).isPositive();
            }
        }
        assertThat(result.get("leftOut")).isEmpty();
        assertThat(result.get("choice").asText()).isEqualTo("bg-bb");
        assertThat(result.has("regularity")).isFalse();
        assertThat(lindy("fit", shop(), "--resolution", "opportunity", "--unit", "month", "--model", "bg-bb")
                        .ends(0)
                        .out())
                .contains("BG/BB", "times again within 12 months");
        assertThat(lindy("compare", shop(), "--bootstrap", "0").ends(0).out())
                .contains("Left out    bg-bb: ", "--resolution opportunity");
    }
}
