package dev.lindy.benchmarks.report;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was aimed at for the models beside BG/NBD, and what came of it, for 1,000,000 customers on one core.
 *
 * @param results of a run
 */
record FamilyAims(Results results) {

    private static final double S = 1e9;
    /** Of models whose expected purchases the papers give in closed form. */
    private static final double CLOSED = 0.1 * S;
    /** Of the others. */
    private static final double OPEN = 1 * S;

    private static final double DISCOUNTED = 2 * S;
    private static final double TIMES = 2;

    /**
     * Aims of a model.
     *
     * @param model its name here
     * @param fit its own customers, in nanoseconds; 0 if the aim is a ratio; infinite if there is none
     * @param expected CET, in nanoseconds
     */
    private record Aim(String model, double fit, double expected) {}

    private static final List<Aim> AIMS = List.of(
            new Aim("mbg-nbd", 0, CLOSED),
            new Aim("bg-cnbd-3", 0, OPEN),
            new Aim("mbg-cnbd-2", 0, OPEN),
            new Aim("bg-cnbd-12", 0, OPEN),
            new Aim("pareto-nbd", 1.5 * S, OPEN),
            new Aim("ggom-nbd", 3 * S, OPEN),
            new Aim("nbd", Double.POSITIVE_INFINITY, CLOSED),
            new Aim("bg-bb", Double.POSITIVE_INFINITY, CLOSED));

    Table table() {
        Table out = new Table(1, "model", "fit", "aim", "", "CET for all", "aim", "", "DERT for all", "aim", "");
        for (Aim aim : AIMS) {
            String model = aim.model();
            String[] fit = fit(aim);
            Measurement cet = results.lindy("Prediction.conditionalExpectedTransactions", model, Results.MILLION);
            Measurement dert =
                    results.lindy("Prediction.discountedExpectedResidualTransactions", model, Results.MILLION);
            String[] expected = time(cet, aim.expected());
            String[] discounted = time(dert, DISCOUNTED);
            if (!fit[0].equals(Figures.NONE) || cet != null || dert != null) {
                out.add(
                        model,
                        fit[0],
                        fit[1],
                        fit[2],
                        expected[0],
                        expected[1],
                        expected[2],
                        discounted[0],
                        discounted[1],
                        discounted[2]);
            }
        }
        return out;
    }

    private String[] fit(Aim aim) {
        if (aim.fit() > 0) {
            return time(results.lindy("Fit.fit", aim.model(), Results.MILLION), aim.fit());
        }
        Measurement same = results.lindy("SameCustomers.fit", aim.model(), Results.MILLION);
        Measurement main = results.lindy("SameCustomers.fit", Results.MAIN, Results.MILLION);
        if (same == null || main == null) {
            return new String[] {Figures.NONE, Figures.NONE, ""};
        }
        double ratio = Results.nanoseconds(same) / Results.nanoseconds(main);
        return new String[] {
            String.format(Locale.ROOT, "%.2f × BG/NBD", ratio),
            String.format(Locale.ROOT, "≤ %.0f ×", TIMES),
            Aims.verdict(ratio <= TIMES)
        };
    }

    private static String[] time(@Nullable Measurement m, double aim) {
        if (m == null) {
            return new String[] {Figures.NONE, Figures.NONE, ""};
        }
        double nanoseconds = Results.nanoseconds(m);
        String measured = Figures.duration(nanoseconds);
        return Double.isInfinite(aim)
                ? new String[] {measured, Figures.NONE, ""}
                : new String[] {measured, "≤ " + Figures.duration(aim), Aims.verdict(nanoseconds <= aim)};
    }
}
