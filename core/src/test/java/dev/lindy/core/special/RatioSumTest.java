package dev.lindy.core.special;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.UniformRandomProvider;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RatioSumTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;

    /** Σ (a)_i (b)_i/((c)_i i!) is Gauss's ₂F₁(a, b; c; 1). */
    @Tag("slow")
    @Tag("jdk")
    @Test
    void infiniteSumsAgreeWithGauss() {
        UniformRandomProvider random = Worst.random();
        Worst worst = new Worst();
        for (int i = 0; i < 30; i++) {
            double a = Worst.logUniform(random, 1e-2, 30);
            double b = Worst.logUniform(random, 1e-2, 30);
            // The sum is infinite at c = a + b, and an error of c counts by 1/(c − a − b).
            double c = a + b + Worst.logUniform(random, 0.5, 30);
            Apfloat ea = Worst.exact(a);
            Apfloat eb = Worst.exact(b);
            Apfloat ec = Worst.exact(c);
            Apfloat expected = gamma(ec)
                    .multiply(gamma(ec.subtract(ea).subtract(eb)))
                    .divide(gamma(ec.subtract(ea)).multiply(gamma(ec.subtract(eb))));
            worst.absolute(
                    RatioSum.log(new double[] {a, b}, new double[] {c, 1}, INFINITY),
                    ApfloatMath.log(expected),
                    () -> "a = " + a + ", b = " + b + ", c = " + c);
        }
        worst.mustBeAtMost(3e-14);
    }

    private static Apfloat gamma(Apfloat z) {
        return ApfloatMath.gamma(z);
    }

    @Tag("slow")
    @Tag("jdk")
    @Test
    void finiteSumsAgreeWithExactOnes() {
        UniformRandomProvider random = Worst.random();
        Worst worst = new Worst();
        for (int i = 0; i < 20; i++) {
            double a = Worst.logUniform(random, 1e-2, 1e3);
            double b = Worst.logUniform(random, 1e-2, 1e3);
            double c = Worst.logUniform(random, 1e-2, 10);
            double d = Worst.logUniform(random, 1e-2, 10);
            int terms = 1 + random.nextInt(2000);
            Apfloat sum = Worst.exact(0);
            Apfloat term = Worst.exact(1);
            for (int k = 0; k < terms; k++) {
                sum = sum.add(term);
                Apfloat index = Worst.exact(k);
                term = term.multiply(Worst.exact(a).add(index))
                        .multiply(Worst.exact(c).add(index))
                        .divide(Worst.exact(b).add(index))
                        .divide(Worst.exact(d).add(index));
            }
            worst.absolute(
                    RatioSum.log(new double[] {a, c}, new double[] {b, d}, terms),
                    ApfloatMath.log(sum),
                    () -> "a = " + a + ", b = " + b + ", c = " + c + ", d = " + d + ", " + terms + " terms");
        }
        worst.mustBeAtMost(2e-14);
    }

    @Test
    void longSumsAreHarmonicNumbers() {
        double euler = 0.5772156649015329;
        for (double n : new double[] {1e3, 1e6, 1e9, 1e15, 1e40, 1e300}) {
            double expected = Math.log(n) + euler + 1 / (2 * n) - 1 / (12 * n * n);
            assertThat(RatioSum.log(new double[] {1}, new double[] {2}, n))
                    .isCloseTo(Math.log(expected), within(4e-15));
        }
    }

    @Test
    void sumsThatHardlyConvergeAreExact() {
        // Σ (1)_i/(b)_i = (b − 1)/(b − 2).
        for (double excess : new double[] {0x1p-4, 0x1p-10, 0x1p-20}) {
            assertThat(RatioSum.log(new double[] {1}, new double[] {2 + excess}, INFINITY))
                    .isCloseTo(Math.log((1 + excess) / excess), within(1e-14));
        }
    }

    @Test
    void sumsThatDivergeAreInfinite() {
        assertThat(RatioSum.log(new double[] {1}, new double[] {2}, INFINITY)).isEqualTo(INFINITY);
        assertThat(RatioSum.log(new double[] {3}, new double[] {2}, INFINITY)).isEqualTo(INFINITY);
        // Σ 1/(1 + i)² and Σ 2/((1 + i)(2 + i)).
        assertThat(RatioSum.log(new double[] {1, 1}, new double[] {2, 2}, INFINITY))
                .isCloseTo(Math.log(Math.PI * Math.PI / 6), within(1e-15));
        assertThat(RatioSum.log(new double[] {1}, new double[] {3}, INFINITY)).isCloseTo(Math.log(2), within(1e-15));
    }

    @Test
    void termsBeyondTheLargestDoubleAreOrdinary() {
        // Σ over i < n of C(m + i, i) is C(m + n, m + 1).
        double log = RatioSum.log(new double[] {5001}, new double[] {1}, 5000);
        assertThat(log).isCloseTo(LogGammaRatio.value(5000, 5001) - LogGammaRatio.value(1, 5001), within(1e-11));
    }

    @Test
    void termsMayGrowBeyondTheLargestDouble() {
        // Σ C(k + i, i) over i below N is C(k + N, k + 1), here e^8494 times as large as the first term.
        int k = 1105;
        int terms = 830_000;
        double expected = 0;
        for (int m = 0; m <= k; m++) {
            expected += Math.log((terms + (double) m) / (m + 1));
        }
        assertThat(RatioSum.log(new double[] {k + 1}, new double[] {1}, terms))
                .isCloseTo(expected, within(1e-13 * expected));
    }
}
