package dev.lindy.study;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Split;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.data.DataException;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.SpendModel;
import dev.lindy.models.choice.CatalogEntry;
import dev.lindy.models.choice.ModelComparison;
import dev.lindy.models.interval.Nearby;
import dev.lindy.models.interval.PurchaseIntervals;
import dev.lindy.models.interval.ValueIntervals;
import dev.lindy.models.io.ModelFile;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model of purchases and, where amounts are known, one of spend, fitted to the same customers. Immutable.
 *
 * @param entry which model of purchases
 * @param purchases its fit
 * @param spending the fits of a model of spend, if there are any
 * @param comparison that chose the model, if one did
 */
public record FittedModels(
        CatalogEntry<?, ?> entry,
        MaximumLikelihoodFit<? extends PurchaseModel> purchases,
        @Nullable SpendFits spending,
        @Nullable ModelComparison comparison) {

    /**
     * Fits the model that was asked for, or the one that a comparison chooses.
     *
     * @param base the customers
     * @param source where they came from, for messages
     * @param options of the study
     * @return the fits
     * @throws DataException if there are no customers to fit to, or if the model does not apply to them
     */
    public static FittedModels of(CustomerBase base, String source, StudyOptions options) {
        if (options.model() != null) {
            return of(base, source, options.model(), options.spendModel());
        }
        Customers.requireSome(base, source);
        ModelComparison comparison = options.comparison().comparer(base).compare(base);
        var chosen = comparison.choice().candidate();
        return new FittedModels(
                chosen.entry(),
                chosen.fit(),
                SpendFits.of(base, options.spendModel()).orElse(null),
                comparison);
    }

    /** Fits a model. */
    static FittedModels of(CustomerBase base, String source, CatalogEntry<?, ?> entry, @Nullable String spendModel) {
        Customers.requireSome(base, source);
        ComparisonOptions.requireApplicable(entry, base, source);
        return Chunks.both(
                () -> entry.fit(MaximumLikelihood.withDefaults(), base),
                () -> SpendFits.of(base, spendModel),
                (purchases, spend) -> new FittedModels(entry, purchases, spend.orElse(null), null));
    }

    /** The same, with the comparison of an earlier fit that chose the model. */
    FittedModels chosenBy(FittedModels earlier) {
        return new FittedModels(entry, purchases, spending, earlier.comparison);
    }

    /** The same, with the model of spend that forecasts the holdout better. */
    FittedModels spendingChosenBy(Split split) {
        return new FittedModels(entry, purchases, spending == null ? null : spending.chosenBy(split), comparison);
    }

    /** The same, with the model of spend that an earlier fit chose. */
    FittedModels spendingAs(FittedModels earlier) {
        SpendFits.Forecasts why = earlier.spending == null ? null : earlier.spending.forecasts();
        return new FittedModels(entry, purchases, spending == null ? null : spending.as(why), comparison);
    }

    /**
     * The fit of the model of spend.
     *
     * @return the one that is used; null without amounts
     */
    public @Nullable MaximumLikelihoodFit<? extends SpendModel> spend() {
        return spending == null ? null : spending.used();
    }

    /**
     * The model of purchases.
     *
     * @return at its estimates
     */
    public PurchaseModel model() {
        return purchases.model();
    }

    /**
     * The model of spend.
     *
     * @return at its estimates; null without amounts
     */
    public @Nullable SpendModel spendModel() {
        return spending == null ? null : spending.used().model();
    }

    /**
     * How sure the models are.
     *
     * @return their intervals
     */
    public Sureness sureness() {
        Optional<PurchaseIntervals> ofPurchases = PurchaseIntervals.of(purchases.estimates(), purchases::model);
        Optional<Nearby<SpendModel>> ofSpend =
                spending == null ? Optional.empty() : Nearby.of(spending.used().estimates(), spending.used()::model);
        return new Sureness(
                ofPurchases, ofPurchases.flatMap(of -> ofSpend.map(nearby -> ValueIntervals.of(of, nearby))));
    }

    /**
     * Whether both fits have a usable maximum.
     *
     * @return false where a diagnosis makes one unusable
     */
    public boolean usable() {
        return purchases.usable() && (spending == null || spending.used().usable());
    }

    /**
     * The models as a file.
     *
     * @param period what they were fitted to, see {@link Customers#period()}
     * @return the file
     */
    public ModelFile file(Map<String, String> period) {
        return ModelFile.of(purchases, spend(), period);
    }
}
