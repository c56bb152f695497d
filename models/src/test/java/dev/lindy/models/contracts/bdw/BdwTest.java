package dev.lindy.models.contracts.bdw;

import static dev.lindy.models.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import org.junit.jupiter.api.Test;

/** Forms written out, and cases in which a difference of logarithms of beta functions has no digit left. */
class BdwTest {

    @Test
    void aUniformFirstChanceIsElementary() {
        // θ ~ Beta(1, 1): S(t) = 1/(1 + t^c).
        Bdw model = new Bdw(1, 1, 2.5, TimeScale.YEAR);
        assertClose(model.survival(7), 1 / (1 + Math.pow(7, 2.5)), 1e-15);
        // P(T = t) = (t^c − (t−1)^c) S(t) S(t−1); ln B loses every digit here.
        double t = 1e5;
        double step = -Math.pow(t, 2.5) * Math.expm1(2.5 * Math.log1p(-1 / t));
        double before = 1 / (1 + Math.pow(t - 1, 2.5));
        assertClose(model.churnProbability(100_000), step * before / (1 + Math.pow(t, 2.5)), 1e-13);
    }

    @Test
    void slowSumsAreExact() {
        // S(t) = 1/(1 + t²): Σ over t ≥ 0 is (1 + π coth π)/2.
        Bdw model = new Bdw(1, 1, 2, TimeScale.YEAR);
        assertClose(model.discountedExpectedLifetime(Discount.none()), (1 + Math.PI / Math.tanh(Math.PI)) / 2, 1e-14);
        // With b = ½ and a = 1, c = 1: S(t) = 1/(1 + 2t), whose sums diverge.
        Bdw slow = new Bdw(1, 0.5, 1, TimeScale.YEAR);
        assertThat(slow.discountedExpectedLifetime(Discount.none())).isEqualTo(Double.POSITIVE_INFINITY);
        // Σ (1/(1 + 2t)) v^t = atanh(√v)/√v.
        for (double d : new double[] {0.5, 1e-2, 1e-4, 1e-8}) {
            double v = 1 / (1 + d);
            double root = Math.sqrt(v);
            // atanh by (1 + √v)²/(1 − v).
            double expected = Math.log((1 + root) * (1 + root) * (1 + d) / d) / 2 / root;
            assertClose(slow.discountedExpectedLifetime(Discount.annual(d)), expected, 1e-13);
        }
    }

    @Test
    void whatIsBeyondTheLargestDoubleStillHasALogarithm() {
        // α = 1: S(t) = β/(β + t^c), and S(t)/S(s) falls like (s/t)^c once t^c is large.
        Bdw steep = new Bdw(1, 3, 100, TimeScale.YEAR);
        assertClose(steep.logSurvival(1_000_000), Math.log(3) - 600 * Math.log(10), 1e-13);
        assertClose(steep.survival(1, 1_000_000), Math.pow(1_000_000.0 / 1_000_001, 100), 1e-12);
        assertClose(steep.retentionRate(2_000), Math.pow(1_999.0 / 2_000, 100), 1e-12);
        assertClose(steep.expectedRenewals(1_000_000, 0), 0.75 + 3 / (3 + Math.pow(2, 100)), 1e-14);
        assertClose(steep.discountedExpectedLifetime(Discount.none()), 1.75, 1e-14);
        Bdw flat = new Bdw(1, 3, 1e-30, TimeScale.YEAR);
        assertClose(flat.survival(2_000_000_000), 0.75, 1e-15);
        assertClose(flat.expectedRenewals(5_000, 0), 5_000 * 0.75, 1e-13);
    }

    @Test
    void parametersOutOfReachAreRefused() {
        for (double c : new double[] {1e6, 100.1, 1e-31}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Bdw(1, 1, c, TimeScale.YEAR))
                    .withMessage(
                            "BdW cannot be computed with these parameters: c is " + c + ", outside 1.0E-30 to 100.0");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bdw(1e31, 5e-324, 1, TimeScale.YEAR))
                .withMessageContainingAll("alpha is 1.0E31, outside", "beta is 4.9E-324, outside");
    }
}
