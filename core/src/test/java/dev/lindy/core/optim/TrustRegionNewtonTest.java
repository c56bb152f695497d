package dev.lindy.core.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TrustRegionNewtonTest {

    private static final TrustRegionNewton NEWTON = new TrustRegionNewton(200);

    /** −[(1 − u)² + 100 (v − u²)²], Rosenbrock (1960) upside down. */
    private static final Objective ROSENBROCK = (p, g, h) -> {
        double u = p[0];
        double v = p[1];
        double w = v - u * u;
        if (g != null) {
            g[0] = 2 * (1 - u) + 400 * u * w;
            g[1] = -200 * w;
        }
        if (h != null) {
            h[0] = -2 + 400 * w - 800 * u * u;
            h[1] = 400 * u;
            h[2] = 400 * u;
            h[3] = -200;
        }
        return -((1 - u) * (1 - u) + 100 * w * w);
    };

    @Test
    void climbsACurvedRidgeToItsTop() {
        OptimizationResult result = NEWTON.maximize(ROSENBROCK, new double[] {-1.2, 1});
        assertThat(result.termination()).isEqualTo(Termination.CONVERGED);
        assertThat(result.point()[0]).isCloseTo(1, within(1e-9));
        assertThat(result.point()[1]).isCloseTo(1, within(1e-9));
        assertThat(result.gradientNorm()).isLessThan(1e-7);
        assertThat(result.evaluations()).isEqualTo(result.iterations() + 1);
    }

    @Test
    void leavesASaddlePointWithoutSlope() {
        // u⁴ falls, the origin is a saddle of −u⁴ + u² − v² with slope 0: the tops are at u = ±1/√2.
        Objective saddle = (p, g, h) -> {
            double u = p[0];
            double v = p[1];
            if (g != null) {
                g[0] = -4 * u * u * u + 2 * u;
                g[1] = -2 * v;
            }
            if (h != null) {
                h[0] = -12 * u * u + 2;
                h[1] = 0;
                h[2] = 0;
                h[3] = -2;
            }
            return -u * u * u * u + u * u - v * v;
        };
        OptimizationResult result = NEWTON.maximize(saddle, new double[] {0, 0.5});
        assertThat(result.termination()).isEqualTo(Termination.CONVERGED);
        assertThat(Math.abs(result.point()[0])).isCloseTo(Math.sqrt(0.5), within(1e-8));
    }

    @Test
    void saysThatARidgeRisesForever() {
        // −v² − e^(−u): the supremum 0 lies at u = ∞.
        Objective ridge = (p, g, h) -> {
            double e = Math.exp(-p[0]);
            if (g != null) {
                g[0] = e;
                g[1] = -2 * p[1];
            }
            if (h != null) {
                h[0] = -e;
                h[1] = 0;
                h[2] = 0;
                h[3] = -2;
            }
            return -p[1] * p[1] - e;
        };
        OptimizationResult result = NEWTON.maximize(ridge, new double[] {0, 3});
        assertThat(result.termination()).isEqualTo(Termination.FLAT);
        assertThat(result.value()).isBetween(-1e-9, 0.0);
    }

    /** −50 v² − e^(−u), whose ridge is u → ∞. */
    private static final Objective EXPONENTIAL = (p, g, h) -> {
        double e = Math.exp(-p[0]);
        if (g != null) {
            g[0] = e;
            g[1] = -100 * p[1];
        }
        if (h != null) {
            h[0] = -e;
            h[1] = 0;
            h[2] = 0;
            h[3] = -100;
        }
        return -50 * p[1] * p[1] - e;
    };

    @Test
    void aStrideGoesOnAlongARidge() {
        double[] start = {0, 0.3};
        OptimizationResult steps = NEWTON.maximize(EXPONENTIAL, start);
        OptimizationResult strides = new TrustRegionNewton(
                        200, (point, step) -> new double[] {step[0] + point[0], step[1]})
                .maximize(EXPONENTIAL, start);
        assertThat(strides.termination()).isEqualTo(Termination.FLAT);
        assertThat(strides.value()).isBetween(steps.value(), 0.0);
        assertThat(strides.point()[1]).isCloseTo(0, within(1e-12));
        assertThat(steps.evaluations()).isGreaterThan(20);
        assertThat(strides.evaluations()).isLessThan(10);
    }

    /** A stride may go further than {@link TrustRegionNewton#REACH}; only what steps do after it counts as far. */
    @Test
    void aLongStrideIsNotTheBoundary() {
        OptimizationResult far = new TrustRegionNewton(
                        200, (point, step) -> point[0] > 1 && point[0] < 5 ? new double[] {18, 0} : null)
                .maximize(EXPONENTIAL, new double[] {-5, 0.3});
        assertThat(far.termination()).isEqualTo(Termination.FLAT);
        assertThat(far.point()[0]).isGreaterThan(-5 + TrustRegionNewton.REACH);
        assertThat(far.point()[1]).isCloseTo(0, within(1e-12));
    }

    @Test
    void aStrideThatFallsIsNotTaken() {
        int[] asked = new int[1];
        OptimizationResult result = new TrustRegionNewton(200, (point, step) -> {
                    asked[0]++;
                    return new double[] {40, 40};
                })
                .maximize(ROSENBROCK, new double[] {-1.2, 1});
        assertThat(asked[0]).isEqualTo(3);
        assertThat(result.termination()).isEqualTo(Termination.CONVERGED);
        assertThat(result.point()[0]).isCloseTo(1, within(1e-9));
        OptimizationResult plain = NEWTON.maximize(ROSENBROCK, new double[] {-1.2, 1});
        assertThat(result.point()).containsExactly(plain.point());
        assertThat(result.evaluations()).isEqualTo(plain.evaluations() + 3);
    }

    @Test
    void aStrideToWhereNothingIsDefinedIsNotTaken() {
        Objective log = (p, g, h) -> {
            if (g != null) {
                g[0] = 1 / p[0] - 1;
            }
            if (h != null) {
                h[0] = -1 / (p[0] * p[0]);
            }
            return Math.log(p[0]) - p[0];
        };
        OptimizationResult result =
                new TrustRegionNewton(200, (point, step) -> new double[] {-9}).maximize(log, new double[] {0.9});
        assertThat(result.termination()).isEqualTo(Termination.CONVERGED);
        assertThat(result.point()[0]).isCloseTo(1, within(1e-8));
    }

    @Test
    void stopsAtTheEdgeOfAStraightSlope() {
        Objective slope = (p, g, h) -> {
            if (g != null) {
                g[0] = 1;
            }
            if (h != null) {
                h[0] = 0;
            }
            return p[0];
        };
        OptimizationResult result = NEWTON.maximize(slope, new double[] {0});
        assertThat(result.termination()).isEqualTo(Termination.BOUNDARY);
        assertThat(result.point()[0]).isGreaterThan(TrustRegionNewton.REACH);
    }

    @Test
    void stepsBackFromWhereTheFunctionIsNotDefined() {
        // ln u − u, NaN for u ≤ 0, started where a full Newton step would leave the domain.
        Objective log = (p, g, h) -> {
            if (g != null) {
                g[0] = 1 / p[0] - 1;
            }
            if (h != null) {
                h[0] = -1 / (p[0] * p[0]);
            }
            return Math.log(p[0]) - p[0];
        };
        OptimizationResult result = NEWTON.maximize(log, new double[] {3});
        assertThat(result.termination()).isEqualTo(Termination.CONVERGED);
        assertThat(result.point()[0]).isCloseTo(1, within(1e-8));
    }

    @Test
    void saysThatThereIsNoValueAtTheStart() {
        OptimizationResult result = NEWTON.maximize((p, g, h) -> Double.NaN, new double[] {1, 2});
        assertThat(result.termination()).isEqualTo(Termination.NOT_FINITE);
        assertThat(result.value()).isNaN();
        assertThat(result.point()).containsExactly(1, 2);
    }

    @Test
    void saysThatTheIterationsRanOut() {
        OptimizationResult result = new TrustRegionNewton(3).maximize(ROSENBROCK, new double[] {-1.2, 1});
        assertThat(result.termination()).isEqualTo(Termination.ITERATION_LIMIT);
        assertThat(result.iterations()).isEqualTo(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrustRegionNewton(0))
                .withMessageContaining("is 0");
    }

    @Test
    void stallsOnAWrongGradient() {
        Objective wrong = (p, g, h) -> {
            if (g != null) {
                g[0] = 1 + 2 * p[0];
            }
            if (h != null) {
                h[0] = -2;
            }
            return -p[0] * p[0];
        };
        OptimizationResult result = NEWTON.maximize(wrong, new double[] {0});
        assertThat(result.termination()).isEqualTo(Termination.STALLED);
    }

    @Test
    void simplexFindsWhatNewtonCannot() {
        // No gradient to go by at first: Newton stalls, the simplex does not.
        Objective flawed = (p, g, h) -> {
            double d = p[0] - 2;
            if (g != null) {
                g[0] = Math.abs(d) > 0.5 ? -1e3 * Math.signum(d) * -1 : -2 * d;
            }
            if (h != null) {
                h[0] = -2;
            }
            return -d * d;
        };
        double[] start = {7};
        OptimizationResult first = NEWTON.maximize(flawed, start);
        assertThat(first.termination().atMaximum()).isFalse();
        OptimizationResult second = new SimplexSearch(1000, NEWTON).secondOpinion(flawed, start, first);
        assertThat(second.termination()).isEqualTo(Termination.CONVERGED);
        assertThat(second.point()[0]).isCloseTo(2, within(1e-8));
        assertThat(second.evaluations()).isGreaterThan(first.evaluations());
    }
}
