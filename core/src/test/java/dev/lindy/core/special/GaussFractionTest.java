package dev.lindy.core.special;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.rng.UniformRandomProvider;
import org.apfloat.Apfloat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GaussFractionTest {

    @Tag("slow")
    @Tag("jdk")
    @Test
    void agreesWithTheSeries() {
        UniformRandomProvider random = Worst.random();
        Worst worst = new Worst();
        for (int i = 0; i < 60; i++) {
            double b = Worst.logUniform(random, 1e-2, 1e3);
            double c = b + Worst.logUniform(random, 1e-2, 1e3);
            double z = i % 2 == 0 ? 1 - Worst.logUniform(random, 1e-2, 1) : -Worst.logUniform(random, 1e-3, 100);
            worst.relative(
                    GaussFraction.value(b, c, z),
                    expected(Worst.exact(b), Worst.exact(c), Worst.exact(z)),
                    () -> "b = " + b + ", c = " + c + ", z = " + z);
        }
        worst.mustBeAtMost(4e-14);
    }

    /** The series; Pfaff's transformation makes its terms positive for z < 0. */
    private static Apfloat expected(Apfloat b, Apfloat c, Apfloat z) {
        Apfloat one = Worst.exact(1);
        return z.signum() >= 0
                ? Worst.hypergeometric(one, b, c, z)
                : Worst.hypergeometric(one, c.subtract(b), c, z.divide(z.subtract(one)))
                        .divide(one.subtract(z));
    }

    @Test
    void elementaryCases() {
        // c = 1 with b = ½: (1 − z)^(−½); b = 1, c = 2: −ln(1 − z)/z.
        assertThat(GaussFraction.value(0.5, 1, -3)).isBetween(0.5 - 1e-15, 0.5 + 1e-15);
        assertThat(GaussFraction.value(1, 2, 0.5) / (2 * Math.log(2))).isBetween(1 - 4e-16, 1 + 4e-16);
        assertThat(GaussFraction.value(2, 5, 0)).isEqualTo(1);
    }

    @Test
    void saysWhenItDoesNotConverge() {
        assertThatThrownBy(() -> GaussFraction.value(0.5, 1.5, 1 - 1e-12))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("did not converge");
    }
}
