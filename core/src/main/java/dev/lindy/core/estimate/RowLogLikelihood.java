package dev.lindy.core.estimate;

import dev.lindy.core.base.Sample;

/**
 * The log-likelihood of one row: the least that a new model must supply. {@link NumericLogLikelihood} makes a
 * {@link LogLikelihood} of it with numeric derivatives.
 *
 * @param <D> the sample
 */
@FunctionalInterface
public interface RowLogLikelihood<D extends Sample> {

    /**
     * ln L of one row, without its weight.
     *
     * @param theta natural parameters inside their domains
     * @param data the sample
     * @param row the row, from 0
     * @return ln L
     */
    double value(double[] theta, D data, int row);
}
