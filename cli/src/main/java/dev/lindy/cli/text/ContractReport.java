package dev.lindy.cli.text;

import dev.lindy.cli.option.CalibrationPeriods;
import dev.lindy.cli.option.OptionWording;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.Phrases;
import dev.lindy.core.base.TimeScale;
import dev.lindy.data.prepare.ContractData;
import dev.lindy.models.ContractModel;
import dev.lindy.models.choice.ContractCandidate;
import dev.lindy.models.choice.ContractComparison;
import dev.lindy.models.choice.PairTest;
import dev.lindy.models.interval.Interval;
import dev.lindy.models.validation.SurvivalForecast;
import dev.lindy.study.ContractStudy;
import dev.lindy.study.Renewals;
import java.util.Locale;
import java.util.Optional;

/** The blocks of a report on contracts. */
public final class ContractReport {

    private ContractReport() {}

    /** A fit, with plain sentences. */
    public static String fitted(ContractStudy study, Discount discount, double level) {
        ContractModel model = study.fit().model();
        Blocks blocks = new Blocks().text(study.ledger().report(OptionWording.OPTIONS));
        if (study.comparison() != null) {
            blocks.wrapped("Model", study.comparison().advice());
        }
        String story = study.entry().story(study.fit()) + " " + lifetime(study, discount, level);
        blocks.lines(
                "Renewals",
                study.fit().summary(OptionWording.OPTIONS, level)
                        + (study.fit().usable() ? "\n" + Layout.wrapped(story) : ""));
        SurvivalForecast holdout = study.holdout();
        if (holdout != null) {
            blocks.wrapped("Forecast?", holdout(holdout, model.timeScale(), study.survival(level)));
        }
        return blocks.toString();
    }

    private static String lifetime(ContractStudy study, Discount discount, double level) {
        double payments = study.fit().model().discountedExpectedLifetime(discount);
        if (Double.isInfinite(payments)) {
            return "Without a discount the expected number of payments has no limit (--discount-rate).";
        }
        return String.format(
                Locale.ROOT,
                "A new contract is expected to bring %s payments%s, the first included%s.",
                Layout.number(payments),
                study.lifetime(discount, level)
                        .map(open -> " (" + ValueReport.percent(level) + " interval: " + ValueReport.range(open) + ")")
                        .orElse(""),
                discount.annualRate() == 0 ? "" : " and later ones discounted " + discount);
    }

    private static String holdout(SurvivalForecast holdout, TimeScale unit, Optional<Interval> sure) {
        return String.format(
                Locale.ROOT,
                "fitted to the first %s; after %s %.1f %% of contracts%s were expected to be active, and %.1f %% were. From %s"
                        + " %d on the forecast is off by %.1f percentage points on average.",
                unit.describe(holdout.calibration()),
                unit.describe(holdout.last()),
                100 * holdout.expected(),
                sure.map(open -> String.format(
                                Locale.ROOT,
                                " (%s interval: %.1f … %.1f %%)",
                                ValueReport.percent(open.level()),
                                100 * open.lower(),
                                100 * open.upper()))
                        .orElse(""),
                100 * holdout.actual(),
                unit.id(),
                holdout.calibration() + 1,
                100 * holdout.meanAbsoluteError());
    }

    /** A comparison, the advice first. */
    public static String compared(ContractComparison comparison, ContractData data, String next) {
        ContractCandidate choice = comparison.choice();
        Blocks blocks = new Blocks()
                .wrapped("Advice", comparison.advice())
                .text(data.ledger().report(OptionWording.OPTIONS))
                .lines("Models", comparison.tableText() + "\n" + legend(comparison))
                .lines("Parameters", comparison.parametersText())
                .lines("Of the fits", comparison.diagnosisText(OptionWording.OPTIONS))
                .wrapped(
                        "Test",
                        comparison.tests().stream().map(PairTest::sentence).toList());
        if (choice.fit().usable()) {
            blocks.wrapped("In words", choice.name() + ": " + choice.entry().story(choice.fit()));
        }
        return blocks.lines("Next", next).toString();
    }

    private static String legend(ContractComparison comparison) {
        SurvivalForecast holdout = comparison.candidates().get(0).holdout();
        TimeScale unit = comparison.contracts().timeScale();
        return Layout.wrapped(
                "* is the advice; above: AIC above the lowest; "
                        + (holdout == null
                                ? "no holdout: " + CalibrationPeriods.NAME
                                        + " N fits to the first N periods and reports the others."
                                : "holdout: fitted to the first " + unit.describe(holdout.calibration())
                                        + ", then the share of contracts still active after "
                                        + unit.describe(holdout.last())
                                        + ", and by how much that share is off on average since. It had no say in the advice."));
    }

    /** What is to come of contracts, all together. */
    public static String outlook(Renewals outlook) {
        int horizon = outlook.horizon();
        double residual = outlook.residualLifetime();
        String discounted = outlook.assumptions().discountRate() == 0
                ? ""
                : ", discounted " + outlook.assumptions().discount();
        Interval stay = outlook.sure().stillActive();
        Interval open = outlook.sure().residualLifetime();
        String text = String.format(
                Locale.ROOT,
                "%s, of which %s are expected to be active after the next %s (%s)%s",
                Phrases.count(Math.round(outlook.active()), "active contract"),
                Layout.number(outlook.expectedActive()),
                horizon == 1 ? "renewal" : horizon + " renewals",
                outlook.unit().describe(horizon),
                stay == null
                        ? ""
                        : "\nwith " + ValueReport.percent(stay.level()) + " certainty " + Layout.number(stay.lower())
                                + " … " + Layout.number(stay.upper()) + " are, if the model holds");
        String renewals = Double.isInfinite(residual)
                ? "without a discount the expected number of renewals has no limit; --discount-rate gives one"
                : Layout.number(residual) + " renewals to come from them in all future" + discounted
                        + (open == null
                                ? ""
                                : "\nthe data leave open (" + ValueReport.percent(open.level()) + "): "
                                        + ValueReport.range(open));
        return Layout.block("Outlook", text + "\n" + renewals);
    }

    /** What stands above the table in its file. */
    public static String comment(Renewals outlook) {
        return "unit=" + outlook.unit().id() + " horizon=" + outlook.horizon() + " discount="
                + outlook.assumptions().discountRate();
    }
}
