package dev.lindy.models.spend.gammagamma;

import dev.lindy.core.base.SpendSample;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.core.special.LogGammaRatio;
import dev.lindy.core.special.Polygamma;
import java.util.Arrays;
import org.apache.commons.numbers.gamma.LogGamma;
import org.jspecify.annotations.Nullable;

/**
 * The Gamma-Gamma log-likelihood with gradient and Hessian (Fader and Hardie 2013, equation 1a).
 *
 * <p>With s = x z̄, a customer contributes
 *
 * <pre>
 *   ln Γ(px+q)/Γ(px) − ln Γ(q)            once per distinct x
 *   − ln z̄                                summed once for all evaluations
 *   − q ln(1 + s/γ) − px ln(1 + γ/s)      a pass over the rows
 * </pre>
 *
 * The two logarithms differ by ln(γ/s), so one of them is computed and the other is it plus a positive number: nothing
 * cancels, not even far out on the ridge where q and γ tend to infinity.
 */
final class GammaGammaLikelihood implements LogLikelihood {

    private static final int K = 3;
    /** Value, three first and six second derivatives: what a chunk adds up. */
    private static final int SUMS = 10;

    private final SpendSample sample;
    private final int[] x;
    private final double[] weightByX;
    private final int[] xCode;
    /** s = x z̄ by row. */
    private final double[] total;

    /** ln s by row. */
    private final double[] logTotal;

    private final double sumLogMean;

    GammaGammaLikelihood(SpendSample sample) {
        this.sample = sample;
        int rows = sample.rows();
        xCode = new int[rows];
        total = new double[rows];
        int[] values = new int[rows];
        double[] weights = new double[rows];
        int distinct = 0;
        logTotal = new double[rows];
        double logMean = 0;
        for (int row = 0; row < rows; row++) {
            // Rows are sorted by x.
            if (row == 0 || sample.count(row) != values[distinct - 1]) {
                values[distinct++] = sample.count(row);
            }
            double w = sample.weight(row);
            weights[distinct - 1] += w;
            xCode[row] = distinct - 1;
            total[row] = sample.count(row) * sample.mean(row);
            logTotal[row] = Math.log(total[row]);
            logMean += w * Math.log(sample.mean(row));
        }
        x = Arrays.copyOf(values, distinct);
        weightByX = Arrays.copyOf(weights, distinct);
        sumLogMean = logMean;
    }

    @Override
    public double evaluate(double[] theta, double @Nullable [] gradient, double @Nullable [] hessian) {
        boolean derivatives = gradient != null;
        double logGamma = Math.log(theta[2]);
        double[][] partial = new double[Chunks.count(total.length)][];
        Chunks.forEach(total.length, (chunk, from, to) -> {
            double[] sums = new double[SUMS];
            for (int row = from; row < to; row++) {
                addRow(row, theta, logGamma, sample.weight(row), derivatives, sums);
            }
            partial[chunk] = sums;
        });
        double[] sums = new double[SUMS];
        for (int code = 0; code < x.length; code++) {
            addCount(x[code], theta, weightByX[code], derivatives, sums);
        }
        for (double[] p : partial) {
            for (int i = 0; i < SUMS; i++) {
                sums[i] += p[i];
            }
        }
        sums[0] -= sumLogMean;
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
            out[row] = single(row, theta, false)[0];
        }
    }

    @Override
    public void rowScores(double[] theta, double[] out) {
        for (int row = 0; row < sample.rows(); row++) {
            System.arraycopy(single(row, theta, true), 1, out, row * K, K);
        }
    }

    private double[] single(int row, double[] theta, boolean derivatives) {
        double[] sums = new double[SUMS];
        addCount(x[xCode[row]], theta, 1, derivatives, sums);
        addRow(row, theta, Math.log(theta[2]), 1, derivatives, sums);
        sums[0] -= Math.log(sample.mean(row));
        return sums;
    }

    /** What depends on x alone. */
    private static void addCount(int count, double[] theta, double w, boolean derivatives, double[] sums) {
        double p = theta[0];
        double q = theta[1];
        double px = p * count;
        // Γ(px + q)/(Γ(px) Γ(q)), the smaller argument's own logarithm taken alone.
        sums[0] += w
                * (px < q
                        ? LogGammaRatio.value(q, px) - LogGamma.value(px)
                        : LogGammaRatio.value(px, q) - LogGamma.value(q));
        if (!derivatives) {
            return;
        }
        sums[1] += w * count * Polygamma.digammaDifference(px, q);
        sums[2] += w * Polygamma.digammaDifference(q, px);
        // p p, p q, p γ, q q, q γ, γ γ
        sums[4] -= w * count * count * Polygamma.trigammaDifference(px, q);
        sums[5] += w * count * Polygamma.trigamma(px + q);
        sums[7] -= w * Polygamma.trigammaDifference(q, px);
    }

    /** −q ln(1 + s/γ) − px ln(1 + γ/s). */
    private void addRow(int row, double[] theta, double logGamma, double w, boolean derivatives, double[] sums) {
        int count = x[xCode[row]];
        double s = total[row];
        double q = theta[1];
        double gamma = theta[2];
        double px = theta[0] * count;
        double logRatio = logGamma - logTotal[row];
        double small = Math.log1p(gamma > s ? s / gamma : gamma / s);
        double logOfS = w * (small + Math.max(0, -logRatio));
        double logOfGamma = w * (small + Math.max(0, logRatio));
        sums[0] -= q * logOfS + px * logOfGamma;
        if (!derivatives) {
            return;
        }
        double inverse = 1 / (gamma + s);
        double weighted = w * inverse;
        sums[1] -= count * logOfGamma;
        sums[2] -= logOfS;
        sums[3] += (q * s - px * gamma) / gamma * weighted;
        sums[6] -= count * weighted;
        sums[8] += s / gamma * weighted;
        sums[9] += (px * gamma * gamma - q * s * (2 * gamma + s)) / (gamma * gamma) * weighted * inverse;
    }
}
