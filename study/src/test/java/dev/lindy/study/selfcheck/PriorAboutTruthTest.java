package dev.lindy.study.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Beliefs;
import dev.lindy.models.contracts.bdw.Bdw;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** What parameters are drawn from for ranks is the prior that they are then fitted with. */
class PriorAboutTruthTest {

    private static final double[] TRUTH = Bdw.FAMILY.parameters().toUnconstrained(new double[] {0.6, 2, 1.3});

    private static final Beliefs WEAK = Bdw.FAMILY.beliefs(CohortSample.of(
            TimeScale.YEAR, new int[] {1, 2, 3}, new boolean[] {false, false, true}, new double[] {100, 50, 300}));

    @Test
    void everyQuantityIsNormalAboutItsTruth() {
        PriorAboutTruth prior = new PriorAboutTruth(WEAK, TRUTH);
        Beliefs beliefs = prior.opinions().over(WEAK);
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(1);
        int n = 4000;
        double[][] draws = new double[n][];
        Arrays.setAll(draws, i -> prior.draw(random));
        beliefs.list().forEach(belief -> {
            double[] seen = Arrays.stream(draws)
                    .mapToDouble(u -> belief.quantity().coordinate().evaluate(u, null, null))
                    .toArray();
            double mean = Arrays.stream(seen).average().orElseThrow();
            double variance = Arrays.stream(seen)
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElseThrow();
            assertThat(belief.mean())
                    .isCloseTo(belief.quantity().coordinate().evaluate(TRUTH, null, null), within(1e-9));
            // Four standard errors of a mean and of a standard deviation.
            assertThat(mean).isCloseTo(belief.mean(), within(4 * belief.deviation() / Math.sqrt(n)));
            assertThat(Math.sqrt(variance))
                    .isCloseTo(belief.deviation(), within(4 * belief.deviation() / Math.sqrt(2.0 * n)));
        });
    }
}
