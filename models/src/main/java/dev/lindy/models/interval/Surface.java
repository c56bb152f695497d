package dev.lindy.models.interval;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.estimate.Estimates;
import dev.lindy.core.optim.Cholesky;
import dev.lindy.models.quantity.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answers of many draws from the answers of few models: on its own scale, an answer is nearly a polynomial of degree two in the
 * parameters where draws lie, which the model at their mean, pairs of models along the axes of their covariance, and one between each
 * two axes determine (Box and Wilson 1951). Draws that are asked themselves show how far off it is; where that matters, all are.
 */
final class Surface<M> {

    /** How far along an axis the models lie, in standard deviations. */
    private static final double STEP = 1.5;

    /** How many draws are asked themselves. */
    private static final int CHECKS = 4;

    /** The largest error, as a share of the spread of the draws: half of what chance leaves in a quantile of 400 draws. */
    private static final double MOST = 0.05;

    /** So many standard deviations of the likelihood away from the estimates is far out. */
    private static final double FAR = 4;

    /** Where fewer are not far out, all are asked. */
    private static final double FEWEST = 0.5;

    private final Drawn<M> drawn;

    /** Which draws lie far out. */
    private final boolean[] far;

    /** By draw: the products z<sub>i</sub>, z<sub>i</sub>z<sub>j</sub> of its standardised parameters; empty where there are none. */
    private final double[][] terms;

    private final List<M> design;
    private final int k;

    private Surface(Drawn<M> drawn, boolean[] far, double[][] terms, List<M> design, int k) {
        this.drawn = drawn;
        this.far = far;
        this.terms = terms;
        this.design = design;
        this.k = k;
    }

    static <M> Surface<M> of(Drawn<M> drawn) {
        double[][] points = drawn.points();
        int k = points[0].length;
        boolean[] far = far(points, drawn.estimates());
        int near = 0;
        double[] mean = new double[k];
        for (int draw = 0; draw < points.length; draw++) {
            near += far[draw] ? 0 : 1;
            for (int i = 0; i < k; i++) {
                mean[i] += far[draw] ? 0 : points[draw][i];
            }
        }
        if (near < FEWEST * points.length) {
            return new Surface<>(drawn, far, new double[0][], List.of(), k);
        }
        for (int i = 0; i < k; i++) {
            mean[i] /= near;
        }
        double[] covariance = new double[k * k];
        for (int draw = 0; draw < points.length; draw++) {
            for (int i = 0; i < k && !far[draw]; i++) {
                for (int j = 0; j < k; j++) {
                    covariance[i * k + j] += (points[draw][i] - mean[i]) * (points[draw][j] - mean[j]) / near;
                }
            }
        }
        double[] root = Cholesky.lower(covariance);
        if (root == null) {
            return new Surface<>(drawn, far, new double[0][], List.of(), k);
        }
        List<M> design = new ArrayList<>();
        design.add(drawn.at(mean));
        for (int i = 0; i < k; i++) {
            design.add(drawn.at(moved(mean, root, i, STEP, i, 0)));
            design.add(drawn.at(moved(mean, root, i, -STEP, i, 0)));
        }
        double diagonal = STEP / Math.sqrt(2);
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < i; j++) {
                design.add(drawn.at(moved(mean, root, i, diagonal, j, diagonal)));
            }
        }
        double[][] terms = new double[points.length][];
        Arrays.setAll(terms, draw -> terms(standardised(points[draw], mean, root)));
        return new Surface<>(drawn, far, terms, design, k);
    }

    private static boolean[] far(double[][] points, Estimates estimates) {
        boolean[] far = new boolean[points.length];
        double[] centre = estimates.unconstrained();
        double[] root = Cholesky.lower(estimates.unconstrainedCovariance());
        for (int draw = 0; draw < far.length && root != null; draw++) {
            far[draw] = Arrays.stream(standardised(points[draw], centre, root))
                            .map(z -> z * z)
                            .sum()
                    > FAR * FAR;
        }
        return far;
    }

    private static double[] moved(double[] mean, double[] root, int one, double by, int other, double byOther) {
        int k = mean.length;
        double[] point = mean.clone();
        for (int i = 0; i < k; i++) {
            point[i] += root[i * k + one] * by + root[i * k + other] * byOther;
        }
        return point;
    }

    private static double[] standardised(double[] point, double[] mean, double[] root) {
        int k = mean.length;
        double[] z = new double[k];
        for (int i = 0; i < k; i++) {
            double rest = point[i] - mean[i];
            for (int j = 0; j < i; j++) {
                rest -= root[i * k + j] * z[j];
            }
            z[i] = rest / root[i * k + i];
        }
        return z;
    }

    /** z by z: the linear terms, the squares, the products, in the order of {@link #coefficients}. */
    private static double[] terms(double[] z) {
        int k = z.length;
        double[] terms = new double[2 * k + k * (k - 1) / 2];
        int at = 2 * k;
        for (int i = 0; i < k; i++) {
            terms[i] = z[i];
            terms[k + i] = z[i] * z[i];
            for (int j = 0; j < i; j++) {
                terms[at++] = z[i] * z[j];
            }
        }
        return terms;
    }

    /** The coefficients that the answers of the design determine, but for the first of them, the constant. */
    private double[] coefficients(double[] y) {
        double[] c = new double[y.length - 1];
        for (int i = 0; i < k; i++) {
            c[i] = (y[2 * i + 1] - y[2 * i + 2]) / (2 * STEP);
            c[k + i] = (y[2 * i + 1] + y[2 * i + 2] - 2 * y[0]) / (2 * STEP * STEP);
        }
        double t = STEP / Math.sqrt(2);
        int at = 2 * k;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < i; j++) {
                c[at] = (y[at + 1] - y[0]) / (t * t) - (c[i] + c[j]) / t - c[k + i] - c[k + j];
                at++;
            }
        }
        return c;
    }

    /**
     * The answers of all draws about some customers.
     *
     * @return one array per customer, an answer per draw; customers who are next to each other may share one
     */
    double[][] answers(Quantity<? super M, CustomerBase> quantity, CustomerBase some) {
        double[][] near = design.isEmpty() ? null : nearly(quantity, some);
        return near == null ? exactly(quantity, some) : near;
    }

    private double @Nullable [][] nearly(Quantity<? super M, CustomerBase> quantity, CustomerBase some) {
        Scale scale = Scale.of(quantity.unit());
        double[][] asked = new double[design.size()][];
        Arrays.setAll(asked, j -> quantity.answers().apply(design.get(j), some));
        int draws = terms.length;
        double[][] exact = new double[draws][];
        for (int draw = 0; draw < draws; draw++) {
            if (far[draw]) {
                exact[draw] = quantity.answers().apply(drawn.models().get(draw), some);
            }
        }
        double[][] answers = new double[some.size()][];
        double[] y = new double[asked.length];
        for (int i = 0; i < answers.length; i++) {
            if (i > 0 && alike(asked, i, i - 1)) {
                answers[i] = answers[i - 1];
                continue;
            }
            answers[i] = new double[draws];
            if (certain(asked, i)) {
                Arrays.fill(answers[i], asked[0][i]);
                fill(answers[i], exact, i);
                continue;
            }
            for (int j = 0; j < y.length; j++) {
                y[j] = scale.of(asked[j][i]);
                if (!Double.isFinite(y[j])) {
                    return null;
                }
            }
            double[] c = coefficients(y);
            for (int draw = 0; draw < draws; draw++) {
                double by = 0;
                for (int t = 0; t < c.length; t++) {
                    by += c[t] * terms[draw][t];
                }
                answers[i][draw] = scale.moved(asked[0][i], by);
            }
            fill(answers[i], exact, i);
        }
        return isNear(quantity, some, scale, answers) ? answers : null;
    }

    /** What the draws that lie far out say themselves. */
    private void fill(double[] answers, double[][] exact, int i) {
        for (int draw = 0; draw < far.length; draw++) {
            if (far[draw]) {
                answers[draw] = exact[draw][i];
            }
        }
    }

    private static boolean alike(double[][] asked, int i, int other) {
        for (double[] each : asked) {
            if (each[i] != each[other]) {
                return false;
            }
        }
        return true;
    }

    private static boolean certain(double[][] asked, int i) {
        for (double[] each : asked) {
            if (each[i] != asked[0][i]) {
                return false;
            }
        }
        return true;
    }

    private boolean isNear(
            Quantity<? super M, CustomerBase> quantity, CustomerBase some, Scale scale, double[][] answers) {
        int draws = terms.length;
        double error = 0;
        double spread = 0;
        for (int check = 0; check < CHECKS; check++) {
            // At least half of the draws are near.
            int draw = (2 * check + 1) * draws / (2 * CHECKS);
            while (far[draw]) {
                draw = (draw + 1) % draws;
            }
            double[] exact = quantity.answers().apply(drawn.models().get(draw), some);
            for (int i = 0; i < exact.length; i++) {
                if (answers[i][draw] != exact[i]) {
                    double off = scale.of(answers[i][draw]) - scale.of(exact[i]);
                    error += off * off;
                }
            }
        }
        for (double[] each : answers) {
            double mean = 0;
            double square = 0;
            for (double answer : each) {
                double v = scale.of(answer);
                mean += v / draws;
                square += v * v / draws;
            }
            spread += Double.isFinite(mean) ? Math.max(0, square - mean * mean) : 0;
        }
        return error / CHECKS <= MOST * MOST * spread;
    }

    private double[][] exactly(Quantity<? super M, CustomerBase> quantity, CustomerBase some) {
        double[][] answers = new double[some.size()][drawn.models().size()];
        for (int draw = 0; draw < drawn.models().size(); draw++) {
            double[] each = quantity.answers().apply(drawn.models().get(draw), some);
            for (int i = 0; i < each.length; i++) {
                answers[i][draw] = each[i];
            }
        }
        return answers;
    }
}
