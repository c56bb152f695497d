package dev.lindy.core.special;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.junit.jupiter.api.Test;

/** {@link GaussLegendre} and {@link ExpRatio}. */
class QuadratureTest {

    @Test
    void sixteenNodesIntegratePolynomialsUpToDegree31() {
        for (int degree = 0; degree <= 31; degree++) {
            int d = degree;
            double expected = (Math.pow(3, d + 1) - Math.pow(2, d + 1)) / (d + 1);
            assertThat(GaussLegendre.integrate(x -> Math.pow(x, d), 2, 3) / expected)
                    .isCloseTo(1, within(2e-15));
        }
        double missed = GaussLegendre.integrate(x -> Math.pow(x, 32), -1, 1) - 2.0 / 33;
        assertThat(Math.abs(missed)).isGreaterThan(1e-12);
    }

    @Test
    void panelsFollowAFunctionThatOneCannot() {
        double expected = Math.sin(60);
        assertThat(GaussLegendre.integrate(Math::cos, 0, 60, 4)).isCloseTo(expected, within(1e-14));
        assertThat(GaussLegendre.integrate(Math::cos, 0, 60) - expected).isNotCloseTo(0, within(1e-3));
        assertThat(GaussLegendre.integrate(Math::cos, 5, 5, 1)).isZero();
    }

    @Test
    void theExponentialRatioIsSmoothAtZero() {
        Worst worst = new Worst();
        for (double x : new double[] {-50, -1, -1e-3, -1e-9, -1e-17, 1e-300, 1e-12, 1e-5, 0.7, 30}) {
            Apfloat z = new Apfloat(x, 400);
            Apfloat expected =
                    ApfloatMath.exp(z).subtract(new Apfloat(1, 400)).divide(z).precision(Worst.DIGITS);
            worst.relative(ExpRatio.value(x), expected, () -> "x = " + x);
        }
        worst.mustBeAtMost(3e-16);
        assertThat(ExpRatio.value(0)).isEqualTo(1);
    }

    @Test
    void panelsBeyondTheBoundAreRefused() {
        double most = GaussLegendre.MOST_PANELS;
        assertThat(GaussLegendre.integrate(x -> 1, 0, most, 1)).isCloseTo(most, within(1e-3));
        for (double end : new double[] {most + 1, 1e12, Double.POSITIVE_INFINITY, Double.NaN}) {
            assertThatExceptionOfType(UncomputableException.class)
                    .isThrownBy(() -> GaussLegendre.integrate(x -> 1, 0, end, 1))
                    .withMessageContaining("needs more than 1000000 of them");
        }
    }
}
