package dev.lindy.benchmarks;

import java.util.Arrays;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * From columns, one row per customer, to distinct rows with weights; beside it the sort of one packed number per customer, which
 * would be the first step of doing it by sorting.
 */
public class CompressBenchmark extends SizedBenchmark {

    /** The model whose sample is made. */
    @Param("bg-nbd")
    public String model = "bg-nbd";

    private Supplier<?> work;

    /** For JMH. */
    public CompressBenchmark() {}

    /** Draws the customers. */
    @Setup
    public void setUp() {
        BenchmarkedModel<?, ?> timed = BenchmarkedModels.of(model);
        Population people = Population.of(timed.recipe(), customers);
        if (implementation.equals(Implementation.SORT)) {
            long[] keys = timed.sortKeys().apply(people);
            work = () -> sorted(keys);
        } else if (!isTextbook()) {
            work = timed.columns().apply(people);
        } else {
            throw new IllegalArgumentException("textbooks do not compress");
        }
    }

    /**
     * Compresses or sorts.
     *
     * @return the result
     */
    @Benchmark
    public Object compress() {
        return work.get();
    }

    static long[] sorted(long[] keys) {
        long[] out = keys.clone();
        Arrays.sort(out);
        return out;
    }
}
