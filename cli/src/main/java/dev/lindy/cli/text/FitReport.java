package dev.lindy.cli.text;

import dev.lindy.cli.option.OptionWording;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.models.SpendModel;
import dev.lindy.study.AveragedFits;
import dev.lindy.study.FittedModels;
import dev.lindy.study.OrderFit;
import java.util.stream.Collectors;

/** What fits say, in blocks for people. */
public final class FitReport {

    private FitReport() {}

    /** The fits, each with a plain sentence, and what must be known besides. */
    public static String of(OrderFit fit, double level) {
        return new Blocks()
                .wrapped("Model", advice(fit))
                .text(estimates(fit, level))
                .text(notes(fit))
                .toString();
    }

    /** Why this model; empty where it was not chosen here. */
    static String advice(OrderFit fit) {
        FittedModels models = fit.models();
        return models.comparison() == null ? "" : models.comparison().advice();
    }

    /** The estimates, each with a plain sentence. */
    static String estimates(OrderFit fit, double level) {
        FittedModels models = fit.models();
        MaximumLikelihoodFit<? extends SpendModel> spend = models.spend();
        String currency = fit.customers().currency();
        AveragedFits average = models.average();
        Blocks blocks = new Blocks();
        if (average != null) {
            blocks.lines("Purchases", AverageText.of(average));
        } else {
            blocks.lines(
                    "Purchases",
                    models.purchases().summary(OptionWording.OPTIONS, level)
                            + (models.purchases().usable()
                                    ? "\n" + models.entry().story(models.purchases())
                                    : ""));
        }
        if (spend != null) {
            blocks.lines(
                    "Spend",
                    spend.summary(OptionWording.OPTIONS, level) + "\nMean value of a purchase "
                            + Layout.number(spend.model().populationMeanSpend())
                            + (currency.isEmpty() ? "" : " " + currency) + ".");
        }
        return blocks.toString();
    }

    /** What must be known besides. */
    static String notes(OrderFit fit) {
        return fit.notes().stream()
                .map(note -> Layout.block("Note", Layout.wrapped(note.in(OptionWording.OPTIONS))))
                .collect(Collectors.joining("\n"));
    }
}
