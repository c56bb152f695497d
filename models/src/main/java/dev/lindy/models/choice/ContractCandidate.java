package dev.lindy.models.choice;

import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.models.ContractModel;
import dev.lindy.models.validation.SurvivalForecast;
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
        @Nullable SurvivalForecast holdout) implements Contender {}
