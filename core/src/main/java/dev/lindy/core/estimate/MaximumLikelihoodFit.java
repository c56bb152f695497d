package dev.lindy.core.estimate;

/**
 * What {@link MaximumLikelihood} returns: a fit whose estimates are a {@link Maximum}, which has a log-likelihood, AIC and BIC,
 * says how the search ended, and knows a ridge.
 *
 * @param <M> the model
 */
public interface MaximumLikelihoodFit<M> extends Fit<M> {

    @Override
    Maximum estimates();
}
