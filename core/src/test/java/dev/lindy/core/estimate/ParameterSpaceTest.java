package dev.lindy.core.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.core.optim.ParameterTransform;
import org.junit.jupiter.api.Test;

/** With which parameters can be computed. */
class ParameterSpaceTest {

    private static final ParameterSpace SPACE = ParameterSpace.positive("r", "c")
            .withRange("c", 0.5, 100)
            .withUnit("c", "weeks")
            .and("p", ParameterTransform.LOGIT)
            .and("m", ParameterTransform.IDENTITY);

    @Test
    void eachParameterHasARange() {
        assertThat(SPACE.admits(new double[] {1e-30, 100, 0.5, -1e300})).isTrue();
        assertThat(SPACE.admits(new double[] {1e30, 0.5, 0.5, 0})).isTrue();
        assertThat(SPACE.admits(new double[] {9e-31, 1, 0.5, 0})).isFalse();
        assertThat(SPACE.admits(new double[] {1.1e30, 1, 0.5, 0})).isFalse();
        assertThat(SPACE.admits(new double[] {Double.NaN, 1, 0.5, 0})).isFalse();
        assertThat(SPACE.admits(new double[] {1, 0.49, 0.5, 0})).isFalse();
        assertThat(SPACE.admits(new double[] {1, 101, 0.5, 0})).isFalse();
        assertThat(SPACE.admits(new double[] {1, 1, 1, 0})).isFalse();
        assertThat(SPACE.admits(new double[] {1, 1, 0.5, Double.POSITIVE_INFINITY}))
                .isFalse();
    }

    @Test
    void theEndsSurviveTheWayToTheUnconstrainedScaleAndBack() {
        for (double end : new double[] {ParameterSpace.SMALLEST, ParameterSpace.LARGEST}) {
            double[] there = SPACE.toNatural(SPACE.toUnconstrained(new double[] {end, 0.5, 0.5, 0}));
            assertThat(SPACE.admits(there)).isTrue();
        }
    }

    @Test
    void aStartOutsideIsMovedIn() {
        assertThat(SPACE.nearest(new double[] {1e-40, 1e6, 0.3, -7})).containsExactly(1e-30, 100, 0.3, -7);
        assertThat(SPACE.nearest(new double[] {1e40, 0.1, 0.3, -7})).containsExactly(1e30, 0.5, 0.3, -7);
        assertThat(SPACE.nearest(new double[] {-1, 1, 2, 0})).containsExactly(-1, 1, 2, 0);
    }
}
