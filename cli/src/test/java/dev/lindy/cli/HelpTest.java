package dev.lindy.cli;

import static dev.lindy.cli.Cli.lindy;
import static dev.lindy.cli.Cli.shop;
import static dev.lindy.cli.Cli.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** How somebody finds the way who does not know the command. */
class HelpTest {

    /** An option with its value, or a value alone, which may stand in quotation marks. */
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @TempDir
    private Path folder;

    private static Stream<String> commands() {
        return line().getSubcommands().keySet().stream()
                .filter(name -> !name.equals("help") && !name.startsWith("generate"));
    }

    private static CommandLine line() {
        return Lindy.commandLine(
                new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), Commands.NAMES);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpOfACommandIsTheSameEitherWay(String command) {
        assertThat(lindy("help", command).ends(0).out())
                .isEqualTo(lindy(command, "--help").ends(0).out())
                .startsWith("Usage: lindy " + command + " ");
    }

    /** Every option stands below one heading, and no heading has more of them than can be taken in. */
    @ParameterizedTest
    @MethodSource("commands")
    void optionsStandInSectionsWithExamplesThatParse(String command) {
        String help = lindy(command, "--help").ends(0).out();
        CommandLine called = line().getSubcommands().get(command);

        called.getCommandSpec().options().forEach(option -> assertThat(
                        Pattern.compile("(?m)^ {2,6}(-\\w, )?" + option.longestName() + "(?=[= \n\\[])")
                                .matcher(help)
                                .results())
                .as(option.longestName())
                .hasSize(1));
        assertThat(help).contains("\nOptions:\n", "\nWhat every command understands:\n");
        List<String> sections = List.of(help.split("\n(?=[A-Z][^\n]*:\n)"));
        assertThat(sections).hasSizeGreaterThan(2).allSatisfy(section -> assertThat(
                        section.lines().filter(row -> row.matches(" {2}(-\\w|    --).*")))
                .hasSizeLessThan(17));
        List<String> examples = help.lines()
                .filter(row -> row.startsWith("  such as  "))
                .map(row -> row.substring(11))
                .toList();
        assertThat(examples).hasSize(sections.size() - 2);
        for (String example : examples) {
            List<String> words = new ArrayList<>(List.of(command));
            words.addAll(required(command));
            WORD.matcher(example).results().forEach(word -> words.add(text(word)));
            assertThat(line().parseArgs(words.toArray(String[]::new))
                            .subcommand()
                            .matchedOptions())
                    .as(example)
                    .hasSizeGreaterThan(1);
        }
    }

    private static String text(MatchResult word) {
        return word.group(1) == null ? word.group(2) : word.group(1);
    }

    private static List<String> required(String command) {
        return switch (command) {
            case "run" -> List.of("orders.csv", "-o", "out");
            case "predict" -> List.of("model.json", "orders.csv");
            case "simulate" -> List.of("--parameters", "r=1", "--start", "2024-01-01", "--end", "2024-12-31");
            case "selfcheck" -> List.of();
            default -> List.of("orders.csv");
        };
    }

    @ParameterizedTest
    @CsvSource({
        "rnu, run",
        "Run, run",
        "runn, run",
        "sumarize, summarize",
        "summarise, summarize",
        "comprae, compare",
        "valdiate, validate",
        "pred, predict",
        "fti, fit",
        "hlep, help"
    })
    void aSlipIsAnsweredWithWhatWasMeant(String typed, String meant) {
        assertThat(lindy(typed, "orders.csv").ends(2).err().strip())
                .isEqualTo("there is no command " + typed + "; did you mean lindy " + meant + "?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plot", "orders.csv", "cluster", "x"})
    void aWordLikeNoCommandIsAnsweredWithWhatThereIs(String typed) {
        assertThat(lindy(typed).ends(2).err())
                .startsWith("there is no command " + typed
                        + "; there are run, summarize, compare, validate, fit, predict, simulate, selfcheck")
                .doesNotContain("did you mean");
    }

    /** What is wrong with the input is said first: it stays when the outputs are out of the way. */
    @ParameterizedTest
    @ValueSource(strings = {"run", "summarize", "compare", "validate", "fit"})
    void aBrokenInputIsNotHiddenByAnOutputThatIsThere(String command) {
        boolean makesAFolder = command.equals("run") || command.equals("validate");
        Path out = makesAFolder ? folder : folder.resolve("out");
        write(folder.resolve("ledger.json"), "mine\n");
        write(folder.resolve("pit.csv"), "mine\n");
        write(folder.resolve("out"), "mine\n");
        Path strange = write(folder.resolve("strange.csv"), "a,b\n1,2\n");

        assertThat(lindy(command, folder.resolve("nowhere.csv"), "-o", out)
                        .ends(3)
                        .err())
                .contains("nowhere.csv")
                .doesNotContain("is there already");
        assertThat(lindy(command, strange, "-o", out).ends(3).err())
                .contains("strange.csv")
                .doesNotContain("is there already");
        assertThat(lindy(command, shop(folder, 500), "-o", out).ends(2).err()).contains("is there already");
    }

    @Test
    void aBrokenInputOfAPredictionIsNotHiddenEither() {
        Path model = folder.resolve("model.json");
        lindy("fit", shop(folder, 2000), "-o", model).ends(0);
        Path out = write(folder.resolve("out.csv"), "mine\n");
        assertThat(lindy("predict", model, folder.resolve("nowhere.csv"), "-o", out)
                        .ends(3)
                        .err())
                .contains("nowhere.csv");
        assertThat(lindy("predict", model, shop(folder, 500), "-o", out).ends(2).err())
                .contains("is there already");
    }
}
