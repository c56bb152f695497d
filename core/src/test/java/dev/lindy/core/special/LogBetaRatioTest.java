package dev.lindy.core.special;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.rng.UniformRandomProvider;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.junit.jupiter.api.Test;

class LogBetaRatioTest {

    @Test
    void agreesWithTheProduct() {
        UniformRandomProvider random = Worst.random();
        Worst worst = new Worst();
        for (int k : new int[] {1, 2, 7, 32, 33, 171, 5000}) {
            for (int i = 0; i < 20; i++) {
                double a = Worst.logUniform(random, 1e-4, 1e5);
                double b = Worst.logUniform(random, 1e-4, 1e5);
                worst.relative(
                        LogBetaRatio.value(a, b, k), ratio(a, b, k), () -> "a = " + a + ", b = " + b + ", k = " + k);
            }
        }
        worst.mustBeAtMost(1e-14);
    }

    private static Apfloat ratio(double a, double b, int k) {
        Apfloat from = Worst.exact(b);
        Apfloat both = Worst.exact(a).add(from);
        return ApfloatMath.log(Worst.risingFactorial(from, k).divide(Worst.risingFactorial(both, k)));
    }

    @Test
    void theEmptyProductIsOneAndHugeOnesDoNotOverflow() {
        assertThat(LogBetaRatio.value(0.3, 0.7, 0)).isZero();
        // ∏ (1 + 10³⁰/(1 + i)) is far beyond the largest double.
        double expected = 0;
        for (int i = 0; i < 32; i++) {
            expected -= Math.log1p(1e30 / (1 + i));
        }
        assertThat(LogBetaRatio.value(1e30, 1, 32) / expected).isBetween(1 - 1e-14, 1 + 1e-14);
    }
}
