package dev.lindy.benchmarks.report;

import java.util.List;

/**
 * The models beside the main ones, a line each.
 *
 * @param results of a run
 */
record FamilyTables(Results results) {

    private static final int SMALL = 2_357;
    private static final int MEDIUM = Results.BASELINE_LIMIT;
    private static final int MILLION = Results.MILLION;

    /** One evaluation of the likelihood. */
    Table likelihood() {
        Table out = new Table(
                1,
                "model",
                "with Hessian, 1,000,000",
                "a distinct row",
                "value, 100,000",
                "textbook value, 100,000",
                "textbook/value");
        for (String model : further("Likelihood.hessian")) {
            Measurement value = results.lindy("Likelihood.value", model, MEDIUM);
            Results.Baseline baseline = results.baseline("Likelihood.value", model, MEDIUM);
            out.add(
                    model,
                    measured("Likelihood.hessian", model, MILLION),
                    perRow("Likelihood.hessian", model),
                    Figures.measured(value),
                    baseline == null ? Figures.NONE : baseline.toString(),
                    baseline == null || value == null ? Figures.NONE : baseline.ratioTo(value));
        }
        return out;
    }

    /** A whole fit to the model's own customers. */
    Table fit() {
        Table out = new Table(
                1,
                "model",
                "fit, 2,357",
                "100,000",
                "1,000,000",
                "distinct rows",
                "a distinct row",
                "textbook, 2,357",
                "textbook/fit",
                "textbook, 100,000",
                "textbook/fit");
        for (String model : further("Fit.fit")) {
            Results.Baseline small = results.baseline("Fit.fit", model, SMALL);
            Results.Baseline medium = results.baseline("Fit.fit", model, MEDIUM);
            Measurement fit = results.lindy("Fit.fit", model, SMALL);
            Measurement larger = results.lindy("Fit.fit", model, MEDIUM);
            int rows = results.distinct(model, MILLION);
            out.add(
                    model,
                    Figures.measured(fit),
                    Figures.measured(larger),
                    measured("Fit.fit", model, MILLION),
                    rows == 0 ? Figures.NONE : Figures.count(rows),
                    perRow("Fit.fit", model),
                    small == null ? Figures.NONE : small.toString(),
                    small == null || fit == null ? Figures.NONE : small.ratioTo(fit),
                    medium == null ? Figures.NONE : medium.toString(),
                    medium == null || larger == null ? Figures.NONE : medium.ratioTo(larger));
        }
        return out;
    }

    /** Fits of all models to the customers of the main one. */
    Table sameCustomers() {
        Table out = new Table(1, "model", "fit", "a distinct history", "fit/BG/NBD's");
        Measurement main = results.lindy("SameCustomers.fit", Results.MAIN, MILLION);
        int rows = results.distinct(Results.MAIN, MILLION);
        if (main == null || rows == 0) {
            return out;
        }
        for (String model : results.models("SameCustomers.fit")) {
            Measurement fit = results.lindy("SameCustomers.fit", model, MILLION);
            if (fit != null) {
                out.add(
                        model,
                        Figures.measured(fit),
                        Figures.duration(Results.nanoseconds(fit) / rows),
                        Figures.ratio(Results.nanoseconds(fit) / Results.nanoseconds(main)));
            }
        }
        return out;
    }

    /** Predictions for a million of the model's own customers. */
    Table predictions() {
        Table out = new Table(1, "model", "CET", "a customer", "textbook CET", "textbook/CET", "DERT", "a customer");
        String expected = "Prediction.conditionalExpectedTransactions";
        for (String model : further(expected)) {
            Measurement cet = results.lindy(expected, model, MILLION);
            Measurement dert = results.lindy("Prediction.discountedExpectedResidualTransactions", model, MILLION);
            Results.Baseline baseline = results.baseline(expected, model, MILLION);
            if (cet != null && dert != null) {
                out.add(
                        model,
                        Figures.measured(cet),
                        Figures.duration(Results.nanoseconds(cet) / MILLION),
                        baseline == null ? Figures.NONE : baseline.toString(),
                        baseline == null ? Figures.NONE : baseline.ratioTo(cet),
                        Figures.measured(dert),
                        Figures.duration(Results.nanoseconds(dert) / MILLION));
            }
        }
        return out;
    }

    private List<String> further(String benchmark) {
        return results.models(benchmark).stream()
                .filter(model -> !Results.isMain(model))
                .toList();
    }

    private String measured(String benchmark, String model, int customers) {
        return Figures.measured(results.lindy(benchmark, model, customers));
    }

    private String perRow(String benchmark, String model) {
        Measurement m = results.lindy(benchmark, model, MILLION);
        int rows = results.distinct(model, MILLION);
        return m == null || rows == 0 ? Figures.NONE : Figures.duration(Results.nanoseconds(m) / rows);
    }
}
