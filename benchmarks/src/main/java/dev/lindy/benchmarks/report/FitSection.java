package dev.lindy.benchmarks.report;

/** What a run says of whole fits. */
record FitSection(Results results, FamilyTables family, ThreadSentences threads) {

    private static final String FIT = """
            Start values, search, covariance, standard errors and diagnosis, on one thread. The textbook runs the simplex of
            Nelder and Mead (Commons Math) on the logarithms of the parameters, and has no standard errors.
            """;

    String fit() {
        Table out = new Table(
                1,
                "model",
                "customers",
                "fit, compressed already",
                "compress and fit",
                "allocated",
                "textbook",
                "textbook/compress and fit");
        for (String model : results.mainModels("Fit.compressAndFit")) {
            for (int n : results.sizes("Fit.compressAndFit")) {
                Measurement both = results.lindy("Fit.compressAndFit", model, n);
                if (both != null) {
                    Results.Baseline baseline = results.baseline("Fit.fit", model, n);
                    out.add(
                            model,
                            Figures.count(n),
                            Figures.measured(results.lindy("Fit.fit", model, n)),
                            Figures.measured(both),
                            Figures.bytes(both.allocatedBytes()),
                            baseline == null ? Figures.NONE : baseline.toString(),
                            baseline == null ? Figures.NONE : baseline.ratioTo(both));
                }
            }
        }
        return FIT + "\n" + out
                + firstCalls()
                + family.fit()
                        .below(
                                "The other models, compressed already, each on its own customers. CNBD-k at the k it is named by; choosing"
                                        + " among k from 1\nto 12 is twelve such fits. The textbook's simplex for GGom/NBD, which integrates"
                                        + " for every customer, is left out for its length.")
                + family.sameCustomers()
                        .below(
                                "All models of histories (x, t<sub>x</sub>, T) on the same 1,000,000 customers, those of BG/NBD: what a"
                                        + " comparison of models costs.\nGGom/NBD has no maximum there, as these customers' dropout does not"
                                        + " grow with time: its fit runs to Pareto/NBD and says so.")
                + threads.of("Fit.fit", "fit")
                + threads.of("Fit.compressAndFit", "compress and fit");
    }

    private static final String FIRST = """

            The first call in a new Java, from raw columns to estimates, beside calls of warm code: what a script that fits once
            waits for. Loading and compiling classes are part of it.

            """;

    private String firstCalls() {
        Table out = new Table(2, "model", "customers", "first, CPU time", "warm, CPU time", "first/warm");
        boolean any = false;
        for (String model : results.models("FirstFit.compressAndFit")) {
            for (int n : results.sizes("FirstFit.compressAndFit")) {
                Measurement first = results.lindy("FirstFit.compressAndFit", model, n);
                Measurement warm = results.lindy("Fit.compressAndFit", model, n);
                Double cold = first == null ? null : first.cpuNanoseconds();
                Double usual = warm == null ? null : warm.cpuNanoseconds();
                if (cold != null && usual != null) {
                    any = true;
                    out.add(
                            model,
                            Figures.count(n),
                            Figures.duration(cold),
                            Figures.duration(usual),
                            Figures.ratio(cold / usual));
                }
            }
        }
        return any ? FIRST + out : "";
    }
}
