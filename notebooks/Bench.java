///usr/bin/env jbang "$0" "$@" ; exit $?
// How long the BG/NBD log-likelihood of 100,000 customers takes: by the textbook's formula, customer by customer, and by
// Lindy, which counts equal histories first. A small JMH run on one processor, half a minute in all.
//
//   ./notebooks/jbang notebooks/Bench.java

//JAVA 17+
//DEPS dev.lindy:lindy-models:0.1.0-SNAPSHOT
//DEPS org.openjdk.jmh:jmh-core:1.37
//DEPS org.openjdk.jmh:jmh-generator-annprocess:1.37
//JAVAC_OPTIONS -processor org.openjdk.jmh.generators.BenchmarkProcessor

package notebooks; // JMH wants a package

import static org.apache.commons.numbers.gamma.LogGamma.value;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.base.RecencySample;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.commons.rng.simple.RandomSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

@State(Scope.Benchmark)
public class Bench {

    static final int CUSTOMERS = 100_000;

    final double[] theta = {0.243, 4.414, 0.793, 2.426};
    final double[] gradient = new double[4];
    final double[] hessian = new double[16];
    final int[] x = new int[CUSTOMERS];
    final double[] tx = new double[CUSTOMERS];
    final double[] T = new double[CUSTOMERS];
    LogLikelihood likelihood;

    /** Customers acquired over twelve weeks and observed for 40 to 52, to the day. */
    @Setup
    public void simulate() {
        var model = new BgNbd(theta[0], theta[1], theta[2], theta[3], TimeScale.WEEK);
        var random = RandomSource.XO_RO_SHI_RO_128_PP.create(20261124);
        for (int i = 0; i < CUSTOMERS; i++) {
            T[i] = (280 + i % 85) / 7.0;
            double[] times = model.simulate(random, T[i]).purchaseTimes();
            x[i] = times.length;
            tx[i] = times.length == 0 ? 0 : Math.ceil(7 * times[times.length - 1]) / 7;
        }
        String[] ids = IntStream.range(0, CUSTOMERS).mapToObj(Integer::toString).toArray(String[]::new);
        var base = CustomerBase.builder(TimeScale.WEEK).ids(ids).frequency(x).recency(tx).T(T).build();
        likelihood = BgNbd.FAMILY.likelihood(RecencySample.of(base));
        if (Math.abs(textbook() / lindy() - 1) > 1e-12) {
            throw new IllegalStateException("the two disagree: " + textbook() + ", " + lindy());
        }
    }

    /** Fader, Hardie and Lee (2005), equation 6, in logarithms. */
    @Benchmark
    public double textbook() {
        double r = theta[0];
        double alpha = theta[1];
        double a = theta[2];
        double b = theta[3];
        double constant = value(a + b) - value(b) - value(r) + r * Math.log(alpha);
        double sum = 0;
        for (int i = 0; i < CUSTOMERS; i++) {
            double n = r + x[i];
            double active = -n * Math.log(alpha + T[i]);
            double left = Double.NEGATIVE_INFINITY;
            if (x[i] > 0) {
                left = Math.log(a / (b + x[i] - 1)) - n * Math.log(alpha + tx[i]);
            }
            double larger = Math.max(active, left);
            sum += constant + value(n) + value(b + x[i]) - value(a + b + x[i])
                    + larger + Math.log(Math.exp(active - larger) + Math.exp(left - larger));
        }
        return sum;
    }

    @Benchmark
    public double lindy() {
        return likelihood.evaluate(theta, null, null);
    }

    @Benchmark
    public double lindyWithGradientAndHessian() {
        return likelihood.evaluate(theta, gradient, hessian);
    }

    public static void main(String[] args) {
        try {
            run();
        } catch (RunnerException e) {
            System.err.println(e.getMessage()); // such as another JMH run at the same time
            System.exit(1);
        }
    }

    static void run() throws RunnerException {
        System.out.printf(Locale.ROOT, "%,d simulated customers, one processor; half a minute …%n%n", CUSTOMERS);
        var options = new OptionsBuilder()
                .include(Bench.class.getName())
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.milliseconds(500))
                .measurementIterations(5)
                .measurementTime(TimeValue.milliseconds(500))
                .jvmArgsAppend("-XX:ActiveProcessorCount=1")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        var runs = new Runner(options).run();
        double[] score = runs.stream().mapToDouble(run -> run.getPrimaryResult().getScore()).toArray();
        double slowest = Arrays.stream(score).max().orElseThrow();
        System.out.printf("%-30s%20s%22s%n", "", "µs an evaluation", "times as fast");
        for (RunResult run : runs) {
            Result<?> time = run.getPrimaryResult();
            System.out.printf(
                    Locale.ROOT,
                    "%-30s%,10.0f ± %,7.0f%22.1f%n",
                    time.getLabel(),
                    time.getScore(),
                    time.getScoreError(),
                    slowest / time.getScore());
        }
        System.out.println("\nnext: a figure worth quoting takes several forks, longer runs and an idle machine");
    }
}
