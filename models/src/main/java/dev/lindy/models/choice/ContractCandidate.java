package dev.lindy.models.choice;

import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.models.ContractModel;
import dev.lindy.models.interval.ContractIntervals;
import dev.lindy.models.interval.Interval;
import dev.lindy.models.quantity.ContractQuantities;
import dev.lindy.models.quantity.Quantity;
import dev.lindy.models.validation.SurvivalForecast;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One model of a comparison on contracts.
 *
 * @param entry which model
 * @param fit to the periods that are compared on
 * @param holdout forecast and truth of the later periods; null where there are none
 */
public record ContractCandidate(
        ContractEntry<?> entry,
        MaximumLikelihoodFit<? extends ContractModel> fit,
        @Nullable SurvivalForecast holdout) implements Contender {

    /**
     * How sure the share of contracts is that the model expects to be active at the end of the holdout.
     *
     * @param level such as 0.9
     * @return of the expectation; empty without a holdout, and where the fit does not say
     */
    public Optional<Interval> survival(double level) {
        SurvivalForecast forecast = holdout;
        if (forecast == null) {
            return Optional.empty();
        }
        Quantity<ContractModel, int[]> survival = ContractQuantities.survival(forecast.last());
        return ContractIntervals.of(fit.estimates(), fit::model)
                .map(sure -> sure.expectation(survival, new int[1], level))
                .map(ends -> new Interval(
                        ends.doubles(survival.column() + "_lo")[0],
                        ends.doubles(survival.column() + "_hi")[0],
                        level,
                        Interval.Kind.EXPECTATION))
                .filter(Interval::known);
    }
}
