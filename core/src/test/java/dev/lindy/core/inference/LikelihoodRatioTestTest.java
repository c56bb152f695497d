package dev.lindy.core.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.inference.LikelihoodRatioTest.Reference;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class LikelihoodRatioTestTest {

    @Test
    void theChiSquareHasItsKnownQuantiles() {
        // 95 % points: 3.841459 with one degree of freedom, 7.814728 with three.
        assertThat(LikelihoodRatioTest.chiSquare(-100, -100 + 3.841458820694124 / 2, 1)
                        .pValue())
                .isCloseTo(0.05, within(1e-12));
        assertThat(LikelihoodRatioTest.chiSquare(-100, -100 + 7.814727903251179 / 2, 3)
                        .pValue())
                .isCloseTo(0.05, within(1e-12));
        assertThat(LikelihoodRatioTest.chiSquare(-1000, -500, 2).pValue())
                .isCloseTo(Math.exp(-500), within(Math.exp(-500) * 1e-10));
    }

    @Test
    void atAnEdgeHalfOfTheStatisticsAreZero() {
        LikelihoodRatioTest none = LikelihoodRatioTest.boundary(-100, -100);
        LikelihoodRatioTest some = LikelihoodRatioTest.boundary(-100, -100 + 2.705543454095404 / 2);
        assertThat(none.pValue()).isEqualTo(1);
        assertThat(some.pValue()).isCloseTo(0.05, within(1e-12));
        assertThat(some.reference()).isEqualTo(Reference.HALF_CHI_SQUARE);
    }

    @Test
    void theBootstrapComparesWithWhatWasSimulated() {
        ParametricBootstrap simulated = ParametricBootstrap.of(
                999, 5, seed -> RandomSource.XO_RO_SHI_RO_128_PP.create(seed).nextDouble());
        LikelihoodRatioTest test = LikelihoodRatioTest.bootstrap(-10, -9.55, simulated);
        assertThat(test.statistic()).isCloseTo(0.9, within(1e-12));
        assertThat(test.replicates()).isEqualTo(999);
        assertThat(test.monteCarloError()).isBetween(0.005, 0.015);
        assertThat(test.pValue()).isCloseTo(0.1, within(4 * test.monteCarloError()));
    }

    @Test
    void aLargerModelThatFitsWorseIsNotAtItsMaximum() {
        assertThat(LikelihoodRatioTest.statistic(-100, -100.0001)).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LikelihoodRatioTest.chiSquare(-100, -101, 1))
                .withMessageContaining("cannot fit worse")
                .withMessageContaining("not at its maximum");
        assertThatIllegalArgumentException().isThrownBy(() -> LikelihoodRatioTest.chiSquare(-100, Double.NaN, 1));
    }

    /**
     * The Poisson distribution is the negative binomial one with 1/r = 0, an edge with nothing else unidentified: at 5 % the
     * half-half mixture rejects 5 %, a chi-square about half of that.
     */
    @Test
    void poissonInsideOfNegativeBinomialIsRejectedAsOftenAsItShould() {
        int replicates = 2000;
        int half = 0;
        int whole = 0;
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(20261125);
        PoissonSampler poisson = new PoissonSampler(random, 3);
        for (int i = 0; i < replicates; i++) {
            int[] counts = new int[25];
            int total = 0;
            int n = 400;
            for (int j = 0; j < n; j++) {
                int x = poisson.sample();
                counts[x]++;
                total += x;
            }
            double mean = total / (double) n;
            double smaller = 0;
            for (int x = 0; x < counts.length; x++) {
                smaller += counts[x] * (x * Math.log(mean) - mean);
            }
            double larger = Math.max(smaller, negativeBinomial(counts, mean));
            half += LikelihoodRatioTest.boundary(smaller, larger).pValue() <= 0.05 ? 1 : 0;
            whole += LikelihoodRatioTest.chiSquare(smaller, larger, 1).pValue() <= 0.05 ? 1 : 0;
        }
        // Standard error of a share of 5 % in 2,000: 0.5 %.
        assertThat(half / (double) replicates).isBetween(0.035, 0.065);
        assertThat(whole / (double) replicates).isBetween(0.015, 0.035);
    }

    /** The maximum over r at the mean, without Σ ln x!: golden section in ln r. */
    private static double negativeBinomial(int[] counts, double mean) {
        double low = 0;
        double high = 14;
        double step = (Math.sqrt(5) - 1) / 2;
        for (int i = 0; i < 40; i++) {
            double a = high - step * (high - low);
            double b = low + step * (high - low);
            if (value(counts, mean, Math.exp(a)) > value(counts, mean, Math.exp(b))) {
                high = b;
            } else {
                low = a;
            }
        }
        return value(counts, mean, Math.exp((low + high) / 2));
    }

    private static double value(int[] counts, double mean, double r) {
        double sum = 0;
        for (int x = 0; x < counts.length; x++) {
            if (counts[x] > 0) {
                double rising = 0;
                for (int j = 0; j < x; j++) {
                    rising += Math.log1p(j / r);
                }
                sum += counts[x] * (rising + x * Math.log(mean) - (r + x) * Math.log1p(mean / r));
            }
        }
        return sum;
    }

    @Test
    void whatCouldNotBeSimulatedIsCounted() {
        ParametricBootstrap half = ParametricBootstrap.of(9, 5, seed -> (seed & 1) == 0 ? Double.NaN : 0);
        LikelihoodRatioTest test = LikelihoodRatioTest.bootstrap(-10, -9, half);
        assertThat(test.failures()).isEqualTo(half.failures()).isPositive();
        assertThat(test.pValue()).isEqualTo((1.0 + half.failures()) / 10);
        assertThat(LikelihoodRatioTest.chiSquare(-10, -9, 1).failures()).isZero();
    }
}
