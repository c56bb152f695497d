package dev.lindy.cli.command;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.data.prepare.ContractData;
import dev.lindy.models.ContractModel;
import dev.lindy.models.choice.ContractCandidate;
import dev.lindy.models.choice.ContractCatalog;
import dev.lindy.models.choice.ContractComparison;
import dev.lindy.models.choice.ContractEntry;
import dev.lindy.models.io.ModelFile;
import dev.lindy.models.validation.SurvivalForecast;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model of contracts.
 *
 * @param entry which model
 * @param fit its fit
 * @param holdout forecast and truth of the periods that were held back, if some were
 * @param comparison that chose the model, if one did
 * @param file the model file
 */
record FittedContracts(
        ContractEntry<?> entry,
        MaximumLikelihoodFit<? extends ContractModel> fit,
        @Nullable SurvivalForecast holdout,
        @Nullable ContractComparison comparison,
        ModelFile file) {

    /** Fits the model that was asked for, or the one that a comparison chooses. */
    static FittedContracts fit(ContractData data, ModelChoice choice, CalibrationPeriods calibration) {
        CohortSample contracts = data.contracts();
        int periods = calibration.of(contracts);
        ContractComparison comparison =
                choice.isAuto() ? ContractComparison.of(ContractCatalog.all(), contracts, periods) : null;
        if (comparison != null) {
            ContractCandidate chosen = comparison.choice();
            return of(data, periods, chosen.entry(), chosen.fit(), comparison);
        }
        ContractEntry<?> entry = choice.contractEntry();
        return of(data, periods, entry, entry.fit(MaximumLikelihood.withDefaults(), calibration.cut(contracts)), null);
    }

    private static FittedContracts of(
            ContractData data,
            int periods,
            ContractEntry<?> entry,
            MaximumLikelihoodFit<? extends ContractModel> fit,
            @Nullable ContractComparison comparison) {
        boolean heldBack = periods < data.contracts().longest();
        Map<String, String> period = new LinkedHashMap<>();
        period.put("source", "contracts");
        if (data.observedTo() != null) {
            period.put("observedTo", data.observedTo().toString());
        }
        if (heldBack) {
            period.put("calibrationPeriods", Integer.toString(periods));
        }
        return new FittedContracts(
                entry,
                fit,
                heldBack ? SurvivalForecast.of(fit.model(), data.contracts(), periods) : null,
                comparison,
                ModelFile.ofContracts(fit, period));
    }
}
