package dev.lindy.models.average;

import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.models.TransactionModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ln Σ w L of every distinct history, as a function of the weights. */
final class MixedLikelihood implements LogLikelihood {

    private final double[] counts;

    /** By row and model, relative to the largest. */
    private final double[][] likelihoods;

    private final double[] largest;
    private final int models;

    MixedLikelihood(List<TransactionModel> models, CustomerBase base) {
        CompressedBase rows = base.compressed();
        this.models = models.size();
        counts = new double[rows.rows()];
        likelihoods = new double[counts.length][this.models];
        largest = new double[counts.length];
        for (int row = 0; row < counts.length; row++) {
            counts[row] = rows.count(row);
            largest[row] = Double.NEGATIVE_INFINITY;
            double[] logs = likelihoods[row];
            for (int m = 0; m < logs.length; m++) {
                logs[m] = models.get(m).logLikelihood(rows.frequency(row), rows.recency(row), rows.T(row));
                largest[row] = Math.max(largest[row], logs[m]);
            }
            for (int m = 0; m < logs.length; m++) {
                logs[m] = Math.exp(logs[m] - largest[row]);
            }
        }
    }

    private double mixed(double[] theta, int row) {
        double sum = 0;
        for (int m = 0; m < models; m++) {
            sum += theta[m] * likelihoods[row][m];
        }
        return sum;
    }

    @Override
    public double evaluate(double[] theta, double @Nullable [] gradient, double @Nullable [] hessian) {
        double sum = 0;
        for (int row = 0; row < counts.length; row++) {
            double mixed = mixed(theta, row);
            sum += counts[row] * (largest[row] + Math.log(mixed));
            for (int m = 0; m < models && gradient != null; m++) {
                double ratio = likelihoods[row][m] / mixed;
                gradient[m] = (row == 0 ? 0 : gradient[m]) + counts[row] * ratio;
                for (int n = 0; n < models && hessian != null; n++) {
                    hessian[m * models + n] = (row == 0 ? 0 : hessian[m * models + n])
                            - counts[row] * ratio * likelihoods[row][n] / mixed;
                }
            }
        }
        return sum;
    }

    @Override
    public void rowValues(double[] theta, double[] out) {
        for (int row = 0; row < counts.length; row++) {
            out[row] = largest[row] + Math.log(mixed(theta, row));
        }
    }

    @Override
    public void rowScores(double[] theta, double[] out) {
        for (int row = 0; row < counts.length; row++) {
            double mixed = mixed(theta, row);
            for (int m = 0; m < models; m++) {
                out[row * models + m] = likelihoods[row][m] / mixed;
            }
        }
    }
}
