package dev.lindy.benchmarks.report;

import java.util.Locale;

/** What a run says of the models: compressing, evaluations of the likelihood, predictions. */
record ModelSections(Results results, FamilyTables family, ThreadSentences threads) {

    private static final String COMPRESS = """
            From columns, one row a customer, to distinct rows with weights, on one thread. The yardstick is `Arrays.sort` of
            one packed `long` a customer; packing, unpacking and counting come on top of it and are not counted.
            """;

    String compress() {
        Table out = new Table(
                1,
                "model",
                "customers",
                "distinct rows",
                "compress",
                "a customer",
                "allocated",
                "sort",
                "compress/sort");
        for (String model : results.models("Compress.compress")) {
            for (int n : results.sizes("Compress.compress")) {
                Measurement lindy = results.lindy("Compress.compress", model, n);
                Measurement sort = results.find("Compress.compress", model, n, Results.SORT, 1);
                if (lindy != null) {
                    out.add(
                            model,
                            Figures.count(n),
                            Figures.count(results.distinct(model, n)),
                            Figures.measured(lindy),
                            Figures.duration(Results.nanoseconds(lindy) / n),
                            Figures.bytes(lindy.allocatedBytes()),
                            Figures.measured(sort),
                            sort == null
                                    ? Figures.NONE
                                    : String.format(
                                            Locale.ROOT,
                                            "%.2f",
                                            Results.nanoseconds(lindy) / Results.nanoseconds(sort)));
                }
            }
        }
        return COMPRESS + "\n" + out;
    }

    private static final String LIKELIHOOD = """
            At the simulated parameters, on compressed rows. The textbook evaluates the paper's formula for every customer and
            has no derivatives; a simplex needs some hundred of its evaluations where Newton's method needs a handful with
            Hessian.
            """;

    String likelihood() {
        Table out = new Table(
                1,
                "model",
                "customers",
                "value",
                "with gradient",
                "with Hessian",
                "a distinct row, with Hessian",
                "allocated",
                "textbook value",
                "textbook/value");
        for (String model : results.mainModels("Likelihood.value")) {
            for (int n : results.sizes("Likelihood.value")) {
                Measurement value = results.lindy("Likelihood.value", model, n);
                Measurement hessian = results.lindy("Likelihood.hessian", model, n);
                if (value != null && hessian != null) {
                    Results.Baseline baseline = results.baseline("Likelihood.value", model, n);
                    int rows = results.distinct(model, n);
                    out.add(
                            model,
                            Figures.count(n),
                            Figures.measured(value),
                            Figures.measured(results.lindy("Likelihood.gradient", model, n)),
                            Figures.measured(hessian),
                            rows == 0 ? Figures.NONE : Figures.duration(Results.nanoseconds(hessian) / rows),
                            Figures.bytes(hessian.allocatedBytes()),
                            baseline == null ? Figures.NONE : baseline.toString(),
                            baseline == null ? Figures.NONE : baseline.ratioTo(value));
                }
            }
        }
        return LIKELIHOOD + "\n" + out
                + family.likelihood()
                        .below(
                                "The other models, each on its own customers. NBD's likelihood needs no more of them than how many there are of each x\nand"
                                        + " of each T.")
                + threads.of("Likelihood.hessian", "with Hessian");
    }

    private static final String PREDICTIONS = """
            One value a customer at known parameters, on one thread, for a base that is compressed already. CET looks 39 weeks
            ahead; DERT is all future at 10 % a year; residual value is the whole table of `customers.csv`. The textbook
            evaluates ₂F₁ by its power series, and the papers give no DERT for BG/NBD.
            """;

    String predictions() {
        Table out = new Table(
                2, "quantity", "model", "customers", "time", "a customer", "allocated", "textbook", "textbook/time");
        StringBuilder onCores = new StringBuilder();
        for (String[] quantity : new String[][] {
            {"probabilityAlive", "P(alive)"},
            {"conditionalExpectedTransactions", "CET"},
            {"discountedExpectedResidualTransactions", "DERT"},
            {"residualValue", "residual value"}
        }) {
            String benchmark = "Prediction." + quantity[0];
            for (String model : results.mainModels(benchmark)) {
                for (int n : results.sizes(benchmark)) {
                    Measurement lindy = results.lindy(benchmark, model, n);
                    if (lindy != null) {
                        Results.Baseline baseline = results.baseline(benchmark, model, n);
                        out.add(
                                quantity[1],
                                model,
                                Figures.count(n),
                                Figures.measured(lindy),
                                Figures.duration(Results.nanoseconds(lindy) / n),
                                Figures.bytes(lindy.allocatedBytes()),
                                baseline == null ? Figures.NONE : baseline.toString(),
                                baseline == null ? Figures.NONE : baseline.ratioTo(lindy));
                    }
                }
            }
            onCores.append(threads.of(benchmark, quantity[1]));
        }
        return PREDICTIONS + "\n" + out
                + family.predictions()
                        .below(
                                "The other models, 1,000,000 of their own customers each. Of BG/BB CET looks 39 opportunities ahead. The"
                                        + " textbook is\nextrapolated from 100,000; for CNBD-k the paper has an approximation only, which is"
                                        + " not timed.")
                + onCores;
    }
}
