package dev.lindy.models.choice;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Sample;
import dev.lindy.core.estimate.Beliefs;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.models.SpendModel;
import java.util.Locale;
import java.util.Optional;

/**
 * One model of spend: everything that those who handle any such model need to know of it. Immutable.
 *
 * @param <D> the sample it is fitted to
 * @param <M> the model
 */
public final class SpendEntry<D extends Sample, M extends SpendModel> extends ModelEntry<M> {

    private final CustomerFamily<D, M> family;

    private SpendEntry(CustomerFamily<D, M> family) {
        super(Description.of(
                ModelKind.SPEND,
                family,
                model -> String.format(
                        Locale.ROOT, "The mean value of a purchase is %,.2f.", model.populationMeanSpend())));
        this.family = family;
    }

    /**
     * A model of spend.
     *
     * @param family how it is fitted
     * @param <D> the sample
     * @param <M> the model
     * @return the entry
     */
    public static <D extends Sample, M extends SpendModel> SpendEntry<D, M> of(CustomerFamily<D, M> family) {
        return new SpendEntry<>(family);
    }

    /**
     * The weak opinions of what the model's parameters mean.
     *
     * @param fit of this model to customers
     * @return those that its family makes of the sample
     */
    @SuppressWarnings("unchecked") // A fit of this model was made of the sample of its family.
    public Beliefs beliefs(MaximumLikelihoodFit<?> fit) {
        model(fit);
        return family.beliefs((D) fit.data());
    }

    /**
     * Fits the model where there are amounts to fit it to.
     *
     * @param fitter how
     * @param base the customers
     * @return the fit, converged or not; empty where no amounts are known, or none that the model can use
     */
    public Optional<MaximumLikelihoodFit<M>> fit(MaximumLikelihood fitter, CustomerBase base) {
        if (!base.hasSpend()) {
            return Optional.empty();
        }
        D sample = family.sample(base);
        return sample.rows() == 0 ? Optional.empty() : Optional.of(fitter.fit(family, sample));
    }
}
