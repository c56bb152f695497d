package dev.lindy.core.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.optim.Objective;
import dev.lindy.core.optim.ParameterTransform;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On two positive parameters: their ratio and their sum. */
class BeliefsTest {

    private static final PriorQuantity RATIO =
            new PriorQuantity("ratio", "one over the other", ParameterTransform.LOG, Coordinates.linear(1, -1));
    private static final PriorQuantity SUM =
            new PriorQuantity("sum", "both together", ParameterTransform.LOG, Coordinates.logSum(0, 1));
    private static final PriorQuantity SHARE =
            new PriorQuantity("share", "one of both", ParameterTransform.LOGIT, Coordinates.linear(1, -1));
    private static final double[] AT = {0.4, -0.7};

    private static double slope(Objective function, int i) {
        double[] up = AT.clone();
        double[] down = AT.clone();
        up[i] += 1e-5;
        down[i] -= 1e-5;
        return (function.evaluate(up, null, null) - function.evaluate(down, null, null)) / 2e-5;
    }

    private static void derivativesAreThoseOfTheValue(Objective function) {
        double[] gradient = new double[2];
        double[] hessian = new double[4];
        double value = function.evaluate(AT, gradient, hessian);
        assertThat(function.evaluate(AT, null, null)).isEqualTo(value);
        assertThat(function.evaluate(AT, new double[2], null)).isEqualTo(value);
        for (int i = 0; i < 2; i++) {
            assertThat(gradient[i]).isCloseTo(slope(function, i), within(1e-8));
            for (int j = 0; j < 2; j++) {
                int at = j;
                Objective first = (u, g, h) -> {
                    double[] own = new double[2];
                    function.evaluate(u, own, null);
                    return own[at];
                };
                assertThat(hessian[2 * i + j]).isCloseTo(slope(first, i), within(1e-8));
            }
        }
    }

    @Test
    void theDensityIsThatOfItsCoordinates() {
        Beliefs beliefs = Beliefs.of(Belief.weak(RATIO, 0.5, 2), Belief.weak(SUM, 1, 0.5));
        double logSum = Math.log(Math.exp(0.4) + Math.exp(-0.7));
        double expected = -Math.pow((1.1 - 0.5) / 2, 2) / 2
                - Math.pow((logSum - 1) / 0.5, 2) / 2
                - Math.log(2 * 0.5)
                - Math.log(2 * Math.PI);
        assertThat(beliefs.evaluate(AT, null, null)).isCloseTo(expected, within(1e-12));
        derivativesAreThoseOfTheValue(beliefs);
    }

    @Test
    void aJacobianIsAdded() {
        Objective bent =
                Coordinates.of(u -> new double[] {Math.sin(u), Math.cos(u), -Math.sin(u)}, Coordinates.logSum(0, 1));
        Beliefs plain = Beliefs.of(Belief.weak(RATIO, 0.5, 2), Belief.weak(SUM, 1, 0.5));
        Beliefs with = Beliefs.of(
                Coordinates.sum(bent, Coordinates.constant(3)), Belief.weak(RATIO, 0.5, 2), Belief.weak(SUM, 1, 0.5));
        assertThat(with.evaluate(AT, null, null))
                .isCloseTo(plain.evaluate(AT, null, null) + 3 + bent.evaluate(AT, null, null), within(1e-12));
        derivativesAreThoseOfTheValue(with);
    }

    @Test
    void aParameterThatPlaysNoPartMayBeAnything() {
        assertThat(Coordinates.linear(0, 2).evaluate(new double[] {Double.POSITIVE_INFINITY, 3}, null, null))
                .isEqualTo(6);
    }

    @Test
    void anOpinionIsAMedianAndARangeOf90PerCent() {
        Belief rate = Belief.about(RATIO, 4, 1, 16);
        assertThat(rate.quantile(0.5)).isCloseTo(4, within(1e-12));
        assertThat(rate.quantile(0.05)).isCloseTo(1, within(1e-9));
        assertThat(rate.quantile(0.95)).isCloseTo(16, within(1e-9));
        assertThat(rate.given()).isTrue();
        assertThat(rate).hasToString("ratio about 4.000, between 1.00 and 16.0");
        Belief share = Belief.about(SHARE, 0.2, 0.1, 0.5);
        assertThat(share.quantile(0.5)).isCloseTo(0.2, within(1e-12));
        assertThat(share.quantity().at(new double[] {0, 0})).isEqualTo(0.5);
    }

    @Test
    void numbersThatDoNotFitTheQuantityAreRefusedByName() {
        for (double[] wrong : List.of(
                new double[] {4, 5, 16},
                new double[] {4, 1, 3},
                new double[] {4, 0, 16},
                new double[] {4, 1, Double.POSITIVE_INFINITY},
                new double[] {Double.NaN, 1, 2})) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Belief.about(RATIO, wrong[0], wrong[1], wrong[2]))
                    .withMessageContaining("ratio")
                    .withMessageContaining("surely between");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Belief.about(SHARE, 0.5, 0.2, 1.5));
        assertThatIllegalArgumentException().isThrownBy(() -> Belief.weak(RATIO, Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Belief.weak(RATIO, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Belief.weak(RATIO, 0, Double.POSITIVE_INFINITY));
    }

    @Test
    void oneOpinionReplacesTheWeakOne() {
        Beliefs weak = Beliefs.of(Belief.weak(RATIO, 0.5, 2), Belief.weak(SUM, 1, 0.5));
        Beliefs told = weak.with("sum", 3, 2, 5);
        assertThat(told.list()).extracting(b -> b.quantity().name()).containsExactly("ratio", "sum");
        assertThat(told.list()).extracting(Belief::given).containsExactly(false, true);
        assertThat(told.description()).contains("sum about 3.000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> weak.with("size", 3, 2, 5))
                .withMessageContaining("ratio, sum");
    }

    @Test
    void aFamilyThatSaysNothingHasAWeakPriorOnEveryParameter() {
        RecencySample sample = RecencySample.of(
                TimeScale.WEEK, new int[] {0, 2}, new double[] {0, 3}, new double[] {5, 5}, new int[] {1, 1});
        Beliefs beliefs = new LogNormal().beliefs(sample);
        assertThat(beliefs.list()).singleElement().satisfies(belief -> {
            assertThat(belief.quantity().name()).isEqualTo("theta");
            assertThat(belief.quantile(0.5)).isCloseTo(1, within(1e-12));
            assertThat(belief.deviation()).isEqualTo(ModelFamily.WEAK);
        });
    }

    @Test
    void axesAddUpToTheCovariance() {
        double[] covariance = {0.5, 0.2, 0.2, 0.3};
        Estimates estimates = Estimates.of(ParameterSpace.positive("a", "b"), AT, covariance);
        double[] sum = new double[4];
        for (double[] axis : estimates.axes()) {
            for (int i = 0; i < 4; i++) {
                sum[i] += axis[i / 2] * axis[i % 2];
            }
        }
        assertThat(sum).containsExactly(covariance, within(1e-12));
        double infinite = Double.POSITIVE_INFINITY;
        assertThat(Estimates.of(ParameterSpace.positive("a", "b"), AT, new double[] {infinite, Double.NaN, Double.NaN, 1
                        })
                        .axes())
                .isEmpty();
        assertThat(Estimates.of(ParameterSpace.positive("a", "b"), AT, new double[] {1, 0, 0, 0})
                        .axes())
                .hasSize(1);
    }
}
