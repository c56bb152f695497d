package dev.lindy.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastPageTest {

    private static final Environment HERE = new Environment(
            "a cpu", 2, 0, 0.1, "Linux", "a jdk", List.of(), "0123456789", false, "2026-01-02T03:04:05Z");

    private static final String RESULT = """
            {"verdict": "With care", "answer": "It was off.", "cuts": ["2020-01-01", "2020-02-01"], "horizon": 4,
             "timeScale": "week", "tables": {
              "summary": [
               {"model": "bg-nbd", "name": "BG/NBD", "kind": "model", "origins": 2, "log_score": -0.5, "log_score_se": 0.01,
                "crps": 0.2, "auc": 0.8, "coverage": 0.95, "seconds": 1.5},
               {"model": "recency", "name": "recency alone", "kind": "baseline", "origins": 2, "log_score": null,
                "log_score_se": null, "crps": null, "auc": 0.75, "coverage": null, "seconds": null}],
              "totals": [
               {"model": "bg-nbd", "expected": 90, "actual": 100, "held": 1, "misfit_held": null},
               {"model": "bg-nbd", "expected": 99, "actual": 110, "held": 0, "misfit_held": null},
               {"model": "recency", "expected": null, "actual": 100, "held": null, "misfit_held": null}],
              "scores": [{"model": "bg-nbd", "customers": 1200}, {"model": "bg-nbd", "customers": 1300}]}}
            """;

    private static ValidatedLog log() throws IOException {
        return ValidatedLog.of(
                "a shop",
                "Of somebody, \"free\".",
                "lindy validate a.csv ",
                new JsonMapper().readTree(RESULT),
                12,
                20,
                3_000_000L);
    }

    @Test
    void aResultIsTakenApart() throws IOException {
        ValidatedLog log = log();
        assertThat(log.customers()).isEqualTo(1300);
        assertThat(log.horizon()).isEqualTo("4 weeks");
        ValidatedLog.Row best = log.models().get(0);
        assertThat(best.held()).isEqualTo(1);
        assertThat(best.intervals()).isEqualTo(2);
        assertThat(best.widened()).isZero();
        assertThat(best.expected()).isEqualTo(189);
        assertThat(log.models().get(1).expected()).isNaN();
    }

    @Test
    void thePageSaysWhatWasFoundAndHow() throws IOException {
        String page = new ForecastPage(HERE, List.of(log())).page();
        assertThat(page)
                .startsWith("# Forecasts of public order logs")
                .contains(
                        "at commit 0123456: a cpu",
                        "| a shop | BG/NBD | 1,300 | 2 × 4 weeks | -10.0 % | 0.800 | 0.750 | 12 | 3 |",
                        "> With care. It was off.",
                        "`lindy validate a.csv`",
                        "| BG/NBD | -0.5000 ± 0.0100 | 0.2000 |  | 0.800 |  | -10.0 % |  | 1 of 2 |  | 95.0 % |  |  | 1.5 |",
                        "| recency alone |  |  |  | 0.750 |",
                        "12 s (20 s of processor time) and at most 3 MB of memory");
    }

    @Test
    void allFiguresAreKept(@TempDir Path folder) throws IOException {
        new ForecastPage(HERE, List.of(log())).write(folder);
        assertThat(Files.readAllLines(folder.resolve("forecasts.csv")))
                .containsExactly(
                        "log,model,name,kind,origins,log_score,log_score_se,crps,auc,coverage,seconds,totals_held,totals,"
                                + "misfit_held,misfits",
                        "a shop,bg-nbd,BG/NBD,model,2,-0.5,0.01,0.2,0.8,0.95,1.5,1,2,0,0",
                        "a shop,recency,recency alone,baseline,2,,,,0.75,,,0,0,0,0");
        assertThat(folder.resolve("forecasts.md")).exists();
    }
}
