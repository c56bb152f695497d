package dev.lindy.core.estimate;

import dev.lindy.core.optim.Cholesky;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.jspecify.annotations.Nullable;

/**
 * Draws of a model's parameters with weights, made by any method. Where the draws of two fits were made together, draw i of one
 * belongs to draw i of the other.
 *
 * <p>Immutable; arrays are copied on the way in and out.
 *
 * @param <M> the model
 */
public final class Draws<M> {

    private final Function<double[], M> maker;
    private final double[][] natural;
    private final double @Nullable [] weights;
    private final Origin origin;

    /**
     * How draws were made.
     *
     * @param method such as {@code normal approximation}
     * @param seed of the random numbers
     * @param failed how many more were asked for and have no model
     * @param kHat the shape of the tail of importance weights (Vehtari et al., 2024): above 0.7 they are not to be trusted;
     *     empty where nothing was weighted
     */
    public record Origin(String method, long seed, int failed, OptionalDouble kHat) {}

    private Draws(Function<double[], M> maker, double[][] natural, double @Nullable [] weights, Origin origin) {
        this.maker = maker;
        this.natural = natural;
        this.weights = weights;
        this.origin = origin;
    }

    /**
     * Draws made by any method, all with the same weight.
     *
     * @param maker from natural parameters to the model; called anew for every use of a draw, by several threads
     * @param natural natural parameters, one row per draw
     * @param origin how they were made
     * @param <M> the model
     * @return the draws
     */
    public static <M> Draws<M> of(Function<double[], M> maker, double[][] natural, Origin origin) {
        return new Draws<>(maker, copy(natural), null, origin);
    }

    /**
     * Draws made by any method, with weights.
     *
     * @param maker from natural parameters to the model; called anew for every use of a draw, by several threads
     * @param natural natural parameters, one row per draw
     * @param weights one per draw, finite and at least 0, not all 0; they are divided by their sum
     * @param origin how they were made
     * @param <M> the model
     * @return the draws
     * @throws IllegalArgumentException if there are not as many valid weights as draws
     */
    public static <M> Draws<M> weighted(
            Function<double[], M> maker, double[][] natural, double[] weights, Origin origin) {
        double sum = Arrays.stream(weights).sum();
        if (weights.length != natural.length
                || !Arrays.stream(weights).allMatch(w -> w >= 0)
                || !(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(natural.length
                    + " draws need as many finite weights of at least 0, not all 0, but " + weights.length
                    + " add up to "
                    + sum);
        }
        return new Draws<>(
                maker, copy(natural), Arrays.stream(weights).map(w -> w / sum).toArray(), origin);
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * Draws from the normal distribution that estimates describe on the unconstrained scale. A draw fails if a parameter is
     * outside the range that can be computed with.
     *
     * @param estimates a point and its covariance
     * @param maker from natural parameters to the model
     * @param n how many, at least 1; the first of them do not depend on it
     * @param seed of the random numbers
     * @param <M> the model
     * @return the draws, with equal weights
     * @throws IllegalArgumentException if n is below 1
     * @throws IllegalStateException if the covariance is not finite and positive definite, or so large that no draw is left
     */
    public static <M> Draws<M> normal(Estimates estimates, Function<double[], M> maker, int n, long seed) {
        if (n < 1) {
            throw new IllegalArgumentException("there must be at least 1 draw, but n is " + n);
        }
        ParameterSpace space = estimates.space();
        int k = space.size();
        double[] root = root(estimates);
        double[] mean = estimates.unconstrained();
        var standardNormal = ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_RO_SHI_RO_128_PP.create(seed));
        List<double[]> drawn = new ArrayList<>(n);
        for (int draw = 0; draw < n; draw++) {
            double[] u = mean.clone();
            for (int j = 0; j < k; j++) {
                double z = standardNormal.sample();
                for (int i = j; i < k; i++) {
                    u[i] += root[i * k + j] * z;
                }
            }
            double[] natural = space.toNatural(u);
            if (space.admits(natural)) {
                drawn.add(natural);
            }
        }
        if (drawn.isEmpty()) {
            throw new IllegalStateException("none of " + n + " normal draws of " + String.join(", ", space.names())
                    + " lies inside the ranges of what can be computed: the data hardly determine them");
        }
        Origin origin = new Origin("normal approximation", seed, n - drawn.size(), OptionalDouble.empty());
        return new Draws<>(maker, drawn.toArray(double[][]::new), null, origin);
    }

    /** The Cholesky factor of the covariance, row by row. */
    private static double[] root(Estimates estimates) {
        int k = estimates.space().size();
        double[] covariance = estimates.unconstrainedCovariance();
        List<String> undetermined = IntStream.range(0, k)
                .filter(i -> !Double.isFinite(covariance[i * k + i]))
                .mapToObj(estimates.names()::get)
                .toList();
        if (!undetermined.isEmpty()) {
            throw new IllegalStateException("there are no normal draws where the data do not determine all parameters: "
                    + String.join(", ", undetermined) + (undetermined.size() == 1 ? " has" : " have")
                    + " infinite variance");
        }
        double[] root = Cholesky.lower(covariance);
        if (root == null) {
            throw new IllegalStateException("there are no normal draws of " + String.join(", ", estimates.names())
                    + ": their covariance is not positive definite");
        }
        return root;
    }

    /**
     * A given number of draws with equal weights: systematic sampling (Kitagawa 1996) takes each of these n times its weight,
     * rounded up or down.
     *
     * @param n how many, at least 1
     * @return draws from the same distribution; this where there are n already and their weights are equal
     * @throws IllegalArgumentException if n is below 1, or there are no draws
     */
    public Draws<M> resampled(int n) {
        if (n < 1 || natural.length == 0) {
            throw new IllegalArgumentException(n + " draws cannot be made of " + natural.length);
        }
        if (weights == null && natural.length == n) {
            return this;
        }
        double[][] rows = new double[n][];
        double reached = weight(0);
        int at = 0;
        for (int i = 0; i < n; i++) {
            while (reached < (i + 0.5) / n && at < natural.length - 1) {
                at++;
                reached += weight(at);
            }
            rows[i] = natural[at];
        }
        return new Draws<>(maker, rows, null, origin);
    }

    /**
     * How many draws there are.
     *
     * @return at least 0, those that failed not counted
     */
    public int size() {
        return natural.length;
    }

    /**
     * The parameters of a draw.
     *
     * @param i the draw, from 0
     * @return natural parameters
     */
    public double[] natural(int i) {
        return natural[i].clone();
    }

    /**
     * The weight of a draw.
     *
     * @param i the draw, from 0
     * @return at least 0; the weights of all draws add up to 1
     */
    public double weight(int i) {
        return weights == null ? 1.0 / natural.length : weights[i];
    }

    /**
     * The model at a draw, made anew.
     *
     * @param i the draw, from 0
     * @return ready to predict
     */
    public M model(int i) {
        return maker.apply(natural(i));
    }

    /**
     * How the draws were made.
     *
     * @return such as {@code normal approximation}
     */
    public String method() {
        return origin.method();
    }

    /**
     * The seed of the random numbers.
     *
     * @return a number that gives the same draws again
     */
    public long seed() {
        return origin.seed();
    }

    /**
     * How many more draws were asked for and have no model.
     *
     * @return at least 0
     */
    public int failed() {
        return origin.failed();
    }

    /**
     * The shape of the tail of importance weights.
     *
     * @return above 0.7 the weights are not to be trusted; empty where nothing was weighted
     */
    public OptionalDouble kHat() {
        return origin.kHat();
    }
}
