package dev.lindy.study;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.base.Columns;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.data.ledger.Ledger;
import dev.lindy.data.prepare.ContractData;
import dev.lindy.models.ContractModel;
import dev.lindy.models.choice.ContractCandidate;
import dev.lindy.models.choice.ContractCatalog;
import dev.lindy.models.choice.ContractComparison;
import dev.lindy.models.choice.ContractEntry;
import dev.lindy.models.io.ModelFile;
import dev.lindy.models.validation.SurvivalForecast;
import dev.lindy.models.value.ContractOutlook;
import java.util.LinkedHashMap;
import java.util.Map;
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
        ContractEntry<?> entry = options.model();
        if (entry == null) {
            ContractComparison comparison = ContractComparison.of(ContractCatalog.all(), contracts, periods);
            ContractCandidate chosen = comparison.choice();
            return new ContractStudy(data, chosen.entry(), chosen.fit(), chosen.holdout(), comparison);
        }
        MaximumLikelihoodFit<? extends ContractModel> fit =
                entry.fit(MaximumLikelihood.withDefaults(), heldBack ? contracts.firstPeriods(periods) : contracts);
        return new ContractStudy(
                data, entry, fit, heldBack ? SurvivalForecast.of(fit.model(), contracts, periods) : null, null);
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
        return ContractOutlook.of(fit.model(), assumptions.discount(), horizon).curve(contracts);
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
