package dev.lindy.study;

import dev.lindy.core.parallel.Chunks;
import dev.lindy.data.DataException;
import dev.lindy.data.Transactions;
import dev.lindy.data.ledger.Ledger;
import dev.lindy.models.interval.Interval;
import dev.lindy.models.interval.Misfit;
import dev.lindy.models.io.ModelFile;
import dev.lindy.models.validation.HoldoutForecast;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A study of orders. Immutable.
 *
 * @param holdout whether the model forecasts
 * @param fit the models of the whole log
 * @param valuation what customers will buy and are worth
 */
public record OrderStudy(HoldoutCheck holdout, OrderFit fit, Valuation valuation) implements Study {

    /**
     * Makes a study. What does not need each other is computed side by side; the result does not depend on how many threads
     * there are.
     *
     * @param log the orders
     * @param options of the study
     * @param progress hears of the steps
     * @return the study
     * @throws StudyException if the options do not suit the log, or if all future purchases are infinitely many
     * @throws DataException if the log cannot be used, or if the model does not apply to it
     */
    public static OrderStudy of(Transactions log, StudyOptions options, Progress progress) {
        options.checkAverage();
        progress.step("checking the forecast, and fitting");
        return Chunks.both(
                () -> wholeLog(log, options),
                () -> HoldoutCheck.of(log, options),
                (whole, check) -> answers(
                        check,
                        whole.customers,
                        whole.fitted == null ? chosen(whole.customers, options, check) : whole.fitted,
                        options,
                        progress));
    }

    /**
     * What comes of the whole log.
     *
     * @param fitted null where the check of the forecast must choose the model first
     */
    private record Whole(Customers customers, @Nullable FittedModels fitted) {}

    private static Whole wholeLog(Transactions log, StudyOptions options) {
        Customers customers = Customers.of(log, options.observation());
        if (options.averaged()) {
            return new Whole(
                    customers,
                    OrderFit.averaged(
                            log, customers.base(), options.observation().end(log), options));
        }
        Optional<FittedModels> fitted = options.named()
                .map(entry -> FittedModels.of(customers.base(), log.source(), entry, options.spendModel()));
        return new Whole(customers, fitted.orElse(null));
    }

    /** What the holdout is to check must not have been chosen with its help: the choice is that of the calibration. */
    private static FittedModels chosen(Customers customers, StudyOptions options, HoldoutCheck check) {
        FittedModels before = check.fitted();
        return before == null
                ? FittedModels.of(customers.base(), customers.source(), options)
                : FittedModels.of(customers.base(), customers.source(), before.entry(), options.spendModel())
                        .chosenBy(before);
    }

    private static OrderStudy answers(
            HoldoutCheck check, Customers customers, FittedModels models, StudyOptions options, Progress progress) {
        progress.step("predicting");
        FittedModels likeliest = check.fitted() == null ? models : models.spendingAs(check.fitted());
        FittedModels used = likeliest.withPrior(customers.base(), options.prior());
        return Chunks.both(
                () -> Valuation.of(customers, used, options.assumptions()),
                () -> new OrderFit(
                        customers,
                        used,
                        OrderFit.independence(customers.base()),
                        OrderFit.leaving(customers, likeliest),
                        OrderFit.disagreement(customers, used, options.assumptions())),
                (valuation, fit) -> new OrderStudy(check, fit, valuation));
    }

    /**
     * What the intervals of sums leave out: how far the model itself may be wrong takes forecasts from several days, and a study makes
     * one.
     *
     * @return {@link Misfit#UNKNOWN} and why; empty where there are no such intervals
     */
    public Optional<String> misfit() {
        Interval purchases = valuation.purchases();
        if (purchases == null || !purchases.known()) {
            return Optional.empty();
        }
        HoldoutForecast forecast = holdout.forecast();
        return Optional.of(Misfit.UNKNOWN
                + ": intervals of what all customers will buy and be worth hold chance and what is not known of the parameters, not how"
                + " far the model itself may be wrong, which "
                + (forecast == null ? "nothing was held back to tell." : "one forecast cannot tell."));
    }

    @Override
    public Ledger ledger() {
        return fit.customers().ledger();
    }

    @Override
    public ModelFile file() {
        return fit.file();
    }

    @Override
    public boolean usable() {
        return fit.models().usable() && valuation.finite();
    }
}
