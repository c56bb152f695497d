package dev.lindy.study;

import dev.lindy.core.base.Length;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.covariate.Covariates;
import dev.lindy.models.choice.CatalogEntry;
import dev.lindy.models.choice.ModelCatalog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How forecasts are validated. Immutable.
 *
 * @param observation how the log becomes customers; a calibration end plays no part
 * @param models those to validate; empty for all that apply
 * @param origins from how many days forecasts are made
 * @param horizon length of each forecast; null for the longest of which so many fit into the second half of the log
 * @param level of all intervals
 * @param by attributes of customers, such as a channel, by whose values errors are told apart
 * @param averaged whether an average of these models is validated beside them
 */
public record ValidationOptions(
        Observation observation,
        List<CatalogEntry<?, ?>> models,
        int origins,
        @Nullable Length horizon,
        double level,
        List<String> by,
        boolean averaged) {

    /** Three other windows tell what the misfit of a fourth may be. */
    public static final int ORIGINS = 4;

    static final int MOST_ORIGINS = 100;

    /**
     * Copies the lists and checks the numbers.
     *
     * @param observation how the log becomes customers
     * @param models those to validate
     * @param origins from how many days forecasts are made
     * @param horizon length of each forecast
     * @param level of all intervals
     * @param by attributes of customers
     * @param averaged whether an average is validated
     * @throws StudyException if a number is not possible
     */
    public ValidationOptions {
        models = List.copyOf(models);
        by = List.copyOf(by);
        if (origins < 1 || origins > MOST_ORIGINS) {
            throw new StudyException(Remedy.ORIGINS, "must be 1 to " + MOST_ORIGINS + ", but is " + origins);
        }
        if (!(level > 0 && level < 1)) {
            throw new StudyException(Remedy.LEVEL, "must lie between 0 and 1 (0.9 or 90% is usual), but is " + level);
        }
        if (horizon != null && (!(horizon.number() > 0) || Double.isInfinite(horizon.number()))) {
            throw new StudyException(
                    Remedy.HORIZON, "must be above 0 and end, so that what happened can be seen, but is " + horizon);
        }
    }

    /**
     * All models that apply, four origins, intervals of 90 %.
     *
     * @return the usual validation
     */
    public static ValidationOptions defaults() {
        return new ValidationOptions(
                Observation.defaults(), List.of(), ORIGINS, null, Assumptions.LEVEL, List.of(), true);
    }

    /**
     * Observes in another way.
     *
     * @param other how the log becomes customers
     * @return new options
     */
    public ValidationOptions withObservation(Observation other) {
        return new ValidationOptions(other, models, origins, horizon, level, by, averaged);
    }

    /**
     * Validates some models only, and no average of them.
     *
     * @param some of the catalog; empty for all that apply, and their average
     * @return new options
     */
    public ValidationOptions withModels(List<CatalogEntry<?, ?>> some) {
        return new ValidationOptions(observation, some, origins, horizon, level, by, some.isEmpty());
    }

    /**
     * Validates an average of the models beside them, or none. Its weights on a day come from forecasts whose outcome was known then, so
     * all are equal on the first.
     *
     * @param wanted whether it is validated
     * @return new options
     */
    public ValidationOptions withAverage(boolean wanted) {
        return new ValidationOptions(observation, models, origins, horizon, level, by, wanted);
    }

    /**
     * Validates models with covariates, and no average of them.
     *
     * @param covariates attributes of customers
     * @return new options
     * @throws StudyException if an average of some models was asked for
     */
    public ValidationOptions withCovariates(Covariates covariates) {
        if (averaged && !models.isEmpty()) {
            throw new StudyException(Remedy.MODEL, "average knows of no covariates; name models, or leave them out");
        }
        return withModels((models.isEmpty() ? ModelCatalog.all() : models)
                .stream()
                        .<CatalogEntry<?, ?>>map(entry -> entry.withCovariates(covariates))
                        .toList());
    }

    /**
     * Forecasts from another number of days.
     *
     * @param number at least 1
     * @return new options
     * @throws StudyException if it is not possible
     */
    public ValidationOptions withOrigins(int number) {
        return new ValidationOptions(observation, models, number, horizon, level, by, averaged);
    }

    /**
     * Forecasts another length.
     *
     * @param length above 0; null for the usual one
     * @return new options
     * @throws StudyException if it is not possible
     */
    public ValidationOptions withHorizon(@Nullable Length length) {
        return new ValidationOptions(observation, models, origins, length, level, by, averaged);
    }

    /**
     * Makes other intervals.
     *
     * @param share such as 0.9
     * @return new options
     * @throws StudyException if it is not possible
     */
    public ValidationOptions withLevel(double share) {
        return new ValidationOptions(observation, models, origins, horizon, share, by, averaged);
    }

    /**
     * Tells errors apart by attributes.
     *
     * @param attributes of customers
     * @return new options
     */
    public ValidationOptions withBy(List<String> attributes) {
        return new ValidationOptions(observation, models, origins, horizon, level, attributes, averaged);
    }
}
