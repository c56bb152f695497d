package dev.lindy.models.purchases.kernel.betageometric;

import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.estimate.AnalyticLogLikelihood;
import dev.lindy.core.estimate.Derivatives;
import dev.lindy.core.parallel.Chunks;
import java.util.Arrays;

/**
 * The log-likelihood of BG/NBD (Fader, Hardie and Lee 2005, equation 6) and MBG/NBD (Batislam, Denizel and Filiztekin
 * 2007), and of both with gaps of k exponential phases (Reutterer, Platzer and Schröder 2021), with gradient and Hessian.
 *
 * <p>With n = r + kx and c the number of chances to leave, x or x + 1, a history contributes
 *
 * <pre>
 *   ln Γ(r+kx)/Γ(r) + ln B(a,b+c)/B(a,b) − kx ln α − n ln(1+T/α)      as if certainly still active
 *   + ln(S + [c &gt; 0] O)                                                the chance of having left after the last purchase
 *   S = Σ_{j&lt;k} Γ(n+j)/(Γ(n)j!) · ((T−t_x)/(α+T))^j                   1 for k = 1: phases since the last purchase
 *   O = a/(b+c−1) · ((1+T/α)/(1+t_x/α))^n                              odds of having left
 *   + (k−1) Σ ln(gap) − x ln (k−1)!                                    a constant, and 0 for k = 1
 * </pre>
 *
 * The first line ({@link StayedTerms}) depends on x and T separately, so its weighted sum is taken over the distinct x and the
 * distinct T. Only the second ({@link LeavingSums}) needs a pass over the rows, with one logarithm each. A sample of one row is a
 * {@link OneHistory}.
 */
public final class BetaGeometricLikelihood implements AnalyticLogLikelihood {

    static final int K = 4;
    static final int R = 0;
    static final int ALPHA = 1;
    static final int A = 2;
    static final int B = 3;

    private final SortedHistories histories;
    private final double constant;

    /**
     * The log-likelihood of a sample in the parameters r, α, a, b, with Poisson purchases.
     *
     * @param sample the histories
     * @param dropout after which purchases a customer may leave
     */
    public BetaGeometricLikelihood(RecencySample sample, Dropout dropout) {
        this(sample, dropout, 1);
    }

    /**
     * The log-likelihood of a sample in the parameters r, α, a, b, with gaps between purchases of k exponential phases.
     *
     * @param sample the histories; for k above 1 with sums of log inter-transaction times
     * @param dropout after which purchases a customer may leave
     * @param phases k, at least 1
     * @throws IllegalStateException if k is above 1 and the sample has no such sums
     */
    public BetaGeometricLikelihood(RecencySample sample, Dropout dropout, int phases) {
        histories = new SortedHistories(sample, dropout, phases);
        constant = histories.constant();
    }

    @Override
    public Derivatives sum(double[] theta, boolean derivatives) {
        if (histories.rows() == 1) {
            Derivatives single = new Derivatives(K);
            single.add(histories.weight[0], OneHistory.of(histories, theta));
            single.addValue(constant);
            return single;
        }
        StayedTerms stayed = new StayedTerms(histories, theta);
        LeavingOdds odds = new LeavingOdds(histories, theta);
        Derivatives sum = new Derivatives(K);
        sum.addValue(constant);
        for (int i = 0; i < histories.x.length; i++) {
            stayed.addFrequency(i, histories.weightByX[i], sum);
        }
        addAges(stayed, odds.byAge, sum);
        int first = histories.firstUncertain();
        sum.addChunks(
                histories.rows() - first,
                (from, to, part) -> addRows(first + from, first + to, histories.weight, odds, derivatives, part));
        return sum;
    }

    /**
     * Large numbers of either sign, one a distinct T: with what rounding loses added at the end (Neumaier 1974), or the search
     * could not tell a gain from noise.
     */
    private void addAges(StayedTerms stayed, LogTimes byAge, Derivatives sum) {
        double total = 0;
        double lost = 0;
        for (int i = 0; i < histories.age.length; i++) {
            double term = stayed.addAge(
                    histories.age[i],
                    byAge.log[i],
                    byAge.inverse[i],
                    histories.weightByAge[i],
                    histories.eventsByAge[i],
                    sum);
            double next = total + term;
            lost += Math.abs(total) >= Math.abs(term) ? total - next + term : term - next + total;
            total = next;
        }
        sum.addValue(total + lost);
    }

    @Override
    public void eachRow(double[] theta, boolean derivatives, RowUse use) {
        StayedTerms stayed = new StayedTerms(histories, theta);
        LeavingOdds odds = new LeavingOdds(histories, theta);
        int first = histories.firstUncertain();
        double[] once = new double[histories.rows()];
        Arrays.fill(once, 1);
        Chunks.forEach(histories.rows(), (chunk, from, to) -> {
            Derivatives sum = new Derivatives(K);
            for (int row = from; row < to; row++) {
                sum.clear();
                int xCode = histories.rows.frequencyCode(row);
                int ageCode = histories.rows.ageCode(row);
                stayed.addFrequency(xCode, 1, sum);
                double ofAge = stayed.addAge(
                        histories.age[ageCode],
                        odds.byAge.log[ageCode],
                        odds.byAge.inverse[ageCode],
                        1,
                        (double) histories.phases * histories.x[xCode],
                        sum);
                sum.addValue(ofAge + histories.constant(row));
                if (row >= first) {
                    addRows(row, row + 1, once, odds, derivatives, sum);
                }
                use.accept(row, sum);
            }
        });
    }

    /** ln(S + O) of uncertain rows, and its derivatives: x by x, in each T by T. */
    private void addRows(int from, int to, double[] weights, LeavingOdds odds, boolean derivatives, Derivatives sum) {
        CompressedBase rows = histories.rows;
        double[] ofRun = new double[to - from];
        LeavingSums sums =
                histories.phases == 1 ? new PoissonSums(histories, odds) : new PhaseSums(histories, odds, to - from);
        for (int row = from; row < to; ) {
            int xCode = rows.frequencyCode(row);
            int endOfX = Math.min(to, histories.startOfX[xCode + 1]);
            while (row < endOfX) {
                int endOfBlock = sums.prepare(xCode, row, endOfX, derivatives);
                while (row < endOfBlock) {
                    int start = row;
                    int ageCode = rows.ageCode(row);
                    while (row < endOfBlock && rows.ageCode(row) == ageCode) {
                        row++;
                    }
                    odds.fill(xCode, ageCode, start, row, ofRun);
                    if (derivatives) {
                        sums.add(xCode, ageCode, start, row, ofRun, weights);
                    } else {
                        sums.addValue(xCode, ageCode, start, row, ofRun, weights);
                    }
                }
            }
            sums.moveTo(sum, xCode);
        }
    }
}
