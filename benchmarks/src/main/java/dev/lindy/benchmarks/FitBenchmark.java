package dev.lindy.benchmarks;

import dev.lindy.benchmarks.textbook.TextbookFit;
import dev.lindy.benchmarks.textbook.TextbookLikelihood;
import dev.lindy.core.base.Sample;
import dev.lindy.core.estimate.MaximumLikelihood;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * A whole fit: start values, search, covariance, standard errors and diagnosis; beside it the simplex on the textbook
 * likelihood, which ends without standard errors.
 */
public class FitBenchmark extends SizedBenchmark {

    /** The model. */
    @Param("bg-nbd")
    public String model = "bg-nbd";

    private Supplier<?> afterCompress;
    private Supplier<?> fromColumns;

    /** For JMH. */
    public FitBenchmark() {}

    /** Draws and compresses the customers. */
    @Setup
    public void setUp() {
        BenchmarkedModel<?, ?> timed = BenchmarkedModels.of(model);
        prepare(timed, Population.of(timed.recipe(), customers));
    }

    private <D extends Sample, M> void prepare(BenchmarkedModel<D, M> timed, Population people) {
        if (isTextbook()) {
            TextbookLikelihood likelihood = timed.textbook().apply(people);
            int parameters = timed.parameters().size();
            afterCompress = () -> TextbookFit.of(likelihood, parameters);
            fromColumns = afterCompress;
        } else {
            MaximumLikelihood fitter = MaximumLikelihood.withDefaults();
            Supplier<D> compress = timed.columns().apply(people);
            D sample = compress.get();
            afterCompress = () -> fitter.fit(timed.family(), sample);
            fromColumns = () -> fitter.fit(timed.family(), compress.get());
        }
    }

    /**
     * Fits to a sample that is there.
     *
     * @return the fit
     */
    @Benchmark
    public Object fit() {
        return afterCompress.get();
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
