package dev.lindy.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.benchmarks.report.Comparison.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static Measurement fit(double milliseconds, @Nullable Double error) {
        return Runs.measurement("Fit.fit", "bg-nbd", 1000, "lindy", milliseconds, error);
    }

    @Test
    void intervalsThatDoNotOverlapAreADifference() {
        assertThat(Comparison.verdict(fit(100, 5.0), fit(80, 5.0))).isEqualTo(Verdict.FASTER);
        assertThat(Comparison.verdict(fit(80, 5.0), fit(100, 5.0))).isEqualTo(Verdict.SLOWER);
    }

    @Test
    void intervalsThatOverlapAreNone() {
        assertThat(Comparison.verdict(fit(100, 15.0), fit(80, 5.0))).isEqualTo(Verdict.NO_DIFFERENCE);
        assertThat(Comparison.verdict(fit(100, 0.0), fit(100, 0.0))).isEqualTo(Verdict.NO_DIFFERENCE);
    }

    @Test
    void oneSampleDecidesNothing() {
        assertThat(Comparison.verdict(fit(100, null), fit(10, 1.0))).isEqualTo(Verdict.ONE_SAMPLE);
        assertThat(Comparison.verdict(List.of(9.0), List.of(1.0, 2.0))).isEqualTo(Verdict.ONE_SAMPLE);
    }

    @Test
    void commandsGoByTheRangesOfTheirRepetitions() {
        assertThat(Comparison.verdict(List.of(3.0, 2.5), List.of(1.0, 2.0))).isEqualTo(Verdict.FASTER);
        assertThat(Comparison.verdict(List.of(3.0, 2.5), List.of(2.6, 5.0))).isEqualTo(Verdict.NO_DIFFERENCE);
    }

    @Test
    void textGivesRatiosAndWhatIsMissing() {
        BenchmarkRun before = Runs.of("2026-01-01T00:00:00Z", List.of(fit(100, 1.0)), List.of());
        BenchmarkRun after = Runs.of(
                "2026-01-02T00:00:00Z",
                List.of(fit(50, 1.0), Runs.measurement("Fit.fit", "bg-nbd", 2000, "lindy", 7, 1.0)),
                List.of());
        assertThat(new Comparison(before, after).toString())
                .contains("Fit.fit bg-nbd 1,000 lindy 1 thread")
                .contains("0.50  faster")
                .contains("0 before, 1 after (not compared)")
                .doesNotContain("machines or JDKs differ");
    }

    @Test
    void otherMachinesAreSaid() {
        BenchmarkRun before = Runs.small("2026-01-01T00:00:00Z");
        Environment on = before.environment();
        BenchmarkRun after = new BenchmarkRun(
                before.format(),
                before.version(),
                before.suite(),
                new Environment(
                        "Another CPU",
                        on.cores(),
                        on.memoryBytes(),
                        3.5,
                        on.os(),
                        on.jdk(),
                        on.jvmFlags(),
                        on.commit(),
                        on.modified(),
                        on.date()),
                1,
                List.of(),
                before.measurements(),
                List.of());
        assertThat(new Comparison(before, after).toString())
                .contains("machines or JDKs differ")
                .contains("not quiet");
    }
}
