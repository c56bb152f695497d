package dev.lindy.core.estimate;

import dev.lindy.core.optim.Eigen;
import dev.lindy.core.optim.OptimizationResult;
import dev.lindy.core.optim.Termination;
import java.util.List;
import org.apache.commons.numbers.gamma.InverseErf;
import org.jspecify.annotations.Nullable;

/**
 * Parameter estimates with their uncertainty.
 *
 * <p>The covariance is the inverse of the observed information, the negative Hessian of the log-likelihood at its maximum.
 * Where the likelihood does not bend down in some direction, the parameters that take part in it have infinite variance.
 * Intervals are formed on the unconstrained scale and mapped back, so they never leave a parameter's domain.
 *
 * <p>Immutable.
 */
public final class Estimates {

    /** Log-parameter Hessians with a larger condition number leave some combination of parameters undetermined. */
    public static final double ILL_CONDITIONED = 1e5;

    /** Beyond this standard error on the unconstrained scale, a 95 % interval spans a factor of e<sup>±8</sup>. */
    private static final double UNDETERMINED = 4;

    private static final double SINGULAR = 1e-15;

    private final ParameterSpace space;
    private final double[] values;
    private final double[] unconstrained;
    private final double[] covariance;
    private final double[] spread;
    private final double logLikelihood;
    private final double observations;
    private final OptimizationResult optimization;
    private final @Nullable Eigen curvature;
    private final @Nullable Ridge ridge;

    Estimates(ParameterSpace space, OptimizationResult optimization, double observations, LogLikelihood logLikelihood) {
        this.space = space;
        this.optimization = optimization;
        this.observations = observations;
        this.unconstrained = optimization.point();
        this.values = space.toNatural(unconstrained);
        this.logLikelihood = optimization.value();
        int k = values.length;
        this.covariance = new double[k * k];
        this.spread = new double[k];
        if (optimization.termination() == Termination.NOT_FINITE) {
            this.curvature = null;
            this.ridge = null;
            java.util.Arrays.fill(covariance, Double.NaN);
            java.util.Arrays.fill(spread, Double.POSITIVE_INFINITY);
            for (int i = 0; i < k; i++) {
                covariance[i * k + i] = Double.POSITIVE_INFINITY;
            }
            return;
        }
        double[] information = optimization.hessian();
        for (int i = 0; i < information.length; i++) {
            information[i] = -information[i];
        }
        this.curvature = Eigen.ofSymmetric(information);
        fillCovariance(curvature);
        this.ridge = conditionNumber() > ILL_CONDITIONED || optimization.termination() != Termination.CONVERGED
                ? Ridge.along(curvature.vector(0), unconstrained, this.logLikelihood, space, logLikelihood)
                : null;
    }

    private void fillCovariance(Eigen curvature) {
        int k = values.length;
        double steepest = curvature.value(k - 1);
        boolean[] infinite = new boolean[k];
        for (int e = 0; e < k; e++) {
            double[] direction = curvature.vector(e);
            double bend = curvature.value(e);
            boolean flat = !(bend > SINGULAR * steepest);
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
            spread[i] = infinite[i] ? Double.POSITIVE_INFINITY : Math.sqrt(covariance[i * k + i]);
        }
        for (int i = 0; i < k; i++) {
            double di = space.parameters().get(i).transform().first(unconstrained[i]);
            for (int j = 0; j <= i; j++) {
                double dj = space.parameters().get(j).transform().first(unconstrained[j]);
                double value = infinite[i] || infinite[j]
                        ? (i == j ? Double.POSITIVE_INFINITY : Double.NaN)
                        : covariance[i * k + j] * di * dj;
                covariance[i * k + j] = value;
                covariance[j * k + i] = value;
            }
        }
    }

    /**
     * The parameters' names.
     *
     * @return in the paper's order
     */
    public List<String> names() {
        return space.names();
    }

    /**
     * The parameters.
     *
     * @return names, domains and units
     */
    public ParameterSpace space() {
        return space;
    }

    /**
     * The estimates.
     *
     * @return natural parameters, a copy
     */
    public double[] values() {
        return values.clone();
    }

    /**
     * One estimate.
     *
     * @param name the parameter
     * @return its natural value
     * @throws IllegalArgumentException if there is no such parameter
     */
    public double value(String name) {
        return values[index(name)];
    }

    /**
     * The covariance of the natural parameters.
     *
     * @return k·k numbers, symmetric, row by row; +∞ on the diagonal and NaN beside it where the data determine nothing
     */
    public double[] covariance() {
        return covariance.clone();
    }

    /**
     * A standard error.
     *
     * @param name the parameter
     * @return at least 0; +∞ where the data determine nothing
     */
    public double standardError(String name) {
        int i = index(name);
        return Math.sqrt(covariance[i * values.length + i]);
    }

    /**
     * A confidence interval, normal on the unconstrained scale.
     *
     * @param name the parameter
     * @param level such as 0.95
     * @return two numbers inside the parameter's domain or at its ends
     */
    public double[] interval(String name, double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a confidence level lies between 0 and 1, but is " + level);
        }
        int i = index(name);
        double reach = Math.sqrt(2) * InverseErf.value(level) * spread[i];
        var transform = space.parameters().get(i).transform();
        return new double[] {
            transform.toNatural(unconstrained[i] - reach), transform.toNatural(unconstrained[i] + reach)
        };
    }

    /**
     * Whether the data say anything useful about this parameter on its own.
     *
     * @param name the parameter
     * @return false when a 95 % interval spans many powers of ten
     */
    public boolean determined(String name) {
        return spread[index(name)] < UNDETERMINED;
    }

    /**
     * The maximum of the log-likelihood.
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
        return 2.0 * values.length - 2 * logLikelihood;
    }

    /**
     * Schwarz's information criterion (1978), k ln n − 2 ln L.
     *
     * @return smaller is better
     */
    public double bic() {
        return values.length * Math.log(observations) - 2 * logLikelihood;
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
     * @return the result on the unconstrained scale
     */
    public OptimizationResult optimization() {
        return optimization;
    }

    /**
     * The ratio of the largest to the smallest curvature of the log-likelihood on the unconstrained scale: 165 for BG/NBD
     * on the CDNOW sample.
     *
     * @return at least 1; +∞ when the likelihood does not bend down in some direction
     */
    public double conditionNumber() {
        if (curvature == null || !(curvature.value(0) > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        return curvature.value(values.length - 1) / curvature.value(0);
    }

    /**
     * The direction that the data hardly determine.
     *
     * @return null for an ordinary maximum
     */
    public @Nullable Ridge ridge() {
        return ridge;
    }

    private int index(String name) {
        int i = space.names().indexOf(name);
        if (i < 0) {
            throw new IllegalArgumentException(
                    "no parameter \"" + name + "\"; there are " + String.join(", ", space.names()));
        }
        return i;
    }
}
