package dev.lindy.core.optim;

import org.jspecify.annotations.Nullable;

/** A smooth function to be maximised. */
@FunctionalInterface
public interface Objective {

    /**
     * Value and, where asked for, derivatives at a point.
     *
     * @param point k numbers, not to be changed
     * @param gradient k places to fill, or null
     * @param hessian k·k places to fill, row by row and symmetric, or null; asked for only together with the gradient
     * @return the value; NaN or −∞ where the function is not defined, and the derivatives are then of no use
     */
    double evaluate(double[] point, double @Nullable [] gradient, double @Nullable [] hessian);
}
