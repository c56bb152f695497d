package dev.lindy.models.average;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackingTest {

    /** Three models of a die: what each says of the sides 0, 1, 2. */
    private static final double[][] SAID = {{0.7, 0.2, 0.1}, {0.1, 0.6, 0.3}, {0.3, 0.3, 0.4}};

    /** Customers who throw a die of given chances. */
    private static double[][] origin(double[] truth, int customers, long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        double[][] scores = new double[SAID.length][customers];
        for (int i = 0; i < customers; i++) {
            double u = random.nextDouble();
            int side = u < truth[0] ? 0 : u < truth[0] + truth[1] ? 1 : 2;
            for (int m = 0; m < SAID.length; m++) {
                scores[m][i] = Math.log(SAID[m][side]);
            }
        }
        return scores;
    }

    private static double[] mixed(double... weights) {
        double[] truth = new double[3];
        for (int side = 0; side < 3; side++) {
            for (int m = 0; m < 3; m++) {
                truth[side] += weights[m] * SAID[m][side];
            }
        }
        return truth;
    }

    /** w times the derivative of what is maximised, by differences: all equal at the maximum. */
    private static double objective(List<double[][]> origins, double[] w) {
        int customers = 0;
        double sum = 0;
        for (double[][] origin : origins) {
            for (int i = 0; i < origin[0].length; i++) {
                double p = 0;
                for (int m = 0; m < w.length; m++) {
                    p += w[m] * Math.exp(origin[m][i]);
                }
                sum += Math.log(p);
                customers++;
            }
        }
        double a = Stacking.PENALTY * customers / origins.size();
        for (double each : w) {
            sum += a / w.length * Math.log(each);
        }
        return sum;
    }

    @Test
    void aKnownMixtureIsRecovered() {
        double[] truth = {0.5, 0.3, 0.2};
        List<double[][]> origins = List.of(
                origin(mixed(truth), 200_000, 1), origin(mixed(truth), 200_000, 2), origin(mixed(truth), 200_000, 3));
        Stacking found = Stacking.of(3, origins);
        assertThat(found.weights()).containsExactly(truth, within(0.03));
        assertThat(found.diagnosis()).isEmpty();
        assertThat(found.gain()).isPositive();
        for (int m = 0; m < 3; m++) {
            assertThat(found.standardErrors()[m]).isPositive().isLessThan(0.03);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void noOtherWeightsAreBetter(int number) {
        List<double[][]> origins = IntStream.range(0, number)
                .mapToObj(k -> origin(mixed(0.6, 0.3, 0.1), 300 + 100 * k, 7 + k))
                .toList();
        double[] w = Stacking.of(3, origins).weights();
        assertThat(Arrays.stream(w).sum()).isCloseTo(1, within(1e-12));
        double best = objective(origins, w);
        // The conditions of Karush, Kuhn and Tucker: all derivatives are equal, as no weight is 0.
        double[] slopes = new double[3];
        for (int m = 0; m < 3; m++) {
            double[] up = w.clone();
            double[] down = w.clone();
            up[m] += 1e-6;
            down[m] -= 1e-6;
            slopes[m] = (objective(origins, up) - objective(origins, down)) / 2e-6;
        }
        assertThat(slopes[1]).isCloseTo(slopes[0], within(1e-4 * Math.abs(slopes[0])));
        assertThat(slopes[2]).isCloseTo(slopes[0], within(1e-4 * Math.abs(slopes[0])));
        for (int from = 0; from < 3; from++) {
            for (int to = 0; to < 3; to++) {
                double[] other = w.clone();
                other[from] -= 0.001;
                other[to] += 0.001;
                if (from != to) {
                    assertThat(objective(origins, other)).isLessThan(best);
                }
            }
        }
    }

    @Test
    void modelsThatSayTheSameShareTheirWeight() {
        double[][] two = origin(mixed(0.8, 0.2, 0), 5000, 3);
        double[][] scores = {two[0], two[1], two[0].clone()};
        double[] w = Stacking.of(3, List.<double[][]>of(scores, scores)).weights();
        assertThat(w[0]).isCloseTo(w[2], within(1e-12));
        assertThat(w[0]).isGreaterThan(w[1]);
        double[][] same = {two[0], two[0], two[0], two[0]};
        assertThat(Stacking.of(4, List.<double[][]>of(same)).weights()).containsExactly(0.25, 0.25, 0.25, 0.25);
    }

    @Test
    void aModelThatIsAlwaysBetterGetsNearlyAll() {
        double[][] scores = new double[2][1000];
        Arrays.fill(scores[0], -0.5);
        Arrays.fill(scores[1], -1.5);
        double[] w = Stacking.of(2, List.<double[][]>of(scores, scores, scores)).weights();
        assertThat(w[0]).isGreaterThan(0.99).isLessThan(1);
        assertThat(w[1]).isPositive();
        Stacking found = Stacking.of(2, List.<double[][]>of(scores, scores, scores));
        assertThat(found.best()).isZero();
        assertThat(found.meanLogScores()).containsExactly(new double[] {-0.5, -1.5}, within(1e-12));
        assertThat(found.gain()).isNegative().isGreaterThan(-0.01);
    }

    @Test
    void fewOriginsAreDrawnToEqualWeights() {
        double[][] scores = origin(mixed(0.9, 0.1, 0), 2000, 5);
        double one = Stacking.of(3, List.<double[][]>of(scores)).weights()[0];
        double eight = Stacking.of(3, Collections.nCopies(8, scores)).weights()[0];
        assertThat(one).isGreaterThan(1.0 / 3).isLessThan(eight);
        Stacking none = Stacking.equal(3);
        assertThat(none.weights()).containsExactly(1.0 / 3, 1.0 / 3, 1.0 / 3);
        assertThat(none.gain()).isNaN();
        assertThat(none.origins()).isZero();
    }

    @Test
    void withOneOriginNothingIsKnownOfErrors() {
        Stacking one = Stacking.of(3, List.<double[][]>of(origin(mixed(0.5, 0.5, 0), 100, 1)));
        assertThat(one.standardErrors()).containsOnly(Double.NaN);
        assertThat(one.gainStandardError()).isNaN();
        assertThat(one.gain()).isFinite();
        assertThat(one.diagnosis()).isEmpty();
    }

    @Test
    void whatAModelHeldImpossibleCountsAgainstItAlone() {
        double[][] scores = new double[2][100];
        Arrays.fill(scores[0], -1);
        Arrays.fill(scores[1], -0.1);
        scores[1][0] = Double.NEGATIVE_INFINITY;
        double[] w = Stacking.of(2, List.<double[][]>of(scores)).weights();
        assertThat(w[0]).isPositive().isLessThan(w[1]);
        scores[0][0] = Double.NEGATIVE_INFINITY;
        assertThat(Stacking.of(2, List.<double[][]>of(scores)).weights()[1]).isGreaterThan(w[1]);
    }

    @Test
    void oneModelHasAllTheWeight() {
        assertThat(Stacking.of(1, List.<double[][]>of(new double[][] {{-1, -2}}))
                        .weights())
                .containsExactly(1);
    }

    @Test
    void scoresThatAreNoneAreRefused() {
        double[][] bad = {{-1, Double.NaN}, {-1, -1}};
        assertThatThrownBy(() -> Stacking.of(2, List.<double[][]>of(bad))).hasMessageContaining("model 1 hold NaN");
        assertThatThrownBy(() -> Stacking.of(3, List.<double[][]>of(bad))).hasMessageContaining("3 models");
        assertThatThrownBy(() -> Stacking.of(2, List.<double[][]>of(new double[][] {{-1}, {-1, -1}})))
                .hasMessageContaining("same customers");
        assertThatThrownBy(() -> Stacking.of(0, List.of())).hasMessageContaining("at least one");
    }
}
