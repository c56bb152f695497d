package dev.lindy.models.choice;

import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.interval.Interval;
import dev.lindy.models.validation.HoldoutForecast;
import org.jspecify.annotations.Nullable;

/**
 * One model of a comparison.
 *
 * @param entry which model
 * @param fit to the customers that are compared on
 * @param seconds how long the fit took
 * @param expectedPurchases of all customers in the coming year
 * @param aliveOfOneTimeBuyers mean P(active now) of those who bought once; NaN where there is none
 * @param holdout forecast and truth, of a fit to the calibration of the holdout; null where there is none
 * @param holdoutOutcome between what its purchases were to lie with a probability of 90 %; null where that is not known
 * @param innerScore mean log-probability of what customers did after the inner split, of a fit before it; NaN without one
 */
public record Candidate(
        CatalogEntry<?, ?> entry,
        MaximumLikelihoodFit<? extends PurchaseModel> fit,
        double seconds,
        double expectedPurchases,
        double aliveOfOneTimeBuyers,
        @Nullable HoldoutForecast holdout,
        @Nullable Interval holdoutOutcome,
        double innerScore)
        implements Contender {

    /** How regular the model takes purchases to be: litt enters its likelihood times this less 1. */
    double regularity() {
        return entry.constants(fit).getOrDefault("k", 1.0);
    }
}
