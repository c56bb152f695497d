package dev.lindy.benchmarks;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The special functions at arguments such as fits meet: k from 0 to 40, small more often, and z from 0.1 to 10. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class SpecialFunctionBenchmark {

    private static final int ARGUMENTS = 1024;
    private static final long SEED = 1_964;

    /** The function, as in {@link SpecialFunction}. */
    @Param("log-gamma-ratio")
    public String function = "log-gamma-ratio";

    /** {@code lindy} or {@code textbook}. */
    @Param("lindy")
    public String implementation = Implementation.LINDY;

    private SpecialFunction.OfCountAndReal timed;
    private int[] k;
    private double[] z;

    /** For JMH. */
    public SpecialFunctionBenchmark() {}

    static String name(SpecialFunction function) {
        return function.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static int[] counts() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(SEED);
        return random.doubles(ARGUMENTS).mapToInt(u -> (int) (41 * u * u * u)).toArray();
    }

    static double[] reals() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(SEED + 1);
        return random.doubles(ARGUMENTS).map(u -> 0.1 * Math.pow(100, u)).toArray();
    }

    /** Draws the arguments. */
    @Setup
    public void setUp() {
        SpecialFunction which =
                SpecialFunction.valueOf(function.toUpperCase(Locale.ROOT).replace('-', '_'));
        boolean isTextbook = Implementation.isTextbook(implementation);
        SpecialFunction.OfCountAndReal chosen = isTextbook ? which.textbook : which.lindy;
        if (chosen == null) {
            throw new IllegalArgumentException(function + " has no " + implementation);
        }
        timed = chosen;
        k = counts();
        z = reals();
    }

    /**
     * One evaluation; the sum keeps each of them from being left out.
     *
     * @return the sum over all arguments
     */
    @Benchmark
    @OperationsPerInvocation(ARGUMENTS)
    public double evaluate() {
        double sum = 0;
        for (int i = 0; i < ARGUMENTS; i++) {
            sum += timed.at(k[i], z[i]);
        }
        return sum;
    }
}
