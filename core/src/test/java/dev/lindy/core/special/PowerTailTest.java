package dev.lindy.core.special;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.UniformRandomProvider;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@link PowerTail}, {@link Log1p} and {@link GaussRule}. */
class PowerTailTest {

    /** In x = ln y, where the integrand is an exponential with a correction that dies out. */
    private static double byQuadrature(double kappa, double p, double a, double q, double b) {
        double sum = 0;
        double width = 0.25;
        for (double x = 0; kappa * x < 45; x += width, width *= 1.5) {
            width = Math.min(width, 4 / kappa);
            sum += GaussLegendre.integrate(
                    u -> Math.exp(-kappa * u - p * Math.log1p(a * Math.exp(-u)) - q * Math.log1p(b * Math.exp(-u))),
                    x,
                    x + width);
        }
        return sum;
    }

    @Test
    void agreesWithQuadrature() {
        UniformRandomProvider random = Worst.random();
        for (int i = 0; i < 300; i++) {
            double kappa = Worst.logUniform(random, 1e-3, 300);
            double a = random.nextDouble() / 4;
            double b = random.nextDouble() / 4;
            double p = random.nextDouble() / a;
            double q = random.nextDouble() / b;
            double expected = byQuadrature(kappa, p, a, q, b);
            assertThat(PowerTail.integral(kappa, p, a, q, b))
                    .as("kappa %s, p %s, a %s, q %s, b %s", kappa, p, a, q, b)
                    .isCloseTo(expected, within(2e-14 * expected));
        }
    }

    @Test
    void isAPowerWithoutShifts() {
        assertThat(PowerTail.integral(0.25, 3, 0, 7, 0)).isEqualTo(4);
        // ∫ y^−2 (1 + a/y)^−2 dy = 1/(1 + a).
        assertThat(PowerTail.integral(1, 2, 0.25, 0, 0.1)).isCloseTo(0.8, within(2e-16));
    }

    @Test
    void isInfiniteWithoutAFall() {
        assertThat(PowerTail.integral(0, 1, 0.1, 1, 0.1)).isInfinite();
        assertThat(PowerTail.integral(-1, 1, 0.1, 1, 0.1)).isInfinite();
    }

    @Tag("slow")
    @Tag("jdk")
    @Test
    void theQuickLogarithmIsTheLogarithm() {
        UniformRandomProvider random = Worst.random();
        Worst worst = new Worst();
        for (int i = 0; i < 2000; i++) {
            double t = Worst.logUniform(random, 1e-20, 1e20);
            Apfloat expected =
                    ApfloatMath.log(new Apfloat(t, 80).add(new Apfloat(1, 80))).precision(Worst.DIGITS);
            worst.relative(Log1p.value(t), expected, () -> "t = " + t);
        }
        worst.mustBeAtMost(5e-16);
        assertThat(Log1p.value(0)).isZero();
        assertThat(Log1p.value(1e-300)).isEqualTo(1e-300);
        assertThat(Log1p.value(Double.POSITIVE_INFINITY)).isInfinite();
        assertThat(Log1p.value(Double.NaN)).isNaN();
    }

    @Test
    void rulesAreExactForPolynomialsOfTwiceTheirDegree() {
        for (GaussRule rule : new GaussRule[] {GaussRule.FOUR, GaussRule.EIGHT, GaussRule.SIXTEEN}) {
            for (int degree = 0; degree <= 2 * rule.size(); degree++) {
                double sum = 0;
                for (int i = 0; i < rule.size(); i++) {
                    sum += rule.weight(i) * Math.pow(rule.node(i), degree);
                }
                double error = Math.abs(sum - (degree % 2 == 0 ? 2.0 / (degree + 1) : 0));
                if (degree < 2 * rule.size()) {
                    assertThat(error).as("degree %d", degree).isLessThan(1e-15);
                } else {
                    assertThat(error).as("degree %d", degree).isGreaterThan(1e-12);
                }
            }
        }
    }
}
