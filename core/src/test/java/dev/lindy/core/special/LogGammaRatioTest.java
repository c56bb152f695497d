package dev.lindy.core.special;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.rng.UniformRandomProvider;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.junit.jupiter.api.Test;

class LogGammaRatioTest {

    private static final int[] STEPS = {0, 1, 2, 7, 16, 17, 171, 2000};

    @Test
    void wholeSteps() {
        UniformRandomProvider random = Worst.random();
        Worst worst = new Worst();
        for (int k : STEPS) {
            for (int i = 0; i < 10; i++) {
                double z = Worst.logUniform(random, 1e-4, 1e5);
                worst.absolute(
                        LogGammaRatio.value(z, k),
                        ApfloatMath.log(Worst.risingFactorial(Worst.exact(z), k)),
                        () -> "z = " + z + ", k = " + k);
            }
        }
        worst.mustBeAtMost(1e-15);
    }

    @Test
    void anyStep() {
        UniformRandomProvider random = Worst.random();
        Worst worst = new Worst();
        for (int i = 0; i < 20; i++) {
            double z = Worst.logUniform(random, 1e-4, 1e5);
            double h = Worst.logUniform(random, 1e-4, 1e5);
            worst.absolute(LogGammaRatio.value(z, h), ratio(z, h), () -> "z = " + z + ", h = " + h);
        }
        worst.mustBeAtMost(2e-15);
    }

    private static Apfloat ratio(double z, double h) {
        Apfloat from = Worst.exact(z);
        return ApfloatMath.logGamma(from.add(Worst.exact(h))).subtract(ApfloatMath.logGamma(from));
    }

    @Test
    void theEmptyProductIsOne() {
        assertThat(LogGammaRatio.value(0.3, 0)).isZero();
        assertThat(LogGammaRatio.value(0.3, 0.0)).isZero();
    }
}
