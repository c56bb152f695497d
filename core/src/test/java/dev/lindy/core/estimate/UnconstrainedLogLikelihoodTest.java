package dev.lindy.core.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.optim.Objective;
import dev.lindy.core.optim.ParameterTransform;
import dev.lindy.core.special.UncomputableException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chain rule to the unconstrained scale, and a prior on it, against differences of the value. */
class UnconstrainedLogLikelihoodTest {

    private static final double STEP = 1e-4;
    private static final ParameterSpace SPACE =
            ParameterSpace.positive("a").and("p", ParameterTransform.LOGIT).and("m", ParameterTransform.IDENTITY);

    /** a² p + m a − p m². */
    private static double surface(double[] t, double @Nullable [] g, double @Nullable [] h) {
        double a = t[0];
        double p = t[1];
        double m = t[2];
        if (g != null) {
            System.arraycopy(new double[] {2 * a * p + m, a * a - m * m, a - 2 * p * m}, 0, g, 0, 3);
        }
        if (h != null) {
            System.arraycopy(new double[] {2 * p, 2 * a, 1, 2 * a, 0, -2 * m, 1, -2 * m, -2 * p}, 0, h, 0, 9);
        }
        return a * a * p + m * a - p * m * m;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void derivativesAreThoseOfTheValue(boolean withPrior) {
        Prior prior = withPrior ? Prior.normal(new double[] {0.5, -1, 2}, new double[] {1, 0.5, 3}) : null;
        LogLikelihood logLikelihood = new Surface(SPACE, UnconstrainedLogLikelihoodTest::surface, new double[3])
                .likelihood(new Surface.OneRow());
        Objective objective = new UnconstrainedLogLikelihood(SPACE, logLikelihood, prior);
        double[] u = {0.3, -0.7, 1.2};
        double[] gradient = new double[3];
        double[] hessian = new double[9];
        double value = objective.evaluate(u, gradient, hessian);
        double[] natural = SPACE.toNatural(u);
        // With the constants of three normal densities, whose deviations multiply to 1.5.
        double belief = (0.2 * 0.2 + 0.3 * 0.3 / 0.25 + 0.8 * 0.8 / 9) / 2 + Math.log(1.5 * Math.pow(2 * Math.PI, 1.5));
        assertThat(value).isCloseTo(surface(natural, null, null) - (withPrior ? belief : 0), within(1e-14));
        assertThat(objective.evaluate(u, null, null)).isEqualTo(value);
        double[] alone = new double[3];
        assertThat(objective.evaluate(u, alone, null)).isEqualTo(value);
        assertThat(alone).containsExactly(gradient);
        for (int i = 0; i < 3; i++) {
            double up = shifted(objective, u, i, STEP, i, 0);
            double down = shifted(objective, u, i, -STEP, i, 0);
            assertThat(gradient[i]).isCloseTo((up - down) / (2 * STEP), within(1e-7));
            for (int j = 0; j < 3; j++) {
                double mixed = (shifted(objective, u, i, STEP, j, STEP)
                                - shifted(objective, u, i, STEP, j, -STEP)
                                - shifted(objective, u, i, -STEP, j, STEP)
                                + shifted(objective, u, i, -STEP, j, -STEP))
                        / (4 * STEP * STEP);
                assertThat(hessian[3 * i + j]).as("%d, %d", i, j).isCloseTo(mixed, within(1e-6));
            }
        }
    }

    private static double shifted(Objective objective, double[] u, int i, double hi, int j, double hj) {
        double[] point = u.clone();
        point[i] += hi;
        point[j] += hj;
        return objective.evaluate(point, null, null);
    }

    @Test
    void outsideTheRangeAndBeyondABoundItIsNoNumber() {
        ParameterSpace narrow = ParameterSpace.positive("a").withRange("a", 0.1, 10);
        Objective plain = new UnconstrainedLogLikelihood(
                narrow,
                new Surface(narrow, (theta, g, h) -> -theta[0], new double[1]).likelihood(new Surface.OneRow()),
                null);
        assertThat(plain.evaluate(new double[] {Math.log(10)}, null, null)).isCloseTo(-10, within(1e-12));
        assertThat(plain.evaluate(new double[] {Math.log(10.1)}, null, null)).isNaN();
        assertThat(plain.evaluate(new double[] {Math.log(0.09)}, null, null)).isNaN();
        Surface tooLong = new Surface(
                narrow,
                (theta, g, h) -> {
                    throw new UncomputableException("more than 7 terms");
                },
                new double[1]);
        Objective bounded = new UnconstrainedLogLikelihood(narrow, tooLong.likelihood(new Surface.OneRow()), null);
        assertThat(bounded.evaluate(new double[] {0}, null, null)).isNaN();
    }
}
