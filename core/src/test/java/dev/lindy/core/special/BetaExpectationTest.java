package dev.lindy.core.special;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.rng.UniformRandomProvider;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetaExpectationTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @Test
    void theDensityIntegratesToOneAndHasTheRightMean() {
        UniformRandomProvider random = Worst.random();
        Worst one = new Worst();
        Worst mean = new Worst();
        for (int i = 0; i < 1000; i++) {
            double a = Worst.logUniform(random, 1e-4, 1e5);
            double b = Worst.logUniform(random, 1e-4, 1e5);
            one.relative(
                    BetaExpectation.of(a, b, 0, INFINITY, p -> 1), Worst.exact(1), () -> "a = " + a + ", b = " + b);
            mean.relative(
                    BetaExpectation.of(a, b, 0, INFINITY, p -> p),
                    Worst.exact(a).divide(Worst.exact(a).add(Worst.exact(b))),
                    () -> "a = " + a + ", b = " + b);
        }
        one.mustBeAtMost(1e-12);
        mean.mustBeAtMost(3e-13);
    }

    @Test
    void expectedPowersAreHypergeometric() {
        // E[(1 + p/s)^(−n)] = ₂F₁(n, a; a + b; −1/s) = (1 + 1/s)^(−n) ₂F₁(n, b; a + b; 1/(1 + s)), all terms positive.
        UniformRandomProvider random = Worst.random();
        Worst ordinary = new Worst();
        for (int i = 0; i < 60; i++) {
            double a = Worst.logUniform(random, 1e-2, 1e3);
            double b = Worst.logUniform(random, 1e-2, 1e3);
            double n = Worst.logUniform(random, 1e-2, 1e3);
            double s = Worst.logUniform(random, 1e-1, 1e3);
            Apfloat expected = power(a, b, n, s);
            if (expected.doubleValue() > 1e-300) {
                ordinary.relative(
                        BetaExpectation.ofPower(a, b, n, s, p -> 1),
                        expected,
                        () -> "a = " + a + ", b = " + b + ", n = " + n + ", s = " + s);
            }
        }
        ordinary.mustBeAtMost(1e-14);
    }

    private static Apfloat power(double a, double b, double n, double s) {
        Apfloat one = Worst.exact(1);
        Apfloat scale = Worst.exact(s);
        Apfloat power = Worst.exact(n);
        Apfloat series = Worst.hypergeometric(
                power, Worst.exact(b), Worst.exact(a).add(Worst.exact(b)), one.divide(one.add(scale)));
        return ApfloatMath.exp(power.negate().multiply(ApfloatMath.log(one.add(one.divide(scale)))))
                .multiply(series);
    }

    @Test
    void aBellFarFromTheBetaDistributionsOwnKeepsItsDigits() {
        // From 50-digit arithmetic. The integrand lies where p is 10⁻⁷ of its mean.
        double scale = 0.15110148091784179 / 3000.8899404987474;
        double tiny = BetaExpectation.ofPower(20.862631098479646, 83.50382836603895, 1674.1806603782977, scale, p -> 1);
        assertThat(tiny / 1.6841152968612327e-116).isBetween(1 - 1e-12, 1 + 1e-12);
    }

    @ParameterizedTest
    @CsvSource({
        "0.8, 2.4, 1, 1e-8",
        "0.8, 5000, 1, 1e-8",
        "0.02, 50, 2, 1e-3",
        "50, 0.02, 2, 1e-3",
        "1e-3, 1e-3, 1, 1",
        "1e4, 1e4, 1, 1e-6",
        "2.5, 7, 40, 0.01"
    })
    void theHintMattersForTheWorkOnly(double a, double b, double power, double scale) {
        double exact = BetaExpectation.ofPower(a, b, power, scale, p -> 1);
        double hinted = BetaExpectation.of(a, b, power, scale, p -> Math.exp(-power * Math.log1p(p / scale)));
        assertThat(hinted / exact).isBetween(1 - 1e-12, 1 + 1e-12);
    }

    @Test
    void aFunctionThatIsNotANumberGivesNotANumber() {
        assertThat(BetaExpectation.of(0.8, 2.4, 0, INFINITY, p -> Double.NaN)).isNaN();
    }
}
