package dev.lindy.core.inference;

import dev.lindy.core.base.Sample;
import dev.lindy.core.estimate.Estimates;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.estimate.ParameterSpace;
import java.util.Arrays;

/**
 * The covariance of maximum-likelihood estimates that holds whether the model is true or not, the sandwich
 * H<sup>−1</sup>(Σ w s sᵀ)H<sup>−1</sup> of scores s and Hessian H (Huber 1967; White 1982). Where the model is true it agrees
 * with the usual one, H<sup>−1</sup>; where it is far from that, the model misfits.
 */
public final class RobustCovariance {

    private RobustCovariance() {}

    /**
     * Estimates with the robust covariance.
     *
     * @param fit by maximum likelihood, without a prior
     * @return the same point; infinite variances stay infinite
     */
    public static Estimates of(MaximumLikelihoodFit<?> fit) {
        Estimates estimates = fit.estimates();
        int k = estimates.space().size();
        double[] covariance = estimates.unconstrainedCovariance();
        // What is not determined takes no part in the rest.
        double[] bread =
                Arrays.stream(covariance).map(c -> Double.isFinite(c) ? c : 0).toArray();
        double[] meat = meat(fit);
        double[] robust = new double[k * k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int m = 0; m < k; m++) {
                    for (int n = 0; n < k; n++) {
                        sum += bread[i * k + m] * meat[m * k + n] * bread[n * k + j];
                    }
                }
                robust[i * k + j] = sum;
                robust[j * k + i] = sum;
            }
        }
        for (int i = 0; i < k; i++) {
            if (Double.isInfinite(covariance[i * k + i])) {
                for (int j = 0; j < k; j++) {
                    robust[i * k + j] = Double.NaN;
                    robust[j * k + i] = Double.NaN;
                }
                robust[i * k + i] = Double.POSITIVE_INFINITY;
            }
        }
        return Estimates.of(estimates.space(), estimates.unconstrained(), robust);
    }

    /** Σ w s sᵀ on the unconstrained scale. */
    private static double[] meat(MaximumLikelihoodFit<?> fit) {
        Sample data = fit.data();
        ParameterSpace space = fit.estimates().space();
        double[] u = fit.estimates().unconstrained();
        int k = u.length;
        double[] slope = new double[k];
        for (int i = 0; i < k; i++) {
            slope[i] = space.transform(i).first(u[i]);
        }
        double[] scores = new double[data.rows() * k];
        fit.logLikelihood().rowScores(fit.estimates().values(), scores);
        double[] meat = new double[k * k];
        for (int row = 0; row < data.rows(); row++) {
            double weight = data.weight(row);
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    meat[i * k + j] += weight * scores[row * k + i] * slope[i] * scores[row * k + j] * slope[j];
                }
            }
        }
        return meat;
    }
}
