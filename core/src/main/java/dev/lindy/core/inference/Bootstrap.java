package dev.lindy.core.inference;

import dev.lindy.core.estimate.Draws;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.optim.OptimizationResult;
import dev.lindy.core.optim.TrustRegionNewton;
import dev.lindy.core.parallel.Chunks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The bootstrap: models are fitted anew to customers drawn with replacement, and the estimates are draws of the parameters
 * (Efron and Tibshirani 1993). It trusts the sample, not the model: where the model is misspecified, its spread is that of the
 * estimates all the same.
 *
 * <p>Customers are drawn on distinct rows ({@link Resampling}); a search starts at the estimates and so takes a few steps. Every
 * replicate has a seed of its own, made from the seed given and its number, so the draws have the same bits on any number of
 * threads, and the first of a longer run are those of a shorter one. A replicate whose search does not end at a maximum is
 * counted as failed; where models are fitted together, it fails as a whole.
 */
public final class Bootstrap {

    /** A search that starts next to its end takes three or four steps; one that takes so many has lost its way. */
    private static final int STEPS = 50;

    private final List<MaximumLikelihoodFit<?>> fits;
    private final long seed;

    /** By fit and replicate: natural parameters; null where a replicate failed. */
    private final double[] @Nullable [][] estimates;

    private Bootstrap(List<MaximumLikelihoodFit<?>> fits, long seed, double[] @Nullable [][] estimates) {
        this.fits = fits;
        this.seed = seed;
        this.estimates = estimates;
    }

    /**
     * Fits a model anew.
     *
     * @param fit the fit to the whole sample
     * @param replicates how many, at least 1
     * @param seed same seed, same draws
     * @return the draws of its parameters
     * @param <M> the model
     * @throws IllegalArgumentException if the weights of the sample do not count customers
     */
    public static <M> Draws<M> draws(MaximumLikelihoodFit<M> fit, int replicates, long seed) {
        return of(Resampling.of(fit.data()), List.of(fit), replicates, seed, done -> {})
                .draws(fit);
    }

    /**
     * Fits models of the same customers anew, to the same draws of customers.
     *
     * @param resampling one sample per fit
     * @param fits the fits to the whole samples
     * @param replicates how many, at least 1
     * @param seed same seed, same draws
     * @param progress hears the number of a replicate that is done, from 0, in any order and on any thread
     * @return the replicates
     * @throws IllegalArgumentException if there are not as many samples as fits, or no replicate
     */
    public static Bootstrap of(
            Resampling resampling,
            List<? extends MaximumLikelihoodFit<?>> fits,
            int replicates,
            long seed,
            IntConsumer progress) {
        if (replicates < 1) {
            throw new IllegalArgumentException("replicates must be at least 1, but are " + replicates);
        }
        if (fits.size() != resampling.samples()) {
            throw new IllegalArgumentException("there must be one sample per fit, but " + resampling.samples()
                    + " samples and " + fits.size() + " fits");
        }
        double[] @Nullable [][] estimates = new double[fits.size()][replicates][];
        Chunks.eachTask(replicates, replicate -> {
            double[][] weights = resampling.weights(Seeds.of(seed, replicate));
            double[][] found = new double[fits.size()][];
            boolean all = true;
            for (int f = 0; f < found.length && all; f++) {
                double[] point = refit(fits.get(f), weights[f]);
                all = point != null;
                found[f] = point;
            }
            for (int f = 0; f < found.length; f++) {
                estimates[f][replicate] = all ? found[f] : null;
            }
            progress.accept(replicate);
        });
        return new Bootstrap(List.copyOf(fits), seed, estimates);
    }

    private static double @Nullable [] refit(MaximumLikelihoodFit<?> fit, double[] weights) {
        if (!(Arrays.stream(weights).sum() > 0)) {
            return null;
        }
        OptimizationResult result = new TrustRegionNewton(STEPS)
                .maximize(fit.objective(weights), fit.estimates().unconstrained());
        double[] natural = fit.estimates().space().toNatural(result.point());
        return result.termination().atMaximum() && fit.estimates().space().admits(natural) ? natural : null;
    }

    /**
     * The draws of one fit's parameters. Draw i of one fit and draw i of another are of the same customers.
     *
     * @param fit one of those that were fitted anew
     * @return draws with equal weights
     * @param <M> the model
     * @throws IllegalArgumentException if it is none of them
     */
    public <M> Draws<M> draws(MaximumLikelihoodFit<M> fit) {
        int f = fits.indexOf(fit);
        if (f < 0) {
            throw new IllegalArgumentException("this fit of " + fit.modelId() + " was not fitted anew here");
        }
        List<double[]> natural = new ArrayList<>();
        for (double[] replicate : estimates[f]) {
            if (replicate != null) {
                natural.add(replicate);
            }
        }
        int failed = estimates[f].length - natural.size();
        return Draws.of(
                fit::model,
                natural.toArray(double[][]::new),
                new Draws.Origin("bootstrap", seed, failed, OptionalDouble.empty()));
    }
}
