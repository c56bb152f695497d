package dev.lindy.models.spend.gammagamma;

import dev.lindy.core.base.SpendSample;
import dev.lindy.core.estimate.AnalyticLogLikelihood;
import dev.lindy.core.estimate.Derivatives;
import dev.lindy.core.special.Log1p;
import dev.lindy.core.special.LogGammaRatio;
import dev.lindy.core.special.Polygamma;
import java.util.Arrays;
import org.apache.commons.numbers.gamma.LogGamma;

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
final class GammaGammaLikelihood implements AnalyticLogLikelihood {

    private static final int P = 0;
    private static final int Q = 1;
    private static final int GAMMA = 2;
    private static final int K = 3;

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
        double logCount = 0;
        for (int row = 0; row < rows; row++) {
            // Rows are sorted by x.
            if (row == 0 || sample.count(row) != values[distinct - 1]) {
                values[distinct++] = sample.count(row);
                logCount = Math.log(sample.count(row));
            }
            double w = sample.weight(row);
            weights[distinct - 1] += w;
            xCode[row] = distinct - 1;
            total[row] = sample.count(row) * sample.mean(row);
            logTotal[row] = Math.log(total[row]);
            logMean += w * (logTotal[row] - logCount);
        }
        x = Arrays.copyOf(values, distinct);
        weightByX = Arrays.copyOf(weights, distinct);
        sumLogMean = logMean;
    }

    @Override
    public Derivatives sum(double[] theta, boolean derivatives) {
        Derivatives sum = new Derivatives(K);
        for (int code = 0; code < x.length; code++) {
            addCount(x[code], theta, weightByX[code], derivatives, sum);
        }
        sum.addChunks(total.length, (from, to, part) -> addRows(from, to, theta, true, derivatives, part));
        sum.addValue(-sumLogMean);
        return sum;
    }

    @Override
    public void eachRow(double[] theta, boolean derivatives, RowUse use) {
        Derivatives contribution = new Derivatives(K);
        for (int row = 0; row < total.length; row++) {
            contribution.clear();
            addCount(x[xCode[row]], theta, 1, derivatives, contribution);
            addRows(row, row + 1, theta, false, derivatives, contribution);
            contribution.addValue(-Math.log(sample.mean(row)));
            use.accept(row, contribution);
        }
    }

    /** What depends on x alone, Γ(px+q)/(Γ(px) Γ(q)): the smaller argument's own logarithm is taken alone. */
    private static void addCount(int count, double[] theta, double w, boolean derivatives, Derivatives sum) {
        double q = theta[Q];
        double px = theta[P] * count;
        sum.addValue(w
                * (px < q
                        ? LogGammaRatio.value(q, px) - LogGamma.value(px)
                        : LogGammaRatio.value(px, q) - LogGamma.value(q)));
        if (derivatives) {
            sum.addFirst(P, w * count * Polygamma.digammaDifference(px, q));
            sum.addFirst(Q, w * Polygamma.digammaDifference(q, px));
            sum.addSecond(P, P, -w * count * count * Polygamma.trigammaDifference(px, q));
            sum.addSecond(P, Q, w * count * Polygamma.trigamma(px + q));
            sum.addSecond(Q, Q, -w * Polygamma.trigammaDifference(q, px));
        }
    }

    /** −q ln(1 + s/γ) − px ln(1 + γ/s). */
    private void addRows(int from, int to, double[] theta, boolean weighted, boolean derivatives, Derivatives sum) {
        double p = theta[P];
        double q = theta[Q];
        double gamma = theta[GAMMA];
        double logGamma = Math.log(gamma);
        double perGamma = 1 / gamma;
        double value = 0;
        double byP = 0;
        double byQ = 0;
        double byGamma = 0;
        double byPGamma = 0;
        double byQGamma = 0;
        double byGammaGamma = 0;
        for (int row = from; row < to; row++) {
            double w = weighted ? sample.weight(row) : 1;
            int count = x[xCode[row]];
            double s = total[row];
            double px = p * count;
            double logRatio = logGamma - logTotal[row];
            double small = Log1p.value(Math.min(gamma, s) / Math.max(gamma, s));
            double logOfS = w * (small + Math.max(0, -logRatio));
            double logOfGamma = w * (small + Math.max(0, logRatio));
            value -= q * logOfS + px * logOfGamma;
            if (derivatives) {
                double inverse = 1 / (gamma + s);
                double weight = w * inverse;
                byP -= count * logOfGamma;
                byQ -= logOfS;
                double relative = s * perGamma;
                byGamma += (q * relative - px) * weight;
                byPGamma -= count * weight;
                byQGamma += relative * weight;
                byGammaGamma += (px - q * relative * (2 + relative)) * weight * inverse;
            }
        }
        sum.addValue(value);
        sum.addFirst(P, byP);
        sum.addFirst(Q, byQ);
        sum.addFirst(GAMMA, byGamma);
        sum.addSecond(P, GAMMA, byPGamma);
        sum.addSecond(Q, GAMMA, byQGamma);
        sum.addSecond(GAMMA, GAMMA, byGammaGamma);
    }
}
