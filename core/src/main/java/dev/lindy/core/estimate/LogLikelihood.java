package dev.lindy.core.estimate;

import org.jspecify.annotations.Nullable;

/**
 * The log-likelihood of a sample as a function of the k natural parameters, with derivatives.
 *
 * <p>Same sample and parameters, same bits, whatever the number of threads.
 */
public interface LogLikelihood {

    /**
     * The weighted sum over the rows and, where asked for, its derivatives.
     *
     * @param theta k natural parameters inside their domains
     * @param gradient k places to fill, or null
     * @param hessian k·k places to fill, row by row, both triangles, or null; asked for only with the gradient
     * @return Σ weight · ln L; may be NaN or −∞ where it cannot be computed
     */
    double evaluate(double[] theta, double @Nullable [] gradient, double @Nullable [] hessian);

    /**
     * ln L of every row, without its weight.
     *
     * @param theta k natural parameters
     * @param out one place per row
     */
    void rowValues(double[] theta, double[] out);

    /**
     * The gradient of ln L of every row, without its weight.
     *
     * @param theta k natural parameters
     * @param out k places per row, row by row
     */
    void rowScores(double[] theta, double[] out);
}
