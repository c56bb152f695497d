package dev.lindy.core.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParameterTransformTest {

    @ParameterizedTest
    @EnumSource(ParameterTransform.class)
    void goesThereAndBackWithTheDerivativesItSays(ParameterTransform transform) {
        double h = 1e-4;
        for (double u : new double[] {-3, -0.4, 0, 1.3, 4}) {
            double theta = transform.toNatural(u);
            assertThat(transform.inDomain(theta)).isTrue();
            assertThat(theta).isBetween(transform.lower(), transform.upper());
            assertThat(transform.toUnconstrained(theta)).isCloseTo(u, within(1e-12));
            double up = transform.toNatural(u + h);
            double down = transform.toNatural(u - h);
            double scale = Math.max(1, Math.abs(theta));
            assertThat(transform.first(u)).isCloseTo((up - down) / (2 * h), within(1e-7 * scale));
            assertThat(transform.second(u)).isCloseTo((up - 2 * theta + down) / (h * h), within(1e-6 * scale));
        }
        assertThat(transform.inDomain(Double.NaN)).isFalse();
        assertThat(transform.inDomain(Double.POSITIVE_INFINITY)).isFalse();
        assertThat(transform.inDomain(transform.lower())).isFalse();
        assertThat(transform.inDomain(transform.upper())).isFalse();
    }
}
