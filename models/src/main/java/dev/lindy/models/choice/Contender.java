package dev.lindy.models.choice;

import dev.lindy.core.estimate.MaximumLikelihoodFit;

/** A model that was fitted to be compared, whatever the data are. */
public sealed interface Contender permits Candidate, ContractCandidate {

    /**
     * Which model.
     *
     * @return its entry in the catalog
     */
    ModelEntry<?> entry();

    /**
     * How it fits.
     *
     * @return the fit, converged or not
     */
    MaximumLikelihoodFit<?> fit();

    /**
     * The model's name in files and options.
     *
     * @return such as {@code bg-nbd}
     */
    default String id() {
        return entry().id();
    }

    /**
     * The model's name in print.
     *
     * @return such as {@code BG/NBD}
     */
    default String name() {
        return entry().name(fit());
    }

    /**
     * Akaike's criterion, a whole number that the fit chose counted as a parameter.
     *
     * @return smaller is better, within one kind of model
     */
    default double aic() {
        return 2.0 * parameters() - 2 * fit().estimates().logLikelihood();
    }

    /**
     * Schwarz's criterion, a whole number that the fit chose counted as a parameter.
     *
     * @return smaller is better, within one kind of model
     */
    default double bic() {
        return parameters() * Math.log(fit().estimates().observations())
                - 2 * fit().estimates().logLikelihood();
    }

    /**
     * How many parameters were estimated or chosen.
     *
     * @return at least 1
     */
    default int parameters() {
        return entry().parameters(fit()).size();
    }
}
