package dev.lindy.core.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.LogNormal;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.estimate.Prior;
import dev.lindy.core.parallel.Chunks;
import org.junit.jupiter.api.Test;

/** On a normal likelihood with a normal prior, whose posterior and evidence are known. */
class PosteriorTest {

    private static final MaximumLikelihoodFit<Double> MODE = MaximumLikelihood.withDefaults()
            .withPrior(Prior.normal(new double[] {0}, new double[] {0.5}))
            .fit(
                    new LogNormal(),
                    RecencySample.of(
                            TimeScale.WEEK, new int[] {0, 2}, new double[] {0, 3}, new double[] {5, 5}, new int[] {2, 2
                            }));

    @Test
    void meanVarianceAndEvidenceAreThoseOfTheNormalPosterior() {
        Posterior<Double> posterior = Posterior.of(MODE, 4000, 1);
        // Four observations with mean 1, and a prior worth four with mean 0.
        assertThat(posterior.trustworthy()).isTrue();
        assertThat(posterior.estimates().unconstrained()[0]).isCloseTo(0.5, within(0.02));
        assertThat(posterior.estimates().unconstrainedCovariance()[0]).isCloseTo(0.125, within(0.01));
        // The likelihood lacks its 1/√(2π): −Σ(x − u)²/2 = −2 − 2(u − 1)², averaged over u ~ N(0, 1/4).
        double evidence = -2 - 0.5 * Math.log(2) - 1;
        assertThat(posterior.logEvidence()).isCloseTo(evidence, within(0.03));
        assertThat(posterior.effectiveSize()).isBetween(2000.0, 4000.0);
    }

    @Test
    void theBitsAreThoseOfOneThread() {
        double[] one = Chunks.onThreads(1, () -> Posterior.of(MODE, 500, 3))
                .estimates()
                .unconstrained();
        double[] many = Chunks.onThreads(8, () -> Posterior.of(MODE, 500, 3))
                .estimates()
                .unconstrained();
        assertThat(many).containsExactly(one);
    }

    @Test
    void aHandfulOfDrawsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Posterior.of(MODE, 99, 1));
    }
}
