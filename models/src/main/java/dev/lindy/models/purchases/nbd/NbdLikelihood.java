package dev.lindy.models.purchases.nbd;

import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.core.special.LogGammaRatio;
import dev.lindy.core.special.Polygamma;
import org.jspecify.annotations.Nullable;

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
final class NbdLikelihood implements LogLikelihood {

    /** ln L, its derivatives by r and α, by r r, r α and α α. */
    private static final int TERMS = 6;

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
    public double evaluate(double[] theta, double @Nullable [] gradient, double @Nullable [] hessian) {
        double[] sums = new double[TERMS];
        double[] byX = new double[3];
        for (int i = 0; i < x.length; i++) {
            // From one distinct x to the next, so that sums of many terms are added up only once.
            addFrequency(theta[0], i == 0 ? 0 : x[i - 1], x[i], gradient != null, byX);
            sums[0] += weightByX[i] * byX[0];
            sums[1] += weightByX[i] * byX[1];
            sums[3] += weightByX[i] * byX[2];
        }
        for (int i = 0; i < age.length; i++) {
            addAge(theta, age[i], weightByAge[i], weightedXByAge[i], sums);
        }
        if (gradient != null) {
            gradient[0] = sums[1];
            gradient[1] = sums[2];
        }
        if (hessian != null) {
            hessian[0] = sums[3];
            hessian[1] = sums[4];
            hessian[2] = sums[4];
            hessian[3] = sums[5];
        }
        return sums[0];
    }

    /** ln Γ(r+to)/Γ(r+from) with first and second derivative. */
    private static void addFrequency(double r, int from, int to, boolean derivatives, double[] out) {
        int steps = to - from;
        out[0] += LogGammaRatio.value(r + from, steps);
        if (derivatives && steps > 0) {
            out[1] += Polygamma.digammaDifference(r + from, steps);
            out[2] -= Polygamma.trigammaDifference(r + from, steps);
        }
    }

    /** −r ln(1+T/α) − x ln(α+T) over w rows of one T with Σx = wx. */
    private static void addAge(double[] theta, double t, double w, double wx, double[] sums) {
        double r = theta[0];
        double alpha = theta[1];
        double log = Math.log1p(t / alpha);
        double inverse = 1 / (alpha + t);
        sums[0] -= w * r * log + wx * Math.log(alpha + t);
        sums[1] -= w * log;
        sums[2] += (w * r * (t / alpha) - wx) * inverse;
        sums[4] += w * (t / alpha) * inverse;
        sums[5] += (wx - w * r * (t / alpha) * (2 + t / alpha)) * inverse * inverse;
    }

    @Override
    public void rowValues(double[] theta, double[] out) {
        eachRow(theta, (row, sums) -> out[row] = sums[0]);
    }

    @Override
    public void rowScores(double[] theta, double[] out) {
        eachRow(theta, (row, sums) -> System.arraycopy(sums, 1, out, 2 * row, 2));
    }

    private void eachRow(double[] theta, RowSums use) {
        Chunks.forEach(rows.rows(), (chunk, from, to) -> {
            for (int row = from; row < to; row++) {
                double[] byX = new double[3];
                addFrequency(theta[0], 0, rows.frequency(row), true, byX);
                double[] sums = {byX[0], byX[1], 0, byX[2], 0, 0};
                addAge(theta, rows.T(row), 1, rows.frequency(row), sums);
                use.accept(row, sums);
            }
        });
    }

    /** Takes what one row contributes. */
    @FunctionalInterface
    private interface RowSums {
        void accept(int row, double[] sums);
    }
}
