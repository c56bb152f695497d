package dev.lindy.core.estimate;

import java.util.List;

/**
 * A model fitted to data, and everything to be known about the fit.
 *
 * @param <M> the model
 */
public interface Fit<M> {

    /**
     * The model at the estimates.
     *
     * @return ready to predict
     */
    M model();

    /**
     * The family's name in files.
     *
     * @return such as {@code bg-nbd}
     */
    String modelId();

    /**
     * The estimates with their uncertainty.
     *
     * @return natural parameters, covariance, likelihood
     */
    Estimates estimates();

    /**
     * What its user should know.
     *
     * @return by name, most serious first; empty when all is well
     */
    List<Diagnosis> diagnosis();

    /**
     * Where it comes from.
     *
     * @return versions, data, options
     */
    Provenance provenance();

    /**
     * Whether the maximum may be used.
     *
     * @return false if some diagnosis is fatal
     */
    default boolean usable() {
        return diagnosis().stream().noneMatch(d -> d.severity() == Diagnosis.Severity.FATAL);
    }

    /**
     * The fit as an aligned table in plain text: estimates, standard errors, 95 % intervals, likelihood, how it ended, and
     * every diagnosis.
     *
     * @return several lines
     */
    String summary();
}
