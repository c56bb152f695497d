package dev.lindy.benchmarks;

import java.util.concurrent.ForkJoinPool;

/**
 * The pool in which JMH runs a benchmark. The toolkit shares its work out in the pool of the calling thread, so this is how
 * a benchmark gets one thread or all cores without a hand-over inside what is timed.
 */
public final class Workers extends ForkJoinPool {

    /** System property: how many threads the toolkit has; 1 unless set. */
    static final String THREADS = "lindy.benchmarks.threads";

    /**
     * Called by JMH.
     *
     * @param benchmarkThreads how many threads call the benchmark
     * @param prefix of their names; not used
     */
    public Workers(int benchmarkThreads, String prefix) {
        super(Math.max(benchmarkThreads, Integer.getInteger(THREADS, 1)));
    }
}
