package dev.lindy.study.selfcheck;

import dev.lindy.core.parallel.Chunks;
import dev.lindy.study.Progress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Long work in many small parts, of which a few are timed before the others begin. */
final class Jobs {

    /** Passes over all jobs: one to warm up, one that is timed, and the rest. */
    static final int PASSES = 3;

    /**
     * Work.
     *
     * @param name of it, for who waits
     * @param parts how many
     * @param part does one; on any thread, in any order
     */
    record Job(String name, int parts, IntConsumer part) {}

    private Jobs() {}

    static void run(List<Job> jobs, Progress progress, Consumer<Duration> expected) {
        pass(jobs, "warming up: ", 0, 1, progress);
        int threads = threads();
        double seconds = 0;
        for (Job job : jobs) {
            long started = System.nanoTime();
            pass(List.of(job), "timing: ", 1, 1 + threads, progress);
            double each = 1e-9 * (System.nanoTime() - started) / Math.max(1, Math.min(threads, job.parts - 1));
            seconds += each * Math.max(0, job.parts - 1 - threads);
        }
        expected.accept(Duration.ofMillis(Math.round(1e3 * seconds)));
        pass(jobs, "", 1 + threads, Integer.MAX_VALUE, progress);
    }

    private static void pass(List<Job> jobs, String what, int from, int to, Progress progress) {
        for (Job job : jobs) {
            progress.step(what + job.name);
            Chunks.eachTask(Math.min(to, job.parts) - from, part -> job.part.accept(from + part));
        }
    }

    private static int threads() {
        ForkJoinPool pool = ForkJoinTask.getPool();
        return (pool == null ? ForkJoinPool.commonPool() : pool).getParallelism();
    }
}
