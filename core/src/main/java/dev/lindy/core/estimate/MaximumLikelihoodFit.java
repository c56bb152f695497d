package dev.lindy.core.estimate;

import dev.lindy.core.base.Columns;
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
