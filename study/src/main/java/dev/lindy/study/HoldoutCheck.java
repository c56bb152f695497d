package dev.lindy.study;

import dev.lindy.core.base.Message;
import dev.lindy.core.base.Split;
import dev.lindy.data.Transactions;
import dev.lindy.models.SpendModel;
import dev.lindy.models.validation.HoldoutForecast;
import dev.lindy.models.validation.HoldoutSureness;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Does the model forecast? The log is cut in two, the models are fitted to the first part and asked for the second.
 *
 * @param cut the log in two, or why it is not cut
 * @param forecast null where the log is not cut
 * @param fitted what was fitted before the cut; null where the log is not cut
 * @param causes what probably made the forecast go wrong, and which model or option helps; empty where it is good and no other
 *     model suggests itself
 */
public record HoldoutCheck(
        Cut cut,
        @Nullable HoldoutForecast forecast,
        @Nullable FittedModels fitted,
        List<Message> causes) {

    /**
     * Copies the list.
     *
     * @param cut the log in two, or why it is not cut
     * @param forecast null where the log is not cut
     * @param fitted what was fitted before the cut
     * @param causes what probably made the forecast go wrong
     */
    public HoldoutCheck {
        causes = List.copyOf(causes);
    }

    /**
     * Checks.
     *
     * @param log the orders
     * @param options of the study; where a comparison is to choose the model, it chooses on the calibration
     * @return what was found
     * @throws StudyException if the calibration end that was given does not lie within the log
     */
    public static HoldoutCheck of(Transactions log, StudyOptions options) {
        Cut cut = Cut.of(log, options.observation());
        Split split = cut.split();
        if (split == null) {
            return new HoldoutCheck(cut, null, null, List.of());
        }
        // The weights of an average, too, are those of the time before the holdout.
        FittedModels before = options.averaged()
                ? OrderFit.averaged(log, split.calibration(), split.calibrationEnd(), options)
                : FittedModels.of(split.calibration(), log.source(), options);
        FittedModels likeliest = before.spendingChosenBy(split);
        FittedModels fitted = likeliest.withPrior(split.calibration(), options.prior());
        SpendModel spend = fitted.spendModel();
        HoldoutForecast forecast = spend == null
                ? HoldoutForecast.of(fitted.model(), split)
                : HoldoutForecast.of(fitted.model(), spend, split);
        List<Message> causes = ForecastCauses.of(forecast, split, likeliest);
        return new HoldoutCheck(
                cut, surely(forecast, fitted, split, options.assumptions().level()), fitted, causes);
    }

    private static HoldoutForecast surely(
            HoldoutForecast forecast, FittedModels fitted, Split split, @Nullable Double level) {
        Sureness sure = fitted.sureness();
        return level == null || sure.purchases().isEmpty() || !(forecast.expectedPurchases() > 0)
                ? forecast
                : forecast.with(HoldoutSureness.of(
                        fitted.model(),
                        sure.purchases().get(),
                        forecast.hasValue() ? sure.value().orElse(null) : null,
                        split,
                        level));
    }
}
