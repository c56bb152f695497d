package dev.lindy.models.interval;

/**
 * A model with what is not known of its parameters, in a form that tells how far any answer of it may be off.
 *
 * @param <M> the model
 */
public sealed interface Uncertain<M> permits Nearby, Drawn, Several {

    /**
     * The model whose answers are given.
     *
     * @return at the estimates
     */
    M centre();
}
