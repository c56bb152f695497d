package dev.lindy.core.estimate;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.Tabular;
import dev.lindy.core.base.Wording;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A model fitted to data by any method: the model, its estimates, and what its user should know of them.
 *
 * @param <M> the model
 */
public interface Fit<M> extends Tabular {

    /** The level of intervals unless another is given. */
    double LEVEL = 0.90;

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
     * @return a point and its covariance
     */
    Estimates estimates();

    /**
     * Draws of the parameters from the normal distribution that the estimates describe on the unconstrained scale.
     *
     * @param n how many, at least 1; the first of them do not depend on it
     * @param seed of the random numbers: the same seed, the same bits
     * @return the draws, with equal weights
     * @throws IllegalArgumentException if n is below 1
     * @throws IllegalStateException if the data do not determine all parameters, naming those
     */
    Draws<M> draws(int n, long seed);

    /**
     * What is wrong with the fit, or weakly determined.
     *
     * @return named findings, the most serious first; empty when all is well
     */
    List<Diagnosis> diagnosis();

    /**
     * What the fit was made of, and with what.
     *
     * @return versions, data, options
     */
    Provenance provenance();

    /**
     * Whether the estimates may be used.
     *
     * @return false if some diagnosis is fatal
     */
    default boolean usable() {
        return diagnosis().stream().noneMatch(d -> d.severity() == Diagnosis.Severity.FATAL);
    }

    /**
     * The fit in one row, so that fits can be stacked: {@code customers}, the number of observations; every parameter and its
     * standard error, such as {@code r} and {@code r_se}, in the units of {@link Estimates} (infinite where the data do not
     * determine the parameter); {@code notes}, the names of the diagnoses.
     *
     * @return one row
     */
    @Override
    default Columns columns() {
        Columns.Builder out = Columns.builder().integers("customers", new int[] {
            Math.toIntExact(Math.round(provenance().observations()))
        });
        for (String name : estimates().names()) {
            out.doubles(name, new double[] {estimates().value(name)})
                    .doubles(name + "_se", new double[] {estimates().standardError(name)});
        }
        String notes = diagnosis().stream().map(Diagnosis::name).collect(Collectors.joining(", "));
        return out.texts("notes", new String[] {notes}).build();
    }

    /**
     * The fit as an aligned table in plain text: estimates, standard errors, 90 % intervals, how it was found, and every
     * diagnosis.
     *
     * @return several lines
     */
    default String summary() {
        return summary(Wording.JAVA, LEVEL);
    }

    /**
     * The fit as an aligned table in plain text, as {@link #summary()}.
     *
     * @param words what remedies are called
     * @param level of the intervals, such as 0.95
     * @return several lines
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    String summary(Wording words, double level);
}
