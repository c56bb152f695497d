package dev.lindy.models.comparison;

import dev.lindy.core.estimate.Fit;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.catalog.CatalogEntry;
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
 * @param innerScore mean log-probability of what customers did after the inner split, of a fit before it; NaN without one
 */
public record Candidate(
        CatalogEntry<?, ?> entry,
        Fit<? extends TransactionModel> fit,
        double seconds,
        double expectedPurchases,
        double aliveOfOneTimeBuyers,
        @Nullable HoldoutForecast holdout,
        double innerScore) {

    /**
     * The model's name in files and options.
     *
     * @return such as {@code bg-nbd}
     */
    public String id() {
        return entry.id();
    }

    /**
     * The model's name in print.
     *
     * @return such as {@code BG/NBD}
     */
    public String name() {
        return entry.name(fit);
    }

    /**
     * Akaike's criterion, a whole number that the fit chose counted as a parameter.
     *
     * @return smaller is better, within one kind of model
     */
    public double aic() {
        return 2.0 * parameters() - 2 * fit.estimates().logLikelihood();
    }

    /**
     * Schwarz's criterion, a whole number that the fit chose counted as a parameter.
     *
     * @return smaller is better, within one kind of model
     */
    public double bic() {
        return parameters() * Math.log(fit.estimates().observations())
                - 2 * fit.estimates().logLikelihood();
    }

    /**
     * How many parameters were estimated or chosen.
     *
     * @return at least 1
     */
    public int parameters() {
        return entry.parameters().size();
    }

    /** How regular the model takes purchases to be: litt enters its likelihood times this less 1. */
    double regularity() {
        return entry.constants(fit).getOrDefault("k", 1.0);
    }
}
