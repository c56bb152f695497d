package dev.lindy.models.interval;

import java.util.List;

/**
 * An average of models, and each of them with what is not known of its parameters: what is not known is which of them is right, and
 * then its parameters. Immutable.
 *
 * @param <M> the model
 */
public final class Several<M> implements Uncertain<M> {

    private final M centre;
    private final List<Nearby<M>> models;
    private final double[] weights;

    Several(M centre, List<Nearby<M>> models, double[] weights) {
        this.centre = centre;
        this.models = List.copyOf(models);
        this.weights = weights.clone();
    }

    /** The average. */
    @Override
    public M centre() {
        return centre;
    }

    List<Nearby<M>> models() {
        return models;
    }

    /** One per model; not to be changed. */
    double[] weights() {
        return weights;
    }
}
