package dev.lindy.core.special;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightedChiSquareTest {

    @ParameterizedTest
    @ValueSource(doubles = {1e-8, 1e-3, 0.1, 1, 3.84, 10, 100, 1000})
    void equalWeightsAreAChiSquare(double q) {
        for (int k : new int[] {1, 2, 5, 8}) {
            double[] weights = new double[k];
            java.util.Arrays.fill(weights, 2.5);
            double expected = RegularizedGamma.Q.value(k / 2.0, q / 5);
            assertThat(WeightedChiSquare.survival(weights, q))
                    .as("k = %d, q = %s", k, q)
                    .isCloseTo(expected, within(1e-11 * expected + 1e-300));
        }
    }

    /** Pairs of equal weights are exponential variables, whose sum has a closed form. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.01, 0.5, 2, 8, 40, 300})
    void pairsOfWeightsAreAHypoexponential(double q) {
        double[] w = {3, 1, 0.02};
        double expected = 0;
        for (int i = 0; i < w.length; i++) {
            double factor = Math.exp(-q / (2 * w[i]));
            for (int j = 0; j < w.length; j++) {
                factor *= j == i ? 1 : w[i] / (w[i] - w[j]);
            }
            expected += factor;
        }
        assertThat(WeightedChiSquare.survival(new double[] {3, 3, 1, 1, 0.02, 0.02}, q))
                .isCloseTo(expected, within(1e-11 * expected));
    }

    @Test
    void unequalWeightsAgreeWithSimulation() {
        double[] w = {1, 0.3, 0.01, 1e-7};
        var normal = ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_RO_SHI_RO_128_PP.create(11));
        int n = 200_000;
        int above = 0;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (double weight : w) {
                double z = normal.sample();
                sum += weight * z * z;
            }
            above += sum > 3 ? 1 : 0;
        }
        double p = WeightedChiSquare.survival(w, 3);
        // Four standard errors of the simulation.
        assertThat(above / (double) n).isCloseTo(p, within(4 * Math.sqrt(p * (1 - p) / n)));
    }

    @Test
    void smallWeightsDoNotMatterAndEdgesAreWhatTheyAre() {
        double[] w = {1, 1e-300, 0};
        assertThat(WeightedChiSquare.survival(w, 3.841458820694124)).isCloseTo(0.05, within(1e-12));
        assertThat(WeightedChiSquare.survival(w, 0)).isEqualTo(1);
        assertThat(WeightedChiSquare.survival(w, -1)).isEqualTo(1);
        assertThat(WeightedChiSquare.survival(w, Double.POSITIVE_INFINITY)).isZero();
        assertThat(WeightedChiSquare.survival(w, Double.NaN)).isNaN();
        assertThat(WeightedChiSquare.survival(new double[] {0, 0}, 0)).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeightedChiSquare.survival(new double[] {1, -1}, 2))
                .withMessage("a weight must be finite and at least 0, but is -1.0");
    }
}
