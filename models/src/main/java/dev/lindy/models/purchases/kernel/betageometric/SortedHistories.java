package dev.lindy.models.purchases.kernel.betageometric;

import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.special.LogGammaRatio;

/**
 * The rows of a sample as {@link BetaGeometricLikelihood} passes them: by x, then T, then t<sub>x</sub>, with the weights of each x
 * and each T. Whatever is "by x", "by T" or "by t<sub>x</sub>" has one place for each distinct value, ascending.
 */
final class SortedHistories {

    final Dropout dropout;
    /** k, the exponential phases of a gap between purchases. */
    final int phases;

    final CompressedBase rows;
    final int[] x;
    final double[] tx;
    final double[] age;
    final double[] weightByX;
    final double[] weightByAge;
    /** Σ kx by T, weighted. */
    final double[] eventsByAge;

    final double[] weight;
    final int[] txCode;
    /** By x the first row, and after the last x the number of rows. */
    final int[] startOfX;

    /** What does not depend on the parameters: (k−1) Σ ln(gap) − x ln (k−1)! of each row; empty for k = 1, where it is 0. */
    private final double[] constant;

    SortedHistories(RecencySample sample, Dropout dropout, int phases) {
        this.dropout = dropout;
        this.phases = phases;
        rows = sample.histories();
        x = rows.distinctFrequency();
        tx = rows.distinctRecency();
        age = rows.distinctT();
        weightByX = new double[x.length];
        weightByAge = new double[age.length];
        eventsByAge = new double[age.length];
        weight = new double[rows.rows()];
        txCode = new int[rows.rows()];
        startOfX = new int[x.length + 1];
        for (int row = 0; row < weight.length; row++) {
            double w = sample.weight(row);
            int xCode = rows.frequencyCode(row);
            int ageCode = rows.ageCode(row);
            weight[row] = w;
            txCode[row] = rows.recencyCode(row);
            weightByX[xCode] += w;
            weightByAge[ageCode] += w;
            eventsByAge[ageCode] += w * phases * x[xCode];
            startOfX[xCode + 1] = row + 1;
        }
        constant = new double[phases == 1 ? 0 : weight.length];
        double logFactorial = LogGammaRatio.value(1, phases - 1);
        for (int row = 0; row < constant.length; row++) {
            constant[row] = (phases - 1) * sample.litt(row) - rows.frequency(row) * logFactorial;
        }
    }

    int rows() {
        return weight.length;
    }

    double constant(int row) {
        return phases == 1 ? 0 : constant[row];
    }

    /** The constants of all rows, weighted. */
    double constant() {
        double sum = 0;
        for (int row = 0; row < constant.length; row++) {
            sum += weight[row] * constant[row];
        }
        return sum;
    }

    /** The first row whose customers could have left, or may be between phases; those before have ln(S + O) = 0. */
    int firstUncertain() {
        return phases == 1 && x.length > 0 && dropout.chances(x[0]) == 0 ? startOfX[1] : 0;
    }
}
