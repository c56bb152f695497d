package dev.lindy.core.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.inference.VuongTest.AtMaximum;
import dev.lindy.core.inference.VuongTest.Correction;
import dev.lindy.core.inference.VuongTest.Pair;
import dev.lindy.core.inference.VuongTest.Verdict;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On models of counts whose maxima are means. */
class VuongTestTest {

    /** ln L, its first and its second derivative by the only parameter, of one observation. */
    private interface Row {
        double[] of(double theta, int row);
    }

    private static final class OneParameter implements LogLikelihood {
        private final Row row;
        private final double[] weights;

        OneParameter(Row row, double[] weights) {
            this.row = row;
            this.weights = weights;
        }

        @Override
        public double evaluate(double[] theta, double @Nullable [] gradient, double @Nullable [] hessian) {
            double[] sums = new double[3];
            for (int i = 0; i < weights.length; i++) {
                double[] parts = row.of(theta[0], i);
                for (int j = 0; j < 3; j++) {
                    sums[j] += weights[i] * parts[j];
                }
            }
            if (gradient != null) {
                gradient[0] = sums[1];
            }
            if (hessian != null) {
                hessian[0] = sums[2];
            }
            return sums[0];
        }

        @Override
        public void rowValues(double[] theta, double[] out) {
            Arrays.setAll(out, i -> row.of(theta[0], i)[0]);
        }

        @Override
        public void rowScores(double[] theta, double[] out) {
            Arrays.setAll(out, i -> row.of(theta[0], i)[1]);
        }
    }

    private static double[] poisson(double mean, int x) {
        return new double[] {x * Math.log(mean) - mean - logFactorial(x), x / mean - 1, -x / (mean * mean)};
    }

    private static double[] geometric(double mean, int x) {
        double m = 1 + mean;
        return new double[] {
            x * Math.log(mean) - (x + 1) * Math.log(m), x / mean - (x + 1) / m, -x / (mean * mean) + (x + 1) / (m * m)
        };
    }

    private static double logFactorial(int x) {
        double sum = 0;
        for (int i = 2; i <= x; i++) {
            sum += Math.log(i);
        }
        return sum;
    }

    /** Counts as rows with weights: what a compressed sample holds. */
    private static VuongTest poissonAgainstGeometric(int[] counts, Pair pair) {
        double[] weights = Arrays.stream(counts).asDoubleStream().toArray();
        double total = 0;
        double n = 0;
        for (int x = 0; x < counts.length; x++) {
            total += x * weights[x];
            n += weights[x];
        }
        double[] mean = {total / n};
        return VuongTest.of(
                new AtMaximum(new OneParameter(VuongTestTest::poisson, weights), mean),
                new AtMaximum(new OneParameter(VuongTestTest::geometric, weights), mean),
                weights,
                pair);
    }

    /** A share of Poisson among geometric counts, both with mean 2, for which both models are equally far from the truth. */
    private static double balance() {
        double ofPoisson = 0;
        double ofGeometric = 0;
        for (int x = 0; x < 200; x++) {
            double d = poisson(2, x)[0] - geometric(2, x)[0];
            ofPoisson += Math.exp(poisson(2, x)[0]) * d;
            ofGeometric += Math.exp(geometric(2, x)[0]) * d;
        }
        return -ofGeometric / (ofPoisson - ofGeometric);
    }

    @Tag("slow")
    @Test
    void modelsEquallyFarFromTheTruthAreToldApartAsOftenAsTheLevelSays() {
        double share = balance();
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(3);
        PoissonSampler poisson = new PoissonSampler(random, 2);
        int replicates = 2000;
        int first = 0;
        int second = 0;
        for (int i = 0; i < replicates; i++) {
            int[] counts = new int[80];
            for (int j = 0; j < 1000; j++) {
                counts[
                        random.nextDouble() < share
                                ? poisson.sample()
                                : (int) Math.floor(Math.log(random.nextDouble()) / Math.log(2.0 / 3))]++;
            }
            Verdict verdict = poissonAgainstGeometric(counts, Pair.NON_NESTED).verdict(Correction.NONE, 0.05);
            first += verdict == Verdict.FIRST ? 1 : 0;
            second += verdict == Verdict.SECOND ? 1 : 0;
        }
        // Standard error of a share of 5 % in 2,000: 0.5 %.
        assertThat((first + second) / (double) replicates).isBetween(0.035, 0.07);
        assertThat(Math.min(first, second)).isGreaterThan(10);
    }

    @Test
    void theCloserModelIsFoundAndTheOrderTurnsTheSign() {
        int[] counts = {500, 250, 125, 62, 31, 16, 8, 4, 2, 1, 1};
        VuongTest test = poissonAgainstGeometric(counts, Pair.NON_NESTED);

        assertThat(test.verdict(Correction.NONE, 0.05)).isEqualTo(Verdict.SECOND);
        assertThat(test.logLikelihoodRatio()).isNegative();
        assertThat(test.sameModelPValue()).isLessThan(1e-6);
        assertThat(test.observations()).isEqualTo(1000);
    }

    /**
     * Pairs of counts; the first model lets the mean of one free and holds the other at 1, the second the reverse. Where
     * both means are 1 the models coincide, and the first step must say so in all but 5 %.
     */
    @Tag("slow")
    @Test
    void overlappingModelsThatCoincideAreTakenForOneButFor5Percent() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(4);
        PoissonSampler poisson = new PoissonSampler(random, 1);
        int replicates = 1500;
        int n = 400;
        int told = 0;
        int both = 0;
        for (int i = 0; i < replicates; i++) {
            int[] x = new int[n];
            int[] y = new int[n];
            for (int j = 0; j < n; j++) {
                x[j] = poisson.sample();
                y[j] = poisson.sample();
            }
            VuongTest test = pairs(x, y);
            told += test.sameModelPValue() <= 0.05 ? 1 : 0;
            both += test.verdict(Correction.NONE, 0.05) != Verdict.UNDECIDED ? 1 : 0;
        }
        assertThat(told / (double) replicates).isBetween(0.03, 0.075);
        assertThat(both).isLessThanOrEqualTo(told);
    }

    @Test
    void overlappingModelsThatDifferAreToldApartInBothSteps() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(5);
        PoissonSampler one = new PoissonSampler(random, 1);
        PoissonSampler two = new PoissonSampler(random, 2);
        int n = 400;
        int[] x = new int[n];
        int[] y = new int[n];
        for (int j = 0; j < n; j++) {
            x[j] = two.sample();
            y[j] = one.sample();
        }
        VuongTest test = pairs(x, y);
        assertThat(test.sameModelPValue()).isLessThan(1e-6);
        assertThat(test.verdict(Correction.BIC, 0.05)).isEqualTo(Verdict.FIRST);
    }

    private static VuongTest pairs(int[] x, int[] y) {
        double[] weights = new double[x.length];
        Arrays.fill(weights, 1);
        Row f = (theta, i) -> sum(poisson(theta, x[i]), poisson(1, y[i])[0]);
        Row g = (theta, i) -> sum(poisson(theta, y[i]), poisson(1, x[i])[0]);
        return VuongTest.of(
                new AtMaximum(
                        new OneParameter(f, weights),
                        new double[] {Arrays.stream(x).average().orElseThrow()}),
                new AtMaximum(
                        new OneParameter(g, weights),
                        new double[] {Arrays.stream(y).average().orElseThrow()}),
                weights,
                Pair.OVERLAPPING);
    }

    private static double[] sum(double[] parts, double constant) {
        parts[0] += constant;
        return parts;
    }

    @Test
    void correctionsTakeOffWhatMoreParametersGain() {
        VuongTest test = new VuongTest(10, 400, 4, 2, 0.25, Pair.NON_NESTED, 0);
        assertThat(test.z(Correction.NONE)).isCloseTo(1, within(1e-15));
        assertThat(test.z(Correction.AIC)).isCloseTo(0.8, within(1e-15));
        assertThat(test.z(Correction.BIC)).isCloseTo((10 - Math.log(400)) / 10, within(1e-15));
        assertThat(test.pValue(Correction.NONE)).isCloseTo(0.31731050786291415, within(1e-12));
        assertThat(new VuongTest(10, 400, 4, 2, 0.25, Pair.OVERLAPPING, 0.5).pValue(Correction.NONE))
                .isEqualTo(0.5);
        assertThat(new VuongTest(0, 400, 2, 2, 0, Pair.NON_NESTED, 1).pValue(Correction.NONE))
                .isEqualTo(1);
    }

    @Test
    void nothingAndWhatIsNotFiniteCannotBeCompared() {
        double[] weights = {1};
        AtMaximum broken = new AtMaximum(
                new OneParameter((theta, i) -> new double[] {Double.NEGATIVE_INFINITY, 0, 0}, weights),
                new double[] {1});
        AtMaximum fine =
                new AtMaximum(new OneParameter((theta, i) -> new double[] {-1, 0, -1}, weights), new double[] {1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VuongTest.of(broken, fine, weights, Pair.NON_NESTED))
                .withMessageContaining("row 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VuongTest.of(fine, fine, new double[] {0}, Pair.NON_NESTED))
                .withMessageContaining("no observation");
    }
}
