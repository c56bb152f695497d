package dev.lindy.core.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The best move within a radius, g·p + p'Hp/2, against a search that knows nothing but the value. */
class TrustRegionStepTest {

    private static final int K = 3;

    /** Bisection of the shift ends at a relative width of 10<sup>−6</sup>, so that so much of the radius may be left. */
    private static final double SHARE = 1e-5;

    /** A quadratic function with known axes. */
    private record Problem(double[] gradient, double[] hessian) {

        static Problem of(double[][] axes, double[] curvatures, double[] slopes) {
            double[] gradient = new double[K];
            double[] hessian = new double[K * K];
            for (int e = 0; e < K; e++) {
                for (int i = 0; i < K; i++) {
                    gradient[i] += slopes[e] * axes[e][i];
                    for (int j = 0; j < K; j++) {
                        hessian[i * K + j] += curvatures[e] * axes[e][i] * axes[e][j];
                    }
                }
            }
            return new Problem(gradient, hessian);
        }

        double gain(double[] p) {
            double sum = 0;
            for (int i = 0; i < K; i++) {
                sum += gradient[i] * p[i];
                for (int j = 0; j < K; j++) {
                    sum += p[i] * hessian[i * K + j] * p[j] / 2;
                }
            }
            return sum;
        }

        /** A grid over the ball, then smaller and smaller moves from the best point of every octant. */
        double best(double radius) {
            double[][] starts = new double[8][K];
            for (int a = -8; a <= 8; a++) {
                for (int b = -8; b <= 8; b++) {
                    for (int c = -8; c <= 8; c++) {
                        double[] point =
                                pulledIn(new double[] {radius * a / 8, radius * b / 8, radius * c / 8}, radius);
                        int octant = (a < 0 ? 1 : 0) + (b < 0 ? 2 : 0) + (c < 0 ? 4 : 0);
                        starts[octant] = better(starts[octant], point);
                    }
                }
            }
            return Arrays.stream(starts)
                    .mapToDouble(start -> gain(climbed(start, radius)))
                    .max()
                    .orElseThrow();
        }

        private double[] climbed(double[] start, double radius) {
            double[] best = start;
            for (double move = radius / 8; move > 1e-7 * radius; move /= 2) {
                double[] before;
                do {
                    before = best;
                    for (int d = 0; d < 27; d++) {
                        double[] point = {
                            before[0] + move * (d % 3 - 1),
                            before[1] + move * (d / 3 % 3 - 1),
                            before[2] + move * (d / 9 - 1)
                        };
                        best = better(best, pulledIn(point, radius));
                    }
                } while (gain(best) > gain(before));
            }
            return best;
        }

        private static double[] pulledIn(double[] point, double radius) {
            double length = length(point);
            for (int i = 0; i < K && length > radius; i++) {
                point[i] *= radius / length;
            }
            return point;
        }

        private double[] better(double[] one, double[] other) {
            return gain(other) > gain(one) ? other : one;
        }

        void isSolvedWithin(double radius) {
            TrustRegionStep step = new TrustRegionStep(gradient, hessian);
            double[] move = step.within(radius);
            String what = String.format(
                    Locale.ROOT,
                    "gradient %s, Hessian %s, radius %s",
                    Arrays.toString(gradient),
                    Arrays.toString(hessian),
                    radius);
            double gain = gain(move);
            double best = best(radius);
            assertThat(length(move)).as(what).isLessThanOrEqualTo(radius * (1 + 1e-12));
            assertThat(gain).as(what).isGreaterThanOrEqualTo(best - SHARE * best);
            // The search must be good enough to tell.
            assertThat(best).as(what).isGreaterThanOrEqualTo(gain - SHARE * gain);
            assertThat(step.gain(move)).as(what).isCloseTo(gain, within(1e-12 * (1 + gain)));
        }
    }

    private static double length(double[] v) {
        return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    }

    private static double[][] randomAxes(UniformRandomProvider random) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[][] axes = new double[K][K];
        for (int e = 0; e < K; e++) {
            for (int i = 0; i < K; i++) {
                axes[e][i] = normal.sample();
            }
            for (int f = 0; f < e; f++) {
                double along = axes[e][0] * axes[f][0] + axes[e][1] * axes[f][1] + axes[e][2] * axes[f][2];
                for (int i = 0; i < K; i++) {
                    axes[e][i] -= along * axes[f][i];
                }
            }
            double length = length(axes[e]);
            for (int i = 0; i < K; i++) {
                axes[e][i] /= length;
            }
        }
        return axes;
    }

    private static double[] random(UniformRandomProvider random, double from, double to) {
        return random.doubles(K, from, to).toArray();
    }

    @ParameterizedTest
    @CsvSource({"-3, -0.1", "-3, 3", "0.1, 3", "-1000, 0.001"})
    void anyCurvaturesAndSlopes(double least, double most) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(20261);
        for (int i = 0; i < 12; i++) {
            Problem problem = Problem.of(randomAxes(random), random(random, least, most), random(random, -2, 2));
            for (double radius : new double[] {0.05, 1, 4}) {
                problem.isSolvedWithin(radius);
            }
        }
    }

    /** No slope, or hardly any, along the direction that bends upwards most: the rest of the radius is gone along it. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-14, 1e-10, 1e-6, 1e-3})
    void theHardCase(double slope) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(20262);
        for (int i = 0; i < 10; i++) {
            double[] curvatures = {0.5 + random.nextDouble(), -1 - random.nextDouble(), -3 * random.nextDouble()};
            double sign = random.nextBoolean() ? 1 : -1;
            double[] slopes = {sign * slope, 2 * random.nextDouble() - 1, 2 * random.nextDouble() - 1};
            // How long the move is without that direction.
            double rest = Math.hypot(
                    slopes[1] / (curvatures[0] - curvatures[1]), slopes[2] / (curvatures[0] - curvatures[2]));
            double[][] axes = i % 2 == 0 ? randomAxes(random) : new double[][] {{0, 1, 0}, {1, 0, 0}, {0, 0, 1}};
            Problem problem = Problem.of(axes, curvatures, slopes);
            for (double share : new double[] {0.2, 0.8, 0.93, 0.999, 1.001, 1.5}) {
                problem.isSolvedWithin(rest / share);
            }
        }
    }

    @Test
    void aSaddleWithoutAnySlopeIsLeftAlongItsSteepestRise() {
        Problem saddle = Problem.of(
                new double[][] {{0.6, 0.8, 0}, {-0.8, 0.6, 0}, {0, 0, 1}}, new double[] {1, 2, -4}, new double[K]);
        saddle.isSolvedWithin(1.5);
        double[] move = new TrustRegionStep(saddle.gradient(), saddle.hessian()).within(1.5);
        assertThat(Math.abs(move[0])).isCloseTo(1.2, within(1e-9));
        assertThat(Math.abs(move[1])).isCloseTo(0.9, within(1e-9));
    }

    /** A full Newton step, and not a step to the edge, where the top lies inside. */
    @Test
    void aTopInsideTheRadiusIsReached() {
        TrustRegionStep step =
                new TrustRegionStep(new double[] {1, -2, 4}, new double[] {-2, 0, 0, 0, -4, 0, 0, 0, -8});
        assertThat(step.within(0.87)).containsExactly(new double[] {0.5, -0.5, 0.5}, within(1e-15));
        assertThat(length(step.within(0.86))).isCloseTo(0.86, within(1e-6));
        assertThat(step.gain(new double[] {0.5, -0.5, 0.5})).isCloseTo(0.25 + 0.5 + 1, within(1e-15));
    }

    /** A further Newton step adds slope²/(2 bend) on every axis: at most 10⁻¹⁸ at the end. */
    @Test
    void hasConvergedWhenANewtonStepAddsNothing() {
        assertThat(step(1.2e-9, -1, 1.2e-9, -2).converged()).isFalse();
        assertThat(step(1.1e-9, -1, 1.1e-9, -2).converged()).isTrue();
        assertThat(step(0, -1, 0, 0).converged()).isFalse();
        assertThat(step(0, -1, 0, 1).converged()).isFalse();
        assertThat(step(0, -1, 0, -1e-300).converged()).isTrue();
        assertThat(step(0, -1, 0, -1e-300).isConcave()).isTrue();
        assertThat(step(0, -1, 0, 0).isConcave()).isFalse();
    }

    /** Flat: bends that differ by 10⁸, and at most 10⁻⁹ to be gained by a step of length 1 along the flat direction. */
    @Test
    void isFlatWhereAnEFoldStepAddsNothing() {
        assertThat(step(0, -1, 0.9e-9, -0.9e-8).flat()).isTrue();
        assertThat(step(0, -1, 0.9e-9, -1.1e-8).flat()).isFalse();
        assertThat(step(0, -1, -1.1e-9, -0.9e-8).flat()).isFalse();
        assertThat(step(0, -1, -0.9e-9, -0.9e-8).flat()).isTrue();
        // What is left on the steep direction counts as well: 0.5e-9 here.
        assertThat(step(Math.sqrt(2e-9), -2, 0.6e-9, 0).flat()).isFalse();
        assertThat(step(Math.sqrt(2e-9), -2, 0.4e-9, 0).flat()).isTrue();
        // A direction that bends upwards is no ridge.
        assertThat(step(0, -1, 0, 0.9e-9).flat()).isTrue();
        assertThat(step(0, -1, 0, 1.1e-9).flat()).isFalse();
        assertThat(step(0, -1, 0, -1).flat()).isFalse();
    }

    private static TrustRegionStep step(double slope, double bend, double otherSlope, double otherBend) {
        return new TrustRegionStep(new double[] {slope, otherSlope}, new double[] {bend, 0, 0, otherBend});
    }
}
