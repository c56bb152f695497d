package dev.lindy.cli.text;

import dev.lindy.core.base.Phrases;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.average.Stacking;
import dev.lindy.study.AveragedFits;
import dev.lindy.study.ModelWeights;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The models of an average and their weights, in a table for people. */
final class AverageText {

    private AverageText() {}

    /** Weights, and the estimates of each model. */
    static String of(AveragedFits average) {
        TextTable table = new TextTable("", "weight", "±", "log score");
        ModelWeights weights = average.weights();
        rows(table, weights);
        return "the average of " + Phrases.count(average.fits().size(), "model") + "\n" + table + "\n"
                + Layout.wrapped(basis(weights)) + "\n"
                + IntStream.range(0, average.fits().size())
                        .mapToObj(m -> estimates(
                                weights.entries().get(m).name(), average.fits().get(m)))
                        .collect(Collectors.joining("\n"));
    }

    /** Weights alone. */
    static String of(ModelWeights weights) {
        TextTable table = new TextTable("", "weight", "±", "log score");
        rows(table, weights);
        return table + "\n" + Layout.wrapped(basis(weights));
    }

    private static void rows(TextTable table, ModelWeights weights) {
        Stacking stacking = weights.stacking();
        double[] each = stacking.weights();
        for (int m = 0; m < each.length; m++) {
            table.row(
                    weights.entries().get(m).name(),
                    percent(each[m]),
                    percent(stacking.standardErrors()[m]),
                    Double.isNaN(stacking.meanLogScores()[m])
                            ? ""
                            : String.format(Locale.ROOT, "%.4f", stacking.meanLogScores()[m]));
        }
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private static String basis(ModelWeights weights) {
        if (weights.cuts().isEmpty()) {
            return "All weigh the same.";
        }
        Stacking stacking = weights.stacking();
        String gain = String.format(
                Locale.ROOT,
                "together they score %+.4f per customer against %s alone",
                stacking.gain(),
                weights.entries().get(stacking.best()).name());
        return "Weights with which the models together would have forecast best on "
                + Phrases.count(weights.cuts().size(), "day") + ", drawn a little towards equal; ±: how far they may be"
                + " off, by leaving out one day after the other; log score: mean ln P(what a customer bought), higher is"
                + " better; " + gain
                + (Double.isNaN(stacking.gainStandardError())
                        ? "."
                        : String.format(Locale.ROOT, " (± %.4f).", stacking.gainStandardError()));
    }

    private static String estimates(String name, MaximumLikelihoodFit<? extends PurchaseModel> fit) {
        var estimates = fit.estimates();
        return name + ": "
                + estimates.names().stream()
                        .map(of -> of + " " + String.format(Locale.ROOT, "%.4g", estimates.value(of)))
                        .collect(Collectors.joining(", "));
    }
}
