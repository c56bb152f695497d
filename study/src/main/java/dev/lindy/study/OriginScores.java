package dev.lindy.study;

import dev.lindy.core.base.Split;
import dev.lindy.models.choice.CatalogEntry;
import dev.lindy.models.validation.CountForecast;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What models, fitted to what was known on one day, scored in the time after it.
 *
 * @param from the last day of the calibration
 * @param known the last day of the holdout: from then on the scores are known
 * @param logScores ln P(what a customer bought), by the model's id; of usable fits alone
 */
record OriginScores(LocalDate from, LocalDate known, Map<String, double[]> logScores) {

    static OriginScores of(Split split, String source, List<CatalogEntry<?, ?>> entries) {
        Map<String, double[]> scores = new LinkedHashMap<>();
        for (CatalogEntry<?, ?> entry : entries) {
            if (entry.obstacle(split.calibration()).isEmpty()) {
                FittedModels fit = FittedModels.of(split.calibration(), source, entry, null);
                if (fit.purchases().usable()) {
                    scores.put(entry.id(), CountForecast.of(fit.model(), split).logScores());
                }
            }
        }
        return new OriginScores(split.calibrationEnd(), split.holdoutEnd(), scores);
    }

    static OriginScores of(OriginForecasts forecasts) {
        Map<String, double[]> scores = new LinkedHashMap<>();
        for (OriginForecasts.Fitted fitted : forecasts.models()) {
            if (fitted.usable()) {
                scores.put(
                        fitted.forecast().forecast().id(),
                        fitted.forecast().counts().logScores());
            }
        }
        return new OriginScores(
                forecasts.split().calibrationEnd(), forecasts.split().holdoutEnd(), scores);
    }
}
