package dev.lindy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lindy.cli.command.ExitCode;
import dev.lindy.core.base.TimeScale;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** README shows what really happens. */
class ReadmeTest {

    private static final Path SHOP = Markdown.root().resolve("notebooks/shop.csv");

    private final Markdown readme = Markdown.read("README.md");

    @TempDir
    Path folder;

    @Test
    void theProgramRunsAsItStandsAndPrintsTheFitShownAbove() throws Exception {
        List<String> programs = readme.blocks("java");
        assertThat(programs).hasSize(1);

        String output = JavaProgram.run(folder, "Value.java", programs.get(0));

        List<String> excerpt =
                readme.blocks("text").get(0).lines().map(String::strip).toList();
        List<String> parameters = output.lines()
                .filter(line -> line.matches("(r|alpha|a|b) .*"))
                .map(String::strip)
                .toList();
        assertThat(parameters).hasSize(4);
        assertThat(excerpt).containsAll(parameters);
        List<String> table = Files.readAllLines(folder.resolve("value.csv"));
        assertThat(table.get(0)).startsWith("customer,x,t_x,T,mean_spend,historical_value,p_alive,");
        assertThat(table).hasSize(1 + 4981);
    }

    @Test
    void theRunOnTheSampleShopPrintsWhatIsShown() {
        String output = lindy(ExitCode.OK, "run", SHOP.toString(), "-o", folder.toString());

        List<String> shown = shown(readme.blocks("text").get(0));
        assertThat(shown).hasSizeGreaterThan(10);
        assertThat(lines(output)).containsSubsequence(shown);
    }

    @Test
    void theErrorIsTheOneShownAndItsFixWorks() throws IOException {
        String log = Files.readString(SHOP)
                .replaceFirst("order_id,customer_id,date,amount,channel", "order_id,who,day,worth,channel");
        Path orders = Files.writeString(folder.resolve("orders.csv"), log);
        List<List<String>> commands = readme.commands().stream()
                .filter(words -> words.contains("orders.csv"))
                .toList();
        assertThat(commands).hasSize(2);
        Path out = folder.resolve("out");

        String message = lindy(ExitCode.DATA, placed(commands.get(0), orders, out));
        lindy(ExitCode.OK, placed(commands.get(1), orders, out));

        List<String> shown = shown(readme.blocks("console").get(0)).stream()
                .filter(line -> !line.startsWith("$ "))
                .toList();
        assertThat(lines(message)).isEqualTo(shown);
    }

    @Test
    void theCdnowCommandsPrintTheNumbersNamed() {
        Path sample = Path.of(System.getProperty("lindy.shared"), "data", "CDNOW_sample.txt");
        assumeTrue(Files.exists(sample), "the public CDNOW file is not there: " + sample);
        List<List<String>> commands = readme.commands().stream()
                .filter(words -> words.contains("CDNOW_sample.txt"))
                .toList();
        assertThat(commands).hasSize(2);

        String fit = lindy(ExitCode.OK, placed(commands.get(0), sample, folder));
        String run = lindy(ExitCode.OK, placed(commands.get(1), sample, folder));

        for (String number :
                List.of("0.2426", "4.4136", "0.7929", "2.4259", "−9,582.43", "6.2496", "3.7442", "15.4435")) {
            assertThat(readme.text()).contains(number);
            assertThat(fit).contains(number);
        }
        for (String number : List.of("39 weeks", "1,653", "1,882")) {
            assertThat(readme.text()).contains(number);
            assertThat(run).contains(number);
        }
    }

    @Test
    void theRecordAnswersWhatIsSaid() {
        assertThat(readme.text())
                .contains(
                        "`new BgNbd(0.243, 4.414, 0.793, 2.426, TimeScale.WEEK).probabilityAlive(2, 30.43, 38.86)` is 0.727");
        // Half of the last digit that is shown.
        assertThat(new BgNbd(0.243, 4.414, 0.793, 2.426, TimeScale.WEEK).probabilityAlive(2, 30.43, 38.86))
                .isCloseTo(0.727, within(0.0005));
    }

    /** A command of the page with its file and its folder where the test has them. */
    private static String[] placed(List<String> words, Path input, Path output) {
        List<String> out = new ArrayList<>();
        for (String word : words) {
            boolean isFolder = !out.isEmpty() && out.get(out.size() - 1).equals("-o");
            boolean isInput = word.equals(String.valueOf(input.getFileName()));
            out.add(isFolder ? output.toString() : isInput ? input.toString() : word);
        }
        return out.toArray(new String[0]);
    }

    /** What a command prints, wherever it prints it. */
    private static String lindy(int wanted, String... args) {
        StringWriter printed = new StringWriter();
        PrintWriter writer = new PrintWriter(printed);
        int code = Lindy.run(writer, writer, args);
        assertThat(code).as(printed.toString()).isEqualTo(wanted);
        return printed.toString();
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::stripTrailing).toList();
    }

    private static List<String> shown(String block) {
        return lines(block).stream().filter(line -> !line.isEmpty()).toList();
    }
}
