package dev.lindy.study;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.base.Split;
import dev.lindy.core.estimate.Beliefs;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.estimate.Opinions;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.data.DataException;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.SpendModel;
import dev.lindy.models.average.AveragedModel;
import dev.lindy.models.choice.CatalogEntry;
import dev.lindy.models.choice.ModelComparison;
import dev.lindy.models.io.ModelFile;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model of purchases and, where amounts are known, one of spend, fitted to the same customers. Immutable.
 *
 * @param entry which model of purchases
 * @param purchases its fit
 * @param spending the fits of a model of spend, if there are any
 * @param comparison that chose the model, if one did
 * @param prior with which the models were fitted; null for none
 * @param average models that are used together, of which the model of purchases is the one that counts most; null where it is used alone
 */
public record FittedModels(
        CatalogEntry<?, ?> entry,
        MaximumLikelihoodFit<? extends PurchaseModel> purchases,
        @Nullable SpendFits spending,
        @Nullable ModelComparison comparison,
        @Nullable Opinions prior,
        @Nullable AveragedFits average) {

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
                comparison,
                null,
                null);
    }

    /** Fits a model. */
    static FittedModels of(CustomerBase base, String source, CatalogEntry<?, ?> entry, @Nullable String spendModel) {
        Customers.requireSome(base, source);
        ComparisonOptions.requireApplicable(entry, base, source);
        return Chunks.both(
                () -> entry.fit(MaximumLikelihood.withDefaults(), base),
                () -> SpendFits.of(base, spendModel),
                (purchases, spend) -> new FittedModels(entry, purchases, spend.orElse(null), null, null, null));
    }

    /** The same, with the comparison of an earlier fit that chose the model. */
    FittedModels chosenBy(FittedModels earlier) {
        return new FittedModels(entry, purchases, spending, earlier.comparison, prior, average);
    }

    /** The same, with the model of spend that forecasts the holdout better. */
    FittedModels spendingChosenBy(Split split) {
        return new FittedModels(
                entry, purchases, spending == null ? null : spending.chosenBy(split), comparison, prior, average);
    }

    /** The same, with the model of spend that an earlier fit chose. */
    FittedModels spendingAs(FittedModels earlier) {
        SpendFits.Forecasts why = earlier.spending == null ? null : earlier.spending.forecasts();
        return new FittedModels(
                entry, purchases, spending == null ? null : spending.as(why), comparison, prior, average);
    }

    /**
     * The same, fitted with a prior: the weak opinions of each model, some of them replaced.
     *
     * @param base the customers that the models were fitted to
     * @param known what is known of quantities by name; null to leave the fits as they are
     * @return the fits
     * @throws StudyException if a quantity is none of either model, naming those there are, or its numbers do not fit it
     */
    FittedModels withPrior(CustomerBase base, @Nullable Opinions known) {
        if (known == null) {
            return this;
        }
        List<String> ofPurchases = quantities(entry.beliefs(purchases));
        List<String> ofSpend = spending == null ? List.of() : quantities(spending.beliefs());
        for (Opinions.Opinion opinion : known.list()) {
            if (!ofPurchases.contains(opinion.name()) && !ofSpend.contains(opinion.name())) {
                throw new StudyException(
                        Remedy.PRIOR,
                        "knows no quantity \"" + opinion.name() + "\"; " + entry.name() + " has "
                                + String.join(", ", ofPurchases)
                                + (ofSpend.isEmpty() ? "" : ", the model of spend " + String.join(", ", ofSpend)));
            }
        }
        check(known.of(ofPurchases), entry.beliefs(purchases));
        if (spending != null) {
            check(known.of(ofSpend), spending.beliefs());
        }
        return new FittedModels(
                entry,
                entry.fit(MaximumLikelihood.withDefaults().withPrior(known.of(ofPurchases)), base),
                spending == null ? null : spending.withPrior(base, known.of(ofSpend)),
                comparison,
                known,
                null);
    }

    /** An average. */
    static FittedModels averaged(CustomerBase base, String source, ModelWeights weights, @Nullable String spendModel) {
        Customers.requireSome(base, source);
        return Chunks.both(
                () -> AveragedFits.of(base, weights),
                () -> SpendFits.of(base, spendModel),
                (average, spend) -> averaged(average, spend.orElse(null)));
    }

    static FittedModels averaged(AveragedFits average, @Nullable SpendFits spend) {
        int heaviest = average.heaviest();
        return new FittedModels(
                average.weights().entries().get(heaviest), average.fits().get(heaviest), spend, null, null, average);
    }

    /**
     * The name of what is used, in print.
     *
     * @return that of the model, or of an average
     */
    public String name() {
        return average == null ? entry.name() : AveragedModel.NAME;
    }

    private static void check(Opinions known, Beliefs weak) {
        try {
            known.over(weak);
        } catch (IllegalArgumentException e) {
            throw new StudyException(Remedy.PRIOR, "cannot be used: " + e.getMessage());
        }
    }

    private static List<String> quantities(Beliefs beliefs) {
        return beliefs.list().stream().map(belief -> belief.quantity().name()).toList();
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
     * The model of purchases, or the average.
     *
     * @return at its estimates
     */
    public PurchaseModel model() {
        return average == null ? purchases.model() : average.model();
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
     * How sure the models are, by the slopes of answers in the parameters.
     *
     * @return their intervals
     */
    public Sureness sureness() {
        return Sureness.fast(this);
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
        return average == null ? ModelFile.of(purchases, spend(), period) : average.file(this, period);
    }
}
