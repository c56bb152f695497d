package dev.lindy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Covariates on the command line, by the sample shop, whose channels really differ. */
class CovariateCommandTest {

    private static final Path SHOP = Path.of(System.getProperty("lindy.root", ".."), "notebooks", "shop.csv");

    @TempDir
    private static Path shared;

    /** Its beginning. */
    private static Path few = Path.of("");

    @TempDir
    private Path folder;

    @BeforeAll
    static void cut() throws IOException {
        try (Stream<String> lines = Files.lines(SHOP)) {
            few = Files.write(shared.resolve("shop.csv"), lines.limit(3000).toList());
        }
    }

    private static double factor(String out, String level, String of) {
        Matcher line = Pattern.compile(level + " +" + of + " +([0-9.]+) +([0-9.]+) +… +([0-9.]+)")
                .matcher(out);
        assertThat(line.find()).as(out).isTrue();
        return Double.parseDouble(line.group(1));
    }

    /** By the truth beside it, referral buys most and stays longest, social leaves soonest. */
    @Test
    void theShopsChannelsAreFound() throws IOException {
        Path model = folder.resolve("model.json");
        String out = Cli.lindy("fit", SHOP, "--covariates", "channel", "-o", model)
                .ends(ExitCode.OK)
                .out();
        assertThat(factor(out, "referral", "purchase rate")).isBetween(1.3, 1.7);
        assertThat(factor(out, "social", "purchase rate")).isLessThan(0.9);
        assertThat(factor(out, "referral", "odds of leaving")).isLessThan(0.75);
        assertThat(factor(out, "social", "odds of leaving")).isGreaterThan(1.3);
        assertThat(out).containsPattern("channel +[0-9.]+ +6 +< 0\\.0001");
        assertThat(Files.readString(model)).contains("\"covariates\"", "purchase:channel=referral");

        Path table = folder.resolve("customers.csv");
        Cli.lindy("predict", model, SHOP, "-o", table, "--intervals", "off").ends(ExitCode.OK);
        List<String> lines = Files.readAllLines(table);
        assertThat(lines.get(1)).endsWith(",channel");
        // Who differ in the channel alone differ in what is expected of them: both bought once, on the first day.
        List<String> once = lines.stream()
                .filter(line -> line.startsWith("10001,0,") || line.startsWith("10002,0,"))
                .toList();
        assertThat(once).hasSize(2);
        assertThat(once.get(0).split(",")[7]).isNotEqualTo(once.get(1).split(",")[7]);
    }

    @Test
    void oneOfTheTwoAndAPrior() {
        String out = Cli.lindy("fit", few, "--covariates", "channel:purchase", "--covariate-prior", "0.1")
                .ends(ExitCode.OK)
                .out();
        assertThat(out)
                .contains("purchase rate", "deviation 0.100 (ridge")
                .doesNotContain("odds of leaving", "likelihood-ratio test");
    }

    @Test
    void modelsAreComparedAndCheckedWithCovariates() {
        String compared = Cli.lindy("compare", few, "--covariates", "channel", "--models", "bg-nbd,mbg-nbd")
                .ends(ExitCode.OK)
                .out();
        assertThat(compared).contains("BG/NBD with covariates", "MBG/NBD with covariates", "holdout");
        String checked = Cli.lindy("validate", few, "--covariates", "channel", "--model", "bg-nbd", "--origins", "1")
                .ends(ExitCode.OK)
                .out();
        assertThat(checked).contains("Believe it?");
    }

    @Test
    void aRunIsOfCustomersWithTheirCovariates() throws IOException {
        Path out = folder.resolve("out");
        Cli.lindy("run", few, "--covariates", "channel", "-o", out).ends(ExitCode.OK);
        assertThat(Files.readString(out.resolve("summary.txt"))).contains("effects of covariates");
        assertThat(Files.readAllLines(out.resolve("schedule.csv"))).hasSizeGreaterThan(10);
    }

    @Test
    void whatCannotBeIsRefused() throws IOException {
        assertThat(Cli.lindy("fit", few, "--covariates", "colour")
                        .ends(ExitCode.DATA)
                        .err())
                .contains("colour");
        assertThat(Cli.lindy("fit", few, "--covariates", "channel:spend")
                        .ends(ExitCode.USAGE)
                        .err())
                .contains("spend has none yet");
        assertThat(Cli.lindy("fit", few, "--covariate-prior", "1")
                        .ends(ExitCode.USAGE)
                        .err())
                .contains("there are none");
        Path same = folder.resolve("same.csv");
        Files.writeString(
                same,
                "customer,date,amount,land\na,2024-01-01,3,de\na,2024-02-01,3,de\nb,2024-01-05,4,de\n"
                        + "b,2024-03-05,4,de\nc,2024-01-09,4,de\n");
        assertThat(Cli.lindy("fit", same, "--covariates", "land")
                        .ends(ExitCode.DATA)
                        .err())
                .contains("\"land\" is the same for all customers");
    }
}
