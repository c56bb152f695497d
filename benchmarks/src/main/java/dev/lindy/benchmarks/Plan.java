package dev.lindy.benchmarks;

import static dev.lindy.benchmarks.Implementation.LINDY;
import static dev.lindy.benchmarks.Implementation.SORT;
import static dev.lindy.benchmarks.Implementation.TEXTBOOK;

import dev.lindy.benchmarks.Step.Effort;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.purchases.ggomnbd.GgomNbd;
import dev.lindy.models.purchases.paretonbd.ParetoNbd;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a suite runs: JMH steps, and whether the commands take part.
 *
 * @param suite its name
 * @param steps in their order
 * @param fitRepetitions of {@code lindy fit} on a million summaries; 0 leaves it out
 * @param runRepetitions of {@code lindy run} on five million orders; 0 leaves it out
 * @param forked whether JMH starts a virtual machine for every step
 */
record Plan(String suite, List<Step> steps, int fitRepetitions, int runRepetitions, boolean forked) {

    static final int MEDIUM = 100_000;
    static final int LARGE = 1_000_000;
    static final int HUGE = 10_000_000;

    private static final String HEAP = "2g";
    private static final String HUGE_HEAP = "6g";

    /** The models of which every step is timed at every size. */
    private static final List<String> MAIN = List.of(BgNbd.ID, GammaGamma.ID);

    /** A large k, of which only the fit is timed, for it is the slowest of the family. */
    private static final String MOST_REGULAR = "bg-cnbd-12";

    /** The simplex with a quadrature for every customer would take longer than all other small fits together. */
    private static final String TOO_SLOW_BY_TEXTBOOK = GgomNbd.ID;

    private static final List<String> PREDICTIONS =
            List.of("probabilityAlive", "conditionalExpectedTransactions", "discountedExpectedResidualTransactions");

    private static final List<String> FUTURE =
            List.of("conditionalExpectedTransactions", "discountedExpectedResidualTransactions");

    private static final List<String> FILES = List.of("readOrders", "summarize", "readSummaries");

    /** Everything; at most ten minutes on two quiet cores. */
    static Plan full(int cores) {
        List<Integer> sizes = List.of(Population.CDNOW, MEDIUM, LARGE);
        List<Step> steps = new ArrayList<>();
        for (int customers : sizes) {
            steps.addAll(atSize(customers));
            steps.addAll(furtherFits(customers));
            steps.addAll(firstCalls(customers));
        }
        steps.addAll(further("hessian", LARGE));
        steps.addAll(further("value", MEDIUM));
        steps.addAll(furtherPredictions(LARGE));
        steps.addAll(sameCustomers(LARGE));
        steps.addAll(textbook(Population.CDNOW));
        steps.addAll(furtherTextbookFits(Population.CDNOW));
        steps.addAll(textbook(MEDIUM));
        steps.addAll(textbookFiles(MEDIUM));
        steps.addAll(furtherTextbook(MEDIUM));
        // The rival of BG/NBD in most papers, of which packages say that it is slow.
        add(steps, FitBenchmark.class, "fit", List.of(ParetoNbd.ID), MEDIUM, TEXTBOOK, 1, Effort.ONCE);
        if (cores > 1) {
            steps.addAll(allCores(cores));
        }
        steps.addAll(specialFunctions());
        steps.addAll(huge());
        return new Plan("full", List.copyOf(steps), 5, 1, true);
    }

    /** The main figures with fewer repetitions, without what takes long; some three minutes. */
    static Plan quick(int cores) {
        List<Integer> sizes = List.of(Population.CDNOW, LARGE);
        List<Step> steps = new ArrayList<>();
        for (int customers : sizes) {
            steps.addAll(atSize(customers));
        }
        steps.addAll(furtherFits(LARGE));
        steps.addAll(firstCalls(LARGE));
        steps.addAll(sameCustomers(LARGE));
        steps.addAll(textbook(Population.CDNOW));
        if (cores > 1) {
            steps.addAll(allCores(cores));
        }
        steps.addAll(specialFunctions());
        return new Plan(
                "quick",
                steps.stream().map(step -> step.with(step.effort().quick())).toList(),
                1,
                0,
                true);
    }

    /** Every benchmark once, all but the first in this virtual machine: tells that they work and nothing about time. */
    static Plan smoke() {
        List<Step> steps = new ArrayList<>(atSize(Population.CDNOW));
        steps.addAll(further("value", Population.CDNOW));
        steps.addAll(further("hessian", Population.CDNOW));
        steps.addAll(furtherFits(Population.CDNOW));
        steps.addAll(firstCalls(Population.CDNOW));
        steps.addAll(furtherPredictions(Population.CDNOW));
        steps.addAll(sameCustomers(Population.CDNOW));
        steps.addAll(textbook(Population.CDNOW));
        steps.addAll(textbookFiles(Population.CDNOW));
        steps.addAll(furtherTextbook(Population.CDNOW));
        steps.addAll(specialFunctions());
        return new Plan(
                "smoke", steps.stream().map(step -> step.with(Effort.ONCE)).toList(), 0, 0, false);
    }

    /** By number of customers: the models whose own customers are timed, those of spend by that of the purchases. */
    SortedMap<Integer, SortedSet<String>> populations() {
        SortedMap<Integer, SortedSet<String>> out = new TreeMap<>();
        for (Step step : steps) {
            String model = step.parameters().get("model");
            String customers = step.parameters().get("customers");
            if (model != null && customers != null && step.type() != SameCustomersBenchmark.class) {
                out.computeIfAbsent(Integer.valueOf(customers), size -> new TreeSet<>())
                        .add(model.equals(GammaGamma.ID) ? BgNbd.ID : model);
            }
        }
        return out;
    }

    /** All models but the main ones and the one that is only fitted. */
    private static List<String> further(List<String> of) {
        return of.stream()
                .filter(id -> !MAIN.contains(id) && !id.equals(MOST_REGULAR))
                .toList();
    }

    private static List<Step> further(String evaluation, int customers) {
        List<Step> out = new ArrayList<>();
        List<String> models = further(BenchmarkedModels.ids());
        add(out, LikelihoodBenchmark.class, evaluation, models, customers, LINDY, 1, Effort.BRIEF);
        return out;
    }

    private static List<Step> furtherFits(int customers) {
        List<Step> out = new ArrayList<>();
        add(out, FitBenchmark.class, "fit", further(BenchmarkedModels.ids()), customers, LINDY, 1, Effort.BRIEF);
        return out;
    }

    /** In a new Java each, by code that has not run before. */
    private static List<Step> firstCalls(int customers) {
        List<Step> out = new ArrayList<>();
        add(out, FirstFitBenchmark.class, "compressAndFit", MAIN, customers, LINDY, 1, Effort.ONCE);
        return out;
    }

    private static List<Step> furtherPredictions(int customers) {
        List<Step> out = new ArrayList<>();
        List<String> models = further(BenchmarkedModels.predicting());
        for (String method : FUTURE) {
            add(out, PredictionBenchmark.class, method, models, customers, LINDY, 1, Effort.BRIEF);
        }
        return out;
    }

    private static List<Step> sameCustomers(int customers) {
        List<Step> out = new ArrayList<>();
        // BG/NBD again, next to the others: a machine is not the same all along a run, and they are compared.
        List<String> models = BenchmarkedModels.ofHistories();
        add(out, SameCustomersBenchmark.class, "fit", models, customers, LINDY, 1, Effort.STEADY);
        return out;
    }

    private static List<Step> furtherTextbook(int customers) {
        List<Step> out = new ArrayList<>();
        List<String> models = further(BenchmarkedModels.ids());
        add(out, LikelihoodBenchmark.class, "value", models, customers, TEXTBOOK, 1, Effort.FEW);
        List<String> expecting = further(BenchmarkedModels.expectedByTextbook());
        String expected = "conditionalExpectedTransactions";
        add(out, PredictionBenchmark.class, expected, expecting, customers, TEXTBOOK, 1, Effort.FEW);
        return out;
    }

    private static List<Step> furtherTextbookFits(int customers) {
        List<Step> out = new ArrayList<>();
        List<String> models = further(BenchmarkedModels.ids()).stream()
                .filter(id -> !TOO_SLOW_BY_TEXTBOOK.equals(id))
                .toList();
        add(out, FitBenchmark.class, "fit", models, customers, TEXTBOOK, 1, Effort.ONCE);
        return out;
    }

    /** The toolkit on one thread, and the yardstick of compressing. */
    private static List<Step> atSize(int customers) {
        Effort effort = customers < LARGE ? Effort.SHORT : Effort.LONG;
        List<String> predicting = List.of(BgNbd.ID);
        List<Step> out = new ArrayList<>();
        List<String> compressed = customers < LARGE ? List.of(BgNbd.ID) : MAIN;
        add(out, CompressBenchmark.class, "compress", compressed, customers, LINDY, 1, effort);
        add(out, CompressBenchmark.class, "compress", compressed, customers, SORT, 1, effort);
        for (String method : List.of("value", "gradient", "hessian")) {
            add(out, LikelihoodBenchmark.class, method, MAIN, customers, LINDY, 1, effort);
        }
        for (String method : List.of("fit", "compressAndFit")) {
            add(out, FitBenchmark.class, method, MAIN, customers, LINDY, 1, effort);
        }
        for (String method : PREDICTIONS) {
            add(out, PredictionBenchmark.class, method, predicting, customers, LINDY, 1, effort);
        }
        Effort few = customers < LARGE ? Effort.SHORT : Effort.FEW;
        add(out, PredictionBenchmark.class, "residualValue", predicting, customers, LINDY, 1, few);
        for (String method : FILES) {
            add(out, OrderLogBenchmark.class, method, List.of(), customers, LINDY, 1, few);
        }
        return out;
    }

    private static List<Step> textbook(int customers) {
        boolean small = customers < MEDIUM;
        List<Step> out = new ArrayList<>();
        add(out, LikelihoodBenchmark.class, "value", MAIN, customers, TEXTBOOK, 1, Effort.SHORT);
        add(out, FitBenchmark.class, "fit", MAIN, customers, TEXTBOOK, 1, small ? Effort.FEW : Effort.ONCE);
        for (String method : List.of("probabilityAlive", "conditionalExpectedTransactions")) {
            add(out, PredictionBenchmark.class, method, List.of(BgNbd.ID), customers, TEXTBOOK, 1, Effort.SHORT);
        }
        return out;
    }

    private static List<Step> textbookFiles(int customers) {
        List<Step> out = new ArrayList<>();
        for (String method : FILES) {
            add(out, OrderLogBenchmark.class, method, List.of(), customers, TEXTBOOK, 1, Effort.SHORT);
        }
        return out;
    }

    private static List<Step> allCores(int cores) {
        List<Step> out = new ArrayList<>();
        List<String> model = List.of(BgNbd.ID);
        add(out, LikelihoodBenchmark.class, "hessian", model, LARGE, LINDY, cores, Effort.LONG);
        add(out, FitBenchmark.class, "fit", List.of(BgNbd.ID, ParetoNbd.ID), LARGE, LINDY, cores, Effort.LONG);
        add(out, FitBenchmark.class, "compressAndFit", model, LARGE, LINDY, cores, Effort.LONG);
        for (String method : FUTURE) {
            add(out, PredictionBenchmark.class, method, model, LARGE, LINDY, cores, Effort.LONG);
        }
        add(out, PredictionBenchmark.class, "residualValue", model, LARGE, LINDY, cores, Effort.FEW);
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
                                Effort.BRIEF,
                                HEAP)))
                .toList();
    }

    /** How cost grows: with distinct rows, to ten million customers. */
    private static List<Step> huge() {
        List<String> model = List.of(BgNbd.ID);
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
