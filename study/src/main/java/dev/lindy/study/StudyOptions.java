package dev.lindy.study;

import dev.lindy.models.choice.CatalogEntry;
import dev.lindy.models.choice.ModelCatalog;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a study of orders is to be made with. Immutable.
 *
 * @param observation how the log becomes customers, and where it is cut
 * @param model of purchases; null for the one that a comparison chooses
 * @param comparison how one is chosen
 * @param assumptions of the forecast and of value
 */
public record StudyOptions(
        Observation observation,
        @Nullable CatalogEntry<?, ?> model,
        ComparisonOptions comparison,
        Assumptions assumptions) {

    /**
     * The usual model, fitted to all of the log.
     *
     * @return the usual study
     */
    public static StudyOptions defaults() {
        return new StudyOptions(
                Observation.defaults(),
                ModelCatalog.get(ModelCatalog.DEFAULT),
                ComparisonOptions.defaults(),
                Assumptions.defaults());
    }

    /**
     * Observes in another way.
     *
     * @param other how the log becomes customers
     * @return new options
     */
    public StudyOptions withObservation(Observation other) {
        return new StudyOptions(other, model, comparison, assumptions);
    }

    /**
     * Uses another model.
     *
     * @param entry of the catalog
     * @return new options
     */
    public StudyOptions withModel(CatalogEntry<?, ?> entry) {
        return new StudyOptions(observation, entry, comparison, assumptions);
    }

    /**
     * Uses the model that a comparison chooses.
     *
     * @param how models are compared
     * @return new options
     */
    public StudyOptions withChosenModel(ComparisonOptions how) {
        return new StudyOptions(observation, null, how, assumptions);
    }

    /**
     * Values in another way.
     *
     * @param other how far to look and what the future is worth
     * @return new options
     */
    public StudyOptions withAssumptions(Assumptions other) {
        return new StudyOptions(observation, model, comparison, other);
    }

    /** The model, unless a comparison chooses it. */
    Optional<CatalogEntry<?, ?>> named() {
        return Optional.ofNullable(model);
    }
}
