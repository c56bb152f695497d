package dev.lindy.cli;

import static dev.lindy.cli.Cli.lindy;
import static dev.lindy.cli.Cli.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lindy.cli.command.ExitCode;
import dev.lindy.cli.text.SelfCheckReport;
import dev.lindy.study.selfcheck.Recovery;
import dev.lindy.study.selfcheck.SelfCheck;
import dev.lindy.study.selfcheck.SelfCheckOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lindy selfcheck}. */
class SelfCheckCommandTest {

    @TempDir
    private Path folder;

    private static Object[] small(Object... more) {
        Object[] words = {"selfcheck", "--model", "nbd,sbg", "--sizes", "300", "--replicates", 4, "--ranks", 3};
        Object[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return all;
    }

    @Test
    void theVerdictComesFirstAndEveryFigureIsWritten() {
        Path out = folder.resolve("out");
        var ran = lindy(small("-o", out)).ends(ExitCode.OK);
        assertThat(ran.err()).startsWith("This will take about ").contains("4 samples of each model and size");
        assertThat(ran.out())
                .startsWith("Verdict     Not known.")
                .contains(
                        "Of smaller or sparse samples intervals of 90 % by slopes held it in ",
                        "Of 8 fits 0 had no maximum",
                        "\nCoverage    Share of intervals that held the truth, of 4 samples each",
                        "\nRecovery  ",
                        "\nRanks  ",
                        "\nWritten  ");
        assertThat(ran.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
        for (String file : new String[] {"coverage.csv", "recovery.csv", "fits.csv", "ranks.csv", "selfcheck.json"}) {
            assertThat(out.resolve(file)).exists();
        }
        assertThat(text(out.resolve("fits.csv")))
                .isEqualTo("model,design,customers,method,samples,failed,refused\n"
                        + "nbd,identified,300,fast,4,0,0\nsbg,identified,300,fast,4,0,0\n");
        assertThat(lindy(small("-o", out)).ends(ExitCode.USAGE).err()).contains("are there already");
    }

    @Test
    void jsonSaysTheSameOnAnyNumberOfThreads() {
        JsonNode one = lindy(small("--json", "--threads", 1)).ends(ExitCode.OK).json();
        JsonNode three =
                lindy(small("--json", "--threads", 3)).ends(ExitCode.OK).json();
        assertThat(one).isEqualTo(three);
        assertThat(one.path("verdict").asText()).isEqualTo("Not known");
        assertThat(one.path("tables").path("ranks")).hasSize(4);
        assertThat(one.path("methods").get(0).asText()).isEqualTo("fast");
        JsonNode none = lindy("selfcheck", "--model", "sbg", "--replicates", 2, "--ranks", 0, "--seed", 2, "--json")
                .ends(ExitCode.OK)
                .json();
        assertThat(none.path("tables").has("ranks")).isFalse();
        assertThat(none.path("tables").path("coverage"))
                .isNotEqualTo(one.path("tables").path("coverage"));
    }

    @Test
    void whatCannotBeCheckedIsRefused() {
        assertThat(lindy("selfcheck", "--model", "gamma-gamma").ends(2).err())
                .contains("--model cannot be gamma-gamma here, but nbd, bg-nbd");
        assertThat(lindy("selfcheck", "--sizes", "10").ends(2).err()).contains("--sizes must each lie between 50 and");
        assertThat(lindy("selfcheck", "--replicates", "1").ends(2).err()).contains("--replicates must be 2 to 100,000");
        assertThat(lindy("selfcheck", "--ranks", "-1").ends(2).err()).contains("--ranks must be 0 to 100,000");
        assertThat(lindy("selfcheck", "--methods", "slow").ends(2).err())
                .contains("--methods: \"slow\" is none of fast, posterior, bootstrap");
        assertThat(lindy("selfcheck", "--level", "2").ends(2).err()).contains("--level");
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        SelfCheckOptions options = SelfCheckOptions.defaults();
        Recovery flat = new Recovery("ggom-nbd", "identified", 300, "s", 0.8, 0.4, Double.NaN, Double.NaN, 100);
        Recovery known = new Recovery("ggom-nbd", "identified", 300, "r", 0.8, 0.8, -0.25, 1, 0);
        assertThat(SelfCheckReport.of(new SelfCheck(options, List.of(), List.of(flat, known), List.of(), List.of())))
                .contains("s 0.50, r 1.00 (-0.3)")
                .doesNotContain("NaN");
    }
}
