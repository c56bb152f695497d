package dev.lindy.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs for tests, with made-up figures. */
public final class Runs {

    private Runs() {}

    static Environment environment(String date, double load) {
        return new Environment(
                "Some CPU",
                2,
                16_000_000_000L,
                load,
                "Linux 6 amd64",
                "Some VM 17",
                List.of("-Xmx2g"),
                "0123456789abcdef",
                false,
                date);
    }

    static Measurement measurement(
            String benchmark,
            @Nullable String model,
            int customers,
            String implementation,
            double milliseconds,
            @Nullable Double error) {
        Map<String, String> parameters = new java.util.HashMap<>(
                Map.of("customers", Integer.toString(customers), "implementation", implementation, "threads", "1"));
        if (model != null) {
            parameters.put("model", model);
        }
        return new Measurement(
                benchmark,
                parameters,
                "average time",
                "ms/op",
                milliseconds,
                error,
                milliseconds,
                0.9 * milliseconds,
                1.1 * milliseconds,
                error == null ? 1 : 5,
                3,
                1e6,
                1.1e6 * milliseconds);
    }

    static BenchmarkRun of(String date, List<Measurement> measurements, List<CommandTime> commands) {
        return new BenchmarkRun(
                BenchmarkRun.FORMAT,
                BenchmarkRun.VERSION,
                "full",
                environment(date, 0.1),
                500,
                List.of(
                        new PopulationSize("bg-nbd", 2_357, 1_137, 1_000, 950),
                        new PopulationSize("bg-nbd", 100_000, 35_505, 45_000, 30_000),
                        new PopulationSize("bg-nbd", 1_000_000, 148_844, 450_000, 120_000)),
                measurements,
                commands);
    }

    /**
     * A run of every kind of figure.
     *
     * @param date when
     * @return the run
     */
    public static BenchmarkRun small(String date) {
        return of(
                date,
                List.of(
                        measurement("Compress.compress", "bg-nbd", 100_000, "lindy", 3.0, 0.1),
                        measurement("Compress.compress", "bg-nbd", 1_000_000, "lindy", 40.0, 1.0),
                        measurement("Compress.compress", "bg-nbd", 1_000_000, "sort", 100.0, 1.0),
                        measurement("Likelihood.value", "bg-nbd", 1_000_000, "lindy", 2.0, 0.1),
                        measurement("Likelihood.value", "bg-nbd", 100_000, "textbook", 20.0, 0.1),
                        measurement("Likelihood.hessian", "bg-nbd", 1_000_000, "lindy", 3.0, 0.1),
                        measurement("Fit.fit", "bg-nbd", 1_000_000, "lindy", 70.0, 0.5),
                        measurement("Fit.fit", "bg-nbd", 100_000, "textbook", 7_000.0, null),
                        measurement("Fit.compressAndFit", "bg-nbd", 1_000_000, "lindy", 110.0, 0.5),
                        measurement("FirstFit.compressAndFit", "bg-nbd", 1_000_000, "lindy", 900.0, null)),
                List.of(new CommandTime(
                        "fit",
                        "./lindy fit summaries.csv",
                        1_000_000,
                        50_000_000,
                        "-Xmx768m",
                        List.of(1.9, 1.8, 2.5),
                        List.of(3.0, 3.1, 3.2),
                        900_000_000L)));
    }

    /**
     * A run with models beside the main ones.
     *
     * @param date when
     * @return the run
     */
    static BenchmarkRun family(String date) {
        BenchmarkRun small = small(date);
        List<Measurement> measurements = new ArrayList<>(small.measurements());
        measurements.addAll(List.of(
                measurement("Likelihood.hessian", "pareto-nbd", 1_000_000, "lindy", 30.0, 0.1),
                measurement("Likelihood.value", "pareto-nbd", 100_000, "lindy", 2.0, 0.1),
                measurement("Likelihood.value", "pareto-nbd", 100_000, "textbook", 60.0, 0.1),
                measurement("Fit.fit", "pareto-nbd", 2_357, "lindy", 5.0, 0.1),
                measurement("Fit.fit", "pareto-nbd", 2_357, "textbook", 100.0, null),
                measurement("Fit.fit", "pareto-nbd", 1_000_000, "lindy", 1_600.0, 0.1),
                measurement("SameCustomers.fit", "bg-nbd", 1_000_000, "lindy", 70.0, 0.1),
                measurement("SameCustomers.fit", "pareto-nbd", 1_000_000, "lindy", 700.0, 0.1),
                measurement("SameCustomers.fit", "mbg-nbd", 1_000_000, "lindy", 105.0, 0.1),
                measurement("SameCustomers.fit", "bg-cnbd-12", 1_000_000, "lindy", 210.0, 0.1),
                measurement("Prediction.conditionalExpectedTransactions", "nbd", 1_000_000, "lindy", 10.0, 0.1),
                measurement("Prediction.conditionalExpectedTransactions", "nbd", 100_000, "textbook", 3.0, 0.1),
                measurement("Prediction.discountedExpectedResidualTransactions", "nbd", 1_000_000, "lindy", 9.0, 0.1)));
        List<PopulationSize> populations = new ArrayList<>(small.populations());
        populations.add(new PopulationSize("pareto-nbd", 1_000_000, 150_000, 460_000, 100_000));
        return new BenchmarkRun(
                small.format(),
                small.version(),
                small.suite(),
                small.environment(),
                small.seconds(),
                populations,
                measurements,
                small.commands());
    }
}
