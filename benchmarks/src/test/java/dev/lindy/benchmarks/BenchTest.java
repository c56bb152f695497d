package dev.lindy.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.benchmarks.report.BenchmarkRun;
import dev.lindy.benchmarks.report.Page;
import dev.lindy.benchmarks.report.Runs;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchTest {

    private static final String COMMAND = "./lindy bench";
    private static final Path ROOT = Path.of(System.getProperty("lindy.root"));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int bench(String... args) {
        return Bench.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    @Test
    void shortRunsMustSayWhereTo() {
        assertThat(bench("--quick")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("-o FILE");
    }

    @Test
    void oneThingAtATime() {
        assertThat(bench("--quick", "--smoke", "-o", "run.json")).isEqualTo(CommandLine.ExitCode.USAGE);
    }

    @Test
    void aRunIsRenderedAndCompared(@TempDir Path folder) throws IOException {
        Path run = folder.resolve("run.json");
        Runs.small("2026-01-02T03:04:05Z").write(run);
        assertThat(bench("--render", run.toString(), "-o", folder.toString())).isZero();
        assertThat(folder.resolve(Page.NAME)).content().contains("# Benchmarks").contains("0123456");
        assertThat(bench("--compare", run.toString(), run.toString())).isZero();
        assertThat(out.toString()).contains("no difference").doesNotContain("faster\n");
    }

    @Test
    void whatIsNoRunIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("other.json"), "{\"a\": 1}");
        assertThat(bench("--render", file.toString(), "-o", folder.toString()))
                .isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(err.toString()).contains("other.json").doesNotContain("\tat ");
    }

    @Test
    void theCommandsInTheDocumentsParse() throws IOException {
        List<String> commands = new ArrayList<>();
        for (String page : List.of("CONTRIBUTING.md", "docs/benchmarks/README.md")) {
            Files.readString(ROOT.resolve(page))
                    .lines()
                    .filter(line -> line.startsWith(COMMAND))
                    .map(line -> line.substring(COMMAND.length())
                            .replaceFirst("#.*", "")
                            .strip())
                    .forEach(commands::add);
        }
        assertThat(commands).hasSizeGreaterThan(4);
        for (String command : commands) {
            Bench.commandLine().parseArgs(command.isEmpty() ? new String[0] : command.split(" +"));
        }
    }

    @Test
    void thePageIsThatOfTheLatestRun(@TempDir Path folder) throws IOException {
        Path home = ROOT.resolve("docs/benchmarks");
        Path latest = BenchmarkRun.latest(home.resolve("runs")).orElseThrow();
        new Page(BenchmarkRun.read(latest), "runs/" + latest.getFileName()).write(folder);
        for (String file : List.of("README.md", "growth.svg")) {
            assertThat(home.resolve(file)).as(file).hasSameTextualContentAs(folder.resolve(file));
        }
    }
}
