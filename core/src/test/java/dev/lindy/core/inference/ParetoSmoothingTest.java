package dev.lindy.core.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Against R's loo 2.5.1 and a generalised Pareto fit made apart from this project (inference.md, C7, rows 93 to 97). */
class ParetoSmoothingTest {

    @Test
    void shapeAndEffectiveSizeOfWeightsWithAHeavyTail() {
        double[] logWeights = new double[1000];
        Arrays.setAll(logWeights, i -> -0.7 * Math.log1p(-(i + 0.5) / 1000));
        ParetoSmoothing smoothed = ParetoSmoothing.of(logWeights);
        assertThat(smoothed.kHat()).isCloseTo(0.67065776831435, within(1e-12));
        assertThat(smoothed.effectiveSize()).isCloseTo(138.938470004099, within(1e-9));
        assertThat(Arrays.stream(smoothed.weights()).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void shapeOfWeightsThatAreBounded() {
        double[] logWeights = new double[1000];
        Arrays.setAll(logWeights, i -> 3 * Math.sin(12.9898 * (i + 1)));
        assertThat(ParetoSmoothing.of(logWeights).kHat()).isCloseTo(-1.55232323362078, within(1e-11));
    }

    @Test
    void theDistributionOfTenExceedances() {
        GeneralizedPareto fit = GeneralizedPareto.of(new double[] {0.1, 0.2, 0.3, 0.5, 0.8, 1.3, 2.1, 3.4, 5.5, 8.9});
        assertThat(fit.shape()).isCloseTo(0.64493831652001, within(1e-12));
        assertThat(fit.scale()).isCloseTo(1.1717284046775, within(1e-12));
        assertThat(fit.towardsHalf(10).shape()).isCloseTo(0.572469158260007, within(1e-12));
    }

    @Test
    void equalWeightsStayEqual() {
        ParetoSmoothing smoothed = ParetoSmoothing.of(new double[200]);
        assertThat(smoothed.weights()).containsOnly(1.0 / 200);
        assertThat(smoothed.kHat()).isLessThan(0.7);
        assertThat(smoothed.effectiveSize()).isCloseTo(200, within(1e-9));
    }

    @Test
    void fewWeightsAreNotTrusted() {
        assertThat(ParetoSmoothing.of(new double[] {0, 1, 2}).kHat()).isInfinite();
    }

    @Test
    void weightsMustBeNumbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParetoSmoothing.of(new double[] {0, Double.NaN}))
                .withMessageContaining("finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParetoSmoothing.of(new double[] {Double.NEGATIVE_INFINITY}));
    }
}
