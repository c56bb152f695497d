package dev.lindy.cli.command;

import dev.lindy.cli.text.Layout;
import dev.lindy.core.base.Columns;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.data.prepare.ContractData;
import dev.lindy.models.ContractModel;
import dev.lindy.models.choice.ContractComparison;
import dev.lindy.models.validation.SurvivalForecast;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The blocks of a report on contracts. */
final class ContractReport {

    private ContractReport() {}

    /** A fit, with plain sentences. */
    static String fitted(FittedContracts fitted, ContractData data, Discount discount) {
        List<String> blocks = new ArrayList<>();
        blocks.add(data.ledger().report());
        if (fitted.comparison() != null) {
            blocks.add(Layout.block("Model", Layout.wrapped(fitted.comparison().advice())));
        }
        ContractModel model = fitted.fit().model();
        blocks.add(Layout.block(
                "Renewals",
                fitted.fit().summary()
                        + (fitted.fit().usable()
                                ? "\n"
                                        + Layout.wrapped(
                                                fitted.entry().story(fitted.fit()) + " " + lifetime(model, discount))
                                : "")));
        SurvivalForecast holdout = fitted.holdout();
        if (holdout != null) {
            blocks.add(Layout.block("Forecast?", Layout.wrapped(holdout(holdout, model.timeScale()))));
        }
        return String.join("\n\n", blocks);
    }

    private static String lifetime(ContractModel model, Discount discount) {
        double payments = model.discountedExpectedLifetime(discount);
        if (Double.isInfinite(payments)) {
            return "Without a discount the expected number of payments has no limit (--discount-rate).";
        }
        return String.format(
                Locale.ROOT,
                "A new contract is expected to bring %s payments, the first included%s.",
                Layout.number(payments),
                discount.annualRate() == 0 ? "" : " and later ones discounted " + discount);
    }

    private static String holdout(SurvivalForecast holdout, TimeScale unit) {
        return String.format(
                Locale.ROOT,
                "fitted to the first %s; after %s %.1f %% of contracts were expected to be active, and %.1f %% were. From %s"
                        + " %d on the forecast is off by %.1f percentage points on average.",
                unit.describe(holdout.calibration()),
                unit.describe(holdout.last()),
                100 * holdout.expected(),
                100 * holdout.actual(),
                unit.id(),
                holdout.calibration() + 1,
                100 * holdout.meanAbsoluteError());
    }

    /** A comparison, the advice first. */
    static String compared(ContractComparison comparison, ContractData data, String next) {
        List<String> blocks = new ArrayList<>();
        blocks.add(Layout.block("Advice", Layout.wrapped(comparison.advice())));
        blocks.add(data.ledger().report());
        blocks.add(Layout.block("Models", comparison.tableText() + "\n" + legend(comparison)));
        blocks.add(Layout.block("Parameters", comparison.parametersText()));
        String diagnoses = comparison.diagnosisText();
        if (!diagnoses.isEmpty()) {
            blocks.add(Layout.block("Of the fits", diagnoses));
        }
        if (!comparison.tests().isEmpty()) {
            blocks.add(Layout.block(
                    "Test",
                    String.join(
                            "\n",
                            comparison.tests().stream()
                                    .map(test -> Layout.wrapped(test.sentence()))
                                    .toList())));
        }
        var choice = comparison.choice();
        if (choice.fit().usable()) {
            blocks.add(Layout.block(
                    "In words",
                    Layout.wrapped(choice.name() + ": " + choice.entry().story(choice.fit()))));
        }
        blocks.add(Layout.block("Next", next));
        return String.join("\n\n", blocks);
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
    static String outlook(Columns contracts, TimeScale unit, int horizon, Discount discount) {
        double active = Arrays.stream(contracts.doubles("active")).sum();
        double still = Arrays.stream(contracts.doubles("expected_active")).sum();
        double residual = residual(contracts);
        String text = String.format(
                Locale.ROOT,
                "%,.0f active contracts, of which %s are expected to be active after the next %s (%s)",
                active,
                Layout.number(still),
                horizon == 1 ? "renewal" : horizon + " renewals",
                unit.describe(horizon));
        String renewals = Double.isInfinite(residual)
                ? "without a discount the expected number of renewals has no limit; --discount-rate gives one"
                : String.format(
                        Locale.ROOT,
                        "%s renewals to come from them in all future%s",
                        Layout.number(residual),
                        discount.annualRate() == 0 ? "" : ", discounted " + discount);
        return Layout.block("Outlook", text + "\n" + renewals);
    }

    /** The renewals to come of all contracts. */
    static double residual(Columns contracts) {
        double[] active = contracts.doubles("active");
        double[] each = contracts.doubles("residual_lifetime");
        double sum = 0;
        for (int i = 0; i < active.length; i++) {
            sum += active[i] > 0 ? active[i] * each[i] : 0;
        }
        return sum;
    }
}
