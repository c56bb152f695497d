package dev.lindy.core.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EigenTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void valuesAndVectorsAscendAndMakeUpTheMatrix(int k) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(20263);
        double[] matrix = new double[k * k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                // The lower triangle holds what is not to be read.
                matrix[i * k + j] = i > j ? 1e6 : 4 * random.nextDouble() - 2;
            }
        }
        Eigen eigen = Eigen.ofSymmetric(matrix);
        assertThat(eigen.size()).isEqualTo(k);
        for (int e = 0; e < k; e++) {
            assertThat(eigen.value(e)).isGreaterThanOrEqualTo(eigen.value(Math.max(0, e - 1)));
            for (int f = 0; f < k; f++) {
                assertThat(eigen.dot(e, eigen.vector(f))).isCloseTo(e == f ? 1 : 0, within(1e-14));
            }
        }
        for (int i = 0; i < k; i++) {
            for (int j = i; j < k; j++) {
                double sum = 0;
                for (int e = 0; e < k; e++) {
                    sum += eigen.value(e) * eigen.vector(e)[i] * eigen.vector(e)[j];
                }
                assertThat(sum).isCloseTo(matrix[i * k + j], within(1e-13));
            }
        }
    }

    @Test
    void vectorsAreCopies() {
        Eigen eigen = Eigen.ofSymmetric(new double[] {2, 0, 0, 1});
        eigen.vector(0)[1] = 9;
        assertThat(Math.abs(eigen.vector(0)[1])).isEqualTo(1);
        assertThat(eigen.value(0)).isEqualTo(1);
        assertThat(eigen.value(1)).isEqualTo(2);
    }

    @Test
    void whatIsNotFiniteIsRefusedWithItsPlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Eigen.ofSymmetric(new double[] {1, Double.NaN, 0, 1}))
                .withMessage("matrix entry (0, 1) is NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Eigen.ofSymmetric(new double[] {1, 0, 0, Double.POSITIVE_INFINITY}))
                .withMessage("matrix entry (1, 1) is Infinity");
    }
}
