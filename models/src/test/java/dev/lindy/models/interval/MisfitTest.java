package dev.lindy.models.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class MisfitTest {

    private static final Interval OUTCOME = new Interval(90, 110, 0.9, Interval.Kind.OUTCOME);

    @Test
    void fewWindowsSayNothing() {
        assertThat(Misfit.of(new double[] {100, 100}, new double[] {90, 120})).isEmpty();
        assertThat(Misfit.of(new double[] {100, 100, 100}, new double[] {90, 120, 100}))
                .isPresent();
        // Nothing happened in one window: no logarithm.
        assertThat(Misfit.of(new double[] {1, 1, 1}, new double[] {0, 1, 2})).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Misfit.of(new double[3], new double[2]));
    }

    @Test
    void biasAndSpreadWidenBothSides() {
        Misfit misfit = Misfit.of(
                        new double[] {100, 100, 100}, new double[] {100, 100 * Math.exp(0.1), 100 * Math.exp(0.2)})
                .orElseThrow();
        assertThat(misfit.bias()).isCloseTo(0.1, within(1e-12));
        assertThat(misfit.spread()).isCloseTo(0.1, within(1e-12));
        Interval wide = misfit.widened(OUTCOME);
        // Student's t with 2 degrees of freedom at .95 is 2.919986 (any table).
        double half = Math.log(110.0 / 90) / 2;
        double wanted = Math.sqrt(half * half + 2.919986 * 2.919986 * (0.01 + 0.01 * 4 / 3));
        assertThat(Math.log(wide.upper() / wide.lower()) / 2).isCloseTo(wanted, within(1e-6));
        assertThat(wide.upper() * wide.lower()).isCloseTo(90.0 * 110, within(1e-8));
        assertThat(wide.level()).isEqualTo(0.9);
        assertThat(wide.kind()).isEqualTo(Interval.Kind.OUTCOME);
    }

    @Test
    void aPerfectPastLeavesTheIntervalAlone() {
        Misfit none =
                Misfit.of(new double[] {1, 2, 3, 4}, new double[] {1, 2, 3, 4}).orElseThrow();
        assertThat(none.widened(OUTCOME).lower()).isCloseTo(90, within(1e-9));
        Interval openBelow = new Interval(0, 3, 0.9, Interval.Kind.OUTCOME);
        assertThat(new Misfit(4, 0.1, 0.1).widened(openBelow)).isEqualTo(openBelow);
    }

    @Test
    void windowsOfAModelWithoutBiasAreCoveredAtTheLevelOrMore() {
        // Errors are normal with standard deviation .2 on the scale of the logarithm; five windows are known, the sixth
        // is to come.
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(11);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        int covered = 0;
        int covers = 0;
        int n = 4_000;
        for (int i = 0; i < n; i++) {
            double[] expected = {1, 1, 1, 1, 1};
            double[] actual = new double[5];
            for (int w = 0; w < 5; w++) {
                actual[w] = Math.exp(0.2 * normal.sample());
            }
            Interval sure = new Interval(0.999, 1.001, 0.9, Interval.Kind.OUTCOME);
            Interval wide = Misfit.of(expected, actual).orElseThrow().widened(sure);
            double next = Math.exp(0.2 * normal.sample());
            covered += next >= wide.lower() && next <= wide.upper() ? 1 : 0;
            covers += next >= sure.lower() && next <= sure.upper() ? 1 : 0;
        }
        // The bias counts although it is chance here, so a little more than 90 %.
        assertThat(covered / (double) n).isBetween(0.89, 0.95);
        assertThat(covers / (double) n).isLessThan(0.02);
    }
}
