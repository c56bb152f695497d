package dev.lindy.core.inference;

import dev.lindy.core.estimate.Draws;
import dev.lindy.core.estimate.Estimates;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.estimate.ParameterSpace;
import dev.lindy.core.optim.Cholesky;
import dev.lindy.core.optim.Objective;
import dev.lindy.core.parallel.Chunks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The posterior distribution of a handful of parameters, by importance sampling: draws from a multivariate t around the mode,
 * weighted by posterior over proposal, the weights {@linkplain ParetoSmoothing Pareto-smoothed}. Its k̂ judges it: above 0.7
 * the proposal is fitted anew to the weighted draws, at most twice; a posterior that is still above 0.7 is
 * {@linkplain #trustworthy() not to be trusted}.
 *
 * <p>The density is that on the unconstrained scale; draws of natural parameters do not depend on the scale. Immutable.
 *
 * @param <M> the model
 */
public final class Posterior<M> {

    /** Above it, importance weights are not to be trusted (Vehtari et al., 2024). */
    public static final double LARGEST_K_HAT = 0.7;

    private static final int REFITS = 2;
    private static final int FREEDOM = 5;

    /** Wider tails after a proposal that did not reach far enough. */
    private static final int LESS_FREEDOM = 3;

    private final MaximumLikelihoodFit<M> mode;
    private final Estimates estimates;
    private final Draws<M> draws;
    private final double kHat;
    private final double effectiveSize;
    private final double logEvidence;
    private final int asked;

    private Posterior(
            MaximumLikelihoodFit<M> mode,
            Estimates estimates,
            Draws<M> draws,
            ParetoSmoothing weights,
            double logEvidence,
            int asked) {
        this.asked = asked;
        this.mode = mode;
        this.estimates = estimates;
        this.draws = draws;
        this.kHat = weights.kHat();
        this.effectiveSize = weights.effectiveSize();
        this.logEvidence = logEvidence;
    }

    /**
     * Samples a posterior.
     *
     * @param mode a fit with a prior, at whose maximum the proposal is centred
     * @param n how many draws, at least 100
     * @param seed of the random numbers: the same seed, the same bits on any number of threads
     * @param <M> the model
     * @return the posterior, trustworthy or not
     * @throws IllegalArgumentException if n is below 100
     * @throws IllegalStateException if the mode is none: the objective does not bend down in every direction
     */
    public static <M> Posterior<M> of(MaximumLikelihoodFit<M> mode, int n, long seed) {
        if (n < 100) {
            throw new IllegalArgumentException("a posterior needs at least 100 draws, but " + n + " were asked for");
        }
        double[] centre = mode.estimates().unconstrained();
        double[] root = root(mode.estimates().unconstrainedCovariance(), mode);
        Sampled sampled = sample(mode, new Proposal(centre, root, FREEDOM), n, seed);
        for (int refit = 0; refit < REFITS && sampled.weights.kHat() > LARGEST_K_HAT; refit++) {
            double[] mean = sampled.mean();
            double[] again = Cholesky.lower(sampled.covariance(mean));
            if (again == null) {
                break;
            }
            Sampled next = sample(mode, new Proposal(mean, again, LESS_FREEDOM), n, Seeds.of(seed, refit));
            if (!(next.weights.kHat() < sampled.weights.kHat())) {
                break;
            }
            sampled = next;
        }
        ParameterSpace space = mode.estimates().space();
        double[] mean = sampled.mean();
        double[] weights = sampled.weights.weights();
        List<double[]> natural = new ArrayList<>();
        List<Double> kept = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            if (weights[i] > 0) {
                natural.add(space.toNatural(sampled.points[i]));
                kept.add(weights[i]);
            }
        }
        Draws.Origin origin =
                new Draws.Origin("posterior", seed, n - natural.size(), OptionalDouble.of(sampled.weights.kHat()));
        return new Posterior<>(
                mode,
                Estimates.of(space, mean, sampled.covariance(mean)),
                Draws.weighted(
                        mode::model,
                        natural.toArray(double[][]::new),
                        kept.stream().mapToDouble(Double::doubleValue).toArray(),
                        origin),
                sampled.weights,
                sampled.logEvidence,
                n);
    }

    private static double[] root(double[] covariance, MaximumLikelihoodFit<?> mode) {
        double[] root = Cholesky.lower(covariance);
        if (root == null) {
            throw new IllegalStateException("there is no posterior mode of "
                    + String.join(", ", mode.estimates().names())
                    + " to sample around: likelihood and prior together do not determine them");
        }
        return root;
    }

    /** A multivariate t: centre + root · z/√(χ²/ν). */
    private static final class Proposal {
        private final double[] centre;
        private final double[] root;
        private final int freedom;

        Proposal(double[] centre, double[] root, int freedom) {
            this.centre = centre;
            this.root = root;
            this.freedom = freedom;
        }

        double[] draw(UniformRandomProvider random) {
            int k = centre.length;
            var normal = ZigguratSampler.NormalizedGaussian.of(random);
            double chiSquare = 0;
            for (int i = 0; i < freedom; i++) {
                double z = normal.sample();
                chiSquare += z * z;
            }
            double stretch = Math.sqrt(freedom / chiSquare);
            double[] point = centre.clone();
            for (int j = 0; j < k; j++) {
                double z = normal.sample() * stretch;
                for (int i = j; i < k; i++) {
                    point[i] += root[i * k + j] * z;
                }
            }
            return point;
        }

        /** ln density, with all its constants. */
        double logDensity(double[] point) {
            int k = centre.length;
            double[] z = new double[k];
            double square = 0;
            double logDeterminant = 0;
            for (int i = 0; i < k; i++) {
                double rest = point[i] - centre[i];
                for (int j = 0; j < i; j++) {
                    rest -= root[i * k + j] * z[j];
                }
                z[i] = rest / root[i * k + i];
                square += z[i] * z[i];
                logDeterminant += Math.log(root[i * k + i]);
            }
            double half = (freedom + k) / 2.0;
            return LogGamma.value(half)
                    - LogGamma.value(freedom / 2.0)
                    - k / 2.0 * Math.log(freedom * Math.PI)
                    - logDeterminant
                    - half * Math.log1p(square / freedom);
        }
    }

    private static Sampled sample(MaximumLikelihoodFit<?> mode, Proposal proposal, int n, long seed) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        double[][] points = new double[n][];
        Arrays.setAll(points, i -> proposal.draw(random));
        Objective objective = mode.objective();
        double[] logWeights = new double[n];
        Chunks.eachTask(n, i -> {
            double value = objective.evaluate(points[i], null, null);
            logWeights[i] = value > Double.NEGATIVE_INFINITY
                    ? value - proposal.logDensity(points[i])
                    : Double.NEGATIVE_INFINITY;
        });
        double largest = Arrays.stream(logWeights).max().orElseThrow();
        double mean = Arrays.stream(logWeights).map(w -> Math.exp(w - largest)).sum() / n;
        return new Sampled(points, ParetoSmoothing.of(logWeights), largest + Math.log(mean));
    }

    private static final class Sampled {
        private final double[][] points;
        private final ParetoSmoothing weights;
        private final double logEvidence;

        Sampled(double[][] points, ParetoSmoothing weights, double logEvidence) {
            this.points = points;
            this.weights = weights;
            this.logEvidence = logEvidence;
        }

        double[] mean() {
            double[] weight = weights.weights();
            double[] mean = new double[points[0].length];
            for (int d = 0; d < points.length; d++) {
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += weight[d] * points[d][i];
                }
            }
            return mean;
        }

        double[] covariance(double[] mean) {
            double[] weight = weights.weights();
            int k = mean.length;
            double[] covariance = new double[k * k];
            for (int d = 0; d < points.length; d++) {
                for (int i = 0; i < k; i++) {
                    for (int j = 0; j < k; j++) {
                        covariance[i * k + j] += weight[d] * (points[d][i] - mean[i]) * (points[d][j] - mean[j]);
                    }
                }
            }
            return covariance;
        }
    }

    /**
     * The mode on the unconstrained scale.
     *
     * @return the fit that was sampled around
     */
    public MaximumLikelihoodFit<M> mode() {
        return mode;
    }

    /**
     * Mean and covariance of the posterior on the unconstrained scale.
     *
     * @return the natural parameters are those of that mean, not their own means
     */
    public Estimates estimates() {
        return estimates;
    }

    /**
     * The draws.
     *
     * @return weighted
     */
    public Draws<M> draws() {
        return draws;
    }

    /**
     * Whether the weights of the draws can be trusted.
     *
     * @return whether k̂ is at most {@link #LARGEST_K_HAT}, or the less that few draws allow, 1 − 1/log<sub>10</sub> n
     */
    public boolean trustworthy() {
        return kHat <= Math.min(LARGEST_K_HAT, 1 - 1 / Math.log10(asked));
    }

    /**
     * The shape of the tail of the importance weights.
     *
     * @return k̂
     */
    public double kHat() {
        return kHat;
    }

    /**
     * How many independent draws the weighted ones are worth.
     *
     * @return at most their number
     */
    public double effectiveSize() {
        return effectiveSize;
    }

    /**
     * The logarithm of the mean of the likelihood under the prior; two models of the same data are compared by its difference.
     *
     * @return without the constants that the prior leaves out
     */
    public double logEvidence() {
        return logEvidence;
    }
}
