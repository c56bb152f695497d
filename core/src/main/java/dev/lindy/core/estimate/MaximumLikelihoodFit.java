package dev.lindy.core.estimate;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.Sample;
import dev.lindy.core.optim.Objective;
import java.util.List;

/**
 * What {@link MaximumLikelihood} returns: a fit whose estimates are a {@link Maximum}, which has a log-likelihood, AIC and BIC,
 * says how the search ended, and knows a ridge.
 *
 * @param <M> the model
 */
public interface MaximumLikelihoodFit<M> extends Fit<M> {

    @Override
    Maximum estimates();

    /**
     * The rows that the model was fitted to.
     *
     * @return the sample
     */
    Sample data();

    /**
     * The model at other parameters, in the unit of this fit.
     *
     * @param natural natural parameters
     * @return the model
     */
    M model(double[] natural);

    /**
     * The log-likelihood that was maximised, without a prior.
     *
     * @return of the sample, made anew
     */
    LogLikelihood logLikelihood();

    /**
     * What was maximised, a function of the unconstrained parameters.
     *
     * @return log-likelihood and prior, made anew
     */
    Objective objective();

    /**
     * What would be maximised if the rows had other weights, such as those of a bootstrap.
     *
     * @param weights one per row, finite and at least 0
     * @return log-likelihood and prior, made anew
     */
    Objective objective(double[] weights);

    /**
     * The fit in one row, as of any method, with {@code log_likelihood} before the notes.
     *
     * @return one row
     */
    @Override
    default Columns columns() {
        Columns fit = Fit.super.columns();
        List<String> names = fit.names();
        return Columns.builder()
                .all(fit.select(names.subList(0, names.size() - 1)))
                .doubles("log_likelihood", new double[] {estimates().logLikelihood()})
                .column("notes", fit.column("notes"))
                .build();
    }
}
