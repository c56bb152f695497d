package dev.lindy.study;

import dev.lindy.core.covariate.Covariates;
import dev.lindy.core.estimate.Opinions;
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
 * @param prior what is known before the data are seen, besides the weak opinions of each model; null to fit without a prior
 */
public record StudyOptions(
        Observation observation,
        @Nullable CatalogEntry<?, ?> model,
        ComparisonOptions comparison,
        @Nullable String spendModel,
        Assumptions assumptions,
        @Nullable Opinions prior) {

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
                Assumptions.defaults(),
                null);
    }

    /**
     * Observes in another way.
     *
     * @param other how the log becomes customers
     * @return new options
     */
    public StudyOptions withObservation(Observation other) {
        return new StudyOptions(other, model, comparison, spendModel, assumptions, prior);
    }

    /**
     * Uses another model.
     *
     * @param entry of the catalog
     * @return new options
     */
    public StudyOptions withModel(CatalogEntry<?, ?> entry) {
        return new StudyOptions(observation, entry, comparison, spendModel, assumptions, prior);
    }

    /**
     * Uses the model that a comparison chooses.
     *
     * @param how models are compared
     * @return new options
     */
    public StudyOptions withChosenModel(ComparisonOptions how) {
        return new StudyOptions(observation, null, how, spendModel, assumptions, prior);
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
                observation, model, comparison, SpendCatalog.get(id).id(), assumptions, prior);
    }

    /**
     * Values in another way.
     *
     * @param other how far to look and what the future is worth
     * @return new options
     */
    public StudyOptions withAssumptions(Assumptions other) {
        return new StudyOptions(observation, model, comparison, spendModel, other, prior);
    }

    /**
     * Fits with a prior: estimates are the mode of the posterior density.
     *
     * @param known what is known of quantities by name; of the others the weak opinions of each model hold
     * @return new options
     */
    public StudyOptions withPrior(Opinions known) {
        return new StudyOptions(observation, model, comparison, spendModel, assumptions, known);
    }

    /** The model, unless a comparison chooses it. */
    /**
     * Fits models with covariates.
     *
     * @param covariates attributes of customers
     * @return new options
     */
    public StudyOptions withCovariates(Covariates covariates) {
        return new StudyOptions(
                observation,
                model == null ? null : model.withCovariates(covariates),
                comparison.withCovariates(covariates),
                spendModel,
                assumptions,
                prior);
    }

    Optional<CatalogEntry<?, ?>> named() {
        return Optional.ofNullable(model);
    }
}
