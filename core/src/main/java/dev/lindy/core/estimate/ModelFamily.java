package dev.lindy.core.estimate;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Sample;
import java.util.List;

/**
 * Everything the fitter needs to know of a kind of model. A new model is one of these and, at the least, a
 * {@link RowLogLikelihood}; standard errors, intervals, diagnosis and comparison follow.
 *
 * @param <D> the sample it is fitted to
 * @param <M> the model at known parameters
 */
public interface ModelFamily<D extends Sample, M> {

    /**
     * The name in files and options.
     *
     * @return such as {@code bg-nbd}
     */
    String id();

    /**
     * The name in print.
     *
     * @return such as {@code BG/NBD}
     */
    String name();

    /**
     * What this family needs of a base.
     *
     * @param base the customers
     * @return its sample
     */
    D sample(CustomerBase base);

    /**
     * The parameters.
     *
     * @param data the sample, from which covariates and units may come
     * @return names, domains, units
     */
    ParameterSpace parameters(D data);

    /**
     * Where to begin.
     *
     * @param data the sample
     * @return natural parameters inside their domains
     */
    double[] start(D data);

    /**
     * The log-likelihood of a sample.
     *
     * @param data the sample
     * @return ready to be evaluated many times
     */
    LogLikelihood likelihood(D data);

    /**
     * The model at given parameters.
     *
     * @param natural natural parameters
     * @param data the sample, for units
     * @return the model
     */
    M model(double[] natural, D data);

    /**
     * What is to be said of a fit, beyond whether it has converged. A family that knows its model says more than this
     * default, which only names parameters that the data hardly separate.
     *
     * @param estimates the fit
     * @param data the sample
     * @return by name; empty when all is well
     */
    default List<Diagnosis> diagnose(Estimates estimates, D data) {
        return estimates.ridge() == null ? List.of() : List.of(Diagnosis.illConditioned(estimates));
    }
}
