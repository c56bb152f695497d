package dev.lindy.models.contracts.bdw;

import static dev.lindy.models.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

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
}
