package dev.lindy.models;

/**
 * An expectation of what a customer will do, of something that is 0 for those who are gone: P(alive) times its value for a
 * customer who is active.
 *
 * <p>It is linear: where a customer may be of several kinds, it is the average over them. That, and that most models'
 * futures depend on x and T alone, makes it quick for a whole base.
 */
@FunctionalInterface
@SuppressWarnings("FunctionalInterfaceMethodChanged") // The same question, asked of the future alone.
public interface Expectation extends Question<TransactionModel, History> {

    /**
     * Its value for a customer who is active now.
     *
     * @param future the future of that customer
     * @return the expectation; may be infinite
     */
    double ofActive(Future future);

    @Override
    default double of(TransactionModel model, History history) {
        return times(
                model.probabilityAlive(history.x(), history.tx(), history.T()),
                ofActive(model.future(history.x(), history.tx(), history.T())));
    }

    /**
     * P(alive) × a value for those who are active.
     *
     * @param alive P(alive), perhaps below the smallest double
     * @param ofActive the value; may be infinite
     * @return the product; infinite where the value is, even if {@code alive} is 0 for want of smaller doubles
     */
    static double times(double alive, double ofActive) {
        return Double.isInfinite(ofActive) ? ofActive : alive * ofActive;
    }
}
