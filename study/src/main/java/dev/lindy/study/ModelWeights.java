package dev.lindy.study;

import dev.lindy.core.base.Length;
import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.data.ObservationPeriod;
import dev.lindy.data.Transactions;
import dev.lindy.data.prepare.RollingSplits;
import dev.lindy.models.average.Stacking;
import dev.lindy.models.choice.CatalogEntry;
import dev.lindy.models.choice.ModelCatalog;
import dev.lindy.models.choice.ModelKind;
import dev.lindy.models.purchases.nbd.Nbd;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much each model counts in an average: by what it forecast from several days of the log. Models in continuous time take part, but
 * NBD, which knows of no leaving and is there to be beaten. Immutable.
 */
public final class ModelWeights {

    /** From so many days forecasts are made unless another number is given. */
    public static final int ORIGINS = ValidationOptions.ORIGINS;

    private final List<CatalogEntry<?, ?>> entries;
    private final Stacking stacking;
    private final List<OriginScores> origins;
    private final Map<String, String> leftOut;

    private ModelWeights(
            List<CatalogEntry<?, ?>> entries,
            Stacking stacking,
            List<OriginScores> origins,
            Map<String, String> leftOut) {
        this.entries = entries;
        this.stacking = stacking;
        this.origins = origins;
        this.leftOut = leftOut;
    }

    /** Those of the catalog, or of some of it, that an average may be of. */
    static List<CatalogEntry<?, ?>> candidates(List<CatalogEntry<?, ?>> among) {
        return (among.isEmpty() ? ModelCatalog.all() : among)
                .stream()
                        .filter(entry -> entry.kind() == ModelKind.CONTINUOUS
                                && !entry.id().equals(Nbd.ID))
                        .toList();
    }

    /**
     * By forecasts from several days.
     *
     * @param log the orders
     * @param observation how they become customers
     * @param end the last day that may be looked at
     * @param among models to average; empty for all that apply
     * @param number of days, at least 1
     * @param horizon length of each forecast; null for the longest of which so many fit into the second half of the log
     * @param progress hears of each day
     * @return the weights; all equal where the log is too short to forecast a part of it
     * @throws StudyException if no model can be averaged, or the horizon is no whole number of units
     */
    static ModelWeights of(
            Transactions log,
            Observation observation,
            LocalDate end,
            List<CatalogEntry<?, ?>> among,
            int number,
            @Nullable Length horizon,
            Progress progress) {
        ObservationPeriod whole = observation.upTo(end);
        List<OriginScores> scores = new ArrayList<>();
        List<CatalogEntry<?, ?>> entries = candidates(among);
        try {
            int length = horizon == null
                    ? RollingSplits.usualLength(log, whole, number)
                    : ValidationStudy.whole(horizon.in(observation.unit()), observation.unit());
            for (var split : RollingSplits.of(log, whole, observation.preparation(), number, length)
                    .splits()) {
                progress.step("forecasting from " + split.calibrationEnd());
                scores.add(OriginScores.of(split, log.source(), entries));
            }
        } catch (IllegalArgumentException e) {
            // The log is shorter than a forecast: nothing is known, and all weigh the same.
            scores.clear();
        }
        return of(scores, entries);
    }

    /**
     * By scores.
     *
     * @throws StudyException if there is no model
     */
    static ModelWeights of(List<OriginScores> origins, List<CatalogEntry<?, ?>> entries) {
        Map<String, String> left = new LinkedHashMap<>();
        List<CatalogEntry<?, ?>> kept = new ArrayList<>();
        for (CatalogEntry<?, ?> entry : entries) {
            var without = origins.stream()
                    .filter(origin -> !origin.logScores().containsKey(entry.id()))
                    .findFirst();
            if (without.isPresent()) {
                left.put(
                        entry.id(),
                        "it has no usable fit to what was known on "
                                + without.get().from());
            } else {
                kept.add(entry);
            }
        }
        if (kept.isEmpty()) {
            throw new StudyException(Message.of(
                    Remedy.MODEL,
                    " average has no model to average: "
                            + (left.isEmpty() ? "models of continuous time are averaged, but NBD" : left.toString())));
        }
        List<double[][]> scores = origins.stream()
                .map(origin -> kept.stream()
                        .map(entry -> origin.logScores().get(entry.id()))
                        .toArray(double[][]::new))
                .toList();
        return new ModelWeights(List.copyOf(kept), Stacking.of(kept.size(), scores), List.copyOf(origins), left);
    }

    /** Those of some of the models alone. */
    ModelWeights among(List<CatalogEntry<?, ?>> some) {
        return of(origins, some);
    }

    /**
     * The models.
     *
     * @return one per weight
     */
    public List<CatalogEntry<?, ?>> entries() {
        return entries;
    }

    /**
     * The weights, and what they rest on.
     *
     * @return in the order of the models
     */
    public Stacking stacking() {
        return stacking;
    }

    /**
     * The days that forecasts were made on.
     *
     * @return the last days of calibration; empty where all models weigh the same
     */
    public List<LocalDate> cuts() {
        return origins.stream().map(OriginScores::from).toList();
    }

    /**
     * Models that do not take part, though they could.
     *
     * @return why, by id
     */
    public Map<String, String> leftOut() {
        return Collections.unmodifiableMap(leftOut);
    }

    /**
     * What a reader must know of them.
     *
     * @return sentences, each beginning with its name; empty where there is nothing to say
     */
    public List<Message> notes() {
        List<Message> notes = new ArrayList<>();
        if (origins.isEmpty()) {
            notes.add(Message.of(
                    "equal-weights: the log is too short to forecast a part of it from another, so nothing is"
                            + " known of which model forecasts better, and all weigh the same."));
        } else if (origins.size() == 1) {
            notes.add(
                    Message.of("few-origins: the weights rest on one forecast alone, so how far they may be off is not"
                            + " known; they lie nearer to equal than forecasts from more days would leave them."));
        }
        stacking.diagnosis().ifPresent(found -> notes.add(Message.of(found.name() + ": " + found.meaning())));
        leftOut.forEach(
                (id, why) -> notes.add(Message.of("not-averaged: " + id + " does not take part: " + why + ".")));
        return notes;
    }
}
