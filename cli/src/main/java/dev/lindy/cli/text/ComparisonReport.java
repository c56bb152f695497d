package dev.lindy.cli.text;

import dev.lindy.cli.option.OptionWording;
import dev.lindy.core.base.Split;
import dev.lindy.models.choice.ModelComparison;
import dev.lindy.models.choice.PairTest;
import dev.lindy.study.OrderComparison;

/** What a comparison of models of purchases says, in blocks for people. */
public final class ComparisonReport {

    private ComparisonReport() {}

    /** The advice first, the next command last. */
    public static String of(OrderComparison comparison, String next) {
        ModelComparison models = comparison.models();
        Blocks blocks = new Blocks()
                .wrapped("Advice", models.advice())
                .text(comparison.customers().ledger().report(OptionWording.OPTIONS))
                .lines("Models", models.tableText() + "\n" + Layout.wrapped(legend(comparison)))
                .lines("Forecasts", models.holdoutText())
                .lines("Parameters", models.parametersText())
                .lines("Of the fits", models.diagnosisText(OptionWording.OPTIONS))
                .wrapped(
                        "Tests", models.tests().stream().map(PairTest::sentence).toList());
        if (comparison.weights() != null) {
            blocks.lines("Weights", AverageText.of(comparison.weights()))
                    .wrapped(
                            "Average",
                            "These weights are of an average of all, and beside the advice, which follows AIC: "
                                    + "--model average uses them.")
                    .wrapped(
                            "Note",
                            comparison.weights().notes().stream()
                                    .map(note -> note.in(OptionWording.OPTIONS))
                                    .toList());
        }
        blocks.wrapped(
                "Disagree",
                comparison.disagreement().stream()
                        .map(note -> note.in(OptionWording.OPTIONS))
                        .toList());
        models.oneTimeBuyers().ifPresent(text -> blocks.wrapped("Bought once", text));
        models.regularity()
                .ifPresent(timing -> blocks.wrapped("Timing", timing.sentence().in(OptionWording.OPTIONS)));
        return blocks.wrapped(
                        "Left out",
                        models.notApplicable().entrySet().stream()
                                .map(left ->
                                        left.getKey() + ": " + left.getValue().in(OptionWording.OPTIONS))
                                .toList())
                .lines("Next", next)
                .toString();
    }

    private static String legend(OrderComparison comparison) {
        Split split = comparison.holdout().split();
        String holdout = split == null
                ? "no holdout: " + comparison.holdout().whyNot().in(OptionWording.OPTIONS)
                : "holdout: purchases forecast from " + split.calibrationEnd() + " to " + split.holdoutEnd()
                        + " against what happened, and the root mean square error of a customer's";
        Split inner = comparison.inner().split();
        String score = inner == null
                ? ""
                : " inner: mean log-probability of what a customer did from " + inner.calibrationEnd() + " to "
                        + inner.holdoutEnd() + ", of models fitted before;";
        return "* is the advice; above: AIC above the lowest;" + score + " " + holdout
                + ". It had no say in the advice.";
    }
}
