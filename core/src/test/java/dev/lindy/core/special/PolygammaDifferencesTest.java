package dev.lindy.core.special;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.rng.UniformRandomProvider;
import org.apfloat.Apfloat;
import org.junit.jupiter.api.Test;

/** {@link DigammaDifference} and {@link TrigammaDifference}. */
class PolygammaDifferencesTest {

    private static final int[] STEPS = {1, 2, 7, 20, 48, 49, 50, 60, 171, 2000};

    /** Σ 1/(z + i)^power. */
    private static Apfloat sum(double z, int k, int power) {
        Apfloat sum = Worst.exact(0);
        for (int i = 0; i < k; i++) {
            Apfloat y = Worst.exact(z).add(Worst.exact(i));
            sum = sum.add(Worst.exact(1).divide(power == 1 ? y : y.multiply(y)));
        }
        return sum;
    }

    @Test
    void digamma() {
        UniformRandomProvider random = Worst.random();
        Worst worst = new Worst();
        for (int k : STEPS) {
            for (int i = 0; i < 4; i++) {
                double z = Worst.logUniform(random, 1e-5, 1e5);
                Apfloat expected = sum(z, k, 1);
                worst.relative(DigammaDifference.value(z, k), expected, () -> "z = " + z + ", k = " + k);
            }
        }
        worst.mustBeAtMost(1e-15);
    }

    @Test
    void trigamma() {
        UniformRandomProvider random = Worst.random();
        Worst worst = new Worst();
        for (int k : STEPS) {
            for (int i = 0; i < 4; i++) {
                double z = Worst.logUniform(random, 1e-5, 1e5);
                Apfloat expected = sum(z, k, 2);
                worst.relative(TrigammaDifference.value(z, k), expected, () -> "z = " + z + ", k = " + k);
            }
        }
        worst.mustBeAtMost(1e-15);
    }

    @Test
    void noStepIsNoDifference() {
        assertThat(DigammaDifference.value(0.3, 0)).isZero();
        assertThat(TrigammaDifference.value(0.3, 0)).isZero();
    }
}
