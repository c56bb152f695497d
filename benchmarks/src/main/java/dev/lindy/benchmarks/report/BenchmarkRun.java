package dev.lindy.benchmarks.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lindy.core.io.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A run of the suite as it is stored.
 *
 * @param format always {@code lindy-benchmarks}
 * @param version of this format
 * @param suite which part was run: {@code full}, {@code quick} or {@code smoke}
 * @param environment on what
 * @param seconds how long it took
 * @param populations what was simulated
 * @param measurements of JMH
 * @param commands from end to end
 */
@JsonPropertyOrder({"format", "version", "suite", "environment", "seconds", "populations", "measurements", "commands"})
public record BenchmarkRun(
        String format,
        int version,
        String suite,
        Environment environment,
        long seconds,
        List<PopulationSize> populations,
        List<Measurement> measurements,
        List<CommandTime> commands) {

    /** What {@code format} says. */
    public static final String FORMAT = "lindy-benchmarks";
    /** The format that this code reads and writes. */
    public static final int VERSION = 1;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
            .build();

    /**
     * Copies the lists.
     *
     * @param format always {@code lindy-benchmarks}
     * @param version of this format
     * @param suite which part was run
     * @param environment on what
     * @param seconds how long it took
     * @param populations what was simulated
     * @param measurements of JMH
     * @param commands from end to end
     */
    public BenchmarkRun {
        populations = List.copyOf(populations);
        measurements = List.copyOf(measurements);
        commands = List.copyOf(commands);
    }

    /**
     * Reads a stored run.
     *
     * @param file its JSON
     * @return the run
     * @throws IOException if it cannot be read, or is not one, with the file's name
     */
    public static BenchmarkRun read(Path file) throws IOException {
        BenchmarkRun run;
        try {
            run = JSON.readValue(Files.readString(file), BenchmarkRun.class);
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is not a stored benchmark run: " + e.getOriginalMessage(), e);
        }
        if (!FORMAT.equals(run.format) || run.version != VERSION) {
            throw new IOException(file + " should be of format " + FORMAT + " version " + VERSION + ", but is of "
                    + run.format + " version " + run.version);
        }
        return run;
    }

    /**
     * Writes the run.
     *
     * @param file where; an existing file is replaced
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        WholeFile.write(file, writer -> writer.write(JSON.writeValueAsString(this) + "\n"));
    }

    /**
     * The latest run in a folder, by its date.
     *
     * @param folder of {@code .json} files
     * @return its file; empty if there is none
     * @throws IOException if one cannot be read
     */
    public static Optional<Path> latest(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var files = Files.list(folder)) {
            // Names begin with the day; the date inside decides between runs of one day.
            List<Path> runs =
                    files.filter(file -> file.toString().endsWith(".json")).toList();
            Path latest = null;
            String date = "";
            for (Path file : runs.stream().sorted(Comparator.naturalOrder()).toList()) {
                String theirs = read(file).environment.date();
                if (latest == null || theirs.compareTo(date) > 0) {
                    latest = file;
                    date = theirs;
                }
            }
            return Optional.ofNullable(latest);
        }
    }

    /**
     * The name under which the run is kept.
     *
     * @return such as {@code 2026-11-24-1a2b3c4.json}
     */
    public String fileName() {
        return environment.day() + "-" + environment.shortCommit() + ".json";
    }
}
