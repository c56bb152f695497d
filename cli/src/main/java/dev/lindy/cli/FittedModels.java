package dev.lindy.cli;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.estimate.Fit;
import dev.lindy.data.DataException;
import dev.lindy.models.bgnbd.BgNbd;
import dev.lindy.models.gammagamma.GammaGamma;
import dev.lindy.models.io.ModelFile;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model of purchases and, where amounts are known, one of spend.
 *
 * @param remarks why there is no model of spend, if there is none
 */
record FittedModels(Fit<BgNbd> purchases, @Nullable Fit<GammaGamma> spend, List<String> remarks) {

    static FittedModels fit(CustomerBase base, String source) {
        if (base.size() == 0) {
            throw new DataException(
                    source + ": no customer is left to fit a model to; the ledger says where the rows went");
        }
        if (longest(base) == 0) {
            throw new DataException(
                    source + ": every order falls on the last day observed, so there was no time in which"
                            + " a customer could come back; if the log is complete up to a later day, --until names it");
        }
        Fit<BgNbd> purchases = BgNbd.fit(base);
        if (!base.hasSpend()) {
            return new FittedModels(
                    purchases, null, List.of("The orders have no amounts, so nothing is said of value."));
        }
        if (GammaGamma.FAMILY.sample(base).rows() == 0) {
            return new FittedModels(
                    purchases,
                    null,
                    List.of("No customer has a repeat purchase with a value above 0, so nothing is said of value"
                            + " (--spend all counts first purchases too)."));
        }
        return new FittedModels(purchases, GammaGamma.fit(base), List.of());
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
