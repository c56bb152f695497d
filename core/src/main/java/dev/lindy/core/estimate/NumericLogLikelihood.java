package dev.lindy.core.estimate;

import dev.lindy.core.parallel.Chunks;
import org.jspecify.annotations.Nullable;

/**
 * A log-likelihood with numeric derivatives, from the value of a row alone.
 *
 * <p>Central differences with one Richardson step: relative step h = 10<sup>−3</sup> for gradients and
 * 4·10<sup>−3</sup> for Hessians, error of order h<sup>4</sup>. Good for about nine digits of the gradient and six of the
 * Hessian: enough to fit by, and to check analytic derivatives with. A Hessian of k parameters takes about 4k² evaluations.
 *
 * @param <D> the sample
 */
public final class NumericLogLikelihood<D extends Sample> implements LogLikelihood {

    private static final double GRADIENT_STEP = 1e-3;
    private static final double HESSIAN_STEP = 4e-3;

    private final RowLogLikelihood<D> row;
    private final D data;

    /**
     * Wraps a row's log-likelihood.
     *
     * @param row the value of one row
     * @param data the sample
     */
    public NumericLogLikelihood(RowLogLikelihood<D> row, D data) {
        this.row = row;
        this.data = data;
    }

    @Override
    public double evaluate(double[] theta, double @Nullable [] gradient, double @Nullable [] hessian) {
        if (gradient != null) {
            for (int i = 0; i < theta.length; i++) {
                gradient[i] = richardson(theta, i, GRADIENT_STEP);
            }
        }
        double value = sum(theta);
        if (hessian != null) {
            fillHessian(theta, value, hessian);
        }
        return value;
    }

    @Override
    public void rowValues(double[] theta, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = row.value(theta, data, i);
        }
    }

    @Override
    public void rowScores(double[] theta, double[] out) {
        int k = theta.length;
        double[] point = theta.clone();
        for (int r = 0; r < data.rows(); r++) {
            for (int i = 0; i < k; i++) {
                double h = step(theta[i], GRADIENT_STEP);
                double narrow = rowDifference(point, i, h, r);
                double wide = rowDifference(point, i, 2 * h, r);
                out[r * k + i] = (4 * narrow - wide) / 3;
            }
        }
    }

    private double rowDifference(double[] point, int i, double h, int r) {
        double middle = point[i];
        point[i] = middle + h;
        double up = row.value(point, data, r);
        point[i] = middle - h;
        double down = row.value(point, data, r);
        point[i] = middle;
        return (up - down) / (2 * h);
    }

    private static double step(double theta, double relative) {
        return relative * (theta == 0 ? 1 : Math.abs(theta));
    }

    private double richardson(double[] theta, int i, double relative) {
        double h = step(theta[i], relative);
        return (4 * difference(theta, i, h) - difference(theta, i, 2 * h)) / 3;
    }

    private double difference(double[] theta, int i, double h) {
        return (shifted(theta, i, h, i, 0) - shifted(theta, i, -h, i, 0)) / (2 * h);
    }

    private void fillHessian(double[] theta, double value, double[] hessian) {
        int k = theta.length;
        for (int i = 0; i < k; i++) {
            double hi = step(theta[i], HESSIAN_STEP);
            double narrow = (shifted(theta, i, hi, i, 0) - 2 * value + shifted(theta, i, -hi, i, 0)) / (hi * hi);
            double wide =
                    (shifted(theta, i, 2 * hi, i, 0) - 2 * value + shifted(theta, i, -2 * hi, i, 0)) / (4 * hi * hi);
            hessian[i * k + i] = (4 * narrow - wide) / 3;
            for (int j = 0; j < i; j++) {
                double hj = step(theta[j], HESSIAN_STEP);
                double mixed = (4 * cross(theta, i, hi, j, hj) - cross(theta, i, 2 * hi, j, 2 * hj)) / 3;
                hessian[i * k + j] = mixed;
                hessian[j * k + i] = mixed;
            }
        }
    }

    private double cross(double[] theta, int i, double hi, int j, double hj) {
        return (shifted(theta, i, hi, j, hj)
                        - shifted(theta, i, hi, j, -hj)
                        - shifted(theta, i, -hi, j, hj)
                        + shifted(theta, i, -hi, j, -hj))
                / (4 * hi * hj);
    }

    private double shifted(double[] theta, int i, double hi, int j, double hj) {
        double[] point = theta.clone();
        point[i] += hi;
        point[j] += hj;
        return sum(point);
    }

    private double sum(double[] theta) {
        int rows = data.rows();
        double[] partial = new double[Chunks.count(rows)];
        Chunks.forEach(rows, (chunk, from, to) -> {
            double sum = 0;
            for (int r = from; r < to; r++) {
                sum += data.weight(r) * row.value(theta, data, r);
            }
            partial[chunk] = sum;
        });
        double sum = 0;
        for (double p : partial) {
            sum += p;
        }
        return sum;
    }
}
