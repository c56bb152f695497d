package dev.lindy.core.estimate;

import dev.lindy.core.optim.OptimizationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@link MaximumLikelihood} returns. */
record MaximumLikelihoodFit<M>(
        M model,
        String modelId,
        String modelName,
        String data,
        Estimates estimates,
        List<Diagnosis> diagnosis,
        Provenance provenance)
        implements Fit<M> {

    private static final double LEVEL = 0.95;

    @Override
    public String summary() {
        List<String[]> table = new ArrayList<>();
        table.add(new String[] {"", "estimate", "std. error", "", "95 % interval", "", ""});
        for (ParameterSpace.Parameter parameter : estimates.space().parameters()) {
            String name = parameter.name();
            if (estimates.determined(name)) {
                double[] interval = estimates.interval(name, LEVEL);
                table.add(new String[] {
                    name,
                    number(estimates.value(name)),
                    number(estimates.standardError(name)),
                    number(interval[0]),
                    "…",
                    number(interval[1]),
                    parameter.unit()
                });
            } else {
                table.add(new String[] {
                    name, number(estimates.value(name)), "–", "not", "determined", "", parameter.unit()
                });
            }
        }
        StringBuilder out =
                new StringBuilder(modelName).append(", ").append(data).append('\n');
        for (int i = 0; i < table.size(); i++) {
            String[] row = table.get(i);
            String line = i == 0
                    ? String.format(Locale.ROOT, "%-8s%12s%13s%23s", "", row[1], row[2], row[4])
                    : String.format(
                            Locale.ROOT,
                            "%-8s%12s%13s%11s %s %9s   %s",
                            row[0],
                            row[1],
                            row[2],
                            row[3],
                            row[4],
                            row[5],
                            row[6]);
            out.append(line.stripTrailing()).append('\n');
        }
        OptimizationResult optimization = estimates.optimization();
        out.append(String.format(
                Locale.ROOT,
                "log-likelihood %s   AIC %s   BIC %s%n",
                number(estimates.logLikelihood(), 2),
                number(estimates.aic(), 1),
                number(estimates.bic(), 1)));
        out.append(String.format(
                Locale.ROOT,
                "%s %s %d steps; condition number %s",
                optimization.termination().description(),
                optimization.termination().atMaximum() ? "in" : "after",
                optimization.iterations(),
                Double.isInfinite(estimates.conditionNumber())
                        ? "infinite"
                        : String.format(Locale.ROOT, "%.3g", estimates.conditionNumber())));
        for (Diagnosis d : diagnosis) {
            out.append('\n').append(d);
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return summary();
    }

    private static String number(double value) {
        double size = Math.abs(value);
        if (size == 0 || Double.isInfinite(value)) {
            return size == 0 ? "0" : value > 0 ? "∞" : "−∞";
        }
        if (size < 1e-3 || size >= 1e7) {
            return String.format(Locale.ROOT, "%.3e", value).replace("-", "−");
        }
        return number(value, size >= 1000 ? 1 : 4);
    }

    private static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value).replace('-', '−');
    }
}
