package dev.lindy.study;

import dev.lindy.core.base.Message;
import dev.lindy.core.base.Split;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.choice.CatalogEntry;
import dev.lindy.models.choice.ModelCatalog;
import dev.lindy.models.purchases.nbd.Nbd;
import dev.lindy.models.validation.Baseline;
import dev.lindy.models.validation.CustomerForecast;
import dev.lindy.models.validation.ForecastScores;
import dev.lindy.models.validation.HiatusRule;
import dev.lindy.models.validation.ModelForecast;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all models, fitted to what was known on one day, and all simple rules said of the time after it. It holds figures of every
 * customer, so for a large log keep one of these at a time. Immutable.
 *
 * @param split what was known, and what happened
 * @param models forecasts of models, in the order of the catalog; log scores of each customer are {@code counts().logScores()}
 * @param rules forecasts of simple rules
 * @param leftOut models that could not be used here, by id, and why
 */
public record OriginForecasts(Split split, List<Fitted> models, List<Rule> rules, Map<String, Message> leftOut) {

    /**
     * A model.
     *
     * @param forecast held against what happened
     * @param usable whether its fit has a usable maximum
     * @param seconds that fit and forecast took
     */
    public record Fitted(ModelForecast forecast, boolean usable, double seconds) {

        /**
         * Whether it is there to be beaten: NBD knows of no leaving.
         *
         * @return true for NBD
         */
        public boolean isBaseline() {
            return forecast.forecast().id().equals(Nbd.ID);
        }
    }

    /**
     * A simple rule.
     *
     * @param forecast of the customers
     * @param scores in which it can be compared
     */
    public record Rule(CustomerForecast forecast, ForecastScores scores) {}

    /**
     * Copies lists and map.
     *
     * @param split what was known, and what happened
     * @param models forecasts of models
     * @param rules forecasts of simple rules
     * @param leftOut models that could not be used here
     */
    public OriginForecasts {
        models = List.copyOf(models);
        rules = List.copyOf(rules);
        leftOut = Collections.unmodifiableMap(new LinkedHashMap<>(leftOut));
    }

    /**
     * Fits and forecasts.
     *
     * @param split what was known, and what happened
     * @param earlier a split that ends where this one's holdout begins, from which the hiatus rule learns its hiatus; null without one
     * @param source where the customers came from, for messages
     * @param options which models and what level; NBD is always among the models
     * @return all forecasts
     */
    public static OriginForecasts of(Split split, @Nullable Split earlier, String source, ValidationOptions options) {
        return of(split, earlier, source, options, List.of());
    }

    /**
     * The same.
     *
     * @param before scores of forecasts from earlier days, by which models are averaged
     */
    static OriginForecasts of(
            Split split, @Nullable Split earlier, String source, ValidationOptions options, List<OriginScores> before) {
        List<CatalogEntry<?, ?>> entries =
                new ArrayList<>(options.models().isEmpty() ? ModelCatalog.all() : options.models());
        if (entries.stream().noneMatch(entry -> entry.id().equals(Nbd.ID))) {
            entries.add(ModelCatalog.get(Nbd.ID));
        }
        List<Fitted> models = new ArrayList<>();
        Map<String, Message> left = new LinkedHashMap<>();
        Map<String, FittedModels> fits = new LinkedHashMap<>();
        for (CatalogEntry<?, ?> entry : entries) {
            Optional<Message> obstacle = entry.obstacle(split.calibration());
            if (obstacle.isPresent()) {
                left.put(entry.id(), obstacle.get());
            } else {
                long start = System.nanoTime();
                FittedModels fit = FittedModels.of(split.calibration(), source, entry, null);
                fits.put(entry.id(), fit);
                models.add(fitted(fit, split, options.level(), start));
            }
        }
        if (options.averaged()) {
            long start = System.nanoTime();
            averaged(fits, entries, split, before)
                    .ifPresent(average -> models.add(fitted(average, split, options.level(), start)));
        }
        List<CustomerForecast> rules = new ArrayList<>(Baseline.all(split));
        if (earlier != null) {
            rules.add(HiatusRule.chosenOn(earlier).forecast(split));
        }
        return new OriginForecasts(
                split,
                models,
                rules.stream()
                        .map(rule -> new Rule(rule, ForecastScores.of(rule, null, null, split)))
                        .toList(),
                left);
    }

    /** With weights by forecasts whose outcome was known on the day; empty where there are not two models to average. */
    private static Optional<FittedModels> averaged(
            Map<String, FittedModels> fits, List<CatalogEntry<?, ?>> entries, Split split, List<OriginScores> before) {
        List<CatalogEntry<?, ?>> usable = ModelWeights.candidates(entries).stream()
                .filter(entry -> fits.containsKey(entry.id())
                        && fits.get(entry.id()).purchases().usable())
                .toList();
        if (usable.size() < 2) {
            return Optional.empty();
        }
        List<OriginScores> known = before.stream()
                .filter(origin -> !origin.known().isAfter(split.calibrationEnd()))
                .toList();
        Map<String, MaximumLikelihoodFit<? extends PurchaseModel>> purchases = new LinkedHashMap<>();
        fits.forEach((id, fit) -> purchases.put(id, fit.purchases()));
        return Optional.of(FittedModels.averaged(
                AveragedFits.of(purchases, ModelWeights.of(known, usable)),
                fits.values().iterator().next().spending()));
    }

    private static Fitted fitted(FittedModels fit, Split split, double level, long start) {
        Sureness sure = fit.sureness();
        ModelForecast forecast = ModelForecast.of(
                fit.name(),
                fit.model(),
                fit.spendModel(),
                sure.purchases().orElse(null),
                sure.value().orElse(null),
                split,
                level);
        return new Fitted(forecast, fit.purchases().usable(), (System.nanoTime() - start) / 1e9);
    }
}
