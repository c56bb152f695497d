package dev.lindy.core.special;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.rng.UniformRandomProvider;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NegativeBinomialTest {

    private static final int[] COUNTS = {0, 1, 2, 5, 30, 171, 1000};

    private static Apfloat probability(int k, double shape, double odds) {
        Apfloat n = Worst.exact(shape);
        Apfloat y = Worst.exact(odds);
        Apfloat one = Worst.exact(1);
        Apfloat coefficient = Worst.risingFactorial(n, k).divide(Worst.risingFactorial(one, k));
        Apfloat log = Worst.exact(k)
                .multiply(ApfloatMath.log(y))
                .subtract(n.add(Worst.exact(k)).multiply(ApfloatMath.log(one.add(y))));
        return coefficient.multiply(ApfloatMath.exp(log));
    }

    @Tag("slow")
    @Tag("jdk")
    @Test
    void probabilities() {
        UniformRandomProvider random = Worst.random();
        Worst ordinary = new Worst();
        Worst extreme = new Worst();
        for (int k : COUNTS) {
            for (int i = 0; i < 20; i++) {
                double shape = Worst.logUniform(random, 1e-3, 1e4);
                double odds = Worst.logUniform(random, 1e-6, 1e6);
                Apfloat expected = probability(k, shape, odds);
                double value = expected.doubleValue();
                if (value > 1e-300) {
                    (value > 1e-20 ? ordinary : extreme)
                            .relative(
                                    NegativeBinomial.probability(k, shape, odds),
                                    expected,
                                    () -> "k = " + k + ", n = " + shape + ", y = " + odds);
                }
            }
        }
        ordinary.mustBeAtMost(2e-14);
        extreme.mustBeAtMost(3e-13);
    }

    @Test
    void tails() {
        UniformRandomProvider random = Worst.random();
        Worst worst = new Worst();
        for (int k : new int[] {1, 2, 5, 30, 100}) {
            for (int i = 0; i < 10; i++) {
                double shape = Worst.logUniform(random, 1e-2, 500);
                double odds = Worst.logUniform(random, 1e-3, 1e3);
                Apfloat below = Worst.exact(0);
                Apfloat term = probability(0, shape, odds);
                Apfloat chance = Worst.exact(odds).divide(Worst.exact(1).add(Worst.exact(odds)));
                for (int j = 0; j < k; j++) {
                    below = below.add(term);
                    term = term.multiply(Worst.exact(shape).add(Worst.exact(j)))
                            .multiply(chance)
                            .divide(Worst.exact(j + 1.0));
                }
                Apfloat tail = Worst.exact(1).subtract(below);
                if (tail.doubleValue() > 1e-25) {
                    worst.relative(
                            NegativeBinomial.atLeast(k, shape, odds),
                            tail,
                            () -> "k = " + k + ", n = " + shape + ", y = " + odds);
                }
            }
        }
        worst.mustBeAtMost(3e-14);
    }

    @Test
    void limits() {
        double infinity = Double.POSITIVE_INFINITY;
        assertThat(NegativeBinomial.probability(0, 2, 0)).isEqualTo(1);
        assertThat(NegativeBinomial.probability(3, 2, 0)).isZero();
        assertThat(NegativeBinomial.probability(0, 2, infinity)).isZero();
        assertThat(NegativeBinomial.probability(3, 2, infinity)).isZero();
        assertThat(NegativeBinomial.atLeast(0, 2, 0)).isEqualTo(1);
        assertThat(NegativeBinomial.atLeast(1, 2, 0)).isZero();
        assertThat(NegativeBinomial.atLeast(3, 2, 0)).isZero();
        assertThat(NegativeBinomial.atLeast(3, 2, infinity)).isEqualTo(1);
    }
}
