package dev.lindy.core.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.Sample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.optim.ParameterTransform;
import dev.lindy.core.optim.Termination;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Derivatives from the value of a row alone, against those taken by hand. */
class NumericLogLikelihoodTest {

    /** Coins: one row for each, 1 or 0. */
    private record Coins(int heads, int rows) implements Sample {
        int side(int row) {
            return row < heads ? 1 : 0;
        }

        @Override
        public double weight(int row) {
            return 1;
        }

        @Override
        public Sample withWeights(double[] weights) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String description() {
            return rows + " coins";
        }

        @Override
        public long fingerprint() {
            return heads;
        }
    }

    private static final class BernoulliFamily implements ModelFamily<Coins, Double> {
        @Override
        public String id() {
            return "bernoulli";
        }

        @Override
        public String name() {
            return "Bernoulli";
        }

        @Override
        public ParameterSpace parameters() {
            return new ParameterSpace(List.of(new ParameterSpace.Parameter("p", ParameterTransform.LOGIT, "")));
        }

        @Override
        public double[] start(Coins data) {
            return new double[] {0.5};
        }

        @Override
        public LogLikelihood likelihood(Coins data) {
            return new NumericLogLikelihood<>(parameters(), NumericLogLikelihoodTest::bernoulli, data);
        }

        @Override
        public Double model(double[] natural, TimeScale unit) {
            return natural[0];
        }
    }

    private static double bernoulli(double[] theta, Coins coins, int row) {
        return coins.side(row) == 1 ? Math.log(theta[0]) : Math.log1p(-theta[0]);
    }

    /** A relative step left the domain here: the fit of 0.995 ended at 0.99206, its standard error was infinite. */
    @ParameterizedTest
    @ValueSource(doubles = {0.98, 0.992, 0.995, 0.999})
    void aProbabilityNearOneIsFittedWithItsStandardError(double truth) {
        int n = 1000;
        MaximumLikelihoodFit<Double> fit =
                MaximumLikelihood.withDefaults().fit(new BernoulliFamily(), new Coins((int) Math.round(n * truth), n));
        Maximum estimates = fit.estimates();
        double error = Math.sqrt(truth * (1 - truth) / n);
        assertThat(estimates.optimization().termination()).isEqualTo(Termination.CONVERGED);
        assertThat(fit.model()).isCloseTo(truth, within(1e-7 * error));
        assertThat(estimates.standardError("p")).isCloseTo(error, within(1e-6 * error));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.5, 0.98, 0.995, 0.9999})
    void rowsHaveTheScoresOfAProbability(double p) {
        double[] scores = new double[5];
        LogLikelihood logLikelihood = new BernoulliFamily().likelihood(new Coins(2, 5));
        logLikelihood.rowScores(new double[] {p}, scores);
        for (int row = 0; row < 5; row++) {
            double score = row < 2 ? 1 / p : -1 / (1 - p);
            assertThat(scores[row]).isCloseTo(score, within(1e-7 * Math.abs(score)));
        }
        double[] values = new double[5];
        logLikelihood.rowValues(new double[] {p}, values);
        assertThat(values[0]).isEqualTo(Math.log(p));
        assertThat(values[4]).isEqualTo(Math.log1p(-p));
    }

    /** ln L = a ln b + a² p + m (p − b) − m⁴/12 in every row: each domain, and every pair of them mixed. */
    @Test
    void derivativesAreThoseTakenByHandInEveryDomain() {
        ParameterSpace space = ParameterSpace.positive("a", "b")
                .and("p", ParameterTransform.LOGIT)
                .and("m", ParameterTransform.IDENTITY);
        LogLikelihood numeric = new NumericLogLikelihood<>(
                space,
                (t, data, row) -> t[0] * Math.log(t[1])
                        + t[0] * t[0] * t[2]
                        + t[3] * (t[2] - t[1])
                        - t[3] * t[3] * t[3] * t[3] / 12,
                new Coins(0, 3));
        for (double[] point : new double[][] {{2, 3, 0.25, 0.5}, {0.01, 40, 0.999, 0}, {30, 0.2, 0.004, -1.5}}) {
            double a = point[0];
            double b = point[1];
            double p = point[2];
            double m = point[3];
            double[] gradient = new double[4];
            double[] hessian = new double[16];
            double[] scores = new double[12];
            double value = numeric.evaluate(point, gradient, hessian);
            numeric.rowScores(point, scores);
            double[] slope = {Math.log(b) + 2 * a * p, a / b - m, a * a + m, p - b - m * m * m / 3};
            double[] bend = {
                2 * p,
                1 / b,
                2 * a,
                0, //
                1 / b,
                -a / (b * b),
                0,
                -1, //
                2 * a,
                0,
                0,
                1, //
                0,
                -1,
                1,
                -m * m
            };
            // One step on the unconstrained scale moves a parameter by its size, a probability by p (1 − p).
            double[] reach = {a, b, p * (1 - p), 1};
            for (int i = 0; i < 4; i++) {
                double tolerance = 1e-9 * (1 + Math.abs(value)) / reach[i];
                assertThat(gradient[i]).as("slope %d", i).isCloseTo(3 * slope[i], within(tolerance));
                assertThat(scores[8 + i]).as("score %d", i).isCloseTo(slope[i], within(tolerance));
                for (int j = 0; j < 4; j++) {
                    assertThat(hessian[i * 4 + j])
                            .as("bend %d, %d", i, j)
                            .isCloseTo(
                                    3 * bend[i * 4 + j], within(1e-7 * (1 + Math.abs(value)) / (reach[i] * reach[j])));
                }
            }
            assertThat(numeric.evaluate(point, null, null)).isEqualTo(value);
        }
    }

    @Test
    void atAnEdgeThatRoundingHasReachedNoDerivativeIsMadeUp() {
        double[] gradient = new double[1];
        double[] hessian = new double[1];
        LogLikelihood heads = new BernoulliFamily().likelihood(new Coins(5, 5));
        assertThat(heads.evaluate(new double[] {1}, gradient, hessian)).isEqualTo(0);
        assertThat(gradient[0]).isNaN();
        assertThat(hessian[0]).isNaN();
    }
}
