package dev.lindy.core.estimate;

import dev.lindy.core.base.Sample;
import dev.lindy.core.optim.ParameterTransform;
import dev.lindy.core.parallel.Chunks;
import org.jspecify.annotations.Nullable;

/**
 * A log-likelihood with numeric derivatives, from the value of a row alone.
 *
 * <p>Central differences with one Richardson step on the unconstrained scale, where every point lies inside the domain:
 * step h = 10<sup>−3</sup> for gradients and 4·10<sup>−3</sup> for Hessians, error of order h<sup>4</sup>; the chain rule
 * then leads back to the natural parameters. Good for about nine digits of the gradient and six of the Hessian: enough to fit
 * by, and to check analytic derivatives with. A Hessian of k parameters takes about 4k² evaluations. Where a parameter has
 * been rounded to the edge of its domain, derivatives are not finite.
 *
 * @param <D> the sample
 */
public final class NumericLogLikelihood<D extends Sample> implements LogLikelihood {

    private static final double GRADIENT_STEP = 1e-3;
    private static final double HESSIAN_STEP = 4e-3;

    private final ParameterSpace space;
    private final RowLogLikelihood<D> row;
    private final D data;

    /**
     * Wraps a row's log-likelihood.
     *
     * @param space the parameters, on whose unconstrained scale the steps are taken
     * @param row the value of one row
     * @param data the sample
     */
    public NumericLogLikelihood(ParameterSpace space, RowLogLikelihood<D> row, D data) {
        this.space = space;
        this.row = row;
        this.data = data;
    }

    @Override
    public double evaluate(double[] theta, double @Nullable [] gradient, double @Nullable [] hessian) {
        double value = sum(theta);
        if (gradient != null) {
            for (int i = 0; i < theta.length; i++) {
                double narrow = sum(shifted(theta, i, GRADIENT_STEP)) - sum(shifted(theta, i, -GRADIENT_STEP));
                double wide = sum(shifted(theta, i, 2 * GRADIENT_STEP)) - sum(shifted(theta, i, -2 * GRADIENT_STEP));
                gradient[i] = slope(narrow, wide) / first(theta, i);
            }
            if (hessian != null) {
                fillHessian(theta, value, gradient, hessian);
            }
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
        for (int i = 0; i < k; i++) {
            double[] up = shifted(theta, i, GRADIENT_STEP);
            double[] down = shifted(theta, i, -GRADIENT_STEP);
            double[] farUp = shifted(theta, i, 2 * GRADIENT_STEP);
            double[] farDown = shifted(theta, i, -2 * GRADIENT_STEP);
            double first = first(theta, i);
            for (int r = 0; r < data.rows(); r++) {
                double narrow = row.value(up, data, r) - row.value(down, data, r);
                double wide = row.value(farUp, data, r) - row.value(farDown, data, r);
                out[r * k + i] = slope(narrow, wide) / first;
            }
        }
    }

    /** The derivative on the unconstrained scale: differences over 2h and 4h, extrapolated to 0. */
    private static double slope(double narrow, double wide) {
        return (8 * narrow - wide) / (12 * GRADIENT_STEP);
    }

    private void fillHessian(double[] theta, double value, double[] gradient, double[] hessian) {
        int k = theta.length;
        double h = HESSIAN_STEP;
        for (int i = 0; i < k; i++) {
            double di = first(theta, i);
            double narrow = sum(shifted(theta, i, h)) - 2 * value + sum(shifted(theta, i, -h));
            double wide = sum(shifted(theta, i, 2 * h)) - 2 * value + sum(shifted(theta, i, -2 * h));
            double bend = (16 * narrow - wide) / (12 * h * h);
            hessian[i * k + i] = (bend - gradient[i] * second(theta, i)) / (di * di);
            for (int j = 0; j < i; j++) {
                double mixed = (16 * cross(theta, i, j, h) - cross(theta, i, j, 2 * h)) / (48 * h * h);
                hessian[i * k + j] = mixed / (di * first(theta, j));
                hessian[j * k + i] = hessian[i * k + j];
            }
        }
    }

    private double cross(double[] theta, int i, int j, double h) {
        double[] up = shifted(theta, i, h);
        double[] down = shifted(theta, i, -h);
        return sum(shifted(up, j, h)) - sum(shifted(up, j, -h)) - sum(shifted(down, j, h)) + sum(shifted(down, j, -h));
    }

    /** The natural parameters after a step of one of them on the unconstrained scale. */
    private double[] shifted(double[] theta, int i, double h) {
        ParameterTransform transform = transform(i);
        double[] point = theta.clone();
        point[i] = transform.toNatural(transform.toUnconstrained(theta[i]) + h);
        return point;
    }

    private double first(double[] theta, int i) {
        return transform(i).first(transform(i).toUnconstrained(theta[i]));
    }

    private double second(double[] theta, int i) {
        return transform(i).second(transform(i).toUnconstrained(theta[i]));
    }

    private ParameterTransform transform(int i) {
        return space.parameters().get(i).transform();
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
