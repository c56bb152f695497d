package dev.lindy.core.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RidgeTest {

    private static final ParameterSpace SPACE = ParameterSpace.positive("r", "alpha");
    private static final double[] ALONG = {0.6, -0.8};
    private static final double[] AT = {1, 2};

    @Test
    void theDirectionIsThatOfTheSmallerFall() {
        // Falls by 0.2 per unit to the one side, by 0.01 to the other.
        Ridge up = Ridge.along(SPACE, ALONG, AT, 5, (p, g, h) -> 5 - (p[0] > 1 ? 0.01 : 0.2) * Math.abs(p[0] - 1));
        assertThat(up.direction("r")).isEqualTo(0.6);
        assertThat(up.direction("alpha")).isEqualTo(-0.8);
        assertThat(up.fall()).isCloseTo(0.01 * 0.6 * Math.log(1000), within(1e-14));
        Ridge down = Ridge.along(SPACE, ALONG, AT, 5, (p, g, h) -> 5 - (p[0] < 1 ? 0.01 : 0.2) * Math.abs(p[0] - 1));
        assertThat(down.direction("r")).isEqualTo(-0.6);
        assertThat(down.direction("alpha")).isEqualTo(0.8);
        assertThat(down.fall()).isCloseTo(0.01 * 0.6 * Math.log(1000), within(1e-14));
        assertThat(ALONG).containsExactly(0.6, -0.8);
        assertThat(AT).containsExactly(1, 2);
    }

    @Test
    void aFallOfATenthIsNoLongerFlat() {
        assertThat(Ridge.along(SPACE, ALONG, AT, 5, (p, g, h) -> 4.901).isFlat())
                .isTrue();
        assertThat(Ridge.along(SPACE, ALONG, AT, 5, (p, g, h) -> 4.899).isFlat())
                .isFalse();
        assertThat(Ridge.along(SPACE, ALONG, AT, 5, (p, g, h) -> 5.5).fall()).isEqualTo(-0.5);
    }

    @Test
    void whereTheFunctionIsNotDefinedItFallsWithoutEnd() {
        Ridge halfDefined = Ridge.along(SPACE, ALONG, AT, 5, (p, g, h) -> p[0] > 1 ? Double.NaN : 4.95);
        assertThat(halfDefined.direction("alpha")).isEqualTo(0.8);
        assertThat(halfDefined.isFlat()).isTrue();
        Ridge undefined = Ridge.along(SPACE, ALONG, AT, 5, (p, g, h) -> Double.NaN);
        assertThat(undefined.fall()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(undefined.isFlat()).isFalse();
    }
}
