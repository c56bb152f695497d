package dev.lindy.cli.command;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.SpendSample;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.data.DataException;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.choice.CatalogEntry;
import dev.lindy.models.choice.ModelComparison;
import dev.lindy.models.io.ModelFile;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model of purchases and, where amounts are known, one of spend.
 *
 * @param entry which model of purchases
 * @param purchases its fit
 * @param spend a fit of Gamma-Gamma, if there is one
 * @param comparison that chose the model, if one did
 * @param remarks why there is no model of spend, if there is none
 */
record FittedModels(
        CatalogEntry<?, ?> entry,
        MaximumLikelihoodFit<? extends TransactionModel> purchases,
        @Nullable MaximumLikelihoodFit<GammaGamma> spend,
        @Nullable ModelComparison comparison,
        List<String> remarks) {

    /** Fits the model that was asked for, or the one that a comparison chooses. */
    static FittedModels fit(CustomerBase base, String source, ModelChoice choice) {
        if (!choice.isAuto()) {
            return fit(base, source, choice.entry());
        }
        ModelComparison comparison = ModelChoice.compare(base, source);
        var chosen = comparison.choice().candidate();
        return of(base, chosen.entry(), chosen.fit(), spend(base), comparison);
    }

    /** Fits a model. */
    static FittedModels fit(CustomerBase base, String source, CatalogEntry<?, ?> entry) {
        requireCustomers(base, source);
        ModelChoice.requireApplicable(entry, base, source);
        return Chunks.both(
                () -> entry.fit(MaximumLikelihood.withDefaults(), base),
                () -> spend(base),
                (purchases, spend) -> of(base, entry, purchases, spend, null));
    }

    /** Refuses a base that says nothing of anybody's return. */
    static void requireCustomers(CustomerBase base, String source) {
        if (base.size() == 0) {
            throw new DataException(
                    source + ": no customer is left to fit a model to; the ledger says where the rows went");
        }
        if (longest(base) == 0) {
            throw new DataException(
                    source + ": every order falls on the last day observed, so there was no time in which"
                            + " a customer could come back; if the log is complete up to a later day, --until names it");
        }
    }

    /** Where there are amounts to fit to. */
    private static Optional<MaximumLikelihoodFit<GammaGamma>> spend(CustomerBase base) {
        if (!base.hasSpend()) {
            return Optional.empty();
        }
        SpendSample sample = GammaGamma.FAMILY.sample(base);
        return sample.rows() == 0
                ? Optional.empty()
                : Optional.of(MaximumLikelihood.withDefaults().fit(GammaGamma.FAMILY, sample));
    }

    private static FittedModels of(
            CustomerBase base,
            CatalogEntry<?, ?> entry,
            MaximumLikelihoodFit<? extends TransactionModel> purchases,
            Optional<MaximumLikelihoodFit<GammaGamma>> spend,
            @Nullable ModelComparison comparison) {
        String why = base.hasSpend()
                ? "No customer has a repeat purchase with a value above 0, so nothing is said of value"
                        + " (--spend all counts first purchases too)."
                : "The orders have no amounts, so nothing is said of value.";
        return new FittedModels(
                entry, purchases, spend.orElse(null), comparison, spend.isPresent() ? List.of() : List.of(why));
    }

    /** The same, with the comparison of an earlier fit that chose the model. */
    FittedModels chosenBy(FittedModels earlier) {
        return new FittedModels(entry, purchases, spend, earlier.comparison, remarks);
    }

    private static double longest(CustomerBase base) {
        double longest = 0;
        for (int i = 0; i < base.size(); i++) {
            longest = Math.max(longest, base.T(i));
        }
        return longest;
    }

    ModelFile file(Map<String, String> period) {
        return ModelFile.of(purchases, spend, period);
    }
}
