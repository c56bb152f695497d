package dev.lindy.core.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.LogNormal;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import org.junit.jupiter.api.Test;

/** On a likelihood that is a parabola, where profile and normal intervals are one. */
class ProfileLikelihoodTest {

    private static final MaximumLikelihoodFit<Double> FIT = MaximumLikelihood.withDefaults()
            .fit(
                    new LogNormal(),
                    RecencySample.of(
                            TimeScale.WEEK, new int[] {0, 2}, new double[] {0, 3}, new double[] {5, 5}, new int[] {5, 5
                            }));

    @Test
    void onAParabolaItIsTheNormalInterval() {
        for (double level : new double[] {0.5, 0.9, 0.99}) {
            ProfileLikelihood.Interval interval =
                    ProfileLikelihood.of(FIT, "theta").interval(level);
            double[] normal = FIT.estimates().interval("theta", level);
            assertThat(interval.lower()).isCloseTo(normal[0], within(1e-5));
            assertThat(interval.upper()).isCloseTo(normal[1], within(1e-5));
            assertThat(interval.closedBelow() && interval.closedAbove()).isTrue();
        }
    }

    @Test
    void theProfileFallsAsTheLikelihoodDoes() {
        // ln L falls by n(u − 1)²/2.
        assertThat(ProfileLikelihood.of(FIT, "theta").at(Math.exp(1.5)))
                .isCloseTo(FIT.estimates().logLikelihood() - 10 * 0.25 / 2, within(1e-6));
    }

    @Test
    void aLevelLiesBetween0And1() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProfileLikelihood.of(FIT, "theta").interval(1));
        assertThatIllegalArgumentException().isThrownBy(() -> ProfileLikelihood.of(FIT, "alpha"));
    }
}
