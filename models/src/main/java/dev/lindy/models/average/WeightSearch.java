package dev.lindy.models.average;

import dev.lindy.core.optim.Cholesky;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The largest Σ ln Σ<sub>m</sub> w<sub>m</sub> p<sub>m</sub> + (a/M) Σ<sub>m</sub> ln w<sub>m</sub> among weights that add up to 1, by
 * Newton's method on that plane. The sum is self-concordant, so steps shortened by halves always arrive; the last term keeps weights
 * above 0.
 */
final class WeightSearch {

    private static final int MOST_STEPS = 200;
    private static final int MOST_HALVINGS = 60;

    /** Of a step towards a weight of 0: so much of the way at most. */
    private static final double SHORT_OF_ZERO = 0.95;

    /** A step that promises less, per customer, is the last. */
    private static final double LAST = 1e-20;

    /** Below this promise rounding hides whether a step goes up. */
    private static final double ROUNDING = 1e-11;

    private final int models;

    /** Per customer, relative to the likeliest model. */
    private final double[][] chances;

    /** a/M. */
    private final double each;

    private WeightSearch(int models, double[][] chances, double each) {
        this.models = models;
        this.chances = chances;
        this.each = each;
    }

    /** What was found. */
    static final class Result {
        private final double[] weights;
        private final boolean converged;

        private Result(double[] weights, boolean converged) {
            this.weights = weights;
            this.converged = converged;
        }

        /** One per model; not to be changed. */
        double[] weights() {
            return weights;
        }

        /** Whether the search has ended. */
        boolean converged() {
            return converged;
        }
    }

    /**
     * Searches.
     *
     * @param logScores per origin, by model and customer
     * @param penalty a, as a share of the customers of a mean origin
     */
    static Result of(int models, List<double[][]> logScores, double penalty) {
        double[] weights = new double[models];
        Arrays.fill(weights, 1.0 / models);
        if (logScores.isEmpty() || models == 1) {
            return new Result(weights, true);
        }
        double[][] chances =
                logScores.stream().flatMap(origin -> chances(models, origin)).toArray(double[][]::new);
        double customers =
                logScores.stream().mapToInt(origin -> origin[0].length).sum();
        double each = penalty * customers / logScores.size() / models;
        return new WeightSearch(models, chances, each).from(weights);
    }

    /** Of everybody whom at least one model held possible: of the others weights say nothing. */
    private static Stream<double[]> chances(int models, double[][] origin) {
        return IntStream.range(0, origin[0].length)
                .mapToObj(i -> {
                    double largest = Double.NEGATIVE_INFINITY;
                    for (int m = 0; m < models; m++) {
                        largest = Math.max(largest, origin[m][i]);
                    }
                    double[] of = new double[models];
                    for (int m = 0; m < models && largest > Double.NEGATIVE_INFINITY; m++) {
                        of[m] = Math.exp(origin[m][i] - largest);
                    }
                    return of;
                })
                .filter(of -> Arrays.stream(of).anyMatch(p -> p > 0));
    }

    private Result from(double[] start) {
        double[] weights = start;
        double value = value(weights);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] gradient = new double[models];
            double[] hessian = new double[models * models];
            derivatives(weights, gradient, hessian);
            double[] direction = direction(gradient, hessian);
            if (direction == null) {
                return new Result(weights, false);
            }
            double promise = dot(gradient, direction) / (chances.length + each * models);
            if (!(promise > LAST)) {
                return new Result(weights, true);
            }
            double length = 1;
            for (int m = 0; m < models; m++) {
                if (direction[m] < 0) {
                    length = Math.min(length, SHORT_OF_ZERO * weights[m] / -direction[m]);
                }
            }
            double[] next = moved(weights, direction, length);
            double reached = value(next);
            for (int halving = 0; promise > ROUNDING && !(reached > value); halving++) {
                if (halving == MOST_HALVINGS) {
                    return new Result(weights, false);
                }
                length /= 2;
                next = moved(weights, direction, length);
                reached = value(next);
            }
            if (promise <= ROUNDING && Arrays.equals(next, weights)) {
                return new Result(weights, true);
            }
            weights = next;
            value = reached;
        }
        return new Result(weights, false);
    }

    private double value(double[] weights) {
        double sum = 0;
        for (double[] of : chances) {
            sum += Math.log(dot(weights, of));
        }
        for (double weight : weights) {
            sum += each * Math.log(weight);
        }
        return sum;
    }

    /** The gradient, and the second derivatives with their signs turned. */
    private void derivatives(double[] weights, double[] gradient, double[] hessian) {
        double[] ratio = new double[models];
        for (double[] of : chances) {
            double sum = dot(weights, of);
            for (int m = 0; m < models; m++) {
                ratio[m] = of[m] / sum;
                gradient[m] += ratio[m];
                for (int n = 0; n <= m; n++) {
                    hessian[m * models + n] += ratio[m] * ratio[n];
                }
            }
        }
        for (int m = 0; m < models; m++) {
            gradient[m] += each / weights[m];
            hessian[m * models + m] += each / (weights[m] * weights[m]);
        }
    }

    /** Newton's step on the plane where weights add up to 1; null where rounding leaves none. */
    private double @Nullable [] direction(double[] gradient, double[] hessian) {
        double[] root = Cholesky.lower(hessian);
        if (root == null) {
            return null;
        }
        double[] ones = new double[models];
        Arrays.fill(ones, 1);
        double[] free = solved(root, gradient);
        double[] across = solved(root, ones);
        double off = Arrays.stream(free).sum() / Arrays.stream(across).sum();
        double[] direction = new double[models];
        Arrays.setAll(direction, m -> free[m] - off * across[m]);
        return direction;
    }

    private double[] solved(double[] root, double[] right) {
        double[] x = right.clone();
        for (int i = 0; i < models; i++) {
            for (int j = 0; j < i; j++) {
                x[i] -= root[i * models + j] * x[j];
            }
            x[i] /= root[i * models + i];
        }
        for (int i = models - 1; i >= 0; i--) {
            for (int j = i + 1; j < models; j++) {
                x[i] -= root[j * models + i] * x[j];
            }
            x[i] /= root[i * models + i];
        }
        return x;
    }

    private static double[] moved(double[] weights, double[] direction, double length) {
        double[] next = new double[weights.length];
        Arrays.setAll(next, m -> weights[m] + length * direction[m]);
        double sum = Arrays.stream(next).sum();
        Arrays.setAll(next, m -> next[m] / sum);
        return next;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int m = 0; m < a.length; m++) {
            sum += a[m] * b[m];
        }
        return sum;
    }
}
