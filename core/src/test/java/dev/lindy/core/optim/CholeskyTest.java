package dev.lindy.core.optim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CholeskyTest {

    @Test
    void theRootIsExactWhereItIsWhole() {
        double[] a = {4, 12, -16, 12, 37, -43, -16, -43, 98};
        assertThat(Cholesky.lower(a)).containsExactly(2, 0, 0, 6, 1, 0, -8, 5, 3);
    }

    @Test
    void aMatrixThatIsNotPositiveDefiniteHasNone() {
        assertThat(Cholesky.lower(new double[] {1, 2, 2, 1})).isNull();
        assertThat(Cholesky.lower(new double[] {1, 0, 0, 0})).isNull();
        assertThat(Cholesky.lower(new double[] {Double.POSITIVE_INFINITY})).isNull();
        assertThat(Cholesky.lower(new double[] {1, Double.NaN, Double.NaN, 1})).isNull();
    }
}
