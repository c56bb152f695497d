package dev.lindy.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How many cores are free: a second thread says nothing where others use the second core. */
final class FreeCores {

    /** A core of which less is had is not free. */
    private static final double MOST = 0.85;

    private static final long NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private FreeCores() {}

    /** All of so many cores if they were all had just now, otherwise 1. */
    static int of(int cores) throws InterruptedException {
        return of(cores, cores == 1 ? 1 : share(cores));
    }

    /** By the share of the time that was had. */
    static int of(int cores, double share) {
        return share < MOST ? 1 : cores;
    }

    /** How much of their time as many threads as cores are given. */
    private static double share(int cores) throws InterruptedException {
        List<Spin> threads = new ArrayList<>();
        for (int i = 0; i < cores; i++) {
            threads.add(new Spin());
        }
        threads.forEach(Thread::start);
        double had = 0;
        for (Spin thread : threads) {
            thread.join();
            had += thread.had;
        }
        return had / cores;
    }

    private static final class Spin extends Thread {
        private double had;

        @Override
        public void run() {
            long begin = System.nanoTime();
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            while (System.nanoTime() - begin < NANOS) {
                Thread.onSpinWait();
            }
            had = (double) (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu)
                    / (System.nanoTime() - begin);
        }
    }
}
