package dev.lindy.models.bgnbd;

import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.estimate.RecencySample;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.core.special.LogGammaRatio;
import dev.lindy.core.special.Polygamma;
import org.jspecify.annotations.Nullable;

/**
 * The BG/NBD log-likelihood with gradient and Hessian (Fader, Hardie and Lee 2005, equation 6).
 *
 * <p>With n = r + x, a history contributes
 *
 * <pre>
 *   ln Γ(r+x)/Γ(r) + ln B(a,b+x)/B(a,b) − x ln α − n ln(1+T/α)        as if certainly still active
 *   + [x &gt; 0] ln(1 + e^d)                                              the chance of having left after the last purchase
 *   d = ln a − ln(b+x−1) + n (ln(1+T/α) − ln(1+t_x/α))                 log odds of having left
 * </pre>
 *
 * The first line depends on x and T separately, so its weighted sum is taken over the distinct x and the distinct T. Only
 * the second needs a pass over the rows, with one exponential and one logarithm each; its derivatives are those of d times
 * W = e^d/(1+e^d). Differences of digamma functions at integer distance are sums of reciprocals, tabulated by x.
 */
final class BgNbdLikelihood implements LogLikelihood {

    private static final int K = 4;
    /** Value, four first and ten second derivatives: what a chunk adds up. */
    private static final int SUMS = 15;
    /** A gap between two values of x that is wider than this is taken at once, so that no x is too large. */
    private static final int LONGEST_SUM = 10_000;

    private final CompressedBase rows;
    private final RecencySample sample;
    private final int[] x;
    private final double[] tx;
    private final double[] age;
    private final double[] weightByX;
    private final double[] weightByAge;
    private final double[] weightedXByAge;
    private final int firstRepeat;

    BgNbdLikelihood(RecencySample sample) {
        this.sample = sample;
        rows = sample.histories();
        x = rows.distinctFrequency();
        tx = rows.distinctRecency();
        age = rows.distinctT();
        weightByX = new double[x.length];
        weightByAge = new double[age.length];
        weightedXByAge = new double[age.length];
        int first = 0;
        for (int row = 0; row < rows.rows(); row++) {
            double w = sample.weight(row);
            weightByX[rows.frequencyCode(row)] += w;
            weightByAge[rows.ageCode(row)] += w;
            weightedXByAge[rows.ageCode(row)] += w * rows.frequency(row);
            if (rows.frequency(row) == 0) {
                first = row + 1;
            }
        }
        firstRepeat = first;
    }

    @Override
    public double evaluate(double[] theta, double @Nullable [] gradient, double @Nullable [] hessian) {
        ByFrequency byX = new ByFrequency(theta);
        ByTime byAge = new ByTime(theta[1], age);
        ByTime byTx = new ByTime(theta[1], tx);
        boolean derivatives = gradient != null;

        int repeats = rows.rows() - firstRepeat;
        double[][] partial = new double[Chunks.count(repeats)][];
        Chunks.forEach(repeats, (chunk, from, to) -> {
            double[] sums = new double[SUMS];
            for (int i = from; i < to; i++) {
                int row = firstRepeat + i;
                addDead(row, theta, byX, byAge, byTx, sample.weight(row), derivatives, sums);
            }
            partial[chunk] = sums;
        });
        double[] sums = new double[SUMS];
        for (int i = 0; i < x.length; i++) {
            byX.addTo(sums, i, weightByX[i]);
        }
        for (int i = 0; i < age.length; i++) {
            addAge(theta, byAge, i, weightByAge[i], weightedXByAge[i], sums);
        }
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
        eachRow(theta, false, (row, sums) -> out[row] = sums[0]);
    }

    @Override
    public void rowScores(double[] theta, double[] out) {
        eachRow(theta, true, (row, sums) -> System.arraycopy(sums, 1, out, row * K, K));
    }

    private void eachRow(double[] theta, boolean derivatives, RowSums use) {
        ByFrequency byX = new ByFrequency(theta);
        ByTime byAge = new ByTime(theta[1], age);
        ByTime byTx = new ByTime(theta[1], tx);
        Chunks.forEach(rows.rows(), (chunk, from, to) -> {
            for (int row = from; row < to; row++) {
                double[] sums = new double[SUMS];
                byX.addTo(sums, rows.frequencyCode(row), 1);
                addAge(theta, byAge, rows.ageCode(row), 1, rows.frequency(row), sums);
                if (rows.frequency(row) > 0) {
                    addDead(row, theta, byX, byAge, byTx, 1, derivatives, sums);
                }
                use.accept(row, sums);
            }
        });
    }

    /** −n ln(1+T/α) − x ln α over all rows of one T: w rows with Σx = wx. */
    private void addAge(double[] theta, ByTime byAge, int code, double w, double wx, double[] sums) {
        double r = theta[0];
        double alpha = theta[1];
        double t = age[code];
        double inverse = byAge.inverse[code];
        double n = r * w + wx;
        sums[0] -= n * byAge.log[code];
        sums[1] -= w * byAge.log[code];
        sums[2] += (w * r * t - wx * alpha) / alpha * inverse;
        // r r, r α, r a, r b, α α, α a, α b, a a, a b, b b
        sums[6] += w * t / alpha * inverse;
        sums[9] += (wx * alpha * alpha - w * r * t * (2 * alpha + t)) / (alpha * alpha) * inverse * inverse;
        sums[0] -= wx * byAge.logAlpha;
    }

    /** ln(1 + e^d) of one row with x above 0, and its derivatives. */
    private void addDead(
            int row,
            double[] theta,
            ByFrequency byX,
            ByTime byAge,
            ByTime byTx,
            double weight,
            boolean derivatives,
            double[] sums) {
        int xc = rows.frequencyCode(row);
        int agec = rows.ageCode(row);
        int txc = rows.recencyCode(row);
        double n = theta[0] + x[xc];
        double dr = byAge.log[agec] - byTx.log[txc];
        double d = byX.logOdds[xc] + n * dr;
        // ln(1 + e^d) and W = e^d / (1 + e^d), from e^{−|d|} so that nothing overflows.
        double e = Math.exp(-Math.abs(d));
        double softplus = Math.log1p(e) + Math.max(d, 0);
        sums[0] += weight * softplus;
        if (!derivatives) {
            return;
        }
        double small = e / (1 + e);
        double dead = weight * (d > 0 ? 1 / (1 + e) : small);
        double spread = weight * (small / (1 + e));
        double iAge = byAge.inverse[agec];
        double iTx = byTx.inverse[txc];
        double gap = iTx - iAge;
        double dAlpha = -n * gap;
        double dA = 1 / theta[2];
        double dB = -byX.inverseLast[xc];
        sums[1] += dead * dr;
        sums[2] += dead * dAlpha;
        sums[3] += dead * dA;
        sums[4] += dead * dB;
        sums[5] += spread * dr * dr;
        sums[6] += spread * dr * dAlpha - dead * gap;
        sums[7] += spread * dr * dA;
        sums[8] += spread * dr * dB;
        sums[9] += spread * dAlpha * dAlpha + dead * n * gap * (iTx + iAge);
        sums[10] += spread * dAlpha * dA;
        sums[11] += spread * dAlpha * dB;
        sums[12] += (spread - dead) * dA * dA;
        sums[13] += spread * dA * dB;
        sums[14] += (spread + dead) * dB * dB;
    }

    /** Takes what one row contributes. */
    @FunctionalInterface
    private interface RowSums {
        void accept(int row, double[] sums);
    }

    /** ln(1 + t/α) and 1/(α + t) at the distinct values of a time. */
    private static final class ByTime {
        private final double[] log;
        private final double[] inverse;
        private final double logAlpha;

        ByTime(double alpha, double[] times) {
            log = new double[times.length];
            inverse = new double[times.length];
            logAlpha = Math.log(alpha);
            for (int i = 0; i < times.length; i++) {
                log[i] = Math.log1p(times[i] / alpha);
                inverse[i] = 1 / (alpha + times[i]);
            }
        }
    }

    /**
     * ln Γ(r+x)/Γ(r) + ln B(a,b+x)/B(a,b) at the distinct values of x: sums over i &lt; x of ln(r+i) and
     * ln (b+i)/(a+b+i), with derivatives.
     */
    private final class ByFrequency {
        private final double[][] terms = new double[x.length][];
        /** ln a − ln(b+x−1), the log odds of having left before the times are looked at. */
        private final double[] logOdds = new double[x.length];
        /** 1/(b+x−1). */
        private final double[] inverseLast = new double[x.length];

        ByFrequency(double[] theta) {
            double r = theta[0];
            double a = theta[2];
            double b = theta[3];
            double value = 0;
            double dr = 0;
            double drr = 0;
            double da = 0;
            double db = 0;
            double daa = 0;
            double dbb = 0;
            int i = 0;
            for (int code = 0; code < x.length; code++) {
                int h = x[code] - i;
                if (h > LONGEST_SUM) {
                    value += LogGammaRatio.value(r + i, h)
                            + LogGammaRatio.value(b + i, h)
                            - LogGammaRatio.value(a + b + i, h);
                    double byAB = Polygamma.digammaDifference(a + b + i, h);
                    double byABSquared = Polygamma.trigammaDifference(a + b + i, h);
                    dr += Polygamma.digammaDifference(r + i, h);
                    drr -= Polygamma.trigammaDifference(r + i, h);
                    da -= byAB;
                    db += Polygamma.digammaDifference(b + i, h) - byAB;
                    daa += byABSquared;
                    dbb -= Polygamma.trigammaDifference(b + i, h) - byABSquared;
                    i = x[code];
                }
                for (; i < x[code]; i++) {
                    double pr = 1 / (r + i);
                    double pb = 1 / (b + i);
                    double pab = 1 / (a + b + i);
                    value += Math.log(r + i) + Math.log1p(-a * pab);
                    dr += pr;
                    drr -= pr * pr;
                    da -= pab;
                    db += a * pb * pab;
                    daa += pab * pab;
                    dbb -= a * (2 * (b + i) + a) * pb * pb * pab * pab;
                }
                terms[code] = new double[] {value, dr, drr, da, db, daa, dbb};
                double last = b + (x[code] - 1);
                logOdds[code] = Math.log(a / last);
                inverseLast[code] = 1 / last;
            }
        }

        void addTo(double[] sums, int code, double weight) {
            double[] t = terms[code];
            sums[0] += weight * t[0];
            sums[1] += weight * t[1];
            sums[3] += weight * t[3];
            sums[4] += weight * t[4];
            sums[5] += weight * t[2];
            sums[12] += weight * t[5];
            sums[13] += weight * t[5];
            sums[14] += weight * t[6];
        }
    }
}
