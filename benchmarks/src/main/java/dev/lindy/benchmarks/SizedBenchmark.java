package dev.lindy.benchmarks;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What benchmarks on customers have in common. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Djmh.executor=CUSTOM", "-Djmh.executor.class=dev.lindy.benchmarks.Workers", "-Xmx2g"})
public abstract class SizedBenchmark {

    /** How many customers. */
    @Param("2357")
    public int customers;

    /** {@code lindy} or what it is compared with. */
    @Param("lindy")
    public String implementation = Implementation.LINDY;

    /** How many threads the toolkit may use. */
    @Param("1")
    public int threads;

    /** For JMH. */
    protected SizedBenchmark() {}

    /** Refuses to time one number of threads under the name of another. */
    @Setup
    public void checkThreads() {
        ForkJoinPool pool = ForkJoinTask.getPool();
        if (pool == null || pool.getParallelism() != threads) {
            throw new IllegalStateException(
                    "this should run on " + threads + " threads: start it by ./lindy bench, or with -jvmArgsAppend -D"
                            + Workers.THREADS + "=" + threads);
        }
    }

    final boolean isTextbook() {
        return Implementation.isTextbook(implementation);
    }
}
