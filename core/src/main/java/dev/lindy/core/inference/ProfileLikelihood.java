package dev.lindy.core.inference;

import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.optim.Objective;
import dev.lindy.core.optim.OptimizationResult;
import dev.lindy.core.optim.TrustRegionNewton;
import java.util.Arrays;
import org.apache.commons.numbers.gamma.InverseErf;
import org.jspecify.annotations.Nullable;

/**
 * The profile likelihood of one parameter: the largest likelihood at each of its values, all others fitted anew. An interval
 * holds the values whose profile lies at most half the quantile of a chi-square with one degree of freedom below the maximum
 * (Venzon and Moolgavkar 1988). It bends with the likelihood, where a normal interval is symmetric, and stays open where the
 * likelihood does not fall: a ridge has an end on one side, or none.
 *
 * <p>Works on the unconstrained scale of the fit, within the {@linkplain TrustRegionNewton#REACH reach} of a search. Immutable.
 */
public final class ProfileLikelihood {

    private static final int STEPS = 50;

    /** Halvings of an interval of at most the reach: below 1e-9 of the parameter's logarithm. */
    private static final int HALVINGS = 35;

    private final MaximumLikelihoodFit<?> fit;
    private final Objective objective;
    private final String name;
    private final int index;

    private ProfileLikelihood(MaximumLikelihoodFit<?> fit, String name) {
        this.fit = fit;
        this.objective = fit.objective();
        this.name = name;
        this.index = fit.estimates().space().index(name);
    }

    /**
     * An interval.
     *
     * @param lower its lower end; the edge of the parameter's domain where it is open
     * @param upper its upper end; the edge of the parameter's domain where it is open
     * @param closedBelow whether the likelihood falls far enough below the estimate
     * @param closedAbove whether the likelihood falls far enough above the estimate
     */
    public record Interval(double lower, double upper, boolean closedBelow, boolean closedAbove) {}

    /**
     * Of one parameter of a fit.
     *
     * @param fit by maximum likelihood
     * @param name of the parameter
     * @return its profile
     * @throws IllegalArgumentException if there is no such parameter
     */
    public static ProfileLikelihood of(MaximumLikelihoodFit<?> fit, String name) {
        return new ProfileLikelihood(fit, name);
    }

    /**
     * The profile at a value.
     *
     * @param value of the parameter, inside its domain
     * @return the largest log-likelihood there, at most that of the fit but for rounding; −∞ where none is found
     */
    public double at(double value) {
        return new Search(0).at(fit.estimates().space().transform(index).toUnconstrained(value));
    }

    /**
     * The values that the data do not refuse.
     *
     * @param level such as 0.9
     * @return an interval, inside the parameter's domain
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public Interval interval(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a confidence level lies between 0 and 1, but is " + level);
        }
        double quantile = Math.sqrt(2) * InverseErf.value(level);
        double allowed = quantile * quantile / 2;
        double lower = end(-1, quantile, allowed);
        double upper = end(1, quantile, allowed);
        var transform = fit.estimates().space().transform(index);
        return new Interval(
                Double.isNaN(lower) ? transform.lower() : transform.toNatural(lower),
                Double.isNaN(upper) ? transform.upper() : transform.toNatural(upper),
                !Double.isNaN(lower),
                !Double.isNaN(upper));
    }

    /** Where the profile has fallen by what is allowed; NaN if it never does within reach. */
    private double end(int side, double quantile, double allowed) {
        Maximum estimates = fit.estimates();
        double centre = estimates.unconstrained()[index];
        double wald = quantile
                * Math.sqrt(estimates
                        .unconstrainedCovariance()[index * estimates.space().size() + index]);
        double step = Math.min(Math.max(wald, 1e-6), 1);
        Search search = new Search(allowed);
        double inside = 0;
        double outside = step;
        while (search.allows(centre + side * outside)) {
            if (outside >= TrustRegionNewton.REACH) {
                return Double.NaN;
            }
            inside = outside;
            outside = Math.min(2 * outside, TrustRegionNewton.REACH);
        }
        for (int i = 0; i < HALVINGS && outside - inside > 1e-10 * outside; i++) {
            double middle = (inside + outside) / 2;
            if (search.allows(centre + side * middle)) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        // Where nothing can be computed, nothing is refused: the end is open.
        return search.computes(centre + side * outside) ? centre + side * inside : Double.NaN;
    }

    /** Goes along the profile; each search starts where the last one ended. */
    private final class Search {
        private final double allowed;
        private final double top;
        private double[] others;

        Search(double allowed) {
            this.allowed = allowed;
            this.top = fit.estimates().optimization().value();
            this.others = without(fit.estimates().unconstrained());
        }

        boolean allows(double u) {
            return top - at(u) <= allowed;
        }

        boolean computes(double u) {
            return at(u) > Double.NEGATIVE_INFINITY;
        }

        double at(double u) {
            if (others.length == 0) {
                double value = objective.evaluate(new double[] {u}, null, null);
                return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
            }
            OptimizationResult best = new TrustRegionNewton(STEPS).maximize(new Fixed(objective, index, u), others);
            if (Double.isNaN(best.value())) {
                return Double.NEGATIVE_INFINITY;
            }
            others = best.point();
            return best.value();
        }

        private double[] without(double[] point) {
            double[] rest = new double[point.length - 1];
            System.arraycopy(point, 0, rest, 0, index);
            System.arraycopy(point, index + 1, rest, index, rest.length - index);
            return rest;
        }
    }

    /** An objective of which one parameter is held. */
    private record Fixed(Objective whole, int index, double value) implements Objective {

        @Override
        public double evaluate(double[] others, double @Nullable [] gradient, double @Nullable [] hessian) {
            int k = others.length + 1;
            double[] point = new double[k];
            System.arraycopy(others, 0, point, 0, index);
            point[index] = value;
            System.arraycopy(others, index, point, index + 1, others.length - index);
            double[] wholeGradient = gradient == null ? null : new double[k];
            double[] wholeHessian = hessian == null ? null : new double[k * k];
            double result = whole.evaluate(point, wholeGradient, wholeHessian);
            for (int i = 0, from = 0; from < k; from++) {
                if (from == index) {
                    continue;
                }
                if (gradient != null && wholeGradient != null) {
                    gradient[i] = wholeGradient[from];
                }
                if (hessian != null && wholeHessian != null) {
                    for (int j = 0, to = 0; to < k; to++) {
                        if (to != index) {
                            hessian[i * others.length + j++] = wholeHessian[from * k + to];
                        }
                    }
                }
                i++;
            }
            return result;
        }
    }

    @Override
    public String toString() {
        return "profile likelihood of " + name + " of " + fit.modelId() + ", "
                + Arrays.toString(fit.estimates().values());
    }
}
