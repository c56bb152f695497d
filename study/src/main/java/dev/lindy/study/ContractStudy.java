package dev.lindy.study;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.base.Columns;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.estimate.Opinions;
import dev.lindy.data.ledger.Ledger;
import dev.lindy.data.prepare.ContractData;
import dev.lindy.models.ContractModel;
import dev.lindy.models.choice.ContractCatalog;
import dev.lindy.models.choice.ContractComparison;
import dev.lindy.models.choice.ContractEntry;
import dev.lindy.models.interval.ContractIntervals;
import dev.lindy.models.interval.Interval;
import dev.lindy.models.io.ModelFile;
import dev.lindy.models.quantity.ContractQuantities;
import dev.lindy.models.quantity.Quantity;
import dev.lindy.models.validation.SurvivalForecast;
import dev.lindy.models.value.ContractOutlook;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A study of contracts. Immutable.
 *
 * @param data the contracts
 * @param entry which model
 * @param fit its fit
 * @param holdout forecast and truth of the periods that were held back; null where none was
 * @param comparison that chose the model, if one did
 */
public record ContractStudy(
        ContractData data,
        ContractEntry<?> entry,
        MaximumLikelihoodFit<? extends ContractModel> fit,
        @Nullable SurvivalForecast holdout,
        @Nullable ContractComparison comparison)
        implements Study {

    static ContractStudy of(ContractData data, ContractOptions options) {
        CohortSample contracts = data.contracts();
        int periods = options.periods(contracts);
        boolean heldBack = periods < contracts.longest();
        ContractEntry<?> given = options.model();
        ContractComparison comparison =
                given == null ? ContractComparison.of(ContractCatalog.all(), contracts, periods) : null;
        ContractEntry<?> entry = comparison == null
                ? Objects.requireNonNull(given)
                : comparison.choice().entry();
        CohortSample seen = heldBack ? contracts.firstPeriods(periods) : contracts;
        MaximumLikelihoodFit<? extends ContractModel> likeliest = comparison == null
                ? entry.fit(MaximumLikelihood.withDefaults(), seen)
                : comparison.choice().fit();
        MaximumLikelihoodFit<? extends ContractModel> fit = withPrior(entry, likeliest, seen, options.prior());
        return new ContractStudy(
                data, entry, fit, heldBack ? SurvivalForecast.of(fit.model(), contracts, periods) : null, comparison);
    }

    private static MaximumLikelihoodFit<? extends ContractModel> withPrior(
            ContractEntry<?> entry,
            MaximumLikelihoodFit<? extends ContractModel> likeliest,
            CohortSample seen,
            @Nullable Opinions prior) {
        if (prior == null) {
            return likeliest;
        }
        try {
            prior.over(entry.beliefs(seen));
        } catch (IllegalArgumentException e) {
            throw new StudyException(Remedy.PRIOR, "cannot be used: " + e.getMessage());
        }
        return entry.fit(MaximumLikelihood.withDefaults().withPrior(prior), seen);
    }

    /**
     * Survival and retention, observed and by the model.
     *
     * @param assumptions discount, and how far the curve goes beyond what was observed; as far again unless a horizon is given
     * @return the columns of {@link ContractOutlook#curve(CohortSample)}
     * @throws StudyException if the horizon is no whole number of periods
     */
    public Columns curve(Assumptions assumptions) {
        CohortSample contracts = data.contracts();
        int horizon = assumptions.periods(contracts.timeScale(), Math.max(1, contracts.longest()));
        ContractOutlook outlook = ContractOutlook.of(fit.model(), assumptions.discount(), horizon);
        Double level = assumptions.level();
        return (level == null
                        ? outlook
                        : intervals()
                                .map(of -> outlook.withIntervals(of, level))
                                .orElse(outlook))
                .curve(contracts);
    }

    /**
     * How sure the model is.
     *
     * @return empty where nothing is known of it
     */
    public Optional<ContractIntervals> intervals() {
        return ContractIntervals.of(fit.estimates(), fit::model);
    }

    /**
     * How sure the expected payments of a new contract are.
     *
     * @param discount what the future is worth
     * @param level such as 0.9
     * @return empty where nothing is known of it
     */
    public Optional<Interval> lifetime(Discount discount, double level) {
        return ofNew(ContractQuantities.lifetime(discount), level);
    }

    /**
     * How sure the share of contracts is that was expected to be active at the end of the holdout.
     *
     * @param level such as 0.9
     * @return empty without a holdout, and where nothing is known of it
     */
    public Optional<Interval> survival(double level) {
        return holdout == null ? Optional.empty() : ofNew(ContractQuantities.survival(holdout.last()), level);
    }

    private Optional<Interval> ofNew(Quantity<ContractModel, int[]> quantity, double level) {
        return intervals()
                .map(of -> of.expectation(quantity, new int[1], level))
                .map(ends -> new Interval(
                        ends.doubles(quantity.column() + "_lo")[0],
                        ends.doubles(quantity.column() + "_hi")[0],
                        level,
                        Interval.Kind.EXPECTATION))
                .filter(Interval::known);
    }

    @Override
    public Ledger ledger() {
        return data.ledger();
    }

    @Override
    public ModelFile file() {
        Map<String, String> period = new LinkedHashMap<>();
        period.put("source", "contracts");
        if (data.observedTo() != null) {
            period.put("observedTo", data.observedTo().toString());
        }
        if (holdout != null) {
            period.put("calibrationPeriods", Integer.toString(holdout.calibration()));
        }
        return ModelFile.ofContracts(fit, period);
    }

    @Override
    public boolean usable() {
        return fit.usable();
    }
}
