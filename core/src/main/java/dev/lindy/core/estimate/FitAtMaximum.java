package dev.lindy.core.estimate;

import dev.lindy.core.base.Phrases;
import dev.lindy.core.base.Sample;
import dev.lindy.core.base.Wording;
import dev.lindy.core.optim.Objective;
import dev.lindy.core.optim.OptimizationResult;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A family fitted to a sample by {@link MaximumLikelihood}. */
record FitAtMaximum<D extends Sample, M>(
        ModelFamily<D, M> family,
        D data,
        @Nullable Prior prior,
        M model,
        Maximum estimates,
        List<Diagnosis> diagnosis,
        Provenance provenance)
        implements MaximumLikelihoodFit<M> {

    @Override
    public M model(double[] natural) {
        return family.model(natural, data.timeScale());
    }

    @Override
    public LogLikelihood logLikelihood() {
        return family.likelihood(data);
    }

    @Override
    public Objective objective() {
        return objective(data);
    }

    @Override
    @SuppressWarnings("unchecked") // A sample with other weights is of the same kind.
    public Objective objective(double[] weights) {
        return objective((D) data.withWeights(weights));
    }

    private Objective objective(D rows) {
        return new UnconstrainedLogLikelihood(estimates.space(), family.likelihood(rows), prior);
    }

    @Override
    public String modelId() {
        return family.id();
    }

    @Override
    public Draws<M> draws(int n, long seed) {
        return Draws.normal(estimates, this::model, n, seed);
    }

    @Override
    public String summary(Wording words, double level) {
        StringBuilder out = new StringBuilder();
        out.append(family.name()).append(", ").append(data.description()).append('\n');
        out.append(EstimatesText.table(estimates, level));
        out.append(String.format(
                Locale.ROOT,
                "log-likelihood %s   AIC %s   BIC %s%n",
                EstimatesText.number(estimates.logLikelihood(), 2),
                EstimatesText.number(estimates.aic(), 1),
                EstimatesText.number(estimates.bic(), 1)));
        OptimizationResult optimization = estimates.optimization();
        double condition = estimates.conditionNumber();
        out.append(String.format(
                Locale.ROOT,
                "%s %s %s; condition number %s",
                optimization.termination().description(),
                optimization.termination().atMaximum() ? "in" : "after",
                Phrases.count(optimization.iterations(), "step"),
                Double.isInfinite(condition) ? "infinite" : String.format(Locale.ROOT, "%.3g", condition)));
        if (prior != null) {
            out.append("\nprior: ").append(prior.description());
        }
        diagnosis.forEach(d -> out.append('\n').append(d.text(words)));
        return out.toString();
    }

    @Override
    public String toString() {
        return summary();
    }
}
