package dev.lindy.core.special;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.rng.UniformRandomProvider;
import org.apfloat.Apfloat;
import org.apfloat.ApfloatMath;
import org.junit.jupiter.api.Test;

class StirlingCorrectionTest {

    @Test
    void isWhatStirlingLeavesOut() {
        UniformRandomProvider random = Worst.random();
        Worst worst = new Worst();
        Apfloat half = Worst.exact(0.5);
        Apfloat logTwoPi = ApfloatMath.log(ApfloatMath.pi(Worst.DIGITS).multiply(Worst.exact(2)));
        for (int i = 0; i < 60; i++) {
            double x = Worst.logUniform(random, 1e-4, 1e7);
            Apfloat z = Worst.exact(x);
            Apfloat stirling =
                    z.subtract(half).multiply(ApfloatMath.log(z)).subtract(z).add(half.multiply(logTwoPi));
            worst.absolute(StirlingCorrection.value(x), ApfloatMath.logGamma(z).subtract(stirling), () -> "x = " + x);
        }
        worst.mustBeAtMost(1e-15);
    }

    @Test
    void vanishesAtInfinity() {
        assertThat(StirlingCorrection.value(1e300)).isPositive().isLessThan(1e-300);
    }
}
