package dev.lindy.models.purchases.bgbb;

import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.DiscreteSample;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.core.special.LogBetaRatio;
import dev.lindy.core.special.Polygamma;
import org.jspecify.annotations.Nullable;

/**
 * The BG/BB log-likelihood with gradient and Hessian (Fader, Hardie and Shang 2010, equation 5).
 *
 * <pre>
 *   ln B(α+x, β+n−x)/B(α, β) + ln B(γ, δ+n)/B(γ, δ)                     as if certainly still active
 *   + ln(1 + Σ o_m over t_x ≤ m &lt; n)                                     the chance of having left after opportunity m
 *   o_m = ∏ (α+β+i)/(β+i−x) · (γ+δ+i)/(δ+i) over m ≤ i &lt; n · γ/(γ+δ+m)   its odds
 * </pre>
 *
 * The odds are added up from m = n − 1 downwards, each from the one before. Rows are sorted by x, then n, then
 * t<sub>x</sub>: within a chunk the rows of one (x, n) are passed from the last to the first, and each goes on where the one
 * before stopped. The derivatives of the second line are means over the terms, with weights that add up to 1, and its Hessian
 * has the covariance of the terms' gradients in it: mean and covariance are updated term by term (West 1979), so that
 * nothing is formed as a difference of large sums.
 */
final class BgBbLikelihood implements LogLikelihood {

    private static final int K = 4;
    /** Value, four first and ten second derivatives. */
    private static final int SUMS = 15;

    private static final double BIG = 1e200;

    private final CompressedBase rows;
    private final DiscreteSample sample;

    BgBbLikelihood(DiscreteSample sample) {
        this.sample = sample;
        rows = sample.histories();
    }

    @Override
    public double evaluate(double[] theta, double @Nullable [] gradient, double @Nullable [] hessian) {
        double[][] partial = new double[Chunks.count(rows.rows())][];
        Chunks.forEach(rows.rows(), (chunk, from, to) -> {
            double[] total = new double[SUMS];
            eachRow(theta, gradient != null, from, to, (row, sums) -> {
                double w = sample.weight(row);
                for (int i = 0; i < SUMS; i++) {
                    total[i] += w * sums[i];
                }
            });
            partial[chunk] = total;
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
        Chunks.forEach(
                rows.rows(), (chunk, from, to) -> eachRow(theta, false, from, to, (row, sums) -> out[row] = sums[0]));
    }

    @Override
    public void rowScores(double[] theta, double[] out) {
        Chunks.forEach(
                rows.rows(),
                (chunk, from, to) ->
                        eachRow(theta, true, from, to, (row, sums) -> System.arraycopy(sums, 1, out, row * K, K)));
    }

    /** Takes value and derivatives of one row. */
    @FunctionalInterface
    private interface RowSums {
        void accept(int row, double[] sums);
    }

    /** All rows of a chunk, from the last to the first. */
    private void eachRow(double[] theta, boolean derivatives, int from, int to, RowSums use) {
        double[] sums = new double[SUMS];
        Terms terms = new Terms(theta, 0, 0);
        double[] active = sums;
        for (int row = to - 1; row >= from; row--) {
            int x = rows.frequency(row);
            double n = rows.T(row);
            if (row == to - 1 || x != terms.x || n != terms.n) {
                terms = new Terms(theta, x, n);
                active = active(theta, x, (int) n, derivatives);
            }
            terms.addDownTo(rows.recency(row), derivatives);
            System.arraycopy(active, 0, sums, 0, SUMS);
            terms.addTo(sums);
            use.accept(row, sums);
        }
    }

    /** The first line and its derivatives: value, α, β, γ, δ, αα, αβ, αγ, αδ, ββ, βγ, βδ, γγ, γδ, δδ. */
    private static double[] active(double[] theta, int x, int n, boolean derivatives) {
        double alpha = theta[0];
        double beta = theta[1];
        double gamma = theta[2];
        double delta = theta[3];
        double[] out = new double[SUMS];
        out[0] = LogBetaRatio.value(beta, alpha, x)
                + LogBetaRatio.value(alpha + x, beta, n - x)
                + LogBetaRatio.value(gamma, delta, n);
        if (derivatives) {
            double ab = Polygamma.digammaDifference(alpha + beta, n);
            double ab2 = Polygamma.trigammaDifference(alpha + beta, n);
            double gd2 = Polygamma.trigammaDifference(gamma + delta, n);
            out[1] = Polygamma.digammaDifference(alpha, x) - ab;
            out[2] = Polygamma.digammaDifference(beta, n - x) - ab;
            out[3] = -Polygamma.digammaDifference(gamma + delta, n);
            out[4] = LogBetaRatio.slopeByB(gamma, delta, n);
            out[5] = ab2 - Polygamma.trigammaDifference(alpha, x);
            out[6] = ab2;
            out[9] = ab2 - Polygamma.trigammaDifference(beta, n - x);
            out[12] = gd2;
            out[13] = gd2;
            out[14] = LogBetaRatio.bendByB(gamma, delta, n);
        }
        return out;
    }

    /** 1 + Σ o_m for one (x, n), with the mean of the terms' gradients, their covariance, and the mean of their Hessians. */
    private static final class Terms {
        private final double alpha;
        private final double beta;
        private final double gamma;
        private final double delta;
        private final int x;
        private final double n;
        /** All o_i with m ≤ i are in. */
        private double m;

        private double relative = 1;
        private double sum = 1;
        private double scale;

        /** Sums over m ≤ i &lt; n of 1/(α+β+i), of what the factor 1/(β+i−x) adds to it, and of γ/((δ+i)(γ+δ+i)). */
        private double a;

        private double b;
        private double d;
        /** The sum over m &lt; i &lt; n of 1/(γ+δ+i). */
        private double g;
        /** The same of the squares. */
        private double a2;

        private double b2;
        private double d2;
        private double g2;

        private final double[] first = new double[K];
        private final double[] second = new double[SUMS - 1 - K];
        private final double[] gradient = new double[K];
        private final double[] hessian = new double[SUMS - 1 - K];

        Terms(double[] theta, int x, double n) {
            alpha = theta[0];
            beta = theta[1];
            gamma = theta[2];
            delta = theta[3];
            this.x = x;
            this.n = n;
            m = n;
        }

        void addDownTo(double tx, boolean derivatives) {
            while (m > tx) {
                m--;
                double ab = 1 / (alpha + beta + m);
                double bx = 1 / (beta + (m - x));
                double de = 1 / (delta + m);
                double gd = 1 / (gamma + delta + m);
                relative *= (1 + (alpha + x) * bx) * (1 + gamma * de);
                double odds = relative * (gamma * gd);
                sum += odds;
                if (derivatives) {
                    addDerivatives(ab, bx, de, gd, odds / sum);
                }
                if (relative > BIG) {
                    relative /= BIG;
                    sum /= BIG;
                    scale += Math.log(BIG);
                }
            }
        }

        /** A term whose share of all terms up to now is {@code share}. */
        private void addDerivatives(double ab, double bx, double de, double gd, double share) {
            double stepB = (alpha + x) * ab * bx;
            double stepD = gamma * de * gd;
            a += ab;
            b += stepB;
            d += stepD;
            a2 += ab * ab;
            b2 += stepB * (bx + ab);
            d2 += stepD * (de + gd);
            gradient[0] = a;
            gradient[1] = -b;
            gradient[2] = 1 / gamma + g;
            gradient[3] = -(d + gd);
            // α α, α β, α γ, α δ, β β, β γ, β δ, γ γ, γ δ, δ δ
            hessian[0] = -a2;
            hessian[1] = -a2;
            hessian[4] = b2;
            hessian[7] = -1 / (gamma * gamma) - g2;
            hessian[8] = -g2;
            hessian[9] = d2 + gd * gd;
            g += gd;
            g2 += gd * gd;
            int at = 0;
            for (int i = 0; i < K; i++) {
                gradient[i] -= first[i];
            }
            for (int i = 0; i < K; i++) {
                for (int j = i; j < K; j++) {
                    // Of the second derivatives' mean and the covariance together.
                    second[at] += share * (hessian[at] - second[at] + (1 - share) * gradient[i] * gradient[j]);
                    at++;
                }
            }
            for (int i = 0; i < K; i++) {
                first[i] += share * gradient[i];
            }
        }

        void addTo(double[] sums) {
            sums[0] += Math.log(sum) + scale;
            for (int i = 0; i < K; i++) {
                sums[1 + i] += first[i];
            }
            for (int i = 0; i < second.length; i++) {
                sums[1 + K + i] += second[i];
            }
        }
    }
}
