package dev.lindy.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class PageTest {

    private static final String DATE = "2026-01-02T03:04:05Z";

    @TempDir
    private Path folder;

    private String page(BenchmarkRun run) throws IOException {
        new Page(run, null).write(folder);
        return Files.readString(folder.resolve(Page.NAME));
    }

    @Test
    void figuresStandBesideTheirYardsticks() throws IOException {
        assertThat(page(Runs.small(DATE)))
                .contains("| bg-nbd | 1,000,000 | 148,844 | 40.0 ms ± 3 % | 40.0 ns | 1.00 MB | 100 ms ± 1 % | 0.40 |")
                // 70 ms measured; 7 s at 100,000 is 70 s at a million.
                .contains("| bg-nbd | 1,000,000 | 70.0 ms ± 1 % | 110 ms ± 0 % | 1.00 MB | 70.0 s (extrapolated)"
                        + " | 636 × (extrapolated) |")
                .contains("200 ms (extrapolated) | 100 × (extrapolated)");
    }

    /** In CPU time, a tenth above the time in these runs. */
    @Test
    void firstCallsStandBesideWarmOnes() throws IOException {
        assertThat(page(Runs.small(DATE))).contains("| bg-nbd | 1,000,000 | 990 ms | 121 ms | 8.18 × |");
        BenchmarkRun run = Runs.small(DATE);
        BenchmarkRun without = new BenchmarkRun(
                run.format(),
                run.version(),
                run.suite(),
                run.environment(),
                run.seconds(),
                run.populations(),
                run.measurements().stream()
                        .filter(m -> !m.benchmark().startsWith("FirstFit"))
                        .toList(),
                run.commands());
        assertThat(page(without)).doesNotContain("first/warm");
    }

    @Test
    void aimsAreMetOrNot() throws IOException {
        assertThat(page(Runs.small(DATE)))
                .contains("| compress to distinct histories | ≤ 50.0 ms | 40.0 ms | met | 44.0 ms |")
                .contains("≤ 0.50 | 0.40 | met | – |")
                .contains("after compress | ≤ 35.0 ms | 70.0 ms | **not met** | 77.0 ms |")
                .contains("≤ 2.00 s | 1.90 s | met | 3.10 s |")
                .contains("≤ 1.00 GB | 900 MB | met |");
    }

    @Test
    void theFamilyHasItsOwnAims() throws IOException {
        assertThat(page(Runs.family(DATE)))
                // 105 ms and 210 ms against BG/NBD's 70 ms on the same customers.
                .contains("| mbg-nbd | 1.50 × BG/NBD | ≤ 2 × | met | – | – |  | – | – |  |")
                .contains("| bg-cnbd-12 | 3.00 × BG/NBD | ≤ 2 × | **not met** |")
                .contains("| pareto-nbd | 1.60 s | ≤ 1.50 s | **not met** |")
                .contains("| nbd | – | – |  | 10.0 ms | ≤ 100 ms | met | 9.00 ms | ≤ 2.00 s | met |")
                .doesNotContain("| bg-bb |");
    }

    @Test
    void theFamilyHasALineAModel() throws IOException {
        assertThat(page(Runs.family(DATE)))
                .contains("| pareto-nbd | 30.0 ms ± 0 % | 200 ns | 2.00 ms ± 5 % | 60.0 ms | 30.0 × |")
                .contains(
                        "| pareto-nbd | 5.00 ms ± 2 % | – | 1.60 s ± 0 % | 150,000 | 10.7 µs | 100 ms (once) | 20.0 × |")
                .contains("| pareto-nbd | 700 ms ± 0 % | 4.70 µs | 10.0 × |")
                .contains("| nbd | 10.0 ms ± 1 % | 10.0 ns | 30.0 ms (extrapolated) | 3.00 × (extrapolated) |");
    }

    @Test
    void aRunWithoutTheFamilySaysNothingOfIt() throws IOException {
        assertThat(page(Runs.small(DATE)))
                .doesNotContain("The other models, each")
                .doesNotContain("All models of");
    }

    @Test
    void whatWasNotMeasuredIsNotClaimed() throws IOException {
        assertThat(page(Runs.small(DATE)))
                .contains("## Special functions")
                .contains("Not part of this run.")
                .doesNotContain("exact DERT for all |");
    }

    @Test
    void aLoadedMachineAndAShortSuiteAreSaid() throws IOException {
        BenchmarkRun run = Runs.small(DATE);
        assertThat(page(run)).doesNotContain("not quiet").doesNotContain("This is the");
        BenchmarkRun loaded = new BenchmarkRun(
                run.format(),
                run.version(),
                "quick",
                Runs.environment(DATE, 2.5),
                1,
                run.populations(),
                run.measurements(),
                run.commands());
        assertThat(page(loaded)).contains("machine was not quiet").contains("This is the quick suite");
    }

    @Test
    void theSameRunGivesTheSameBytes() throws IOException {
        String first = page(Runs.small(DATE));
        String chart = Files.readString(folder.resolve("growth.svg"));
        Path stored = folder.resolve("run.json");
        Runs.small(DATE).write(stored);
        assertThat(page(BenchmarkRun.read(stored))).isEqualTo(first);
        assertThat(folder.resolve("growth.svg")).hasContent(chart.strip());
    }

    @Test
    void theChartIsWellFormedAndHoldsEveryPoint() throws Exception {
        page(Runs.small(DATE));
        String svg = Files.readString(folder.resolve("growth.svg"));
        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        // Two of compress, one each of sort, textbook, Hessian and fit.
        assertThat(document.getElementsByTagName("circle").getLength()).isEqualTo(6);
        assertThat(svg).contains(">compress<").contains(">(148,844)<").doesNotContain("NaN");
    }

    @Test
    void aSinglePointIsNoLine() throws IOException {
        String text = page(
                Runs.of(DATE, List.of(Runs.measurement("Fit.fit", "bg-nbd", 1_000_000, "lindy", 70, 1.0)), List.of()));
        assertThat(text).doesNotContain("growth.svg");
        assertThat(folder.resolve("growth.svg")).doesNotExist();
    }

    @Test
    void timesHaveThreeDigitsAndAUnitThatSuits() {
        assertThat(Figures.duration(3.14159)).isEqualTo("3.14 ns");
        assertThat(Figures.duration(31_415.9)).isEqualTo("31.4 µs");
        assertThat(Figures.duration(314.159e6)).isEqualTo("314 ms");
        assertThat(Figures.duration(3.14159e9)).isEqualTo("3.14 s");
        assertThat(Figures.duration(9.999e6)).isEqualTo("10.0 ms");
    }
}
