package dev.lindy.benchmarks;

import dev.lindy.benchmarks.report.CommandTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs the launcher as its users do, and watches time and memory of the process. */
final class Commands {

    private static final int SUMMARIES = 1_000_000;
    /** Makes a log of just five million orders. */
    private static final int CUSTOMERS_OF_THE_LOG = 2_143_000;

    private static final int POLL_MILLIS = 5;
    private static final String PEAK = "VmHWM:";

    private final Path launcher;
    private final SimulatedFiles files;

    Commands(Path root, SimulatedFiles files) {
        launcher = root.resolve("lindy");
        this.files = files;
    }

    boolean present() {
        return Files.isExecutable(launcher);
    }

    /** What starting takes: Java alone, Lindy, and a fit of as many customers as CDNOW's. */
    List<CommandTime> starts(int repetitions) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path few = files.summaries(Population.CDNOW);
        return List.of(
                timed("java", "java -version", 0, 0, "", repetitions, () -> watch(quiet(List.of(java, "-version")))),
                timed("version", "./lindy --version", 0, 0, "", repetitions, () -> start("", List.of("--version"))),
                timed(
                        "fit of few",
                        "./lindy fit few.csv",
                        Population.CDNOW,
                        Files.size(few),
                        "",
                        repetitions,
                        () -> start("", List.of("fit", few.toString()))));
    }

    /** {@code lindy fit} on a CSV of 1,000,000 summaries. */
    CommandTime fit(int repetitions) throws IOException, InterruptedException {
        Path summaries = files.summaries(SUMMARIES);
        return timed(
                "fit",
                "./lindy fit summaries.csv",
                summaries,
                SUMMARIES,
                "-Xmx768m",
                repetitions,
                List.of("fit", summaries.toString()));
    }

    /** {@code lindy run} on a log of 5,000,000 orders. */
    CommandTime run(int repetitions) throws IOException, InterruptedException {
        Path log = files.folder().resolve("log.csv");
        Path out = files.folder().resolve("out");
        Usage simulated = start(
                "-Xmx6g",
                List.of(
                        "simulate",
                        "--parameters",
                        "r=0.243,alpha=4.414,a=0.793,b=2.426",
                        "--spend",
                        "p=6.25,q=3.74,gamma=15.44",
                        "--customers",
                        Integer.toString(CUSTOMERS_OF_THE_LOG),
                        "--start",
                        "2024-01-01",
                        "--last-acquisition",
                        "2024-03-25",
                        "--end",
                        "2024-12-30",
                        "-o",
                        log.toString()));
        check("simulate", simulated);
        long rows;
        try (var lines = Files.lines(log)) {
            rows = lines.count() - 1;
        }
        return timed(
                "run",
                "./lindy run log.csv -o out",
                log,
                rows,
                "-Xmx2500m",
                repetitions,
                List.of("run", log.toString(), "-o", out.toString(), "--force"));
    }

    private CommandTime timed(
            String name,
            String command,
            Path input,
            long rows,
            String javaOptions,
            int repetitions,
            List<String> arguments)
            throws IOException, InterruptedException {
        return timed(
                name, command, rows, Files.size(input), javaOptions, repetitions, () -> start(javaOptions, arguments));
    }

    private interface Run {
        Usage once() throws IOException, InterruptedException;
    }

    private static CommandTime timed(
            String name, String command, long rows, long bytes, String javaOptions, int repetitions, Run run)
            throws IOException, InterruptedException {
        List<Double> wall = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        Long peak = null;
        for (int i = 0; i < repetitions; i++) {
            Usage usage = run.once();
            check(name, usage);
            wall.add(usage.wallSeconds());
            cpu.add(usage.cpuSeconds());
            if (usage.peakBytes() != null) {
                peak = Math.max(peak == null ? 0 : peak, usage.peakBytes());
            }
        }
        return new CommandTime(name, command, rows, bytes, javaOptions, wall, cpu, peak);
    }

    private static void check(String name, Usage usage) throws IOException {
        if (usage.exitCode() != 0) {
            throw new IOException("lindy " + name + " ended with exit code " + usage.exitCode());
        }
    }

    /** What a process took. The last figures before its end are at most some milliseconds old. */
    record Usage(
            int exitCode,
            double wallSeconds,
            double cpuSeconds,
            @Nullable Long peakBytes) {}

    private Usage start(String javaOptions, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("LINDY_OPTS", javaOptions);
        return watch(builder);
    }

    private static ProcessBuilder quiet(List<String> command) {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }

    static Usage watch(ProcessBuilder builder) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = builder.start();
        Duration cpu = Duration.ZERO;
        Long peak = null;
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            cpu = process.info().totalCpuDuration().orElse(cpu);
            Long now = peakBytes(process.pid());
            peak = now == null ? peak : now;
        }
        double wall = (System.nanoTime() - begin) / 1e9;
        return new Usage(process.exitValue(), wall, cpu.toNanos() / 1e9, peak);
    }

    /** The most memory that a process had resident so far; null where the system does not say. */
    private static @Nullable Long peakBytes(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
                if (line.startsWith(PEAK)) {
                    return 1024
                            * Long.parseLong(line.substring(PEAK.length())
                                    .replace("kB", "")
                                    .strip());
                }
            }
        } catch (IOException e) {
            // It has ended, or this is not Linux.
        }
        return null;
    }
}
