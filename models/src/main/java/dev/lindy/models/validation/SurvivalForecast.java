package dev.lindy.models.validation;

import dev.lindy.core.base.CohortSample;
import dev.lindy.models.ContractModel;
import dev.lindy.models.contracts.kernel.Contracts;

/**
 * How many contracts a model expected to be active in periods that it was not fitted to, and how many were.
 *
 * @param calibration the number of periods that the model was fitted to
 * @param last the last period observed
 * @param expected the share of new contracts that the model expects to be active after the last period
 * @param actual the share that was, with contracts of which less was seen by the estimate of Kaplan and Meier (1958)
 * @param meanAbsoluteError of that share, over the periods after the calibration
 */
public record SurvivalForecast(int calibration, int last, double expected, double actual, double meanAbsoluteError) {

    /**
     * Compares a forecast with what happened.
     *
     * @param model fitted to the first periods
     * @param contracts all periods
     * @param calibration the number of periods that the model was fitted to, at least 0
     * @return what was expected and what happened
     * @throws IllegalArgumentException if no period is left to be forecast, or the contracts count another unit
     */
    public static SurvivalForecast of(ContractModel model, CohortSample contracts, int calibration) {
        Contracts.checkTimeScale(model, contracts);
        int last = contracts.longest();
        if (calibration < 0 || calibration >= last) {
            throw new IllegalArgumentException("calibration must be at least 0 periods and leave some of the " + last
                    + " to be forecast, but is " + calibration);
        }
        double[] observed = contracts.observedSurvival(last);
        double error = 0;
        for (int t = calibration + 1; t <= last; t++) {
            error += Math.abs(model.survival(t) - observed[t]);
        }
        return new SurvivalForecast(
                calibration, last, model.survival(last), observed[last], error / (last - calibration));
    }
}
