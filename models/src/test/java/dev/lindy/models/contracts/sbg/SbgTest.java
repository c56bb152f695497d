package dev.lindy.models.contracts.sbg;

import static dev.lindy.models.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import org.junit.jupiter.api.Test;

/** Published and check values, and forms written out. */
class SbgTest {

    /** Rounded as published (Fader and Hardie 2007). */
    private static final Sbg HIGH_END = new Sbg(0.668, 3.806, TimeScale.YEAR);

    private static final Sbg REGULAR = new Sbg(0.704, 1.182, TimeScale.YEAR);
    private static final Discount TEN_PERCENT = Discount.annual(0.10);

    @Test
    void lifetimesAtTenPercent() {
        // Check values with 10 digits.
        assertClose(REGULAR.discountedExpectedLifetime(TEN_PERCENT), 3.695147406, 2e-10);
        assertClose(HIGH_END.discountedExpectedLifetime(TEN_PERCENT), 5.922596408, 2e-10);
        assertClose(REGULAR.discountedExpectedResidualLifetime(TEN_PERCENT, 0), 2.964662146, 2e-10);
        assertClose(HIGH_END.discountedExpectedResidualLifetime(TEN_PERCENT, 0), 5.414856048, 2e-10);
    }

    @Test
    void uniformChurnIsElementary() {
        // θ ~ Beta(1, 1): S(t) = 1/(1 + t), P(T = t) = 1/(t (t + 1)), DEL = −ln(1 − v)/v.
        Sbg uniform = new Sbg(1, 1, TimeScale.YEAR);
        assertClose(uniform.survival(9), 0.1, 1e-15);
        assertClose(uniform.churnProbability(1_000_000), 1e-6 / 1_000_001, 1e-13);
        double v = 1 / 1.1;
        assertClose(uniform.discountedExpectedLifetime(TEN_PERCENT), -Math.log(1 - v) / v, 1e-14);
        double little = 1 / (1 + 1e-7);
        assertClose(
                uniform.discountedExpectedLifetime(Discount.annual(1e-7)), -Math.log(1e-7 * little) / little, 1e-13);
        assertThat(uniform.discountedExpectedLifetime(Discount.none())).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void whoeverDoesNotLeaveAtOnceStays() {
        double alpha = 1.429979187932709E-16;
        double beta = 1.806134198201619E-18;
        Sbg polarised = new Sbg(alpha, beta, TimeScale.YEAR);
        for (double rate : new double[] {1e-9, 1e-4, 0.1, 1, 10, 1e3}) {
            // S(0) = 1 and S(t) = β/(α + β): a geometric series.
            assertClose(
                    polarised.discountedExpectedLifetime(Discount.annual(rate)),
                    1 + beta / (alpha + beta) / rate,
                    1e-12);
        }
    }

    @Test
    void lifetimesOfTheNearlyPolarisedAreTheSumOverTheirSurvival() {
        for (double beta : new double[] {0.002, 0.0059, 0.0061, 0.05}) {
            Sbg model = new Sbg(0.004, beta, TimeScale.YEAR);
            double sum = 0;
            for (int t = 0; t < 200; t++) {
                sum += model.survival(t) * Math.pow(2, -t);
            }
            assertClose(model.discountedExpectedLifetime(Discount.annual(1)), sum, 1e-13);
        }
    }

    @Test
    void withoutDiscountTheLifetimeIsThatOfTheMean() {
        Sbg finite = new Sbg(3, 7, TimeScale.YEAR);
        assertClose(finite.discountedExpectedLifetime(Discount.none()), 4.5, 1e-15);
        // One payment less, of those who renew.
        assertClose(finite.discountedExpectedResidualLifetime(Discount.none(), 0), 3.5, 1e-14);
    }

    @Test
    void retentionRisesThoughNobodyChanges() {
        for (int t = 1; t < 50; t++) {
            assertThat(REGULAR.retentionRate(t + 1)).isGreaterThan(REGULAR.retentionRate(t));
        }
    }
}
