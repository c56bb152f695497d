package dev.lindy.benchmarks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lindy.benchmarks.report.ValidatedLog;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code lindy validate} on logs as its users do, and watches time and memory. */
final class ValidatedLogs {

    private final Path launcher;
    private final PrintWriter progress;

    ValidatedLogs(Path root, PrintWriter progress) {
        launcher = root.resolve("lindy");
        this.progress = progress;
    }

    ValidatedLog validate(ForecastLog log) throws IOException, InterruptedException {
        progress.println(log.name());
        Path result = Files.createTempFile("validation", ".json");
        try {
            return validate(log, result);
        } finally {
            Files.deleteIfExists(result);
        }
    }

    private ValidatedLog validate(ForecastLog log, Path result) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(launcher.toString(), "validate", log.file().toString(), "--json"));
        command.addAll(log.options());
        Commands.Usage usage = Commands.watch(new ProcessBuilder(command)
                .redirectOutput(result.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT));
        if (usage.exitCode() != 0) {
            throw new IOException("lindy validate of " + log.file() + " ended with exit code " + usage.exitCode());
        }
        return ValidatedLog.of(
                log.name(),
                log.about(),
                "lindy validate " + log.file().getFileName() + " " + String.join(" ", log.options()),
                new JsonMapper().readTree(result.toFile()),
                usage.wallSeconds(),
                usage.cpuSeconds(),
                usage.peakBytes());
    }
}
