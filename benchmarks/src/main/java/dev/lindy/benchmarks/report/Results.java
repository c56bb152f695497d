package dev.lindy.benchmarks.report;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The measurements of a run by what they are of.
 *
 * @param run the run
 */
record Results(BenchmarkRun run) {

    static final String LINDY = "lindy";
    static final String TEXTBOOK = "textbook";
    static final String SORT = "sort";

    /** The model of which everything is measured. */
    static final String MAIN = "bg-nbd";
    /** The model of spend, whose customers are those of the main one. */
    static final String SPEND = "gamma-gamma";

    static final int MILLION = 1_000_000;

    /** Customers that a baseline is at most run on; beyond, its time is extrapolated. */
    static final int BASELINE_LIMIT = 100_000;

    /** Whether every step of a model is measured. */
    static boolean isMain(String model) {
        return model.equals(MAIN) || model.equals(SPEND);
    }

    /** Of a benchmark on customers; {@code model} is null for those without one. */
    @Nullable
    Measurement find(String benchmark, @Nullable String model, int customers, String implementation, int threads) {
        return run.measurements().stream()
                .filter(m -> m.benchmark().equals(benchmark)
                        && (model == null || m.has("model", model))
                        && m.has("customers", Integer.toString(customers))
                        && m.has("implementation", implementation)
                        && m.has("threads", Integer.toString(threads)))
                .findFirst()
                .orElse(null);
    }

    /** The toolkit on one thread. */
    @Nullable
    Measurement lindy(String benchmark, @Nullable String model, int customers) {
        return find(benchmark, model, customers, LINDY, 1);
    }

    @Nullable
    CommandTime command(String name) {
        return run.commands().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Models of a benchmark, in the order of the run. */
    List<String> models(String benchmark) {
        return run.measurements().stream()
                .filter(m -> m.benchmark().equals(benchmark) && m.parameters().containsKey("model"))
                .map(m -> String.valueOf(m.parameters().get("model")))
                .distinct()
                .toList();
    }

    /** The main models of a benchmark. */
    List<String> mainModels(String benchmark) {
        return models(benchmark).stream().filter(Results::isMain).toList();
    }

    /** Sizes of a benchmark, ascending. */
    List<Integer> sizes(String benchmark) {
        TreeSet<Integer> out = new TreeSet<>();
        for (Measurement m : run.measurements()) {
            String customers = m.parameters().get("customers");
            if (m.benchmark().equals(benchmark) && customers != null) {
                out.add(Integer.parseInt(customers));
            }
        }
        return List.copyOf(out);
    }

    /** Distinct rows that a model's likelihood runs on, of its own customers; 0 if the run does not say. */
    int distinct(String model, int customers) {
        boolean spend = model.equals(SPEND);
        String purchases = spend ? MAIN : model;
        return run.populations().stream()
                .filter(p -> p.customers() == customers && purchases.equals(p.model() == null ? MAIN : p.model()))
                .mapToInt(p -> spend ? p.distinctSpends() : p.distinctHistories())
                .findFirst()
                .orElse(0);
    }

    static double nanoseconds(Measurement m) {
        return Figures.nanoseconds(m.median(), m.unit());
    }

    /** What a baseline takes: measured, or in proportion to the customers from the largest size that was. */
    @Nullable
    Baseline baseline(String benchmark, @Nullable String model, int customers) {
        Measurement measured = find(benchmark, model, customers, TEXTBOOK, 1);
        if (measured != null) {
            return new Baseline(nanoseconds(measured), 0, measured.samples());
        }
        Measurement largest = find(benchmark, model, BASELINE_LIMIT, TEXTBOOK, 1);
        return largest == null || customers < BASELINE_LIMIT
                ? null
                : new Baseline(nanoseconds(largest) * customers / BASELINE_LIMIT, BASELINE_LIMIT, largest.samples());
    }

    /**
     * The time of a baseline.
     *
     * @param nanoseconds the time
     * @param from the customers from which it was extrapolated; 0 if it was measured
     * @param samples behind it
     */
    record Baseline(double nanoseconds, int from, long samples) {
        @Override
        public String toString() {
            return Figures.duration(nanoseconds) + (from > 0 ? " (extrapolated)" : samples == 1 ? " (once)" : "");
        }

        /** How many times longer than a measurement. */
        String ratioTo(Measurement m) {
            return Figures.ratio(nanoseconds / Results.nanoseconds(m)) + (from > 0 ? " (extrapolated)" : "");
        }
    }
}
