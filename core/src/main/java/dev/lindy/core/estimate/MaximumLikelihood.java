package dev.lindy.core.estimate;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Sample;
import dev.lindy.core.optim.Objective;
import dev.lindy.core.optim.OptimizationResult;
import dev.lindy.core.optim.SimplexSearch;
import dev.lindy.core.optim.Stride;
import dev.lindy.core.optim.Termination;
import dev.lindy.core.optim.TrustRegionNewton;
import dev.lindy.core.parallel.Chunks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fits families by maximum likelihood: trust-region Newton on the unconstrained scale, and the simplex of Nelder and Mead as
 * second opinion where Newton does not reach a maximum.
 *
 * <p>On the scale of logarithms a change of the time unit only shifts the rate parameters, so neither the path nor the
 * other estimates depend on it. Not converging is a value of the fit ({@link Termination}, {@link Diagnosis}), never an
 * exception. Immutable.
 */
public final class MaximumLikelihood {

    private static final int SIMPLEX_EVALUATIONS = 4000;

    private final int maxIterations;
    private final int threads;
    private final @Nullable Prior prior;

    /** Instead of one prior for all samples, one that is made of each; null where there are none. */
    private final @Nullable Opinions opinions;

    private MaximumLikelihood(int maxIterations, int threads, @Nullable Prior prior, @Nullable Opinions opinions) {
        this.maxIterations = maxIterations;
        this.threads = threads;
        this.prior = prior;
        this.opinions = opinions;
    }

    /**
     * At most 200 steps, on all cores, without a prior.
     *
     * @return a fitter
     */
    public static MaximumLikelihood withDefaults() {
        return new MaximumLikelihood(200, 0, null, null);
    }

    /**
     * Limits the steps.
     *
     * @param limit at least 1
     * @return a new fitter
     */
    public MaximumLikelihood withMaxIterations(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("maxIterations must be at least 1, but is " + limit);
        }
        return new MaximumLikelihood(limit, threads, prior, opinions);
    }

    /**
     * Limits the threads. The result has the same bits whatever their number.
     *
     * @param number at least 1
     * @return a new fitter
     */
    public MaximumLikelihood withThreads(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("threads must be at least 1, but is " + number);
        }
        return new MaximumLikelihood(maxIterations, number, prior, opinions);
    }

    /**
     * Adds a prior to the likelihood, so that the maximum is the mode of the posterior density on the unconstrained scale. The
     * {@linkplain Maximum#logLikelihood() log-likelihood}, AIC and BIC of the fit stay those of the likelihood.
     *
     * @param belief of as many parameters as the family has
     * @return a new fitter
     */
    public MaximumLikelihood withPrior(Prior belief) {
        return new MaximumLikelihood(maxIterations, threads, belief, null);
    }

    /**
     * Adds the {@linkplain ModelFamily#beliefs weak opinions} of every family that is fitted, as {@link #withPrior(Prior)} does,
     * some of them replaced.
     *
     * @param known what is known better
     * @return a new fitter; it refuses a family that has no quantity of a name
     */
    public MaximumLikelihood withPrior(Opinions known) {
        return new MaximumLikelihood(maxIterations, threads, null, known);
    }

    /**
     * Fits a family to a base.
     *
     * @param family the kind of model
     * @param base the customers
     * @param <D> its sample
     * @param <M> its model
     * @return the fit, converged or not
     * @throws IllegalArgumentException if the base holds no observation that the family can use
     */
    public <D extends Sample, M> MaximumLikelihoodFit<M> fit(CustomerFamily<D, M> family, CustomerBase base) {
        return fit(family, family.sample(base));
    }

    /**
     * Fits a family to a sample.
     *
     * @param family the kind of model
     * @param data the sample
     * @param <D> its type
     * @param <M> the model
     * @return the fit, converged or not
     * @throws IllegalArgumentException if the sample is empty
     */
    public <D extends Sample, M> MaximumLikelihoodFit<M> fit(ModelFamily<D, M> family, D data) {
        if (!(data.totalWeight() > 0)) {
            throw new IllegalArgumentException(
                    "there is nothing to fit " + family.name() + " to: " + data.description());
        }
        return threads == 0 ? fitHere(family, data) : Chunks.onThreads(threads, () -> fitHere(family, data));
    }

    private <D extends Sample, M> MaximumLikelihoodFit<M> fitHere(ModelFamily<D, M> family, D data) {
        ParameterSpace space = family.parameters(data);
        LogLikelihood logLikelihood = family.likelihood(data);
        Beliefs beliefs = opinions == null ? null : opinions.over(family.beliefs(data));
        Prior before = beliefs == null ? prior : beliefs;
        Objective objective = new UnconstrainedLogLikelihood(space, logLikelihood, before);
        OptimizationResult result =
                maximize(objective, space.toUnconstrained(space.nearest(family.start(data))), family.stride(data));
        double atMaximum =
                before == null ? result.value() : logLikelihood.evaluate(space.toNatural(result.point()), null, null);
        Maximum maximum = Maximum.of(space, result, atMaximum, data.totalWeight(), objective);
        List<Diagnosis> diagnosis = new ArrayList<>(howItEnded(result));
        diagnosis.addAll(family.diagnose(maximum, data));
        if (beliefs != null) {
            diagnosis.addAll(beliefs.speakingIn(maximum));
        }
        diagnosis.sort(Comparator.comparing(Diagnosis::severity).reversed());
        return new FitAtMaximum<>(
                family,
                data,
                before,
                family.model(maximum.values(), data.timeScale()),
                maximum,
                List.copyOf(diagnosis),
                Provenance.of(data, options(before)));
    }

    private Map<String, String> options(@Nullable Prior before) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("method", "maximum likelihood, trust-region Newton");
        options.put("maxIterations", Integer.toString(maxIterations));
        if (before != null) {
            options.put("prior", before.description());
        }
        return options;
    }

    private OptimizationResult maximize(Objective objective, double[] start, Stride stride) {
        TrustRegionNewton newton = new TrustRegionNewton(maxIterations, stride);
        OptimizationResult first = newton.maximize(objective, start);
        if (first.termination().atMaximum()) {
            return first;
        }
        return new SimplexSearch(SIMPLEX_EVALUATIONS, newton).secondOpinion(objective, start, first);
    }

    private static List<Diagnosis> howItEnded(OptimizationResult result) {
        Termination termination = result.termination();
        if (termination == Termination.NOT_FINITE) {
            return List.of(new Diagnosis(
                    "not-finite",
                    Diagnosis.Severity.FATAL,
                    "the likelihood has no finite value at the start of the search.",
                    "look for extreme values in the summaries (times near 0, counts in the thousands)."));
        }
        if (!termination.atMaximum()) {
            return List.of(new Diagnosis(
                    "not-converged",
                    Diagnosis.Severity.FATAL,
                    "the search " + termination.description() + " (gradient norm " + result.gradientNorm()
                            + "); these are not maximum-likelihood estimates.",
                    "raise the iteration limit, look for extreme values in the summaries, or try another model."));
        }
        return List.of();
    }
}
