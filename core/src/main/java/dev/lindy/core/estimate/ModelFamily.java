package dev.lindy.core.estimate;

import dev.lindy.core.base.Sample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.optim.Stride;
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

    /** The deviation, on the unconstrained scale, of an opinion that is hardly one. */
    double WEAK = 3;

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
     * How a search may go on at once to a boundary that it would approach for ever.
     *
     * @param data the sample
     * @return longer steps on the unconstrained scale; none unless the family knows such a boundary
     */
    default Stride stride(D data) {
        return (point, step) -> null;
    }

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
     * How its parameters depend on covariates.
     *
     * @return unless the family says more, not at all
     */
    default Links links() {
        return Links.of(parameters());
    }

    /**
     * As {@link #links()}, where the literature moves other parameters (Fader and Hardie 2007: a and b of a beta distribution,
     * each by coefficients of its own), for comparisons with it.
     *
     * @return unless the family says more, those that are used
     */
    default Links classicLinks() {
        return links();
    }

    /**
     * Weak opinions of what the parameters mean, for methods that need a prior; whoever knows more replaces some of them.
     * Never used by a fit unless it is asked for.
     *
     * @param data the sample, from which the scale of rates and times comes
     * @return unless the family says more, every parameter by itself: normal on the unconstrained scale about the start of the
     *     search, with a deviation of 3, for a positive parameter a factor of 140 either way in 90 of 100 cases
     */
    default Beliefs beliefs(D data) {
        ParameterSpace space = parameters(data);
        double[] start = space.toUnconstrained(space.nearest(start(data)));
        Belief[] beliefs = new Belief[start.length];
        for (int i = 0; i < start.length; i++) {
            double[] weights = new double[start.length];
            weights[i] = 1;
            ParameterSpace.Parameter parameter = space.parameters().get(i);
            beliefs[i] = Belief.weak(
                    new PriorQuantity(
                            parameter.name(),
                            "the parameter " + parameter.name(),
                            parameter.transform(),
                            Coordinates.linear(weights)),
                    start[i],
                    WEAK);
        }
        return Beliefs.of(beliefs);
    }

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
