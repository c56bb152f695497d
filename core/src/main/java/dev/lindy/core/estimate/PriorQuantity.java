package dev.lindy.core.estimate;

import dev.lindy.core.optim.Objective;
import dev.lindy.core.optim.ParameterTransform;

/**
 * A quantity that people can have an opinion of before they see data, as a function of the parameters: a mean purchase rate, the
 * share of those who leave.
 *
 * @param name in files and options, such as {@code purchase-rate}
 * @param meaning a phrase, such as {@code purchases per week of an average customer}
 * @param transform from the quantity to its coordinate, on which opinions are normal: its logarithm for what is above 0
 * @param coordinate the coordinate as a function of unconstrained parameters, with derivatives; −∞ or NaN outside its domain
 */
public record PriorQuantity(String name, String meaning, ParameterTransform transform, Objective coordinate) {

    /**
     * Its value.
     *
     * @param unconstrained parameters
     * @return in its own unit
     */
    public double at(double[] unconstrained) {
        return transform.toNatural(coordinate.evaluate(unconstrained, null, null));
    }
}
