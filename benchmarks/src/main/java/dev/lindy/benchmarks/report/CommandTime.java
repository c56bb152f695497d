package dev.lindy.benchmarks.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command, from its start to its end: start of the virtual machine, reading, computing and writing.
 *
 * @param name what it is called in comparisons
 * @param command as typed
 * @param inputRows rows of its input
 * @param inputBytes size of its input
 * @param javaOptions what {@code LINDY_OPTS} gave to Java
 * @param wallSeconds of every repetition
 * @param cpuSeconds of every repetition, user and system, all threads
 * @param peakBytes the most memory that was resident, over all repetitions; null where the system does not tell
 */
@JsonPropertyOrder({
    "name",
    "command",
    "inputRows",
    "inputBytes",
    "javaOptions",
    "wallSeconds",
    "cpuSeconds",
    "peakBytes"
})
public record CommandTime(
        String name,
        String command,
        long inputRows,
        long inputBytes,
        String javaOptions,
        List<Double> wallSeconds,
        List<Double> cpuSeconds,
        @Nullable Long peakBytes) {

    /**
     * Copies the lists.
     *
     * @param name what it is called in comparisons
     * @param command as typed
     * @param inputRows rows of its input
     * @param inputBytes size of its input
     * @param javaOptions what {@code LINDY_OPTS} gave to Java
     * @param wallSeconds of every repetition, at least one
     * @param cpuSeconds of every repetition
     * @param peakBytes the most memory that was resident, or null
     */
    public CommandTime {
        wallSeconds = List.copyOf(wallSeconds);
        cpuSeconds = List.copyOf(cpuSeconds);
    }

    double medianWall() {
        return median(wallSeconds);
    }

    double medianCpu() {
        return median(cpuSeconds);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
