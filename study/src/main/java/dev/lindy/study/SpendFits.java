package dev.lindy.study;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.base.Split;
import dev.lindy.core.estimate.Beliefs;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.estimate.Opinions;
import dev.lindy.models.SpendModel;
import dev.lindy.models.choice.SpendCatalog;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import dev.lindy.models.spend.gammagamma.SpendAgreement;
import dev.lindy.models.validation.SpendForecast;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The model of spend that is used, and what speaks for it. Gamma-Gamma is fitted to the means of customers and, where single orders
 * are known, to these too. Immutable.
 *
 * @param used the fit that is used
 * @param other the fit that is not; null where there is none
 * @param agreement whether both say the same of single orders; null where there is one fit only
 * @param forecasts of both in the holdout, where these decided; else null
 * @param asked whether the user named the model
 */
public record SpendFits(
        MaximumLikelihoodFit<? extends SpendModel> used,
        @Nullable MaximumLikelihoodFit<? extends SpendModel> other,
        @Nullable SpendAgreement agreement,
        @Nullable Forecasts forecasts,
        boolean asked) {

    /**
     * How near both fits came to what orders were worth in the holdout.
     *
     * @param means of the fit to means
     * @param orders of the fit to single orders
     */
    public record Forecasts(SpendForecast means, SpendForecast orders) {

        /**
         * Which came nearer.
         *
         * @return true if the fit to single orders did
         */
        public boolean ordersWin() {
            return orders.deviance() < means.deviance();
        }
    }

    /**
     * Fits.
     *
     * @param base the customers
     * @param model the name of the model to use; null for the usual one
     * @return the fits; empty where there are no amounts to fit to
     * @throws StudyException if a fit to single orders is asked for and they are not known
     */
    static Optional<SpendFits> of(CustomerBase base, @Nullable String model) {
        MaximumLikelihood fitter = MaximumLikelihood.withDefaults();
        Optional<? extends MaximumLikelihoodFit<? extends SpendModel>> usual =
                SpendCatalog.get(SpendCatalog.DEFAULT).fit(fitter, base);
        if (usual.isEmpty()) {
            return Optional.empty();
        }
        if (!base.hasSpendSpread()) {
            if (GammaGamma.ORDERS_ID.equals(model)) {
                throw new StudyException(
                        Remedy.SPEND_MODEL,
                        model + " needs the amounts of single orders: an order log, or summaries with the columns"
                                + " geometric_mean_spend and spend_deviation");
            }
            return Optional.of(new SpendFits(usual.get(), null, null, null, model != null));
        }
        if (SpendCatalog.get(GammaGamma.ORDERS_ID).fit(fitter, base).isEmpty()) {
            return Optional.of(new SpendFits(usual.get(), null, null, null, model != null));
        }
        MaximumLikelihoodFit<GammaGamma> means = fitter.fit(GammaGamma.FAMILY, base);
        MaximumLikelihoodFit<GammaGamma> orders = fitter.fit(GammaGamma.ORDERS_FAMILY, base);
        SpendFits both = new SpendFits(means, orders, SpendAgreement.of(base, means, orders), null, model != null);
        return Optional.of(GammaGamma.ORDERS_ID.equals(model) ? both.exchanged(null) : both);
    }

    private SpendFits exchanged(@Nullable Forecasts why) {
        return other == null ? this : new SpendFits(/* used= */ other, /* other= */ used, agreement, why, asked);
    }

    /** Lets the holdout choose, where both fits disagree and the user named none. */
    SpendFits chosenBy(Split split) {
        if (asked || other == null || agreement == null || agreement.holds() || !used.usable() || !other.usable()) {
            return this;
        }
        return as(new Forecasts(SpendForecast.of(used.model(), split), SpendForecast.of(other.model(), split)));
    }

    /** The choice that was made before on a part of the log. */
    SpendFits as(@Nullable Forecasts earlier) {
        if (earlier == null || asked || other == null || !other.usable() || agreement == null || agreement.holds()) {
            return this;
        }
        return earlier.ordersWin() ? exchanged(earlier) : new SpendFits(used, other, agreement, earlier, false);
    }

    /** The same, with the model that is used fitted with a prior. */
    SpendFits withPrior(CustomerBase base, Opinions known) {
        return new SpendFits(
                SpendCatalog.get(used.modelId())
                        .fit(MaximumLikelihood.withDefaults().withPrior(known), base)
                        .orElseThrow(),
                other,
                agreement,
                forecasts,
                asked);
    }

    /** The weak opinions of the model that is used. */
    Beliefs beliefs() {
        return SpendCatalog.get(used.modelId()).beliefs(used);
    }

    /**
     * What a reader must know of the model of spend where single orders contradict it.
     *
     * @return a few sentences; empty where there is nothing to say
     */
    public Optional<Message> note() {
        if (agreement == null || agreement.holds()) {
            return Optional.empty();
        }
        boolean toOrders = used.modelId().equals(GammaGamma.ORDERS_ID);
        String verdict = agreement.verdict();
        String nearness = forecasts == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "in the holdout (deviance %.4g against %.4g, %,d customers)",
                        toOrders ? forecasts.orders.deviance() : forecasts.means.deviance(),
                        toOrders ? forecasts.means.deviance() : forecasts.orders.deviance(),
                        forecasts.means.customers());
        if (forecasts != null) {
            return Optional.of(Message.of(
                    verdict + (toOrders ? " Fitted to single orders" : " Fitted to means")
                            + " it came nearer to what orders were worth " + nearness
                            + ", so that fit is used; ",
                    Remedy.SPEND_MODEL.as(toOrders ? GammaGamma.ID : GammaGamma.ORDERS_ID),
                    " takes the other."));
        }
        return Optional.of(
                toOrders
                        ? Message.of(verdict + " The fit used is to single orders.")
                        : Message.of(
                                verdict + " ",
                                Remedy.SPEND_MODEL.as(GammaGamma.ORDERS_ID),
                                " fits single orders; a forecast of a part of the log shows which is nearer."));
    }
}
