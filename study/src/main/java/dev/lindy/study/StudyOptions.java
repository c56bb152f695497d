package dev.lindy.study;

import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
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
 * @param averaged whether all models that can be are averaged; there is then no model of one name
 */
public record StudyOptions(
        Observation observation,
        @Nullable CatalogEntry<?, ?> model,
        ComparisonOptions comparison,
        @Nullable String spendModel,
        Assumptions assumptions,
        @Nullable Opinions prior,
        boolean averaged) {

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
                null,
                false);
    }

    /**
     * Observes in another way.
     *
     * @param other how the log becomes customers
     * @return new options
     */
    public StudyOptions withObservation(Observation other) {
        return new StudyOptions(other, model, comparison, spendModel, assumptions, prior, averaged);
    }

    /**
     * Uses another model.
     *
     * @param entry of the catalog
     * @return new options
     */
    public StudyOptions withModel(CatalogEntry<?, ?> entry) {
        return new StudyOptions(observation, entry, comparison, spendModel, assumptions, prior, false);
    }

    /**
     * Uses the model that a comparison chooses.
     *
     * @param how models are compared
     * @return new options
     */
    public StudyOptions withChosenModel(ComparisonOptions how) {
        return new StudyOptions(observation, null, how, spendModel, assumptions, prior, false);
    }

    /**
     * Uses all models that can be averaged, each with the weight that its forecasts from several days of the log earn it.
     *
     * @return new options
     */
    public StudyOptions withAverage() {
        return new StudyOptions(observation, null, comparison, spendModel, assumptions, prior, true);
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
                observation, model, comparison, SpendCatalog.get(id).id(), assumptions, prior, averaged);
    }

    /**
     * Values in another way.
     *
     * @param other how far to look and what the future is worth
     * @return new options
     */
    public StudyOptions withAssumptions(Assumptions other) {
        return new StudyOptions(observation, model, comparison, spendModel, other, prior, averaged);
    }

    /**
     * Fits with a prior: estimates are the mode of the posterior density.
     *
     * @param known what is known of quantities by name; of the others the weak opinions of each model hold
     * @return new options
     */
    public StudyOptions withPrior(Opinions known) {
        return new StudyOptions(observation, model, comparison, spendModel, assumptions, known, averaged);
    }

    /** Refuses what an average cannot do. */
    void checkAverage() {
        if (averaged && prior != null) {
            throw new StudyException(Message.of(
                    Remedy.PRIOR,
                    " does not go with an average, whose weights come from fits without one; name a model (",
                    Remedy.MODEL,
                    "), or leave the prior out"));
        }
        if (averaged && comparison.covariates() != null) {
            throw new StudyException(Remedy.MODEL, "average knows of no covariates; name a model, or leave them out");
        }
        if (averaged && assumptions.level() != null && assumptions.intervals() != IntervalMethod.FAST) {
            throw new StudyException(Message.of(
                    Remedy.INTERVALS.as("fast"),
                    " makes the only intervals that an average has; name a model (",
                    Remedy.MODEL,
                    ") for others"));
        }
    }

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
                prior,
                averaged);
    }

    /** The model, unless a comparison chooses it. */
    Optional<CatalogEntry<?, ?>> named() {
        return Optional.ofNullable(model);
    }
}
