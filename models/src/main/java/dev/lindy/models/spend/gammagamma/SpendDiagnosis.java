package dev.lindy.models.spend.gammagamma;

import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.base.SpendAnova;
import dev.lindy.core.base.SpendSample;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.Ridge;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is said of fits of Gamma-Gamma, whether to means or to single purchases. */
final class SpendDiagnosis {
    /** A p as good as infinite: amounts vary by less than 0.1 %. */
    static final double EXACT = 1e6;

    private static final double FEW = 30;
    /** A q as good as infinite. */
    private static final double ALIKE = 1e3;

    private SpendDiagnosis() {}

    static List<Diagnosis> of(Maximum estimates, SpendSample data, boolean ofMeans) {
        List<Diagnosis> found = new ArrayList<>();
        double customers = data.totalWeight();
        if (customers < FEW) {
            found.add(new Diagnosis(
                    "few-spenders",
                    Diagnosis.Severity.WARNING,
                    String.format(Locale.ROOT, "only %,.0f customers have a known mean spend.", customers),
                    Message.of(
                            "add customers, or let the first purchase count too (",
                            Remedy.SPEND.as("all", "Spend.ALL"),
                            ").")));
        }
        Ridge ridge = estimates.ridge();
        double q = estimates.value("q");
        if (estimates.value("p") > EXACT) {
            found.add(
                    new Diagnosis(
                            "no-variation",
                            Diagnosis.Severity.WARNING,
                            "the purchases of a customer do not vary in value (p tends to infinity): everybody's expected spend is"
                                    + " their own mean. The parameters themselves are not determined.",
                            "use mean spend as it is; check that the amounts are those of orders and not a fixed price or fee."));
        } else if (ridge != null && ridge.isFlat()) {
            found.add(
                    q > ALIKE
                            ? alike(data.anova(), ofMeans)
                            : flat("the data do not fix p, q and gamma separately"
                                    + " (flat ridge): predictions are safe, the numbers are not."));
        }
        if (!(q > 1)) {
            found.add(new Diagnosis(
                    "infinite-mean-spend",
                    Diagnosis.Severity.WARNING,
                    String.format(
                            Locale.ROOT,
                            "q = %.3f is at most 1: the model's population mean is infinite, so customers without known spend"
                                    + " have no finite expected spend.",
                            q),
                    "look for a few enormous orders (the ledger points them out) and treat them apart."));
        }
        return found;
    }

    /** The fit sees no difference between customers: only their single purchases tell whether there is one. */
    private static Diagnosis alike(@Nullable SpendAnova anova, boolean ofMeans) {
        if (anova == null || Double.isNaN(anova.pValue())) {
            return flat(
                    "by their means, customers do not differ in mean spend beyond chance (q and gamma tend to infinity), so that"
                            + " everybody's expected spend is near the population's mean. Whether they differ in truth, only their"
                            + " single orders can tell.");
        }
        if (!anova.differ()) {
            return flat(
                    "customers do not differ in mean spend beyond chance (q and gamma tend to infinity; analysis of variance of"
                            + " their orders: " + anova
                            + "): everybody's expected spend is near the population's mean. Predictions"
                            + " are safe, the two numbers are not.");
        }
        return new Diagnosis(
                "spend-misfit",
                Diagnosis.Severity.WARNING,
                "customers do differ in mean spend (analysis of variance of their orders: " + anova
                        + "), but this fit sees no difference (q and gamma tend to infinity) and draws everybody's expected"
                        + " spend to the population's mean: amounts are not as the model says, such as when their spread"
                        + " does not grow with the customer's mean.",
                ofMeans
                        ? Message.of(
                                "fit the model to single orders (",
                                Remedy.SPEND_MODEL.as(GammaGamma.ORDERS_ID),
                                "), and see how both forecast.")
                        : Message.of("use each customer's own mean where there are several orders of theirs."));
    }

    private static Diagnosis flat(String meaning) {
        return new Diagnosis(
                "flat-ridge",
                Diagnosis.Severity.WARNING,
                meaning,
                "report mean spend rather than parameters; or use more customers with several purchases.");
    }
}
