package dev.lindy.benchmarks;

import dev.lindy.core.base.Sample;
import dev.lindy.core.estimate.MaximumLikelihood;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** From raw columns to estimates as {@link FitBenchmark}, by code that has not run before: to be timed once in a new Java. */
public class FirstFitBenchmark extends SizedBenchmark {

    /** Whose customers are drawn, and what is fitted. */
    @Param("bg-nbd")
    public String model = "bg-nbd";

    private Supplier<?> fromColumns;

    /** For JMH. */
    public FirstFitBenchmark() {}

    /** Draws the customers, and touches nothing of what is timed. */
    @Setup
    public void setUp() {
        BenchmarkedModel<?, ?> timed = BenchmarkedModels.of(model);
        prepare(timed, Population.of(timed.recipe(), customers));
    }

    private <D extends Sample, M> void prepare(BenchmarkedModel<D, M> timed, Population people) {
        Supplier<D> compress = timed.columns().apply(people);
        fromColumns = () -> MaximumLikelihood.withDefaults().fit(timed.family(), compress.get());
    }

    /**
     * Compresses and fits.
     *
     * @return the fit
     */
    @Benchmark
    public Object compressAndFit() {
        return fromColumns.get();
    }
}
