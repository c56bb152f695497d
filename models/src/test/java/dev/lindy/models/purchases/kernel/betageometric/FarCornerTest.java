package dev.lindy.models.purchases.kernel.betageometric;

import static dev.lindy.models.Closeness.assertClose;
import static dev.lindy.models.Closeness.relativeTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.special.ScaledExponentialIntegral;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.purchases.mbgnbd.MbgNbd;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Customers who buy often and are looked at for very long: r + x and t/(α + T) both large. What is expected given p then bends
 * where p is about 1/(nt/A), and the density of p where it is about ½, up to 28 apart in ln p.
 */
class FarCornerTest {

    private static final int POINTS = 600;
    private static final double RELATIVE = 2e-12;

    // --- single cases, from 40-digit arithmetic

    @Test
    void expectedTransactions() {
        assertClose(bg(54.579, 0.0281335, 2, 21.616).expectedTransactions(160479), 22.6159984004344, 1e-14);
        assertClose(bg(1127.5, 0.00365681, 2, 0.140779).expectedTransactions(10.0812), 1.14077894828715, 1e-14);
        assertClose(mbg(190.76, 0.185213, 2, 0.339727).expectedTransactions(40325.6), 0.339726988983787, 1e-14);
    }

    @Test
    void expectedResidualLifetime() {
        assertClose(
                bg(28.0344, 0.0129124, 2, 0.991065).expectedResidualLifetime(0, 0, 0, 843.304),
                9.50988840904552e-4,
                1e-14);
    }

    @Test
    void varianceOfTransactions() {
        assertClose(bg(7.78394, 0.327431, 3, 5.24748).varianceOfTransactions(6858030), 28.5232514184550, 1e-13);
    }

    @Test
    void expectedTransactionsGrowWithTime() {
        BgNbd model = bg(54.579, 0.0281335, 2, 21.616);
        double before = 0;
        for (double t = 1e4; t < 1e9; t *= 1.3) {
            double expected = model.expectedTransactions(t);
            assertThat(expected).as("t = " + t).isGreaterThanOrEqualTo(before);
            before = expected * (1 - 1e-14);
        }
    }

    // --- random search

    private record Point(double r, double alpha, double a, double b, double t) {

        static Point random(UniformRandomProvider random) {
            double alpha = logUniform(random, 1e-3, 1);
            return new Point(
                    logUniform(random, 3, 2000),
                    alpha,
                    logUniform(random, 0.3, 8),
                    logUniform(random, 0.02, 50),
                    alpha * logUniform(random, 1e3, 1e9));
        }

        private static double logUniform(UniformRandomProvider random, double from, double to) {
            return from * Math.exp(random.nextDouble() * Math.log(to / from));
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "r %s, alpha %s, a %s, b %s, t %s", r, alpha, a, b, t);
        }

        // Given p, of a customer who is active.

        double purchases(double p) {
            return -Math.expm1(-r * Math.log1p(p * t / alpha)) / p;
        }

        double lifetime(double p) {
            return -Math.expm1((1 - r) * Math.log1p(p * t / alpha)) / ((r - 1) * p / alpha);
        }

        /** X(X − 1): twice the pairs of purchases that are both made, all but the last without leaving. */
        double pairs(double p) {
            double y = p * t / alpha;
            double none = Math.exp(-r * Math.log1p(y));
            double z = y / (1 + y);
            double atLeastTwo = 1 - none - r * z * none;
            if (r * y < 1) {
                double term = r * (r + 1) / 2 * z * z * none;
                atLeastTwo = 0;
                for (int k = 2; term > atLeastTwo * 1e-18; k++) {
                    atLeastTwo += term;
                    term *= (r + k) / (k + 1) * z;
                }
            }
            return 2 * (1 - p) * atLeastTwo / (p * p);
        }

        double discounted(double p, double delta) {
            double z = alpha * delta / p;
            return r / (alpha * delta) * ScaledExponentialIntegral.timesArgument(r + 1, z);
        }

        /**
         * The expectation over p ~ Beta(a, b) by the plain trapezoidal rule on logit p = 15 sinh(w/15) from end to end of what
         * doubles can tell from 0, divided by what it makes of 1.
         */
        double mean(double b, DoubleUnaryOperator given) {
            double step = 0.04;
            double low = 15 * asinh((-Math.log(r * t / alpha) - 50 / Math.min(a, 1) - 10) / 15);
            double high = 15 * asinh((Math.max(0, Math.log(a / b)) + 50 / Math.min(b, 1) + 10) / 15);
            double sum = 0;
            double weights = 0;
            for (int i = (int) (low / step); i <= high / step; i++) {
                double v = 15 * Math.sinh(i * step / 15);
                double logDensity =
                        v < 0 ? a * v - (a + b) * Math.log1p(Math.exp(v)) : -b * v - (a + b) * Math.log1p(Math.exp(-v));
                double weight = Math.exp(logDensity) * Math.cosh(i * step / 15);
                weights += weight;
                sum += weight == 0 ? 0 : weight * given.applyAsDouble(1 / (1 + Math.exp(-v)));
            }
            return sum / weights;
        }

        private static double asinh(double x) {
            return Math.signum(x) * Math.log(Math.abs(x) + Math.hypot(1, x));
        }
    }

    @ParameterizedTest
    @EnumSource
    void allExpectationsOverTheChanceToLeave(Dropout dropout) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(20261128);
        for (int i = 0; i < POINTS; i++) {
            Point point = Point.random(random);
            boolean bg = dropout == Dropout.AFTER_REPEAT_PURCHASES;
            BetaGeometricModel model =
                    bg ? bg(point.r, point.alpha, point.a, point.b) : mbg(point.r, point.alpha, point.a, point.b);
            double active = bg ? 1 : point.b / (point.a + point.b);
            double b = bg ? point.b : point.b + 1;
            String where = model.id() + " " + point;

            double mean = active * point.mean(b, point::purchases);
            check("expected purchases", where, model.expectedTransactions(point.t), mean, 1);
            check(
                    "residual lifetime",
                    where,
                    model.expectedResidualLifetime(0, 0, 0, point.t),
                    active * point.mean(b, point::lifetime),
                    1);
            double pairs = active * point.mean(b, point::pairs);
            double variance = pairs + mean - mean * mean;
            // The exception that docs/accuracy.md names: errors of the moments grow by this factor.
            double cancels = (pairs + mean) / variance;
            check("variance", where, model.varianceOfTransactions(point.t), variance, cancels);
            double delta = 1 / point.t;
            check(
                    "discounted purchases",
                    where,
                    model.discountedExpectedResidualTransactions(Discount.continuous(delta, TimeScale.WEEK), 0, 0, 0),
                    active * point.mean(b, p -> point.discounted(p, delta)),
                    1);
        }
    }

    private static void check(String what, String where, double actual, double expected, double factor) {
        assertThat(actual).as(what + " at " + where).isCloseTo(expected, relativeTo(expected, RELATIVE * factor));
    }

    private static BgNbd bg(double r, double alpha, double a, double b) {
        return new BgNbd(r, alpha, a, b, TimeScale.WEEK);
    }

    private static MbgNbd mbg(double r, double alpha, double a, double b) {
        return new MbgNbd(r, alpha, a, b, TimeScale.WEEK);
    }
}
