package dev.lindy.benchmarks;

import dev.lindy.core.base.RecencySample;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.ModelFamily;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * A whole fit to the customers of BG/NBD, whichever the model: the same distinct histories for all of them, as when models are
 * compared on one base.
 */
public class SameCustomersBenchmark extends SizedBenchmark {

    /** The model. */
    @Param("mbg-nbd")
    public String model = "mbg-nbd";

    private Supplier<?> work;

    /** For JMH. */
    public SameCustomersBenchmark() {}

    /** Draws and compresses the customers. */
    @Setup
    public void setUp() {
        if (isTextbook()) {
            throw new IllegalArgumentException("no textbook is timed on customers of another model");
        }
        ModelFamily<RecencySample, ?> family = BenchmarkedModels.onHistories(model);
        RecencySample sample = BenchmarkedModels.regularHistories(Population.of(Population.BG_NBD, customers))
                .get();
        work = () -> MaximumLikelihood.withDefaults().fit(family, sample);
    }

    /**
     * Fits.
     *
     * @return the fit
     */
    @Benchmark
    public Object fit() {
        return work.get();
    }
}
