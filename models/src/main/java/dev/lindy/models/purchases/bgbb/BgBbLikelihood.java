package dev.lindy.models.purchases.bgbb;

import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.DiscreteSample;
import dev.lindy.core.estimate.AnalyticLogLikelihood;
import dev.lindy.core.estimate.Derivatives;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.core.special.LogBetaRatio;
import dev.lindy.core.special.Polygamma;

/**
 * The BG/BB log-likelihood with gradient and Hessian (Fader, Hardie and Shang 2010, equation 5).
 *
 * <pre>
 *   ln B(α+x, β+n−x)/B(α, β) + ln B(γ, δ+n)/B(γ, δ)                     as if certainly still active
 *   + ln(1 + Σ o_m over t_x ≤ m &lt; n)                                     the chance of having left after opportunity m
 *   o_m = ∏ (α+β+i)/(β+i−x) · (γ+δ+i)/(δ+i) over m ≤ i &lt; n · γ/(γ+δ+m)   its odds
 * </pre>
 *
 * Rows are sorted by x, then n, then t<sub>x</sub>: within a chunk the rows of one (x, n) are passed from the last to the first, and
 * each goes on in the sum of the odds ({@link LeavingTerms}) where the one before stopped.
 */
final class BgBbLikelihood implements AnalyticLogLikelihood {

    static final int ALPHA = 0;
    static final int BETA = 1;
    static final int GAMMA = 2;
    static final int DELTA = 3;
    static final int K = 4;

    private final CompressedBase rows;
    private final DiscreteSample sample;

    BgBbLikelihood(DiscreteSample sample) {
        this.sample = sample;
        rows = sample.histories();
    }

    @Override
    public Derivatives sum(double[] theta, boolean derivatives) {
        Derivatives sum = new Derivatives(derivatives ? K : 0);
        sum.addChunks(
                rows.rows(),
                (from, to, part) -> eachRow(
                        theta,
                        derivatives,
                        from,
                        to,
                        (row, contribution) -> part.add(sample.weight(row), contribution)));
        return sum;
    }

    @Override
    public void eachRow(double[] theta, boolean derivatives, RowUse use) {
        Chunks.forEach(rows.rows(), (chunk, from, to) -> eachRow(theta, derivatives, from, to, use));
    }

    /** All rows of a chunk, from the last to the first. */
    private void eachRow(double[] theta, boolean derivatives, int from, int to, RowUse use) {
        int k = derivatives ? K : 0;
        Derivatives contribution = new Derivatives(k);
        Derivatives active = contribution;
        LeavingTerms terms = new LeavingTerms(theta, 0, 0, k);
        for (int row = to - 1; row >= from; row--) {
            int x = rows.frequency(row);
            double n = rows.T(row);
            if (row == to - 1 || !terms.areOf(x, n)) {
                terms = new LeavingTerms(theta, x, n, k);
                active = active(theta, x, (int) n, k);
            }
            terms.addDownTo(rows.recency(row));
            terms.addTo(active, contribution);
            use.accept(row, contribution);
        }
    }

    /** The first line. */
    private static Derivatives active(double[] theta, int x, int n, int k) {
        double alpha = theta[ALPHA];
        double beta = theta[BETA];
        double gamma = theta[GAMMA];
        double delta = theta[DELTA];
        Derivatives log = new Derivatives(k);
        log.addValue(LogBetaRatio.value(beta, alpha, x)
                + LogBetaRatio.value(alpha + x, beta, n - x)
                + LogBetaRatio.value(gamma, delta, n));
        if (k > 0) {
            double ab = Polygamma.digammaDifference(alpha + beta, n);
            double abSquares = Polygamma.trigammaDifference(alpha + beta, n);
            double gdSquares = Polygamma.trigammaDifference(gamma + delta, n);
            log.setFirst(ALPHA, Polygamma.digammaDifference(alpha, x) - ab);
            log.setFirst(BETA, Polygamma.digammaDifference(beta, n - x) - ab);
            log.setFirst(GAMMA, -Polygamma.digammaDifference(gamma + delta, n));
            log.setFirst(DELTA, LogBetaRatio.slopeByB(gamma, delta, n));
            log.setSecond(ALPHA, ALPHA, abSquares - Polygamma.trigammaDifference(alpha, x));
            log.setSecond(ALPHA, BETA, abSquares);
            log.setSecond(BETA, BETA, abSquares - Polygamma.trigammaDifference(beta, n - x));
            log.setSecond(GAMMA, GAMMA, gdSquares);
            log.setSecond(GAMMA, DELTA, gdSquares);
            log.setSecond(DELTA, DELTA, LogBetaRatio.bendByB(gamma, delta, n));
        }
        return log;
    }
}
