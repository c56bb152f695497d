package dev.lindy.cli.text;

import dev.lindy.cli.option.OptionWording;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.study.Assumptions;
import dev.lindy.study.HoldoutCheck;
import dev.lindy.study.OrderStudy;
import java.util.List;
import java.util.stream.Collectors;

/** What a study of orders says, in blocks for people. */
public final class StudyReport {

    private static final String HOLDOUT = "Forecast?";
    private static final String STATISTICIAN = "For the statistician";

    private StudyReport() {}

    /** What an owner reads first: what was read, whether the model forecasts, the answers; then the estimates. */
    public static String of(OrderStudy study) {
        boolean usable = study.fit().models().usable();
        Double asked = study.valuation().assumptions().level();
        double level = asked == null ? Assumptions.LEVEL : asked;
        Blocks blocks = new Blocks()
                .text(study.ledger().report(OptionWording.OPTIONS))
                .lines(HOLDOUT, holdout(study.holdout()));
        if (!usable) {
            blocks.wrapped(
                    "Warning",
                    "What follows rests on a fit without a usable maximum (the estimates say why): do not use it.");
        }
        Blocks value = new Blocks("\n")
                .text(ValueReport.of(study.valuation()))
                .text(usable ? ValueReport.standouts(study.valuation()) : "");
        study.misfit().ifPresent(note -> value.wrapped("", note + " lindy validate measures it."));
        return blocks.text(value.toString())
                .wrapped("Model", FitReport.advice(study.fit()))
                .text(FitReport.notes(study.fit()))
                .text(STATISTICIAN + "\n" + FitReport.estimates(study.fit(), level))
                .text(study.valuation().parameters().stream()
                        .map(drawn -> Layout.block("Drawn", drawn.toString()))
                        .collect(Collectors.joining("\n")))
                .toString();
    }

    private static String holdout(HoldoutCheck check) {
        if (check.forecast() == null || check.fitted() == null) {
            return "not checked: " + check.cut().whyNot().in(OptionWording.OPTIONS);
        }
        // An average is of usable fits alone; what may be said of each besides would only hide the forecast.
        List<Diagnosis> diagnosis =
                check.fitted().average() == null ? check.fitted().purchases().diagnosis() : List.of();
        return check.forecast().report()
                + diagnosis.stream()
                        .map(d -> "\n  of the fit behind it: "
                                + d.text(OptionWording.OPTIONS).replace("\n", "\n  "))
                        .collect(Collectors.joining())
                + check.causes().stream()
                        .map(cause -> "\n  " + cause.in(OptionWording.OPTIONS).replace("\n", "\n  "))
                        .collect(Collectors.joining());
    }

    /** The check of the forecast, in lines without a label. */
    static String holdoutLines(HoldoutCheck check) {
        return Layout.block(HOLDOUT, holdout(check)).substring(HOLDOUT.length()).strip();
    }
}
