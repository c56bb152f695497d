package dev.lindy.benchmarks.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One benchmark at one set of parameters.
 *
 * @param benchmark such as {@code Fit.compressAndFit}
 * @param parameters by name: {@code model, customers, implementation, threads, function}
 * @param mode {@code average time} or {@code single shot}
 * @param unit of the times, such as {@code ms/op}
 * @param score the mean
 * @param error half the width of the mean's 99.9 % interval; null for fewer than three samples
 * @param median of the samples
 * @param min of the samples
 * @param max of the samples
 * @param samples iterations behind these figures
 * @param warmups iterations before them
 * @param allocatedBytes on the heap, per operation; null if it was not counted
 * @param cpuNanoseconds of the process, all threads, per operation; null if it was not counted
 */
@JsonPropertyOrder({
    "benchmark",
    "parameters",
    "mode",
    "unit",
    "score",
    "error",
    "median",
    "min",
    "max",
    "samples",
    "warmups",
    "allocatedBytes",
    "cpuNanoseconds"
})
public record Measurement(
        String benchmark,
        Map<String, String> parameters,
        String mode,
        String unit,
        double score,
        @Nullable Double error,
        double median,
        double min,
        double max,
        long samples,
        int warmups,
        @Nullable Double allocatedBytes,
        @Nullable Double cpuNanoseconds) {

    /**
     * Sorts the parameters by name.
     *
     * @param benchmark such as {@code Fit.compressAndFit}
     * @param parameters by name
     * @param mode {@code average time} or {@code single shot}
     * @param unit of the times
     * @param score the mean
     * @param error half the width of the mean's interval, or null
     * @param median of the samples
     * @param min of the samples
     * @param max of the samples
     * @param samples iterations behind these figures
     * @param warmups iterations before them
     * @param allocatedBytes per operation, or null
     * @param cpuNanoseconds of the process per operation, or null
     */
    public Measurement {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    String key() {
        return benchmark + parameters;
    }

    boolean has(String name, String value) {
        return value.equals(parameters.get(name));
    }
}
