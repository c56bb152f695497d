package dev.lindy.models.contracts.bdw;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.parallel.Chunks;
import org.jspecify.annotations.Nullable;

/**
 * The BdW log-likelihood with gradient and Hessian (Fader and others 2018).
 *
 * <p>A contract that is active after t renewals contributes ln S(t), one that ended in period t the sum of ln S(t − 1) and
 * ln(1 − e<sup>r</sup>), r = ln S(t)/S(t − 1).
 */
final class BdwLikelihood implements LogLikelihood {

    private static final int K = 3;

    private final CohortSample sample;

    BdwLikelihood(CohortSample sample) {
        this.sample = sample;
    }

    @Override
    public double evaluate(double[] theta, double @Nullable [] gradient, double @Nullable [] hessian) {
        double[][] partial = new double[Chunks.count(sample.rows())][BdwSurvival.TERMS];
        boolean derivatives = gradient != null;
        Chunks.forEach(sample.rows(), (chunk, from, to) -> {
            for (int row = from; row < to; row++) {
                double[] terms = row(theta, row, derivatives);
                for (int i = 0; i < terms.length; i++) {
                    partial[chunk][i] += sample.weight(row) * terms[i];
                }
            }
        });
        double[] sums = new double[BdwSurvival.TERMS];
        for (double[] p : partial) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += p[i];
            }
        }
        if (gradient != null) {
            System.arraycopy(sums, 1, gradient, 0, K);
        }
        if (hessian != null) {
            int at = 1 + K;
            for (int i = 0; i < K; i++) {
                for (int j = i; j < K; j++) {
                    hessian[i * K + j] = sums[at];
                    hessian[j * K + i] = sums[at++];
                }
            }
        }
        return sums[0];
    }

    @Override
    public void rowValues(double[] theta, double[] out) {
        for (int row = 0; row < out.length; row++) {
            out[row] = row(theta, row, false)[0];
        }
    }

    @Override
    public void rowScores(double[] theta, double[] out) {
        for (int row = 0; row < sample.rows(); row++) {
            System.arraycopy(row(theta, row, true), 1, out, row * K, K);
        }
    }

    private double[] row(double[] theta, int row, boolean derivatives) {
        BdwSurvival survival = new BdwSurvival(theta[0], theta[1], theta[2]);
        int t = sample.period(row);
        int renewed = sample.active(row) ? t : t - 1;
        if (!derivatives) {
            double value = survival.logRatio(0, renewed);
            return new double[] {renewed == t ? value : value + Math.log(-Math.expm1(survival.logRatio(renewed, t)))};
        }
        double[] out = survival.derivatives(0, renewed);
        if (renewed < t) {
            double[] r = survival.derivatives(renewed, t);
            // d ln(1 − e^r) = −k dr, dk = k (1 + k) dr
            double k = 1 / Math.expm1(-r[0]);
            out[0] += Math.log(-Math.expm1(r[0]));
            int at = 1 + K;
            for (int i = 0; i < K; i++) {
                out[1 + i] -= k * r[1 + i];
                for (int j = i; j < K; j++) {
                    out[at] -= k * (r[at] + (1 + k) * r[1 + i] * r[1 + j]);
                    at++;
                }
            }
        }
        return out;
    }
}
