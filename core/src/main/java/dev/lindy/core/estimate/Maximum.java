package dev.lindy.core.estimate;

import dev.lindy.core.optim.Eigen;
import dev.lindy.core.optim.Objective;
import dev.lindy.core.optim.OptimizationResult;
import dev.lindy.core.optim.Termination;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Estimates at the maximum of a likelihood, or of likelihood and {@link Prior}, and what only a maximum has: how the search
 * ended, information criteria, curvature.
 *
 * <p>The covariance on the unconstrained scale is the inverse of the observed information, the negative Hessian at the maximum.
 * Where the objective does not bend down in some direction, the parameters that take part in it have infinite variance.
 *
 * <p>Immutable.
 */
public final class Maximum extends Estimates {

    /** Log-parameter Hessians with a larger condition number leave some combination of parameters undetermined. */
    public static final double ILL_CONDITIONED = 1e5;

    private static final double SINGULAR = 1e-15;

    private final OptimizationResult optimization;
    private final double logLikelihood;
    private final double observations;
    private final @Nullable Eigen curvature;
    private final @Nullable Ridge ridge;

    private Maximum(
            ParameterSpace space,
            OptimizationResult optimization,
            double logLikelihood,
            double observations,
            @Nullable Eigen curvature,
            Objective objective) {
        super(space, optimization.point(), covariance(curvature, space.size()));
        this.optimization = optimization;
        this.logLikelihood = logLikelihood;
        this.observations = observations;
        this.curvature = curvature;
        this.ridge = curvature != null
                        && (conditionNumber() > ILL_CONDITIONED || optimization.termination() != Termination.CONVERGED)
                ? Ridge.along(space, curvature.vector(0), optimization.point(), optimization.value(), objective)
                : null;
    }

    /**
     * What a search found.
     *
     * @param space the parameters
     * @param optimization how it ended
     * @param logLikelihood the likelihood's share of the value there
     * @param observations the sum of the sample's weights
     * @param objective what was maximised
     */
    static Maximum of(
            ParameterSpace space,
            OptimizationResult optimization,
            double logLikelihood,
            double observations,
            Objective objective) {
        Eigen curvature = optimization.termination() == Termination.NOT_FINITE
                ? null
                : Eigen.ofSymmetric(
                        Arrays.stream(optimization.hessian()).map(h -> -h).toArray());
        return new Maximum(space, optimization, logLikelihood, observations, curvature, objective);
    }

    private static double[] covariance(@Nullable Eigen curvature, int k) {
        double[] covariance = new double[k * k];
        boolean[] infinite = new boolean[k];
        for (int e = 0; e < k; e++) {
            if (curvature == null) {
                infinite[e] = true;
                continue;
            }
            double[] direction = curvature.vector(e);
            double bend = curvature.value(e);
            boolean flat = !(bend > SINGULAR * curvature.value(k - 1));
            for (int i = 0; i < k; i++) {
                if (flat) {
                    infinite[i] |= Math.abs(direction[i]) > 1e-6;
                } else {
                    for (int j = 0; j < k; j++) {
                        covariance[i * k + j] += direction[i] * direction[j] / bend;
                    }
                }
            }
        }
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                if (infinite[i] || infinite[j]) {
                    covariance[i * k + j] = i == j ? Double.POSITIVE_INFINITY : Double.NaN;
                }
            }
        }
        return covariance;
    }

    /**
     * The log-likelihood there, without a prior.
     *
     * @return NaN when there was no finite value at the start
     */
    public double logLikelihood() {
        return logLikelihood;
    }

    /**
     * Akaike's information criterion (1974), 2k − 2 ln L.
     *
     * @return smaller is better
     */
    public double aic() {
        return 2.0 * space().size() - 2 * logLikelihood;
    }

    /**
     * Schwarz's information criterion (1978), k ln n − 2 ln L.
     *
     * @return smaller is better
     */
    public double bic() {
        return space().size() * Math.log(observations) - 2 * logLikelihood;
    }

    /**
     * The number of observations n: the sum of the sample's weights.
     *
     * @return at least 0
     */
    public double observations() {
        return observations;
    }

    /**
     * How the maximisation went.
     *
     * @return the result on the unconstrained scale; its value is that of likelihood and prior
     */
    public OptimizationResult optimization() {
        return optimization;
    }

    /**
     * The ratio of the largest to the smallest curvature on the unconstrained scale: 165 for BG/NBD on the CDNOW sample.
     *
     * @return at least 1; +∞ when the objective does not bend down in some direction
     */
    public double conditionNumber() {
        if (curvature == null || !(curvature.value(0) > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        return curvature.value(curvature.size() - 1) / curvature.value(0);
    }

    /**
     * {@inheritDoc}
     *
     * <p>A direction in which the objective does not bend has none: along it predictions hardly move, or it would bend.
     */
    @Override
    public List<double[]> axes() {
        List<double[]> ofCovariance = super.axes();
        if (curvature == null || !ofCovariance.isEmpty()) {
            return ofCovariance;
        }
        List<double[]> axes = new ArrayList<>();
        for (int e = 0; e < curvature.size(); e++) {
            if (curvature.value(e) > SINGULAR * curvature.value(curvature.size() - 1)) {
                axes.add(scaled(curvature.vector(e), 1 / Math.sqrt(curvature.value(e))));
            }
        }
        return axes;
    }

    /**
     * The direction that the data hardly determine.
     *
     * @return null for an ordinary maximum
     */
    public @Nullable Ridge ridge() {
        return ridge;
    }
}
