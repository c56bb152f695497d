package dev.lindy.study;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.data.DataException;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.SpendModel;
import dev.lindy.models.choice.CatalogEntry;
import dev.lindy.models.choice.ModelComparison;
import dev.lindy.models.choice.SpendCatalog;
import dev.lindy.models.io.ModelFile;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model of purchases and, where amounts are known, one of spend, fitted to the same customers. Immutable.
 *
 * @param entry which model of purchases
 * @param purchases its fit
 * @param spend the fit of a model of spend, if there is one
 * @param comparison that chose the model, if one did
 */
public record FittedModels(
        CatalogEntry<?, ?> entry,
        MaximumLikelihoodFit<? extends PurchaseModel> purchases,
        @Nullable MaximumLikelihoodFit<? extends SpendModel> spend,
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
            return of(base, source, options.model());
        }
        Customers.requireSome(base, source);
        ModelComparison comparison = options.comparison().comparer(base).compare(base);
        var chosen = comparison.choice().candidate();
        return new FittedModels(chosen.entry(), chosen.fit(), spend(base).orElse(null), comparison);
    }

    /** Fits a model. */
    static FittedModels of(CustomerBase base, String source, CatalogEntry<?, ?> entry) {
        Customers.requireSome(base, source);
        ComparisonOptions.requireApplicable(entry, base, source);
        return Chunks.both(
                () -> entry.fit(MaximumLikelihood.withDefaults(), base),
                () -> spend(base),
                (purchases, spend) -> new FittedModels(entry, purchases, spend.orElse(null), null));
    }

    /** Where there are amounts to fit to. */
    private static Optional<? extends MaximumLikelihoodFit<? extends SpendModel>> spend(CustomerBase base) {
        return SpendCatalog.get(SpendCatalog.DEFAULT).fit(MaximumLikelihood.withDefaults(), base);
    }

    /** The same, with the comparison of an earlier fit that chose the model. */
    FittedModels chosenBy(FittedModels earlier) {
        return new FittedModels(entry, purchases, spend, earlier.comparison);
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
        return spend == null ? null : spend.model();
    }

    /**
     * Whether both fits have a usable maximum.
     *
     * @return false where a diagnosis makes one unusable
     */
    public boolean usable() {
        return purchases.usable() && (spend == null || spend.usable());
    }

    /**
     * The models as a file.
     *
     * @param period what they were fitted to, see {@link Customers#period()}
     * @return the file
     */
    public ModelFile file(Map<String, String> period) {
        return ModelFile.of(purchases, spend, period);
    }
}
