package dev.lindy.core.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.parallel.Chunks;
import java.util.Arrays;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class ParametricBootstrapTest {

    private static double uniform(long seed) {
        return RandomSource.XO_RO_SHI_RO_128_PP.create(seed).nextDouble();
    }

    @Test
    void doesNotDependOnTheNumberOfThreadsAndBeginsAlikeWhateverItsLength() {
        double[] one = Chunks.onThreads(1, () -> ParametricBootstrap.of(50, 7, ParametricBootstrapTest::uniform))
                .statistics();
        double[] four = Chunks.onThreads(4, () -> ParametricBootstrap.of(200, 7, ParametricBootstrapTest::uniform))
                .statistics();

        assertThat(Arrays.copyOf(four, 50)).isEqualTo(one);
        assertThat(Arrays.stream(four).distinct().count()).isEqualTo(200);
        assertThat(ParametricBootstrap.of(50, 8, ParametricBootstrapTest::uniform)
                        .statistics())
                .doesNotContain(one);
    }

    @Test
    void thePValueCountsTheObservationAndWhatFailed() {
        int[] calls = new int[1];
        ParametricBootstrap simulated = Chunks.onThreads(
                1, () -> ParametricBootstrap.of(9, 1, seed -> calls[0]++ == 4 ? Double.NaN : calls[0]));

        assertThat(simulated.replicates()).isEqualTo(9);
        assertThat(simulated.failures()).isEqualTo(1);
        assertThat(simulated.seed()).isEqualTo(1);
        assertThat(simulated.pValue(100)).isCloseTo(0.2, within(1e-15));
        assertThat(simulated.pValue(9)).isCloseTo(0.3, within(1e-15));
        assertThat(simulated.pValue(0)).isEqualTo(1);
        assertThat(simulated.monteCarloError(9)).isCloseTo(Math.sqrt(0.3 * 0.7 / 10), within(1e-15));
    }

    @Test
    void needsAReplicate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParametricBootstrap.of(0, 1, seed -> 0))
                .withMessage("replicates must be at least 1, but are 0");
    }
}
