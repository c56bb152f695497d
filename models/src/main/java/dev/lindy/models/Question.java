package dev.lindy.models;

/**
 * What is asked of a model about one customer.
 *
 * @param <M> the model, such as {@link TransactionModel}
 * @param <H> what is known of the customer, such as {@link History}
 */
@FunctionalInterface
public interface Question<M, H> {

    /**
     * The answer.
     *
     * @param model the model
     * @param history what is known of the customer
     * @return a number; may be infinite
     */
    double of(M model, H history);
}
