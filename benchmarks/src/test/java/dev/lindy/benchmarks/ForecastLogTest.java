package dev.lindy.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastLogTest {

    @TempDir
    private Path folder;

    @Test
    void eachRowIsALog() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "customer,date\n");
        Path table = Files.writeString(
                folder.resolve("logs.csv"),
                "name,log,options,about\nA,a.csv,--unit month  --no-header,\"mine, all mine\"\nB,a.csv,,\n");
        assertThat(ForecastLog.read(table))
                .containsExactly(
                        new ForecastLog(
                                "A",
                                folder.resolve("a.csv"),
                                List.of("--unit", "month", "--no-header"),
                                "mine, all mine"),
                        new ForecastLog("B", folder.resolve("a.csv"), List.of(), ""));
    }

    @Test
    void aLogThatIsNotThereIsNamed() throws IOException {
        Path table = Files.writeString(folder.resolve("logs.csv"), "name,log,options,about\nA,nowhere.csv,,\n");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ForecastLog.read(table))
                .withMessageContaining("nowhere.csv");
        Path empty = Files.writeString(folder.resolve("none.csv"), "name,log,options,about\n");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ForecastLog.read(empty))
                .withMessageContaining("names no log");
    }
}
