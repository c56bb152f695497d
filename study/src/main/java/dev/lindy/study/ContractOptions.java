package dev.lindy.study;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.estimate.Opinions;
import dev.lindy.models.choice.ContractCatalog;
import dev.lindy.models.choice.ContractEntry;
import org.jspecify.annotations.Nullable;

/**
 * What a study of contracts is to be made with. Immutable.
 *
 * @param model of contracts; null for the one that a comparison chooses
 * @param calibrationPeriods how many periods to fit to; null for all that were observed
 * @param prior what is known before the data are seen; null for nothing
 */
public record ContractOptions(
        @Nullable ContractEntry<?> model,
        @Nullable Integer calibrationPeriods,
        @Nullable Opinions prior) {

    /**
     * The usual model, fitted to all periods.
     *
     * @return the usual study
     */
    public static ContractOptions defaults() {
        return new ContractOptions(ContractCatalog.get(ContractCatalog.DEFAULT), null, null);
    }

    /**
     * Uses another model.
     *
     * @param entry of the catalog
     * @return new options
     */
    public ContractOptions withModel(ContractEntry<?> entry) {
        return new ContractOptions(entry, calibrationPeriods, prior);
    }

    /**
     * Uses the model that a comparison chooses.
     *
     * @return new options
     */
    public ContractOptions withChosenModel() {
        return new ContractOptions(null, calibrationPeriods, prior);
    }

    /**
     * Fits to the first periods and has the others forecast.
     *
     * @param periods how many to fit to; null for all
     * @return new options
     */
    public ContractOptions withCalibrationPeriods(@Nullable Integer periods) {
        return new ContractOptions(model, periods, prior);
    }

    /**
     * Fits with a prior; a comparison that chooses the model does without.
     *
     * @param known what is known before the data are seen; null for nothing
     * @return other options
     */
    public ContractOptions withPrior(@Nullable Opinions known) {
        return new ContractOptions(model, calibrationPeriods, known);
    }

    /**
     * How many periods the models are fitted to.
     *
     * @param contracts all that was observed
     * @return the number that was given, else all
     * @throws StudyException if the number is below 1 or leaves nothing to be forecast
     */
    public int periods(CohortSample contracts) {
        int longest = contracts.longest();
        if (calibrationPeriods == null) {
            return longest;
        }
        if (calibrationPeriods < 1 || calibrationPeriods >= longest) {
            throw new StudyException(
                    Remedy.CALIBRATION_PERIODS,
                    "must be at least 1 and leave some of the "
                            + contracts.timeScale().describe(longest) + " observed to be forecast, but is "
                            + calibrationPeriods);
        }
        return calibrationPeriods;
    }
}
