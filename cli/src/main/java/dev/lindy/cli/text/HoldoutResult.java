package dev.lindy.cli.text;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lindy.models.interval.Interval;
import dev.lindy.models.validation.HoldoutForecast;
import dev.lindy.models.validation.HoldoutSureness;
import dev.lindy.study.HoldoutCheck;
import org.jspecify.annotations.Nullable;

/** The check of the forecast. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HoldoutResult(
        boolean checked,
        String report,
        @Nullable Double expectedPurchases,
        @Nullable Long actualPurchases,
        @Nullable Double meanAbsoluteError,
        @Nullable Double rootMeanSquaredError,
        @Nullable Double expectedBuyers,
        @Nullable Double actualBuyers,
        @Nullable Double expectedValue,
        @Nullable Double actualValue,
        @Nullable Interval purchasesOutcome,
        @Nullable Interval valueOutcome,
        @Nullable Interval buyersOutcome,
        @Nullable Double deviationOfChance,
        @Nullable Double deviation) {

    static HoldoutResult of(HoldoutCheck check) {
        String report = StudyReport.holdoutLines(check);
        HoldoutForecast forecast = check.forecast();
        if (forecast == null) {
            return new HoldoutResult(
                    false, report, null, null, null, null, null, null, null, null, null, null, null, null, null);
        }
        HoldoutSureness sure = forecast.sureness().orElse(null);
        boolean valued = forecast.hasValue() && Double.isFinite(forecast.expectedValue());
        return new HoldoutResult(
                true,
                report,
                forecast.expectedPurchases(),
                forecast.actualPurchases(),
                forecast.meanAbsoluteError(),
                forecast.rootMeanSquaredError(),
                forecast.expectedBuyers(),
                forecast.actualBuyers(),
                valued ? forecast.expectedValue() : null,
                valued ? forecast.actualValue() : null,
                sure == null ? null : sure.purchases(),
                sure == null ? null : sure.value(),
                sure == null ? null : sure.buyers(),
                sure == null ? null : sure.chance(),
                sure == null ? null : sure.deviation());
    }
}
