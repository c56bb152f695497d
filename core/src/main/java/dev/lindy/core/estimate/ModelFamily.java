package dev.lindy.core.estimate;

import dev.lindy.core.base.Sample;
import dev.lindy.core.base.TimeScale;
import java.util.List;

/**
 * Everything the fitter needs to know of a kind of model. A new model is one of these and, at the least, a
 * {@link RowLogLikelihood}; standard errors, intervals, draws, diagnosis and comparison follow.
 *
 * <p>Immutable, and the same for all threads.
 *
 * @param <D> the sample it is fitted to
 * @param <M> the model at known parameters
 * @see CustomerFamily
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
     * The parameters, whatever the data are.
     *
     * @return names and domains; units of time are {@link ParameterSpace#TIME}
     */
    ParameterSpace parameters();

    /**
     * The parameters of a fit.
     *
     * @param data the sample, from which more parameters and the unit of time may come
     * @return names, domains, units
     */
    default ParameterSpace parameters(D data) {
        return parameters().in(data.timeScale());
    }

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
     * @param unit the unit of all times and rates
     * @return the model
     */
    M model(double[] natural, TimeScale unit);

    /**
     * What a user should know of a fit, beyond whether it has converged. A family that knows its model says more than this
     * default, which only names parameters that the data hardly separate.
     *
     * @param maximum where the search ended
     * @param data the sample
     * @return by name; empty when all is well
     */
    default List<Diagnosis> diagnose(Maximum maximum, D data) {
        return maximum.ridge() == null ? List.of() : List.of(Diagnosis.illConditioned(maximum));
    }
}
