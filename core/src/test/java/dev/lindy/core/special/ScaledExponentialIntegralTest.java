package dev.lindy.core.special;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.rng.UniformRandomProvider;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ScaledExponentialIntegralTest {

    private static final long WORKING_DIGITS = 120;

    /**
     * e^z E_ν(z) by E_ν(z) = Γ(1 − ν) z^(ν−1) − Σ (−z)^k/(k! (k + 1 − ν)) with enough digits for all that cancels; ν is
     * moved by 10⁻⁴⁰, off the poles at whole orders.
     */
    private static Apfloat expected(double nu, double z) {
        Apfloat one = new Apfloat(1, WORKING_DIGITS);
        Apfloat at = new Apfloat(z, WORKING_DIGITS);
        Apfloat mu = one.subtract(new Apfloat(nu, WORKING_DIGITS)).subtract(new Apfloat("1e-40", WORKING_DIGITS));
        Apfloat sum = ApfloatMath.gamma(mu).multiply(ApfloatMath.exp(mu.negate().multiply(ApfloatMath.log(at))));
        Apfloat term = one;
        Apfloat negligible = new Apfloat("1e-90", WORKING_DIGITS);
        for (int k = 0; ApfloatMath.abs(term).compareTo(negligible) > 0 || k < z; k++) {
            sum = sum.subtract(term.divide(mu.add(new Apfloat(k, WORKING_DIGITS))));
            term = term.multiply(at).negate().divide(new Apfloat(k + 1, WORKING_DIGITS));
        }
        return ApfloatMath.exp(at).multiply(sum).precision(Worst.DIGITS);
    }

    /** 1/z is subnormal there, so that the continued fraction never came to rest. */
    @Test
    void argumentsNearTheLargestNumberComeToRest() {
        assertThat(ScaledExponentialIntegral.timesArgument(5.657176874029031, 6.943558481708791E307))
                .isEqualTo(1);
        assertThat(ScaledExponentialIntegral.value(5.657176874029031, 0x1p59)).isEqualTo(0x1p-59);
        assertThat(ScaledExponentialIntegral.value(5.657176874029031, 0x1p61)).isEqualTo(0x1p-61);
        assertThat(ScaledExponentialIntegral.timesArgument(1e300, 1e300)).isEqualTo(0.5);
    }

    @Tag("slow")
    @Tag("jdk")
    @Test
    void anyOrderAndArgument() {
        UniformRandomProvider random = Worst.random();
        Worst worst = new Worst();
        for (int i = 0; i < 30; i++) {
            double nu = Worst.logUniform(random, 1e-3, 60);
            double z = Worst.logUniform(random, 1e-8, 40);
            worst.relative(ScaledExponentialIntegral.value(nu, z), expected(nu, z), () -> "nu = " + nu + ", z = " + z);
        }
        worst.mustBeAtMost(2e-14);
    }

    @Tag("slow")
    @Tag("jdk")
    @Test
    void wholeOrdersAndTheirNeighbours() {
        Worst worst = new Worst();
        for (int order : new int[] {1, 2, 21}) {
            for (double off : new double[] {0, 1e-15, -1e-8, 0.5}) {
                for (double z : new double[] {1e-6, 0.999, 1}) {
                    double nu = order + off;
                    worst.relative(
                            ScaledExponentialIntegral.value(nu, z), expected(nu, z), () -> "nu = " + nu + ", z = " + z);
                }
            }
        }
        worst.mustBeAtMost(2e-14);
    }

    /** ∫ e^(−zs) (1 + s)^(−ν) ds in s = (e^q − 1), where the integrand is smooth: a route that has no series. */
    private static double byQuadrature(double nu, double z) {
        double scale = 1 / (z + nu);
        double end = Math.log1p(50 * (1 + nu) / scale / Math.max(z, 1e-3));
        double sum = GaussLegendre.integrate(
                q -> Math.exp(-z * scale * Math.expm1(q) - nu * Math.log1p(scale * Math.expm1(q)) + q), 0, end, 0.5);
        return scale * sum;
    }

    @Test
    void highOrdersAndLargeArguments() {
        Worst worst = new Worst();
        for (double nu : new double[] {25.3, 171.2426, 501, 5001.2426}) {
            for (double z : new double[] {1e-2, 0.5, 0.99, 1.01, 30, 700, 1e4, 1e6}) {
                worst.relative(
                        ScaledExponentialIntegral.value(nu, z),
                        Worst.exact(byQuadrature(nu, z)),
                        () -> "nu = " + nu + ", z = " + z);
            }
        }
        worst.mustBeAtMost(4e-15);
    }

    @Test
    void limits() {
        double infinity = Double.POSITIVE_INFINITY;
        assertThat(ScaledExponentialIntegral.value(2.5, 0)).isEqualTo(1 / 1.5);
        assertThat(ScaledExponentialIntegral.value(1, 0)).isEqualTo(infinity);
        assertThat(ScaledExponentialIntegral.value(2.5, infinity)).isZero();
        assertThat(ScaledExponentialIntegral.value(2.5, 1e-300)).isEqualTo(1 / 1.5);
        assertThat(ScaledExponentialIntegral.value(2.5, 1e300)).isEqualTo(1e-300);
        assertThat(ScaledExponentialIntegral.timesArgument(2.5, 0)).isZero();
        assertThat(ScaledExponentialIntegral.timesArgument(2.5, infinity)).isEqualTo(1);
        assertThat(ScaledExponentialIntegral.timesArgument(2.5, 1e300)).isEqualTo(1);
    }
}
