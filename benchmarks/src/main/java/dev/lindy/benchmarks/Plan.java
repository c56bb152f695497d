package dev.lindy.benchmarks;

import static dev.lindy.benchmarks.Implementation.LINDY;
import static dev.lindy.benchmarks.Implementation.SORT;
import static dev.lindy.benchmarks.Implementation.TEXTBOOK;

import dev.lindy.benchmarks.Step.Effort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a suite runs: JMH steps, populations to describe and whether the commands take part.
 *
 * @param suite its name
 * @param steps in their order
 * @param populations numbers of customers whose distinct rows are counted
 * @param fitRepetitions of {@code lindy fit} on a million summaries; 0 leaves it out
 * @param runRepetitions of {@code lindy run} on five million orders; 0 leaves it out
 * @param forked whether JMH starts a virtual machine for every step
 */
record Plan(
        String suite,
        List<Step> steps,
        List<Integer> populations,
        int fitRepetitions,
        int runRepetitions,
        boolean forked) {

    static final int MEDIUM = 100_000;
    static final int LARGE = 1_000_000;
    static final int HUGE = 10_000_000;

    private static final String HEAP = "2g";
    private static final String HUGE_HEAP = "6g";

    /** Everything; at most ten minutes on two quiet cores. */
    static Plan full(int cores) {
        List<Integer> sizes = List.of(Population.CDNOW, MEDIUM, LARGE);
        List<Integer> textbookSizes = List.of(Population.CDNOW, MEDIUM);
        List<Step> steps = new ArrayList<>();
        for (int customers : sizes) {
            steps.addAll(atSize(customers));
        }
        for (int customers : textbookSizes) {
            steps.addAll(textbook(customers));
        }
        if (cores > 1) {
            steps.addAll(allCores(cores));
        }
        steps.addAll(specialFunctions());
        steps.addAll(huge());
        return new Plan(
                "full",
                List.copyOf(steps),
                Stream.concat(sizes.stream(), Stream.of(HUGE)).toList(),
                3,
                1,
                true);
    }

    /** The main figures with fewer repetitions, without what takes long; some three minutes. */
    static Plan quick(int cores) {
        List<Integer> sizes = List.of(Population.CDNOW, LARGE);
        List<Step> steps = new ArrayList<>();
        for (int customers : sizes) {
            steps.addAll(atSize(customers));
        }
        steps.addAll(textbook(Population.CDNOW));
        if (cores > 1) {
            steps.addAll(allCores(cores));
        }
        steps.addAll(specialFunctions());
        return new Plan(
                "quick",
                steps.stream().map(step -> step.with(step.effort().quick())).toList(),
                sizes,
                1,
                0,
                true);
    }

    /** Every benchmark once, all but the first in this virtual machine: tells that they work and nothing about time. */
    static Plan smoke() {
        List<Step> steps = new ArrayList<>(atSize(Population.CDNOW));
        steps.addAll(textbook(Population.CDNOW));
        steps.addAll(specialFunctions());
        return new Plan(
                "smoke",
                steps.stream().map(step -> step.with(Effort.ONCE)).toList(),
                List.of(Population.CDNOW),
                0,
                0,
                false);
    }

    /** The toolkit on one thread, and the yardstick of compressing. */
    private static List<Step> atSize(int customers) {
        Effort effort = customers < LARGE ? Effort.SHORT : Effort.LONG;
        List<String> models = BenchmarkedModels.ids();
        List<String> predicting = BenchmarkedModels.predicting();
        List<Step> out = new ArrayList<>();
        add(out, CompressBenchmark.class, "compress", models, customers, LINDY, 1, effort);
        add(out, CompressBenchmark.class, "compress", models, customers, SORT, 1, effort);
        for (String method : List.of("value", "gradient", "hessian")) {
            add(out, LikelihoodBenchmark.class, method, models, customers, LINDY, 1, effort);
        }
        for (String method : List.of("fit", "compressAndFit")) {
            add(out, FitBenchmark.class, method, models, customers, LINDY, 1, effort);
        }
        for (String method : List.of(
                "probabilityAlive", "conditionalExpectedTransactions", "discountedExpectedResidualTransactions")) {
            add(out, PredictionBenchmark.class, method, predicting, customers, LINDY, 1, effort);
        }
        Effort few = customers < LARGE ? Effort.SHORT : Effort.FEW;
        add(out, PredictionBenchmark.class, "residualValue", predicting, customers, LINDY, 1, few);
        for (String method : List.of("readOrders", "summarize", "readSummaries")) {
            add(out, OrderLogBenchmark.class, method, List.of(), customers, LINDY, 1, few);
        }
        return out;
    }

    private static List<Step> textbook(int customers) {
        boolean small = customers < MEDIUM;
        List<Step> out = new ArrayList<>();
        add(out, LikelihoodBenchmark.class, "value", BenchmarkedModels.ids(), customers, TEXTBOOK, 1, Effort.SHORT);
        add(
                out,
                FitBenchmark.class,
                "fit",
                BenchmarkedModels.ids(),
                customers,
                TEXTBOOK,
                1,
                small ? Effort.FEW : Effort.ONCE);
        for (String method : List.of("probabilityAlive", "conditionalExpectedTransactions")) {
            add(
                    out,
                    PredictionBenchmark.class,
                    method,
                    BenchmarkedModels.predicting(),
                    customers,
                    TEXTBOOK,
                    1,
                    Effort.SHORT);
        }
        for (String method : List.of("readOrders", "summarize", "readSummaries")) {
            add(out, OrderLogBenchmark.class, method, List.of(), customers, TEXTBOOK, 1, Effort.SHORT);
        }
        return out;
    }

    private static List<Step> allCores(int cores) {
        List<Step> out = new ArrayList<>();
        add(out, LikelihoodBenchmark.class, "hessian", BenchmarkedModels.ids(), LARGE, LINDY, cores, Effort.LONG);
        add(out, FitBenchmark.class, "fit", BenchmarkedModels.ids(), LARGE, LINDY, cores, Effort.LONG);
        add(out, FitBenchmark.class, "compressAndFit", BenchmarkedModels.ids(), LARGE, LINDY, cores, Effort.LONG);
        List<String> predicting = BenchmarkedModels.predicting();
        for (String method : List.of(
                "probabilityAlive", "conditionalExpectedTransactions", "discountedExpectedResidualTransactions")) {
            add(out, PredictionBenchmark.class, method, predicting, LARGE, LINDY, cores, Effort.LONG);
        }
        add(out, PredictionBenchmark.class, "residualValue", predicting, LARGE, LINDY, cores, Effort.FEW);
        return out;
    }

    private static List<Step> specialFunctions() {
        return Arrays.stream(SpecialFunction.values())
                .flatMap(function -> (function.textbook == null ? Stream.of(LINDY) : Stream.of(LINDY, TEXTBOOK))
                        .map(implementation -> new Step(
                                SpecialFunctionBenchmark.class,
                                "evaluate",
                                Map.of(
                                        "function",
                                        SpecialFunctionBenchmark.name(function),
                                        "implementation",
                                        implementation),
                                Effort.SHORT,
                                HEAP)))
                .toList();
    }

    /** How cost grows: with distinct rows, to ten million customers. */
    private static List<Step> huge() {
        List<String> model = List.of(Population.PURCHASES.id());
        List<Step> out = new ArrayList<>();
        add(out, CompressBenchmark.class, "compress", model, HUGE, LINDY, 1, Effort.FEW);
        add(out, CompressBenchmark.class, "compress", model, HUGE, SORT, 1, Effort.FEW);
        add(out, LikelihoodBenchmark.class, "hessian", model, HUGE, LINDY, 1, Effort.LONG);
        add(out, FitBenchmark.class, "fit", model, HUGE, LINDY, 1, Effort.LONG);
        return out;
    }

    private static void add(
            List<Step> to,
            Class<?> type,
            String method,
            List<String> models,
            int customers,
            String implementation,
            int threads,
            Effort effort) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (!models.isEmpty()) {
            values.put("model", models);
        }
        values.put("customers", List.of(Integer.toString(customers)));
        values.put("implementation", List.of(implementation));
        values.put("threads", List.of(Integer.toString(threads)));
        String heap = customers < HUGE ? HEAP : HUGE_HEAP;
        Step.combinations(values).forEach(parameters -> to.add(new Step(type, method, parameters, effort, heap)));
    }
}
