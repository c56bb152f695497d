package dev.lindy.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Sample;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.ModelFamily;
import dev.lindy.core.estimate.NumericLogLikelihood;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What every family of models keeps: derivatives are those of the value, rows add up to the whole, weights count like
 * repeated rows, and neither the number of threads nor the time unit changes the answer.
 *
 * @param <D> the sample
 * @param <M> the model
 */
public abstract class FamilyContract<D extends Sample, M> {

    /** The family under test. */
    protected abstract ModelFamily<D, M> family();

    /** Customers simulated from known parameters, enough for a fit and for several chunks of rows. */
    protected CustomerBase population() {
        throw new IllegalStateException("a family that is not fitted to customers must say what its sample is");
    }

    /** Natural parameters to take derivatives at: ordinary ones and hard ones. */
    protected abstract List<double[]> points();

    /** The sample of {@link #population()}; of families that are not fitted to customers, another. */
    protected D sample() {
        return ((CustomerFamily<D, M>) family()).sample(population());
    }

    @Tag("slow")
    @Test
    final void derivativesAreThoseOfTheValue() {
        D sample = sample();
        LogLikelihood analytic = family().likelihood(sample);
        LogLikelihood numeric = new NumericLogLikelihood<>(
                family().parameters(sample),
                (theta, data, row) -> {
                    // One row at a time would rebuild all tables each time: the whole as if it were the first row.
                    return row == 0 ? analytic.evaluate(theta, null, null) / data.weight(0) : 0;
                },
                sample);
        for (double[] theta : points()) {
            int k = theta.length;
            double[] gradient = new double[k];
            double[] hessian = new double[k * k];
            double[] expectedGradient = new double[k];
            double[] expectedHessian = new double[k * k];
            double value = analytic.evaluate(theta, gradient, hessian);
            assertThat(value)
                    .isCloseTo(
                            numeric.evaluate(theta, expectedGradient, expectedHessian), within(1e-9 * Math.abs(value)));
            for (int i = 0; i < k; i++) {
                // On the scale of logarithms all derivatives are comparable with the value.
                double scale = Math.abs(value) + Math.abs(gradient[i] * theta[i]);
                assertThat(gradient[i] * theta[i])
                        .as("gradient %d at %s", i, theta)
                        .isCloseTo(expectedGradient[i] * theta[i], within(1e-8 * scale));
                for (int j = 0; j < k; j++) {
                    assertThat(hessian[i * k + j] * theta[i] * theta[j])
                            .as("hessian %d, %d at %s", i, j, theta)
                            .isCloseTo(expectedHessian[i * k + j] * theta[i] * theta[j], within(1e-6 * scale));
                }
            }
        }
    }

    @Test
    final void rowsAddUpToTheWhole() {
        D sample = sample();
        LogLikelihood logLikelihood = family().likelihood(sample);
        for (double[] theta : points()) {
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
            assertThat(sum).isCloseTo(value, within(1e-11 * Math.abs(value)));
            for (int i = 0; i < k; i++) {
                assertThat(sums[i]).isCloseTo(gradient[i], within(1e-10 * sizes[i]));
            }
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    final void weightsCountLikeRepeatedCustomers() {
        D sample = sample();
        double[] twice = new double[sample.rows()];
        for (int row = 0; row < twice.length; row++) {
            twice[row] = 2 * sample.weight(row);
        }
        D doubled = (D) sample.withWeights(twice);
        for (double[] theta : points()) {
            double once = family().likelihood(sample).evaluate(theta, null, null);
            assertThat(family().likelihood(doubled).evaluate(theta, null, null))
                    .isCloseTo(2 * once, within(1e-12 * Math.abs(once)));
        }
        int k = points().get(0).length;
        double[] oneFit = MaximumLikelihood.withDefaults()
                .fit(family(), sample)
                .estimates()
                .covariance();
        double[] twoFit = MaximumLikelihood.withDefaults()
                .fit(family(), doubled)
                .estimates()
                .covariance();
        for (int i = 0; i < k * k; i++) {
            assertThat(twoFit[i]).isCloseTo(oneFit[i] / 2, Closeness.relativeTo(oneFit[i], 1e-6));
        }
    }

    @Tag("slow")
    @Test
    final void theNumberOfThreadsDoesNotChangeABit() {
        D sample = sample();
        double[] one = MaximumLikelihood.withDefaults()
                .withThreads(1)
                .fit(family(), sample)
                .estimates()
                .values();
        double[] three = MaximumLikelihood.withDefaults()
                .withThreads(3)
                .fit(family(), sample)
                .estimates()
                .values();
        assertThat(three).containsExactly(one);
    }
}
