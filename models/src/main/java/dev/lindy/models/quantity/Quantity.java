package dev.lindy.models.quantity;

import java.util.function.BiFunction;

/**
 * A question to a model about everybody in a table, with what a reader has to know of the answers.
 *
 * <p>It holds no parameters of the model, so it can be asked of a fit, of published parameters, and of every draw.
 *
 * @param <M> the model, such as {@link dev.lindy.models.PurchaseModel}
 * @param <D> whom it is asked about, such as {@link dev.lindy.core.base.CustomerBase}
 * @param name what the field calls it, such as {@code CET}
 * @param column its name in tables, such as {@code expected_purchases}
 * @param unit what it is counted in
 * @param formula for any model, in plain text
 * @param answers one value per row, in the order of the rows
 */
public record Quantity<M, D>(
        String name, String column, Unit unit, String formula, BiFunction<? super M, ? super D, double[]> answers) {

    /**
     * The answers.
     *
     * @param model who is asked
     * @param rows whom it is asked about
     * @return one value per row, in the order of the rows
     */
    public double[] of(M model, D rows) {
        return answers.apply(model, rows);
    }

    /** Its name and unit, such as {@code CET (purchases)}. */
    @Override
    public String toString() {
        return name + " (" + unit + ")";
    }
}
