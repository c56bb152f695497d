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

    /** A density of p and a function that bend at places far apart in logit p. */
    private record Corner(double a, double b, double n, double perRate) {

        static Corner random(UniformRandomProvider random) {
            return new Corner(
                    Worst.logUniform(random, 0.3, 8),
                    Worst.logUniform(random, 0.02, 50),
                    Worst.logUniform(random, 3, 2000),
                    Worst.logUniform(random, 1e3, 1e9));
        }

        /** (1 − (1 + y)^(−n))/(ny) at y = p · perRate, counting how often it is asked for. */
        BetaExpectation.Integrand average(int[] count) {
            return p -> {
                count[0]++;
                double y = p * perRate;
                return y == 0 ? 1 : -Math.expm1(-n * Math.log1p(y)) / (n * y);
            };
        }

        double expected(int[] count) {
            return BetaExpectation.of(a, b, 1, 2 / ((n + 1) * perRate), average(count));
        }
    }

    /**
     * The plain trapezoidal rule on logit p = 15 sinh(w/15) in hundreds of equal steps, which knows nothing of where the integrand
     * lies, divided by what it makes of 1.
     */
    private static double byAPlainRule(double a, double b, double lowest, BetaExpectation.Integrand g) {
        double step = Math.min(0.04, 0.25 * Math.sqrt(1 / a + 1 / b));
        double low = 15 * Math.log(lowest / 15 + Math.hypot(1, lowest / 15));
        double highest = Math.max(Math.log(a / b), 0) + 50 / Math.min(b, 1) + 10;
        double high = 15 * Math.log(highest / 15 + Math.hypot(1, highest / 15));
        double mode = Math.log(a / b);
        double sum = 0;
        double weights = 0;
        for (int i = (int) (low / step); i <= high / step; i++) {
            double v = 15 * Math.sinh(i * step / 15);
            double weight = Math.exp(logDensity(a, b, v) - logDensity(a, b, mode)) * Math.cosh(i * step / 15);
            if (weight > 0) {
                weights += weight;
                sum += weight * g.at(1 / (1 + Math.exp(-v)));
            }
        }
        return sum / weights;
    }

    private static double logDensity(double a, double b, double v) {
        return v < 0 ? a * v - (a + b) * Math.log1p(Math.exp(v)) : -b * v - (a + b) * Math.log1p(Math.exp(-v));
    }

    @Test
    void aFunctionThatBendsFarFromWhereTheDensityDoesKeepsItsDigits() {
        UniformRandomProvider random = Worst.random();
        Worst worst = new Worst();
        for (int i = 0; i < 1000; i++) {
            Corner corner = Corner.random(random);
            double lowest = -Math.log(corner.n * corner.perRate) - 50 / Math.min(corner.a, 1) - 10;
            worst.relative(
                    corner.expected(new int[1]),
                    Worst.exact(byAPlainRule(corner.a, corner.b, lowest, corner.average(new int[1]))),
                    corner::toString);
        }
        worst.mustBeAtMost(2e-12);
    }

    @Test
    void theWorkIsBounded() {
        UniformRandomProvider random = Worst.random();
        int[] count = new int[1];
        int most = 0;
        for (int i = 0; i < 1000; i++) {
            int before = count[0];
            Corner.random(random).expected(count);
            most = Math.max(most, count[0] - before);
        }
        assertThat(most).isLessThan(600);
        assertThat(count[0]).isLessThan(1000 * 165);
        // The customers of a shop, in the next year.
        count[0] = 0;
        for (int x = 0; x < 30; x++) {
            new Corner(0.793, 2.426 + x, 0.243 + x, 1.2).expected(count);
        }
        assertThat(count[0]).isLessThan(30 * 46);
        // Nearly as far apart as doubles go.
        count[0] = 0;
        new Corner(1.0001, 1e-3, 1e4, 1e200).expected(count);
        assertThat(count[0]).isLessThan(4000);
    }

    @Test
    void aFunctionMayBendBelowTheScale() {
        // E[(1 + p)^(−3) (1 + 10⁶p)^(−1)], as a power of p + 1 and as one of 10⁶p + 1.
        double exact = BetaExpectation.ofPower(0.8, 0.3, 1, 1e-6, p -> Math.pow(1 + p, -3));
        double bent = BetaExpectation.ofPower(0.8, 0.3, 3, 1, 1e-6, p -> 1 / (1 + 1e6 * p));
        assertThat(bent / exact).isBetween(1 - 1e-13, 1 + 1e-13);
    }

    @Test
    void aBellAtTheFarEndOfThePowerKeepsItsDigits() {
        // (1 + y)^(−n) ₂F₁(n, b; a + b; y/(1 + y)) in 40-digit arithmetic. The integrand lies where p is nearly 1.
        double y = 0.4663202709277784;
        double tiny = BetaExpectation.ofPower(615.8208906985597, 3.799742914008168, 1583.9471686285295, 1 / y, p -> 1);
        assertThat(tiny / 2.53428784988482306e-261).isBetween(1 - 2e-12, 1 + 2e-12);
    }

    @Test
    void aFunctionThatIsNotANumberGivesNotANumber() {
        assertThat(BetaExpectation.of(0.8, 2.4, 0, INFINITY, p -> Double.NaN)).isNaN();
    }
}
