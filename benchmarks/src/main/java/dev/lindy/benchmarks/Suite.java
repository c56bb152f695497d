package dev.lindy.benchmarks;

import dev.lindy.benchmarks.report.BenchmarkRun;
import dev.lindy.benchmarks.report.CommandTime;
import dev.lindy.benchmarks.report.Environment;
import dev.lindy.benchmarks.report.Measurement;
import dev.lindy.benchmarks.report.PopulationSize;
import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.SpendSample;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/** Runs a plan and says how it goes. */
final class Suite {

    private final Plan plan;
    private final Path root;
    private final PrintWriter progress;

    Suite(Plan plan, Path root, PrintWriter progress) {
        this.plan = plan;
        this.root = root;
        this.progress = progress;
    }

    BenchmarkRun run() throws IOException, InterruptedException, RunnerException {
        long begin = System.nanoTime();
        Environment environment = Environment.here(root, Jmh.flags());
        SimulatedFiles files = new SimulatedFiles(Files.createTempDirectory("lindy-bench"));
        // For a run that is broken off.
        Runtime.getRuntime().addShutdownHook(new Thread(files::delete));
        try {
            // Commands first: what the machine keeps of earlier files then plays no part.
            List<CommandTime> commands = commands(files);
            List<Measurement> measurements = measure(files);
            List<PopulationSize> populations = populations();
            return new BenchmarkRun(
                    BenchmarkRun.FORMAT,
                    BenchmarkRun.VERSION,
                    plan.suite(),
                    environment,
                    Math.round((System.nanoTime() - begin) / 1e9),
                    populations,
                    measurements,
                    commands);
        } finally {
            files.delete();
        }
    }

    private List<CommandTime> commands(SimulatedFiles files) throws IOException, InterruptedException {
        List<CommandTime> out = new ArrayList<>();
        Commands commands = new Commands(root, files);
        if (plan.fitRepetitions() + plan.runRepetitions() > 0 && !commands.present()) {
            throw new IOException("there is no launcher " + root.resolve("lindy") + " to time");
        }
        if (plan.fitRepetitions() > 0) {
            progress.println("starting …");
            out.addAll(commands.starts(plan.fitRepetitions()));
            progress.println("lindy fit, 1,000,000 summaries …");
            out.add(commands.fit(plan.fitRepetitions()));
        }
        if (plan.runRepetitions() > 0) {
            progress.println("lindy run, 5,000,000 orders …");
            out.add(commands.run(plan.runRepetitions()));
        }
        return out;
    }

    private List<Measurement> measure(SimulatedFiles files) throws IOException, RunnerException {
        List<Measurement> out = new ArrayList<>();
        Jmh jmh = new Jmh(files.folder());
        if (!plan.forked()) {
            jmh.allowHere();
        }
        int number = 0;
        for (Step step : plan.steps()) {
            long begin = System.nanoTime();
            Path log = Files.createTempFile(files.folder(), "jmh", ".log");
            Measurement result;
            try {
                // Also where forks are too slow, the first step tells whether they would work.
                result = jmh.run(step, plan.forked() || number == 0, log);
            } catch (RunnerException e) {
                Jmh.tail(Files.readAllLines(log)).forEach(progress::println);
                throw e;
            }
            Files.delete(log);
            out.add(result);
            progress.println(String.format(
                    Locale.ROOT,
                    "%3d/%d  %-90s  %s  (%.1f s)",
                    ++number,
                    plan.steps().size(),
                    result.benchmark() + " " + result.parameters(),
                    String.format(Locale.ROOT, "%,.4g %s", result.median(), result.unit()),
                    (System.nanoTime() - begin) / 1e9));
        }
        return out;
    }

    /** Every population that was timed. */
    private List<PopulationSize> populations() {
        List<PopulationSize> out = new ArrayList<>();
        plan.populations()
                .forEach((customers, models) -> models.forEach(model -> out.add(
                        size(model, Population.of(BenchmarkedModels.of(model).recipe(), customers)))));
        return out;
    }

    private static PopulationSize size(String model, Population people) {
        int histories = CompressedBase.of(people.frequency(), people.recency(), people.age())
                .rows();
        SpendSample spends = SpendSample.of(people.frequency(), people.meanSpend());
        return new PopulationSize(
                model, people.customers(), histories, people.customers() - spends.withoutSpend(), spends.rows());
    }
}
