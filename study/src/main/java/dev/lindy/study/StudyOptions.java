package dev.lindy.study;

import dev.lindy.models.choice.CatalogEntry;
import dev.lindy.models.choice.ModelCatalog;
import dev.lindy.models.choice.SpendCatalog;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a study of orders is to be made with. Immutable.
 *
 * @param observation how the log becomes customers, and where it is cut
 * @param model of purchases; null for the one that a comparison chooses
 * @param comparison how one is chosen
 * @param spendModel the name of the model of spend; null for the usual one, unless single orders contradict it and another
 *     forecasts the holdout better
 * @param assumptions of the forecast and of value
 */
public record StudyOptions(
        Observation observation,
        @Nullable CatalogEntry<?, ?> model,
        ComparisonOptions comparison,
        @Nullable String spendModel,
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
                null,
                Assumptions.defaults());
    }

    /**
     * Observes in another way.
     *
     * @param other how the log becomes customers
     * @return new options
     */
    public StudyOptions withObservation(Observation other) {
        return new StudyOptions(other, model, comparison, spendModel, assumptions);
    }

    /**
     * Uses another model.
     *
     * @param entry of the catalog
     * @return new options
     */
    public StudyOptions withModel(CatalogEntry<?, ?> entry) {
        return new StudyOptions(observation, entry, comparison, spendModel, assumptions);
    }

    /**
     * Uses the model that a comparison chooses.
     *
     * @param how models are compared
     * @return new options
     */
    public StudyOptions withChosenModel(ComparisonOptions how) {
        return new StudyOptions(observation, null, how, spendModel, assumptions);
    }

    /**
     * Uses another model of spend.
     *
     * @param id its name in {@link SpendCatalog}
     * @return new options
     * @throws IllegalArgumentException naming the models there are if this one is not among them
     */
    public StudyOptions withSpendModel(String id) {
        return new StudyOptions(
                observation, model, comparison, SpendCatalog.get(id).id(), assumptions);
    }

    /**
     * Values in another way.
     *
     * @param other how far to look and what the future is worth
     * @return new options
     */
    public StudyOptions withAssumptions(Assumptions other) {
        return new StudyOptions(observation, model, comparison, spendModel, other);
    }

    /** The model, unless a comparison chooses it. */
    Optional<CatalogEntry<?, ?>> named() {
        return Optional.ofNullable(model);
    }
}
