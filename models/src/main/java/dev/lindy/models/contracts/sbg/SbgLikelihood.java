package dev.lindy.models.contracts.sbg;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.core.special.LogBetaRatio;
import dev.lindy.core.special.Polygamma;
import org.jspecify.annotations.Nullable;

/**
 * The sBG log-likelihood with gradient and Hessian (Fader and Hardie 2007).
 *
 * <p>A contract that is active after t renewals contributes ln B(α, β + t)/B(α, β), one that ended in period t the same of
 * t − 1 and ln α/(α + β + t − 1). Differences of two values of ln B, or of two survival probabilities, are never formed.
 */
final class SbgLikelihood implements LogLikelihood {

    private static final int K = 2;
    /** Value, α, β, αα, αβ, ββ. */
    private static final int SUMS = 6;

    private final CohortSample sample;

    SbgLikelihood(CohortSample sample) {
        this.sample = sample;
    }

    @Override
    public double evaluate(double[] theta, double @Nullable [] gradient, double @Nullable [] hessian) {
        double[][] partial = new double[Chunks.count(sample.rows())][SUMS];
        Chunks.forEach(sample.rows(), (chunk, from, to) -> {
            for (int row = from; row < to; row++) {
                double[] terms = row(theta, row);
                for (int i = 0; i < SUMS; i++) {
                    partial[chunk][i] += sample.weight(row) * terms[i];
                }
            }
        });
        double[] sums = new double[SUMS];
        for (double[] p : partial) {
            for (int i = 0; i < SUMS; i++) {
                sums[i] += p[i];
            }
        }
        if (gradient != null) {
            System.arraycopy(sums, 1, gradient, 0, K);
        }
        if (hessian != null) {
            hessian[0] = sums[3];
            hessian[1] = sums[4];
            hessian[2] = sums[4];
            hessian[3] = sums[5];
        }
        return sums[0];
    }

    @Override
    public void rowValues(double[] theta, double[] out) {
        for (int row = 0; row < out.length; row++) {
            out[row] = row(theta, row)[0];
        }
    }

    @Override
    public void rowScores(double[] theta, double[] out) {
        for (int row = 0; row < sample.rows(); row++) {
            System.arraycopy(row(theta, row), 1, out, row * K, K);
        }
    }

    private double[] row(double[] theta, int row) {
        double a = theta[0];
        double b = theta[1];
        boolean active = sample.active(row);
        int renewed = active ? sample.period(row) : sample.period(row) - 1;
        double squares = Polygamma.trigammaDifference(a + b, renewed);
        double[] out = {
            LogBetaRatio.value(a, b, renewed),
            -Polygamma.digammaDifference(a + b, renewed),
            LogBetaRatio.slopeByB(a, b, renewed),
            squares,
            squares,
            LogBetaRatio.bendByB(a, b, renewed)
        };
        if (!active) {
            double kept = b + renewed;
            double inverse = 1 / (a + kept);
            out[0] += Math.log(a * inverse);
            out[1] += kept * inverse / a;
            out[2] -= inverse;
            out[3] -= kept * inverse * (2 * a + kept) * inverse / (a * a);
            out[4] += inverse * inverse;
            out[5] += inverse * inverse;
        }
        return out;
    }
}
