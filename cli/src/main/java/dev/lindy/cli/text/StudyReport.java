package dev.lindy.cli.text;

import dev.lindy.cli.option.OptionWording;
import dev.lindy.study.HoldoutCheck;
import dev.lindy.study.OrderStudy;
import java.util.stream.Collectors;

/** What a study of orders says, in blocks for people. */
public final class StudyReport {

    private static final String HOLDOUT = "Forecast?";

    private StudyReport() {}

    /** What was read, whether the model forecasts, the fits, and the answers. */
    public static String of(OrderStudy study) {
        Blocks blocks = new Blocks()
                .text(study.ledger().report(OptionWording.OPTIONS))
                .lines(HOLDOUT, holdout(study.holdout()))
                .text(FitReport.of(study.fit()));
        if (!study.fit().models().usable()) {
            blocks.wrapped(
                    "Warning", "What follows rests on a fit without a usable maximum (see above): do not use it.");
        }
        return blocks.text(ValueReport.of(study.valuation())).toString();
    }

    private static String holdout(HoldoutCheck check) {
        if (check.forecast() == null || check.fitted() == null) {
            return "not checked: " + check.cut().whyNot().in(OptionWording.OPTIONS);
        }
        return check.forecast().report()
                + check.fitted().purchases().diagnosis().stream()
                        .map(d -> "\n  of the fit behind it: "
                                + d.text(OptionWording.OPTIONS).replace("\n", "\n  "))
                        .collect(Collectors.joining());
    }

    /** The check of the forecast, in lines without a label. */
    static String holdoutLines(HoldoutCheck check) {
        return Layout.block(HOLDOUT, holdout(check)).substring(HOLDOUT.length()).strip();
    }
}
