package dev.lindy.benchmarks.report;

import java.util.Locale;

/**
 * One thread and all cores side by side.
 *
 * @param results of a run
 */
record ThreadSentences(Results results) {

    /** Sentences of every model of a benchmark; empty where all cores are one or were not measured. */
    String of(String benchmark, String what) {
        int cores = results.run().environment().cores();
        StringBuilder out = new StringBuilder();
        for (String model : results.models(benchmark)) {
            Measurement one = results.lindy(benchmark, model, Results.MILLION);
            Measurement all = cores == 1 ? null : results.find(benchmark, model, Results.MILLION, Results.LINDY, cores);
            if (one != null && all != null) {
                out.append(String.format(
                        Locale.ROOT,
                        "%nAll %d cores, %s, %s of 1,000,000 customers: %s, %.2f times as fast as one.%n",
                        cores,
                        model,
                        what,
                        Figures.measured(all),
                        Results.nanoseconds(one) / Results.nanoseconds(all)));
            }
        }
        return out.toString();
    }
}
