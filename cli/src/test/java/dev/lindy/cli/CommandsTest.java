package dev.lindy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTest {

    @Test
    void everyCommandHasTheNameThatItGivesItself() {
        for (String name : Commands.NAMES) {
            assertThat(new CommandLine(Commands.make(name)).getCommandName()).isEqualTo(name);
        }
    }

    @Test
    void onlyTheCommandThatIsCalledIsMade() {
        assertThat(Commands.neededBy("fit", "run")).containsExactly("fit");
        assertThat(Commands.neededBy("predict", "--help")).containsExactly("predict");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--help", "help", "fitt", "generate-completion", "Fit", "--fit", "orders.csv"})
    void whateverNamesNoneOrSpeaksOfOthersGetsAll(String first) {
        assertThat(Commands.neededBy(first)).isEqualTo(Commands.NAMES);
        assertThat(Commands.neededBy()).isEqualTo(Commands.NAMES);
    }

    /** It is answered without picocli, and alike. */
    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void theVersionIsWhatPicocliWouldPrint(String option) {
        StringWriter slow = new StringWriter();
        Lindy.commandLine(new PrintWriter(slow), new PrintWriter(slow), List.of())
                .execute(option);
        StringWriter quick = new StringWriter();
        assertThat(Lindy.run(new PrintWriter(quick), new PrintWriter(new StringWriter()), option))
                .isZero();
        assertThat(quick).hasToString(slow.toString());
    }

    @Test
    void completionKnowsAllCommands() {
        StringWriter out = new StringWriter();
        assertThat(Lindy.run(new PrintWriter(out), new PrintWriter(out), "generate-completion"))
                .isZero();
        assertThat(out.toString()).contains(Commands.NAMES);
    }

    @Test
    void aRehearsalRunsAllOfItsCommands(@TempDir Path folder) throws Exception {
        Path orders = Files.writeString(
                folder.resolve("o.csv"),
                "customer,date,amount\n1,2024-01-01,5\n1,2024-02-01,6\n2,2024-01-09,7\n3,2024-01-02,2\n3,2024-03-01,3\n");
        Path base = folder.resolve("base.csv");
        Path again = folder.resolve("again.csv");
        Rehearsal.main(new String[] {
            "summarize",
            orders.toString(),
            "-o",
            base.toString(),
            ",",
            "--version",
            ",",
            "nothing",
            ",",
            "summarize",
            orders.toString(),
            "-o",
            again.toString()
        });
        assertThat(base).exists();
        assertThat(again).hasSameBinaryContentAs(base);
    }
}
