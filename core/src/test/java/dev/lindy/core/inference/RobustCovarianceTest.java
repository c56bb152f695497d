package dev.lindy.core.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Estimates;
import dev.lindy.core.estimate.LogNormal;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import org.junit.jupiter.api.Test;

/** On a model that takes the variance of x for 1, whatever it is. */
class RobustCovarianceTest {

    @Test
    void theVarianceIsThatOfTheDataNotOfTheModel() {
        MaximumLikelihoodFit<Double> fit = MaximumLikelihood.withDefaults()
                .fit(
                        new LogNormal(),
                        RecencySample.of(
                                TimeScale.WEEK,
                                new int[] {0, 2, 10},
                                new double[] {0, 3, 4},
                                new double[] {5, 5, 5},
                                new int[] {6, 2, 2}));
        // Mean 2.4; Σ (x − 2.4)² = 6·5.76 + 2·.16 + 2·57.76 = 150.4 of 10 customers.
        Estimates robust = RobustCovariance.of(fit);
        assertThat(fit.estimates().unconstrainedCovariance()[0]).isCloseTo(0.1, within(1e-6));
        assertThat(robust.unconstrainedCovariance()[0]).isCloseTo(150.4 / 100, within(1e-5));
        assertThat(robust.values()).containsExactly(fit.estimates().values());
        assertThat(robust.standardError("theta")).isCloseTo(Math.exp(2.4) * Math.sqrt(1.504), within(1e-4));
    }
}
