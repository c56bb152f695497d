package dev.lindy.benchmarks;

import dev.lindy.benchmarks.Step.Effort;
import dev.lindy.benchmarks.report.Measurement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Runs one step in JMH. */
final class Jmh {

    private static final String ALLOCATION = "gc.alloc.rate.norm";
    private static final int FEWEST_FOR_INTERVAL = 3;

    private final Path files;

    /** Steps keep simulated files in a folder. */
    Jmh(Path files) {
        this.files = files;
    }

    /** Prepares this virtual machine for steps without a fork, which nobody takes for measurements. */
    void allowHere() {
        // What forks are told on their command line.
        System.setProperty("jmh.executor", "CUSTOM");
        System.setProperty("jmh.executor.class", Workers.class.getName());
        System.setProperty(SimulatedFiles.FOLDER, files.toString());
        // Others may measure meanwhile.
        System.setProperty("jmh.ignoreLock", "true");
    }

    /** The collector that a step runs with: the launcher's where there are threads for it. */
    private static String collector(Step step) {
        return step.threads() == 1 ? "-XX:+UseSerialGC" : "-XX:+UseParallelGC";
    }

    /** The flags of all forks, as the stored run tells them. */
    static List<String> flags() {
        return List.of(
                "-XX:+UseSerialGC (one thread) or -XX:+UseParallelGC (all cores)", "-Xmx2g (10,000,000: -Xmx6g)");
    }

    /** Measures. What JMH prints goes to a log. */
    Measurement run(Step step, boolean forked, Path log) throws RunnerException {
        Effort effort = step.effort();
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(step.type().getName().replace(".", "\\.") + "\\." + step.method() + "$")
                .mode(effort.mode())
                .warmupIterations(effort.warmups())
                .measurementIterations(effort.iterations())
                .forks(forked ? 1 : 0)
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.NORMAL)
                .output(log.toString());
        if (effort.millis() > 0) {
            options.warmupTime(TimeValue.milliseconds(effort.millis()))
                    .measurementTime(TimeValue.milliseconds(effort.millis()));
        }
        if (forked) {
            options.jvmArgs(
                    collector(step),
                    "-Xmx" + step.heap(),
                    "-Djmh.executor=CUSTOM",
                    "-Djmh.executor.class=" + Workers.class.getName(),
                    "-D" + Workers.THREADS + "=" + step.threads(),
                    "-D" + SimulatedFiles.FOLDER + "=" + files);
            options.jvmArgsAppend();
        }
        step.parameters().forEach(options::param);
        Collection<RunResult> results = new Runner(options.build()).run();
        if (results.size() != 1) {
            throw new RunnerException(step.name() + " gave " + results.size() + " results instead of one");
        }
        return measurement(step, results.iterator().next());
    }

    private static Measurement measurement(Step step, RunResult result) {
        Result<?> time = result.getPrimaryResult();
        Statistics samples = time.getStatistics();
        Double allocated = null;
        Double cpu = null;
        for (String name : result.getSecondaryResults().keySet()) {
            if (name.endsWith(ALLOCATION)) {
                allocated = finite(result.getSecondaryResults().get(name).getScore());
            } else if (name.endsWith(CpuProfiler.NAME)) {
                cpu = finite(result.getSecondaryResults().get(name).getScore());
            }
        }
        return new Measurement(
                step.name(),
                step.parameters(),
                step.effort().mode() == Mode.SingleShotTime ? "single shot" : "average time",
                time.getScoreUnit(),
                time.getScore(),
                samples.getN() < FEWEST_FOR_INTERVAL ? null : finite(time.getScoreError()),
                samples.getPercentile(50),
                samples.getMin(),
                samples.getMax(),
                samples.getN(),
                step.effort().warmups(),
                allocated,
                cpu);
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** The last lines of a log, for when a step fails. */
    static List<String> tail(List<String> lines) {
        return new ArrayList<>(lines.subList(Math.max(0, lines.size() - 25), lines.size()));
    }
}
