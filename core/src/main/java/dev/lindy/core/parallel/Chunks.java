package dev.lindy.core.parallel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveAction;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Rows in chunks of a fixed size. What is done in a chunk and in which order its results are added up depends on the rows
 * alone, so the result has the same bits on one core and on many.
 *
 * <p>Work goes to the pool of the calling thread, or to the common pool when the caller is not in one;
 * {@link #onThreads(int, Supplier)} chooses.
 */
public final class Chunks {

    /** Rows in a chunk: long enough to hide the hand-over, short enough to share out. */
    public static final int SIZE = 2048;

    private Chunks() {}

    /** What is done with the rows of one chunk. */
    @FunctionalInterface
    public interface Work {
        /**
         * Does the rows from {@code from} up to, not including, {@code to}.
         *
         * @param chunk the number of the chunk, from 0
         * @param from the first row
         * @param to the row after the last
         */
        void run(int chunk, int from, int to);
    }

    /**
     * How many chunks there are.
     *
     * @param rows the number of rows
     * @return rows / {@link #SIZE}, rounded up
     */
    public static int count(int rows) {
        return (rows + SIZE - 1) / SIZE;
    }

    /**
     * Does all chunks, in any order and on any thread; every chunk must write to places of its own.
     *
     * @param rows the number of rows
     * @param work what to do
     */
    public static void forEach(int rows, Work work) {
        int chunks = count(rows);
        if (chunks == 1) {
            work.run(0, 0, rows);
        } else if (chunks > 1) {
            new Range(0, chunks, rows, work).invoke();
        }
    }

    /**
     * Does tasks of any size, each on its own, in any order and on any thread; every task must write to places of its own.
     * Tasks may use chunks themselves.
     *
     * @param tasks how many
     * @param work what to do with the number of a task, from 0
     */
    public static void eachTask(int tasks, IntConsumer work) {
        if (tasks == 1) {
            work.accept(0);
        } else if (tasks > 1) {
            new Tasks(0, tasks, work).invoke();
        }
    }

    /**
     * Does two things that do not need each other, at the same time where there is a thread for it.
     *
     * @param first one
     * @param second the other
     * @param then what to make of both
     * @param <A> what the first gives
     * @param <B> what the second gives
     * @param <R> what is made of them
     * @return that
     * @throws RuntimeException what the first throws, or what the second throws if the first throws nothing
     */
    public static <A, B, R> R both(Supplier<A> first, Supplier<B> second, BiFunction<A, B, R> then) {
        CompletableFuture<A> one = new CompletableFuture<>();
        CompletableFuture<B> other = new CompletableFuture<>();
        eachTask(2, task -> {
            if (task == 0) {
                settle(one, first);
            } else {
                settle(other, second);
            }
        });
        return then.apply(result(one), result(other));
    }

    /** Keeps an exception as it is: a task that ends with one would have it copied, message and all, on its way. */
    private static <R> void settle(CompletableFuture<R> future, Supplier<R> work) {
        try {
            future.complete(work.get());
        } catch (RuntimeException | Error e) {
            future.completeExceptionally(e);
        }
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /**
     * Runs something whose chunks then use so many threads.
     *
     * @param threads at least 1
     * @param task what to run
     * @param <R> what it returns
     * @return its result
     */
    public static <R> R onThreads(int threads, Supplier<R> task) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, but is " + threads);
        }
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            CompletableFuture<R> future = new CompletableFuture<>();
            pool.execute(() -> settle(future, task));
            return result(future);
        } finally {
            pool.shutdown();
        }
    }

    private static final class Tasks extends RecursiveAction {
        private static final long serialVersionUID = 1;

        private final int from;
        private final int to;
        private final transient IntConsumer work;

        Tasks(int from, int to, IntConsumer work) {
            this.from = from;
            this.to = to;
            this.work = work;
        }

        @Override
        protected void compute() {
            if (to - from == 1) {
                work.accept(from);
            } else {
                int middle = (from + to) >>> 1;
                invokeAll(new Tasks(from, middle, work), new Tasks(middle, to, work));
            }
        }
    }

    private static final class Range extends RecursiveAction {
        private static final long serialVersionUID = 1;

        private final int from;
        private final int to;
        private final int rows;
        private final transient Work work;

        Range(int from, int to, int rows, Work work) {
            this.from = from;
            this.to = to;
            this.rows = rows;
            this.work = work;
        }

        @Override
        protected void compute() {
            if (to - from == 1) {
                work.run(from, from * SIZE, Math.min(rows, (from + 1) * SIZE));
            } else {
                int middle = (from + to) >>> 1;
                invokeAll(new Range(from, middle, rows, work), new Range(middle, to, rows, work));
            }
        }
    }
}
