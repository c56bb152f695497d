package dev.lindy.models.purchases.nbd;

import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.estimate.AnalyticLogLikelihood;
import dev.lindy.core.estimate.Derivatives;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.core.special.LogGammaRatio;
import dev.lindy.core.special.Polygamma;

/**
 * The NBD log-likelihood with gradient and Hessian:
 *
 * <pre>
 *   ln L = ln Γ(r+x)/Γ(r) − r ln(1+T/α) − x ln(α+T)
 * </pre>
 *
 * <p>The first term depends on x, the others on T. So the weighted sum is one over the distinct x and one over the distinct
 * T, and the rows are looked at only once, to count them.
 */
final class NbdLikelihood implements AnalyticLogLikelihood {

    private static final int R = 0;
    private static final int ALPHA = 1;
    private static final int K = 2;

    private final CompressedBase rows;
    private final int[] x;
    private final double[] age;
    private final double[] weightByX;
    private final double[] weightByAge;
    private final double[] weightedXByAge;

    NbdLikelihood(RecencySample sample) {
        rows = sample.histories();
        x = rows.distinctFrequency();
        age = rows.distinctT();
        weightByX = new double[x.length];
        weightByAge = new double[age.length];
        weightedXByAge = new double[age.length];
        for (int row = 0; row < rows.rows(); row++) {
            double w = sample.weight(row);
            weightByX[rows.frequencyCode(row)] += w;
            weightByAge[rows.ageCode(row)] += w;
            weightedXByAge[rows.ageCode(row)] += w * rows.frequency(row);
        }
    }

    @Override
    public Derivatives sum(double[] theta, boolean derivatives) {
        Derivatives sum = new Derivatives(K);
        Derivatives byX = new Derivatives(K);
        for (int i = 0; i < x.length; i++) {
            // From one distinct x to the next, so that sums of many terms are added up only once.
            addFrequency(theta[R], i == 0 ? 0 : x[i - 1], x[i], derivatives, byX);
            sum.add(weightByX[i], byX);
        }
        for (int i = 0; i < age.length; i++) {
            addAge(theta, age[i], weightByAge[i], weightedXByAge[i], sum);
        }
        return sum;
    }

    /** ln Γ(r+to)/Γ(r+from). */
    private static void addFrequency(double r, int from, int to, boolean derivatives, Derivatives sum) {
        int steps = to - from;
        sum.addValue(LogGammaRatio.value(r + from, steps));
        if (derivatives && steps > 0) {
            sum.addFirst(R, Polygamma.digammaDifference(r + from, steps));
            sum.addSecond(R, R, -Polygamma.trigammaDifference(r + from, steps));
        }
    }

    /** −r ln(1+T/α) − x ln(α+T) over rows of one T that weigh w, with Σx = wx. */
    private static void addAge(double[] theta, double t, double w, double wx, Derivatives sum) {
        double r = theta[R];
        double alpha = theta[ALPHA];
        double log = Math.log1p(t / alpha);
        double inverse = 1 / (alpha + t);
        sum.addValue(-(w * r * log + wx * Math.log(alpha + t)));
        sum.addFirst(R, -w * log);
        sum.addFirst(ALPHA, (w * r * (t / alpha) - wx) * inverse);
        sum.addSecond(R, ALPHA, w * (t / alpha) * inverse);
        sum.addSecond(ALPHA, ALPHA, (wx - w * r * (t / alpha) * (2 + t / alpha)) * inverse * inverse);
    }

    @Override
    public void eachRow(double[] theta, boolean derivatives, RowUse use) {
        Chunks.forEach(rows.rows(), (chunk, from, to) -> {
            Derivatives contribution = new Derivatives(K);
            for (int row = from; row < to; row++) {
                contribution.clear();
                addFrequency(theta[R], 0, rows.frequency(row), derivatives, contribution);
                addAge(theta, rows.T(row), 1, rows.frequency(row), contribution);
                use.accept(row, contribution);
            }
        });
    }
}
