package dev.lindy.benchmarks;

import dev.lindy.benchmarks.textbook.TextbookLikelihood;
import dev.lindy.core.base.Sample;
import dev.lindy.core.estimate.LogLikelihood;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** One evaluation of a log-likelihood at the simulated parameters, on compressed rows. */
public class LikelihoodBenchmark extends SizedBenchmark {

    /** The model. */
    @Param("bg-nbd")
    public String model = "bg-nbd";

    private double[] theta;
    private double[] gradient;
    private double[] hessian;
    private LogLikelihood likelihood;

    /** For JMH. */
    public LikelihoodBenchmark() {}

    /** Draws and compresses the customers. */
    @Setup
    public void setUp() {
        BenchmarkedModel<?, ?> timed = BenchmarkedModels.of(model);
        Population people = Population.of(timed.recipe(), customers);
        theta = timed.theta();
        gradient = new double[theta.length];
        hessian = new double[theta.length * theta.length];
        likelihood = isTextbook() ? new ValueOnly(timed.textbook().apply(people)) : prepared(timed, people);
    }

    private static <D extends Sample> LogLikelihood prepared(BenchmarkedModel<D, ?> timed, Population people) {
        return timed.family().likelihood(timed.sample(people));
    }

    /**
     * The value alone.
     *
     * @return Σ ln L
     */
    @Benchmark
    public double value() {
        return likelihood.evaluate(theta, null, null);
    }

    /**
     * With the gradient.
     *
     * @return Σ ln L
     */
    @Benchmark
    public double gradient() {
        return likelihood.evaluate(theta, gradient, null);
    }

    /**
     * With gradient and Hessian.
     *
     * @return Σ ln L
     */
    @Benchmark
    public double hessian() {
        return likelihood.evaluate(theta, gradient, hessian);
    }

    /** A textbook has no derivatives. */
    private record ValueOnly(TextbookLikelihood of) implements LogLikelihood {
        @Override
        public double evaluate(double[] theta, double @Nullable [] gradient, double @Nullable [] hessian) {
            if (gradient != null || hessian != null) {
                throw new UnsupportedOperationException("the textbook baseline has no derivatives");
            }
            return of.value(theta);
        }

        @Override
        public void rowValues(double[] theta, double[] out) {
            throw new UnsupportedOperationException("the textbook baseline has no rows");
        }

        @Override
        public void rowScores(double[] theta, double[] out) {
            throw new UnsupportedOperationException("the textbook baseline has no rows");
        }
    }
}
