package dev.lindy.models;

import static dev.lindy.models.Closeness.assertClose;
import static dev.lindy.models.Closeness.relativeTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.Sample;
import dev.lindy.core.estimate.Belief;
import dev.lindy.core.estimate.Beliefs;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.estimate.ModelFamily;
import dev.lindy.core.estimate.NumericLogLikelihood;
import dev.lindy.core.optim.Objective;
import dev.lindy.core.optim.Termination;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What every family of models keeps: derivatives are those of the value and of the golden table, rows add up to the whole,
 * weights count like repeated rows, a simulated sample leads back to its parameters, and neither the number of threads nor the
 * unit changes the answer. A family says what is true, how a sample is drawn and where its golden table stands.
 *
 * @param <D> the sample
 * @param <M> the model
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class FamilyContract<D extends Sample, M> {

    private static final MaximumLikelihood FITTER = MaximumLikelihood.withDefaults();

    private D large;

    /** The family under test. */
    protected abstract ModelFamily<D, M> family();

    /** The natural parameters that samples are drawn from. */
    protected abstract double[] truth();

    /** Further natural parameters to take derivatives at: ordinary ones and hard ones. */
    protected abstract List<double[]> points();

    /** A sample drawn from {@link #truth()}, always the same. */
    protected abstract D sample(int observations);

    /** The same sample in a finer unit. */
    protected abstract D sampleInFinerUnit(int observations);

    /** How many of the finer units make one. */
    protected abstract double finerUnits();

    /** The unit of each parameter as a power of the sample's; a parameter that is not named has none. */
    protected abstract Map<String, Integer> powersOfUnit();

    /** How many observations are enough for a fit and for several chunks of rows. */
    protected int many() {
        return 20_000;
    }

    /** How many evaluations such a fit may take. */
    protected int evaluations() {
        return 10;
    }

    /** The name of the golden table. */
    protected abstract String goldenFile();

    /** The table's names of the parameters, in the family's order. */
    protected List<String> goldenNames() {
        return family().parameters().names();
    }

    /** Whether a row of the golden table is of this family. */
    protected boolean isOfThisFamily(GoldenTable.Row row) {
        return true;
    }

    /** The family that a row of the golden table is of, where that has more parameters than are estimated. */
    protected ModelFamily<D, M> family(GoldenTable.Row row) {
        return family();
    }

    /** The numbers of an observation that a derivative depends on; none where the sample is the row's as it stands. */
    protected double[] goldenInputs(GoldenTable.Row row) {
        return new double[0];
    }

    /** The sample of a row, with these numbers in place of its own. */
    protected abstract D goldenSample(GoldenTable.Row row, double[] inputs);

    /** The sample of {@link #many()}, drawn once. */
    private D large() {
        if (large == null) {
            large = sample(many());
        }
        return large;
    }

    private List<double[]> everywhere() {
        List<double[]> all = new ArrayList<>(List.of(truth()));
        all.addAll(points());
        return all;
    }

    // --- derivatives

    /** Value, gradient and Hessian at a point. */
    private record At(double value, double[] gradient, double[] hessian) {

        static At of(LogLikelihood logLikelihood, double[] theta) {
            double[] gradient = new double[theta.length];
            double[] hessian = new double[theta.length * theta.length];
            return new At(logLikelihood.evaluate(theta, gradient, hessian), gradient, hessian);
        }

        /** The value, and on the scale of logarithms, where all derivatives are comparable with it, these. */
        double[] all(double[] theta) {
            int k = theta.length;
            double[] out = new double[1 + k + k * k];
            out[0] = value;
            for (int i = 0; i < k; i++) {
                out[1 + i] = gradient[i] * theta[i];
                for (int j = 0; j < k; j++) {
                    out[1 + k + i * k + j] = hessian[i * k + j] * theta[i] * theta[j];
                }
            }
            return out;
        }
    }

    @Test
    final void derivativesAreThoseOfTheValue() {
        D sample = sample(1000);
        LogLikelihood analytic = family().likelihood(sample);
        LogLikelihood numeric = new NumericLogLikelihood<>(
                family().parameters(sample),
                (theta, data, row) -> {
                    // One row at a time would rebuild all tables each time: the whole as if it were the first row.
                    return row == 0 ? analytic.evaluate(theta, null, null) / data.weight(0) : 0;
                },
                sample);
        for (double[] theta : everywhere()) {
            int k = theta.length;
            double[] actual = At.of(analytic, theta).all(theta);
            double[] expected = At.of(numeric, theta).all(theta);
            String where = " at " + Arrays.toString(theta);
            assertThat(actual).as("derivatives" + where).doesNotContain(Double.NaN);
            assertClose(actual[0], expected[0], 1e-9);
            for (int i = 0; i < k; i++) {
                double scale = Math.abs(actual[0]) + Math.abs(actual[1 + i]);
                assertThat(actual[1 + i])
                        .as("gradient %d%s", i, where)
                        .isCloseTo(expected[1 + i], within(1e-8 * scale));
                for (int j = 0; j < k; j++) {
                    int at = 1 + k + i * k + j;
                    assertThat(actual[at])
                            .as("hessian %d, %d%s", i, j, where)
                            .isCloseTo(expected[at], within(1e-6 * scale));
                }
            }
        }
    }

    @Test
    final void derivativesAgreeWithTheGoldenTable() {
        List<String> names = goldenNames();
        int k = names.size();
        GoldenDerivatives.agree(
                GoldenTable.read(goldenFile()).rows("dloglik", "d2loglik").stream()
                        .filter(this::isOfThisFamily)
                        .toList(),
                names,
                row -> DoubleStream.concat(names.stream().mapToDouble(row::parameter), Arrays.stream(goldenInputs(row)))
                        .toArray(),
                (row, wrt) -> in -> {
                    double[] theta = Arrays.copyOf(in, k);
                    D one = goldenSample(row, Arrays.copyOfRange(in, k, in.length));
                    double[] gradient = new double[k];
                    double[] hessian = wrt.length == 1 ? null : new double[k * k];
                    family(row).likelihood(one).evaluate(theta, gradient, hessian);
                    return hessian == null ? gradient[wrt[0]] : hessian[k * wrt[0] + wrt[1]];
                });
    }

    // --- the weak prior

    /** Its density is that of independent normal coordinates, so with their Jacobian; the coordinates step by 1e-5. */
    @Test
    final void theWeakPriorIsADensityOfItsQuantities() {
        D sample = sample(1000);
        Beliefs beliefs = family().beliefs(sample);
        int k = truth().length;
        assertThat(beliefs.list()).hasSize(k);
        for (double[] theta : List.of(truth(), family().start(sample))) {
            double[] u = family().parameters(sample).toUnconstrained(theta);
            double[] jacobian = new double[k * k];
            double expected = 0;
            for (int b = 0; b < k; b++) {
                Belief belief = beliefs.list().get(b);
                Objective coordinate = belief.quantity().coordinate();
                double z = (coordinate.evaluate(u, null, null) - belief.mean()) / belief.deviation();
                expected -= z * z / 2 + Math.log(belief.deviation() * Math.sqrt(2 * Math.PI));
                for (int i = 0; i < k; i++) {
                    jacobian[b * k + i] = slope(coordinate, u, i);
                }
            }
            expected += Math.log(Math.abs(determinant(jacobian, k)));
            double[] gradient = new double[k];
            double[] hessian = new double[k * k];
            assertThat(beliefs.evaluate(u, gradient, hessian)).isCloseTo(expected, within(1e-7));
            for (int i = 0; i < k; i++) {
                assertThat(gradient[i]).isCloseTo(slope(beliefs, u, i), within(1e-6));
                for (int j = 0; j < k; j++) {
                    int at = j;
                    double bend = slope(
                            (point, g, h) -> {
                                double[] first = new double[k];
                                beliefs.evaluate(point, first, null);
                                return first[at];
                            },
                            u,
                            i);
                    assertThat(hessian[i * k + j]).isCloseTo(bend, within(1e-6));
                }
            }
        }
    }

    private static double slope(Objective function, double[] u, int i) {
        double h = 1e-5;
        double[] up = u.clone();
        double[] down = u.clone();
        up[i] += h;
        down[i] -= h;
        return (function.evaluate(up, null, null) - function.evaluate(down, null, null)) / (2 * h);
    }

    private static double determinant(double[] matrix, int k) {
        double[][] rows = new double[k][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(matrix, i * k, i * k + k));
        return new LUDecomposition(MatrixUtils.createRealMatrix(rows)).getDeterminant();
    }

    // --- rows and weights

    @Test
    final void rowsAddUpToTheWhole() {
        D sample = large();
        LogLikelihood logLikelihood = family().likelihood(sample);
        for (double[] theta : everywhere()) {
            int k = theta.length;
            double[] gradient = new double[k];
            double value = logLikelihood.evaluate(theta, gradient, null);
            double[] values = new double[sample.rows()];
            double[] scores = new double[sample.rows() * k];
            logLikelihood.rowValues(theta, values);
            logLikelihood.rowScores(theta, scores);
            double sum = 0;
            double[] sums = new double[k];
            double[] sizes = new double[k];
            for (int row = 0; row < values.length; row++) {
                sum += sample.weight(row) * values[row];
                for (int i = 0; i < k; i++) {
                    sums[i] += sample.weight(row) * scores[row * k + i];
                    sizes[i] += sample.weight(row) * Math.abs(scores[row * k + i]);
                }
            }
            assertClose(sum, value, 1e-11);
            for (int i = 0; i < k; i++) {
                assertThat(sums[i]).as("gradient %d", i).isCloseTo(gradient[i], within(1e-10 * sizes[i]));
            }
        }
    }

    @Test
    final void partsAddUpToTheWholeInEveryDerivative() {
        D sample = large();
        for (double[] theta : everywhere()) {
            double[] whole = At.of(family().likelihood(sample), theta).all(theta);
            double[] even = At.of(family().likelihood(part(sample, 0)), theta).all(theta);
            double[] odd = At.of(family().likelihood(part(sample, 1)), theta).all(theta);
            for (int i = 0; i < whole.length; i++) {
                double size = Math.abs(even[i]) + Math.abs(odd[i]) + Math.abs(whole[0]);
                assertThat(even[i] + odd[i])
                        .as("%d at %s", i, Arrays.toString(theta))
                        .isCloseTo(whole[i], within(1e-11 * size));
            }
        }
    }

    /** Every second row; the others weigh nothing. */
    private D part(D sample, int parity) {
        double[] weights = weights(sample);
        for (int row = 1 - parity; row < weights.length; row += 2) {
            weights[row] = 0;
        }
        return withWeights(sample, weights);
    }

    private double[] weights(D sample) {
        double[] out = new double[sample.rows()];
        Arrays.setAll(out, sample::weight);
        return out;
    }

    @SuppressWarnings("unchecked")
    private D withWeights(D sample, double[] weights) {
        return (D) sample.withWeights(weights);
    }

    @Test
    final void weightsCountLikeRepeatedObservations() {
        D sample = sample(many() / 4);
        D doubled = withWeights(
                sample, Arrays.stream(weights(sample)).map(w -> 2 * w).toArray());
        for (double[] theta : everywhere()) {
            double once = family().likelihood(sample).evaluate(theta, null, null);
            assertClose(family().likelihood(doubled).evaluate(theta, null, null), 2 * once, 1e-12);
        }
        double[] oneFit = FITTER.fit(family(), sample).estimates().covariance();
        double[] twoFit = FITTER.fit(family(), doubled).estimates().covariance();
        for (int i = 0; i < oneFit.length; i++) {
            assertThat(twoFit[i]).as("covariance %d", i).isCloseTo(oneFit[i] / 2, relativeTo(oneFit[i], 1e-6));
        }
    }

    // --- fits

    @Test
    @Tag("slow")
    final void theNumberOfThreadsDoesNotChangeABit() {
        Maximum one = FITTER.withThreads(1).fit(family(), large()).estimates();
        Maximum three = FITTER.withThreads(3).fit(family(), large()).estimates();
        assertThat(three.values()).containsExactly(one.values());
        assertThat(three.logLikelihood()).isEqualTo(one.logLikelihood());
        assertThat(three.covariance()).containsExactly(one.covariance());
    }

    @Test
    final void recoversTheParametersOfASimulatedSample() {
        MaximumLikelihoodFit<M> fit = FITTER.fit(family(), large());
        Maximum e = fit.estimates();
        assertThat(e.optimization().termination()).isEqualTo(Termination.CONVERGED);
        assertThat(e.optimization().evaluations()).isLessThanOrEqualTo(evaluations());
        for (int i = 0; i < truth().length; i++) {
            String name = e.names().get(i);
            assertThat(Math.abs(e.value(name) - truth()[i]) / e.standardError(name))
                    .as("%s = %s, in standard errors", name, e.value(name))
                    .isLessThan(3.5);
        }
        assertThat(fit.diagnosis()).isEmpty();
        assertThat(fit.summary()).startsWith(family().name() + ", ").contains(large().description());
    }

    @Test
    final void anotherUnitRescalesWhatHasOne() {
        Maximum coarse = FITTER.fit(family(), sample(3000)).estimates();
        Maximum fine = FITTER.fit(family(), sampleInFinerUnit(3000)).estimates();
        for (String name : coarse.names()) {
            double unit = Math.pow(finerUnits(), powersOfUnit().getOrDefault(name, 0));
            assertThat(fine.value(name) / unit)
                    .as(name)
                    .isCloseTo(coarse.value(name), relativeTo(coarse.value(name), 1e-8));
            double error = coarse.standardError(name);
            assertThat(fine.standardError(name) / unit)
                    .as("standard error of %s", name)
                    .isCloseTo(error, relativeTo(error, 1e-6));
        }
    }
}
