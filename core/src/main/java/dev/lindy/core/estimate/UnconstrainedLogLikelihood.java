package dev.lindy.core.estimate;

import dev.lindy.core.optim.Objective;
import dev.lindy.core.optim.ParameterTransform;
import dev.lindy.core.special.UncomputableException;
import org.jspecify.annotations.Nullable;

/** The log-likelihood as a function of unconstrained parameters, by the chain rule; with a prior added where there is one.
 * Not a number where a parameter lies outside the range with which can be computed, or where a bound of the likelihood is reached.
 */
record UnconstrainedLogLikelihood(
        ParameterSpace space,
        LogLikelihood logLikelihood,
        @Nullable Prior prior) implements Objective {

    @Override
    public double evaluate(double[] u, double @Nullable [] gradient, double @Nullable [] hessian) {
        double[] natural = space.toNatural(u);
        if (!space.admits(natural)) {
            return Double.NaN;
        }
        double value;
        try {
            value = logLikelihood.evaluate(natural, gradient, hessian);
        } catch (UncomputableException e) {
            // Whoever searches steps back from what is not a number.
            return Double.NaN;
        }
        if (gradient != null) {
            int k = u.length;
            for (int i = 0; i < k; i++) {
                ParameterTransform ti = space.transform(i);
                double di = ti.first(u[i]);
                if (hessian != null) {
                    for (int j = 0; j < k; j++) {
                        double dj = space.transform(j).first(u[j]);
                        hessian[i * k + j] *= di * dj;
                    }
                    hessian[i * k + i] += gradient[i] * ti.second(u[i]);
                }
                gradient[i] *= di;
            }
        }
        return prior == null ? value : value + addPrior(prior, u, gradient, hessian);
    }

    private static double addPrior(Prior prior, double[] u, double @Nullable [] gradient, double @Nullable [] hessian) {
        double[] priorGradient = gradient == null ? null : new double[gradient.length];
        double[] priorHessian = hessian == null ? null : new double[hessian.length];
        double value = prior.evaluate(u, priorGradient, priorHessian);
        Coordinates.add(priorGradient, gradient);
        Coordinates.add(priorHessian, hessian);
        return value;
    }
}
