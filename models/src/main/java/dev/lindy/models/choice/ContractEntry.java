package dev.lindy.models.choice;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.estimate.Beliefs;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.estimate.ModelFamily;
import dev.lindy.models.ContractModel;
import java.util.function.Function;

/**
 * One model of contracts: everything that those who handle any such model need to know of it. Immutable.
 *
 * @param <M> the model
 */
public final class ContractEntry<M extends ContractModel> extends ModelEntry<M> {

    private final ModelFamily<CohortSample, M> family;

    private ContractEntry(Description<M> description, ModelFamily<CohortSample, M> family) {
        super(description);
        this.family = family;
    }

    /**
     * A model of contracts.
     *
     * @param family how it is fitted
     * @param story from a model to a sentence in plain words
     * @param <M> the model
     * @return the entry
     */
    public static <M extends ContractModel> ContractEntry<M> of(
            ModelFamily<CohortSample, M> family, Function<M, String> story) {
        return new ContractEntry<>(Description.of(ModelKind.CONTRACTUAL, family, story), family);
    }

    /**
     * The same model, containing another one.
     *
     * @param inner the smaller model's id
     * @param test what the likelihood ratio is compared with
     * @param where how the smaller model comes out of this one
     * @return a new entry
     */
    public ContractEntry<M> containing(String inner, Nesting.Test test, String where) {
        return new ContractEntry<>(description().containing(new Nesting(inner, test, where)), family);
    }

    /**
     * Fits the model.
     *
     * @param fitter how
     * @param contracts at least one
     * @return the fit, converged or not
     * @throws IllegalArgumentException if there are no contracts
     */
    public MaximumLikelihoodFit<M> fit(MaximumLikelihood fitter, CohortSample contracts) {
        return fitter.fit(family, contracts);
    }

    /**
     * What the model has weak opinions of.
     *
     * @param contracts which centre them
     * @return the quantities that a prior may speak of
     */
    public Beliefs beliefs(CohortSample contracts) {
        return family.beliefs(contracts);
    }
}
