package dev.lindy.core.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.optim.ParameterTransform;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DrawsTest {

    private static final ParameterSpace SPACE = ParameterSpace.positive("r").and("pi", ParameterTransform.LOGIT);
    private static final double[] POINT = {Math.log(2), -1};
    private static final Estimates ESTIMATES = Estimates.of(SPACE, POINT, new double[] {0.04, 0.03, 0.03, 0.09});

    private static Draws<double[]> draws(Estimates estimates, int n, long seed) {
        return Draws.normal(estimates, Function.identity(), n, seed);
    }

    @Test
    void normalDrawsHaveTheEstimatesMeanAndCovariance() {
        int n = 200_000;
        Draws<double[]> draws = draws(ESTIMATES, n, 20261128);
        double[] sum = new double[2];
        double[] products = new double[4];
        for (int draw = 0; draw < n; draw++) {
            double[] u = SPACE.toUnconstrained(draws.natural(draw));
            for (int i = 0; i < 2; i++) {
                sum[i] += u[i] - POINT[i];
                for (int j = 0; j < 2; j++) {
                    products[2 * i + j] += (u[i] - POINT[i]) * (u[j] - POINT[j]);
                }
            }
        }
        // Four standard errors: of a mean σ/√n, of a second moment √(σᵢ²σⱼ² + σᵢⱼ²)/√n.
        assertThat(sum[0] / n).isCloseTo(0, within(4 * 0.2 / Math.sqrt(n)));
        assertThat(sum[1] / n).isCloseTo(0, within(4 * 0.3 / Math.sqrt(n)));
        assertThat(products[0] / n).isCloseTo(0.04, within(4 * 0.04 * Math.sqrt(2.0 / n)));
        assertThat(products[1] / n).isCloseTo(0.03, within(4 * Math.sqrt((0.04 * 0.09 + 0.03 * 0.03) / n)));
        assertThat(products[3] / n).isCloseTo(0.09, within(4 * 0.09 * Math.sqrt(2.0 / n)));
        assertThat(draws.method()).isEqualTo("normal approximation");
        assertThat(draws.seed()).isEqualTo(20261128);
        assertThat(draws.failed()).isZero();
        assertThat(draws.kHat()).isEmpty();
        assertThat(draws.weight(17)).isEqualTo(1.0 / n);
    }

    @Test
    void theSameSeedGivesTheSameBitsAndMoreDrawsBeginWithTheSame() {
        Draws<double[]> few = draws(ESTIMATES, 3, 5);
        Draws<double[]> many = draws(ESTIMATES, 30, 5);
        for (int i = 0; i < few.size(); i++) {
            assertThat(many.model(i)).containsExactly(few.natural(i));
        }
        assertThat(draws(ESTIMATES, 3, 6).natural(0)).isNotEqualTo(few.natural(0));
    }

    @Test
    void aDrawBeyondTheDomainHasFailed() {
        Draws<double[]> draws =
                draws(Estimates.of(ParameterSpace.positive("r"), new double[] {0}, new double[] {1e6}), 100, 1);
        assertThat(draws.failed()).isBetween(1, 99);
        assertThat(draws.size()).isEqualTo(100 - draws.failed());
        for (int i = 0; i < draws.size(); i++) {
            assertThat(draws.natural(i)[0]).isPositive().isFinite();
        }
    }

    @Test
    void whatTheDataDoNotDetermineIsNamed() {
        Estimates open =
                Estimates.of(SPACE, POINT, new double[] {0.04, Double.NaN, Double.NaN, Double.POSITIVE_INFINITY});
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> draws(open, 10, 1))
                .withMessageContaining("pi has infinite variance");
        Estimates contradictory = Estimates.of(SPACE, POINT, new double[] {0.04, 0.07, 0.07, 0.09});
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> draws(contradictory, 10, 1))
                .withMessageContaining("r, pi: their covariance is not positive definite");
        Estimates hardly = Estimates.of(ParameterSpace.positive("r"), new double[] {0}, new double[] {1e12});
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> draws(hardly, 10, 1))
                .withMessageContaining("none of 10 normal draws of r lies inside");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draws(ESTIMATES, 0, 1))
                .withMessageContaining("at least 1 draw");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Estimates.of(SPACE, new double[1], new double[4]))
                .withMessageContaining("a point of 2");
    }

    @Test
    void drawsOfAnyMethodCarryTheirWeights() {
        Draws.Origin origin = new Draws.Origin("importance sampling", 7, 2, OptionalDouble.of(0.3));
        Draws<double[]> draws =
                Draws.weighted(Function.identity(), new double[][] {{1, 0.5}, {2, 0.25}}, new double[] {1, 3}, origin);
        assertThat(draws.weight(0)).isEqualTo(0.25);
        assertThat(draws.weight(1)).isEqualTo(0.75);
        assertThat(draws.model(1)).containsExactly(2, 0.25);
        assertThat(draws.failed()).isEqualTo(2);
        assertThat(draws.kHat()).hasValue(0.3);
        assertThat(Draws.of(Function.identity(), new double[][] {{1}, {2}}, origin)
                        .weight(0))
                .isEqualTo(0.5);
        for (double[] weights : new double[][] {{1}, {1, -1}, {0, 0}, {1, Double.NaN}, {1, Double.POSITIVE_INFINITY}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Draws.weighted(Function.identity(), new double[2][1], weights, origin))
                    .withMessageContaining("2 draws need as many finite weights");
        }
    }
}
