package dev.lindy.models.contracts.kernel;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.base.Phrases;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.Ridge;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What any model of contracts with a chance θ ~ Beta(alpha, beta) to leave should say of its data and of a flat likelihood. */
public final class ContractDiagnosis {

    private static final double FEW = 30;
    /** How far a direction must point to one side before it is said to. */
    private static final double SLANTED = 0.5;

    private ContractDiagnosis() {}

    /**
     * Churn at the first renewal, for start values.
     *
     * @param data the contracts
     * @return the share of contracts that ended in period 1, kept away from 0 and 1
     */
    public static double firstChurn(CohortSample data) {
        double ended = 0;
        for (int row = 0; row < data.rows(); row++) {
            ended += !data.active(row) && data.period(row) == 1 ? data.weight(row) : 0;
        }
        double atRisk = data.atRisk(1);
        return (ended + 0.5) / (atRisk + 1);
    }

    /**
     * What the data alone say.
     *
     * @param data the contracts
     * @param parameters how many parameters the model has, each of which takes a period to fix
     * @return {@code no-churn}, {@code no-survivors}, {@code too-few-contracts}, {@code too-few-periods},
     *     {@code nothing-left-to-check}, or nothing
     */
    public static List<Diagnosis> ofSample(CohortSample data, int parameters) {
        double ended = data.ended();
        if (ended == 0) {
            return List.of(new Diagnosis(
                    "no-churn",
                    Diagnosis.Severity.FATAL,
                    "no contract ended, so nothing is known of how long they last.",
                    "observe longer, and check that ended contracts are in the data."));
        }
        List<Diagnosis> found = new ArrayList<>();
        if (ended < FEW) {
            found.add(warning(
                    "too-few-contracts",
                    String.format(
                            Locale.ROOT,
                            "only %,.0f of %,.0f contracts ended: estimates and predictions are very uncertain.",
                            ended,
                            data.totalWeight()),
                    "add contracts or observe longer; take the intervals seriously and the point estimates not."));
        }
        int periods = data.longest();
        if (data.atRisk(2) == 0) {
            found.add(warning(
                    "too-few-periods",
                    "no contract was watched beyond its first renewal: only the mean chance to leave, alpha/(alpha+beta),"
                            + " is determined, and any forecast beyond one period is a guess.",
                    "observe more periods, or choose shorter ones."));
        } else if (periods < parameters) {
            found.add(warning(
                    "too-few-periods",
                    String.format(
                            Locale.ROOT,
                            "contracts were watched for %s, which cannot fix %s.",
                            Phrases.count(periods, "period"),
                            Phrases.count(parameters, "parameter")),
                    "observe more periods, choose shorter ones, or use a model with fewer parameters."));
        } else if (periods == parameters) {
            found.add(new Diagnosis(
                    "nothing-left-to-check",
                    Diagnosis.Severity.NOTE,
                    String.format(
                            Locale.ROOT,
                            "%d periods fix %d parameters and leave none to check the model by: it fits whatever the data"
                                    + " are.",
                            periods,
                            parameters),
                    "observe another period before trusting a long forecast."));
        }
        return found;
    }

    /**
     * The direction in which the likelihood is flat, by the name of the model it leads to.
     *
     * @param ridge the direction, of alpha, beta and others
     * @param estimates the fit
     * @return what it means
     */
    public static Diagnosis ofRidge(Ridge ridge, Maximum estimates) {
        double alpha = estimates.value("alpha");
        double beta = estimates.value("beta");
        double towardsBoth = ridge.direction("alpha") + ridge.direction("beta");
        if (!ridge.isFlat()) {
            return warning(
                    "ill-conditioned",
                    String.format(
                            Locale.ROOT,
                            "the data hardly separate the parameters (condition number %s): their standard errors are"
                                    + " large and depend on each other.",
                            Double.isInfinite(estimates.conditionNumber())
                                    ? "infinite"
                                    : String.format(Locale.ROOT, "%.1e", estimates.conditionNumber())),
                    "use predictions rather than single parameters, or observe more periods.");
        }
        if (towardsBoth > SLANTED) {
            return warning(
                    "equal-churn",
                    String.format(
                            Locale.ROOT,
                            "the data do not fix alpha and beta separately (flat ridge, both tend to infinity): customers do"
                                    + " not differ, everybody leaves in the first period with the same chance"
                                    + " alpha/(alpha+beta) = %.3f. Predictions are safe, the two numbers are not.",
                            alpha / (alpha + beta)),
                    "report the ratio; with a constant retention rate the simple formulas of the textbooks hold.");
        }
        if (towardsBoth < -SLANTED) {
            return warning(
                    "stay-or-leave",
                    String.format(
                            Locale.ROOT,
                            "the data do not fix alpha and beta separately (flat ridge, both tend to 0): it looks as if"
                                    + " %.0f %% of customers left at their first renewal and the others never will.",
                            100 * alpha / (alpha + beta)),
                    "report the ratio alpha/(alpha+beta) only, and distrust long horizons; or observe more periods.");
        }
        return warning(
                "flat-ridge",
                "the likelihood is flat in a combination of the parameters: they are not determined on their own.",
                "use predictions rather than single parameters; or observe more periods.");
    }

    private static Diagnosis warning(String name, String meaning, String remedy) {
        return new Diagnosis(name, Diagnosis.Severity.WARNING, meaning, remedy);
    }
}
