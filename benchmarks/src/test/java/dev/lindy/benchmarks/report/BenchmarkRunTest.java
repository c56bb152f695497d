package dev.lindy.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkRunTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        BenchmarkRun run = Runs.small("2026-01-02T03:04:05Z");
        Path file = folder.resolve(run.fileName());
        run.write(file);
        assertThat(file).hasFileName("2026-01-02-0123456.json");
        assertThat(BenchmarkRun.read(file)).isEqualTo(run);
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Path file = folder.resolve("run.json");
        Runs.small("2026-01-02T03:04:05Z").write(file);
        Path newer = Files.writeString(
                folder.resolve("newer.json"), Files.readString(file).replace("\"version\" : 1", "\"version\" : 2"));
        assertThatThrownBy(() -> BenchmarkRun.read(newer)).hasMessageContaining("version 2");
        Path half = Files.writeString(
                folder.resolve("half.json"), Files.readString(file).substring(0, 500));
        assertThatThrownBy(() -> BenchmarkRun.read(half))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("half.json");
    }

    @Test
    void theLatestIsTheOneThatBeganLast() throws IOException {
        Runs.small("2026-01-02T03:04:05Z").write(folder.resolve("z.json"));
        Runs.small("2026-01-02T04:04:05Z").write(folder.resolve("a.json"));
        assertThat(BenchmarkRun.latest(folder)).contains(folder.resolve("a.json"));
        assertThat(BenchmarkRun.latest(folder.resolve("none"))).isEmpty();
    }

    @Test
    void theEnvironmentIsThatOfThisMachine() {
        Environment here = Environment.here(folder, List.of("-Xmx1g"));
        assertThat(here.cores()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(here.jdk()).contains(System.getProperty("java.vm.version"));
        assertThat(here.commit()).isEqualTo("unknown");
        assertThat(here.day()).matches("\\d{4}-\\d\\d-\\d\\d");
    }
}
