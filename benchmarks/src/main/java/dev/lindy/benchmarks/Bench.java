package dev.lindy.benchmarks;

import dev.lindy.benchmarks.report.BenchmarkRun;
import dev.lindy.benchmarks.report.Comparison;
import dev.lindy.benchmarks.report.Environment;
import dev.lindy.benchmarks.report.ForecastPage;
import dev.lindy.benchmarks.report.Page;
import dev.lindy.benchmarks.report.ValidatedLog;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./lindy bench}: the suite, its page, and two runs side by side. */
@Command(
        name = "lindy bench",
        sortOptions = false,
        description = {
            "Runs the benchmarks, stores the run as JSON and writes the page docs/benchmarks/.",
            "Without an option the full suite runs, in ten minutes at most on two quiet cores."
        })
public final class Bench implements Callable<Integer> {

    /** System property: the folder of the checkout, given by the launcher. */
    private static final String ROOT = "lindy.root";

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Prints this.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    @ArgGroup(exclusive = true)
    private What what = new What();

    @Option(
            names = "-o",
            paramLabel = "PATH",
            description =
                    "Where to write: the run's JSON file, or with --render the page's folder. Unless given, a full"
                            + " run is stored in docs/benchmarks/runs and its page rendered.")
    private @Nullable Path output;

    /** What to do instead of the full suite. */
    static final class What {
        @Option(names = "--quick", description = "The main figures with fewer repetitions; needs -o.")
        private boolean quick;

        @Option(names = "--smoke", description = "Every benchmark once, to see that it works; needs -o.")
        private boolean smoke;

        @Option(
                names = "--render",
                arity = "0..1",
                paramLabel = "RUN.json",
                fallbackValue = "",
                description = "Writes the page of a stored run, the latest unless named.")
        private @Nullable String render;

        @Option(
                names = "--compare",
                arity = "2",
                paramLabel = "RUN.json",
                description = "Prints two stored runs side by side, the older first.")
        private @Nullable List<Path> compare;

        @Option(
                names = "--forecasts",
                paramLabel = "LOGS.csv",
                description =
                        "Validates forecasts of the order logs that a table names (name, log, options, about), one a row,"
                                + " and writes forecasts.md and forecasts.csv.")
        private @Nullable Path forecasts;
    }

    private Bench() {}

    /**
     * Runs it and ends the program with its exit code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Bench())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    if (failure instanceof IOException) {
                        line.getErr().println(failure.getMessage());
                        return CommandLine.ExitCode.SOFTWARE;
                    }
                    throw failure;
                });
    }

    @Override
    public Integer call() throws IOException, InterruptedException, RunnerException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        Path root = Path.of(System.getProperty(ROOT, "")).toAbsolutePath();
        Path home = root.resolve("docs/benchmarks");
        List<Path> compare = what.compare;
        String render = what.render;
        if (compare != null) {
            line.getOut().println(new Comparison(BenchmarkRun.read(compare.get(0)), BenchmarkRun.read(compare.get(1))));
        } else if (what.forecasts != null) {
            forecasts(line, root, home, what.forecasts);
        } else if (render != null) {
            render(line, home, render.isEmpty() ? latest(home) : Path.of(render), output == null ? home : output);
        } else {
            measure(line, root, home);
        }
        return CommandLine.ExitCode.OK;
    }

    private void forecasts(CommandLine line, Path root, Path home, Path logs) throws IOException, InterruptedException {
        Path folder = output == null ? home : output;
        Files.createDirectories(folder);
        List<ForecastLog> listed = ForecastLog.read(logs);
        Environment environment = Environment.here(root, List.of());
        ValidatedLogs validating = new ValidatedLogs(root, line.getErr());
        List<ValidatedLog> found = new ArrayList<>();
        for (ForecastLog log : listed) {
            found.add(validating.validate(log));
            // After each of them, so that a failure of a later one loses nothing.
            new ForecastPage(environment, found).write(folder);
        }
        line.getOut().println("Written " + folder.resolve(ForecastPage.NAME));
    }

    private void measure(CommandLine line, Path root, Path home)
            throws IOException, InterruptedException, RunnerException {
        if ((what.quick || what.smoke) && output == null) {
            throw new ParameterException(
                    line, "say where to write with -o FILE: only full runs are kept in docs/benchmarks");
        }
        int there = Runtime.getRuntime().availableProcessors();
        int cores = FreeCores.of(there);
        if (cores < there) {
            line.getErr().println("others use the machine: nothing is said of several threads");
        }
        Plan plan = what.smoke ? Plan.smoke() : what.quick ? Plan.quick(cores) : Plan.full(cores);
        BenchmarkRun run = new Suite(plan, root, line.getErr()).run();
        Path file = output == null ? home.resolve("runs").resolve(run.fileName()) : output;
        Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        run.write(file);
        line.getOut().println("Took " + run.seconds() + " s. Written " + file);
        if (output == null) {
            render(line, home, file, home);
        }
    }

    private static Path latest(Path home) throws IOException {
        return BenchmarkRun.latest(home.resolve("runs"))
                .orElseThrow(() -> new IOException("there is no stored run in " + home.resolve("runs")
                        + "; ./lindy bench makes one, or name a file after --render"));
    }

    private static void render(CommandLine line, Path home, Path file, Path folder) throws IOException {
        new Page(BenchmarkRun.read(file), link(home, file)).write(folder);
        line.getOut().println("Written " + folder.resolve(Page.NAME));
    }

    /** How the page in docs/benchmarks names the run; a run from elsewhere by its name alone. */
    private static @Nullable String link(Path home, Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(home) ? home.relativize(absolute).toString().replace('\\', '/') : null;
    }
}
