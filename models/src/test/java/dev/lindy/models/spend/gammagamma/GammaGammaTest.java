package dev.lindy.models.spend.gammagamma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.TimeScale;
import dev.lindy.models.SimulatedSpend;
import java.util.Arrays;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GammaGammaTest {

    /** Fader and Hardie (2013), rounded as published. */
    private static final GammaGamma PUBLISHED = new GammaGamma(6.25, 3.74, 15.44);

    @Test
    void checkValuesOfThePublishedParameters() {
        assertThat(PUBLISHED.conditionalMeanSpend(2, 22.35)).isEqualTo(24.663713911, within(5e-10));
        assertThat(PUBLISHED.populationMeanSpend()).isEqualTo(35.218978102, within(5e-10));
    }

    @Test
    void theMeanIsInfiniteWheneverTheShapeIsAtMostOne() {
        GammaGamma heavy = new GammaGamma(0.2, 0.5, 10);
        assertThat(heavy.populationMeanSpend()).isInfinite().isPositive();
        assertThat(heavy.conditionalMeanSpend(2, 30)).isInfinite().isPositive();
        assertThat(heavy.conditionalMeanSpend(3, 30)).isEqualTo(0.2 * 100 / 0.1, within(1e-10));
        assertThat(new GammaGamma(1, 1, 10).populationMeanSpend()).isInfinite();
    }

    @Test
    void theVarianceIsInfiniteUpToShapeTwoAndUndefinedUpToOne() {
        assertThat(new GammaGamma(3, 2, 12).populationVarianceOfMeanSpend()).isInfinite();
        assertThat(new GammaGamma(3, 1, 12).populationVarianceOfMeanSpend()).isNaN();
        assertThat(new GammaGamma(3, 4, 12).populationVarianceOfMeanSpend()).isEqualTo(72, within(1e-12));
        assertThat(new GammaGamma(3, 0.5, 12).conditionalVarianceOfMeanSpend(1, 20))
                .isEqualTo(Math.pow(3 * 32 / 2.5, 2) / 1.5, within(1e-10));
    }

    @Test
    void theLikelihoodIsADensityOfTheMean() {
        for (int x : new int[] {1, 4, 400}) {
            // Trapezoid in ln z̄, which converges geometrically for a smooth integrand that vanishes at both ends.
            double mass = 0;
            double step = 0.01;
            for (double u = -20; u < 30; u += step) {
                mass += Math.exp(PUBLISHED.logLikelihood(x, Math.exp(u)) + u) * step;
            }
            assertThat(mass).as("x = %d", x).isEqualTo(1, within(1e-12));
        }
        assertThat(PUBLISHED.logLikelihood(0, 0)).isZero();
    }

    @Test
    void theKernelIsThePowersOverTheBetaFunction() {
        for (double a : new double[] {1e-3, 0.4, 7, 60}) {
            for (double odds : new double[] {1e-6, 0.9, 1, 1.1, 50, 1e6}) {
                double w = 1 / (1 + odds);
                double expected = a * Math.log(odds * w) + 2.5 * Math.log(w) - LogBeta.value(a, 2.5);
                assertThat(BetaKernel.logKernel(a, 2.5, odds))
                        .as("a %s, odds %s", a, odds)
                        .isEqualTo(expected, within(1e-13 * Math.max(1, Math.abs(expected))));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 0.02, 0.3, 1, 3.7, 40, 2500, 1e6})
    void quantilesInvertTheDistributionInBothTails(double q) {
        GammaGamma model = new GammaGamma(2, q, 10);
        for (double level : new double[] {1e-300, 1e-9, 0.001, 0.3, 0.5, 0.9, 0.999, 1 - 0x1p-30}) {
            double m = model.meanSpendQuantile(level, 0, 0);
            if (Double.isInfinite(m)) {
                // Beyond the largest double even the largest double leaves more than the tail.
                assertThat(model.meanSpendProbability(0, 0, Double.MAX_VALUE)).isLessThan(level);
                continue;
            }
            // A relative error ε of m moves the probability by the density times εm.
            double slope = (model.meanSpendProbability(0, 0, m * 1.001) - model.meanSpendProbability(0, 0, m)) * 1e3;
            assertThat(model.meanSpendProbability(0, 0, m))
                    .as("level %s", level)
                    .isEqualTo(level, within(1e-11 * level + 1e-12 * Math.abs(slope)));
        }
        assertThat(model.meanSpendQuantile(0, 0, 0)).isZero();
        assertThat(model.meanSpendQuantile(1, 0, 0)).isInfinite();
    }

    @Test
    void quantilesRiseWithTheLevel() {
        double previous = 0;
        for (double level = 1e-4; level < 1; level += 1e-4) {
            double m = PUBLISHED.meanSpendQuantile(level, 3, 40);
            assertThat(m).as("level %s", level).isGreaterThan(previous);
            previous = m;
        }
    }

    @Test
    void probabilitiesKeepTheirDigitsFarOut() {
        // P(M ≤ m) = Γ(Q, y)/Γ(Q); for Q = 2 that is (1 + y) e^−y.
        GammaGamma model = new GammaGamma(1, 2, 1);
        assertThat(model.meanSpendProbability(0, 0, 1 / 280.0))
                .isCloseTo(281 * Math.exp(-280), withinPercentage(1e-10));
        assertThat(model.meanSpendProbability(0, 0, 1e-4)).isZero();
        assertThat(model.meanSpendProbability(0, 0, 0)).isZero();
        assertThat(model.meanSpendProbability(0, 0, Double.POSITIVE_INFINITY)).isEqualTo(1);
    }

    @Test
    void thousandsOfPurchasesAreOrdinary() {
        assertThat(PUBLISHED.conditionalMeanSpend(5000, 33.25)).isEqualTo(33.25, within(0.01));
        assertThat(PUBLISHED.meanSpendProbability(5000, 33.25, 33.25)).isBetween(0.49, 0.51);
        assertThat(PUBLISHED.logLikelihood(100_000_000, 33.25)).isFinite();
    }

    @ParameterizedTest
    @CsvSource({"6.25, 3.74, 15.44", "0.8, 5, 100"})
    void simulationHasTheModelsMoments(double p, double q, double gamma) {
        GammaGamma model = new GammaGamma(p, q, gamma);
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(17);
        int customers = 100_000;
        double sum = 0;
        double squares = 0;
        int below = 0;
        double median = model.meanSpendQuantile(0.5, 0, 0);
        for (int i = 0; i < customers; i++) {
            SimulatedSpend spend = model.simulate(random, 2);
            double mean = Arrays.stream(spend.amounts()).average().orElseThrow();
            sum += mean;
            squares += Math.pow(mean - spend.mean(), 2) / (spend.mean() * spend.mean());
            below += spend.mean() < median ? 1 : 0;
            assertThat(spend.mean()).isEqualTo(p / spend.latent().get("nu"));
        }
        assertThat(sum / customers).isCloseTo(model.populationMeanSpend(), withinPercentage(1.5));
        // The mean of two amounts has squared coefficient of variation 1/(2p) about the customer's mean.
        assertThat(squares / customers).isCloseTo(1 / (2 * p), withinPercentage(2));
        assertThat((double) below / customers).isEqualTo(0.5, within(0.006));
    }

    @Test
    void oneSeedGivesOneSpend() {
        assertThat(PUBLISHED
                        .simulate(RandomSource.XO_RO_SHI_RO_128_PP.create(3), 5)
                        .amounts())
                .containsExactly(PUBLISHED
                        .simulate(RandomSource.XO_RO_SHI_RO_128_PP.create(3), 5)
                        .amounts())
                .hasSize(5);
    }

    @Test
    void aBaseGetsThePopulationsMeanWhereNothingIsKnown() {
        CustomerBase base = CustomerBase.builder(TimeScale.WEEK)
                .ids("a", "b", "c")
                .frequency(2, 0, 1)
                .recency(30.43, 0, 3)
                .T(38.86, 38.86, 38.86)
                .meanSpend(new double[] {22.35, 0, -4}, new int[] {2, 0, 1})
                .build();
        assertThat(PUBLISHED.conditionalMeanSpend(base))
                .containsExactly(
                        PUBLISHED.conditionalMeanSpend(2, 22.35),
                        PUBLISHED.populationMeanSpend(),
                        PUBLISHED.populationMeanSpend());
    }

    @Test
    void impossibleInputsAreNamed() {
        assertThatThrownBy(() -> new GammaGamma(-1, Double.NaN, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be finite and above 0, but p is -1.0, q is NaN");
        assertThatThrownBy(() -> PUBLISHED.conditionalMeanSpend(-1, 3)).hasMessageContaining("but is -1");
        assertThatThrownBy(() -> PUBLISHED.conditionalMeanSpend(1, 0)).hasMessageContaining("1 purchase must be");
        assertThatThrownBy(() -> PUBLISHED.logLikelihood(2, Double.NaN)).hasMessageContaining("2 purchases");
        assertThatThrownBy(() -> PUBLISHED.meanSpendQuantile(1.5, 0, 0)).hasMessageContaining("[0, 1], but is 1.5");
        assertThatThrownBy(() -> PUBLISHED.meanSpendProbability(0, 0, -1)).hasMessageContaining("but is -1.0");
        assertThatThrownBy(() -> PUBLISHED.simulate(RandomSource.SPLIT_MIX_64.create(1), -1))
                .hasMessageContaining("but is -1");
    }
}
