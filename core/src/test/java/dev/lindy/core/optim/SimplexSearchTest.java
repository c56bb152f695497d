package dev.lindy.core.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the second opinion counts, and when it is taken. */
class SimplexSearchTest {

    private static final double[] START = {3, -2};

    /** −(u − 1)² − 2(v − 2)², with counts of what it was asked. */
    private static final class Hill implements Objective {
        private int values;
        private int derivatives;
        private boolean edged;

        @Override
        public double evaluate(double[] p, double[] g, double[] h) {
            double u = p[0] - 1;
            double v = p[1] - 2;
            if (g == null) {
                values++;
            } else {
                derivatives++;
                g[0] = -2 * u;
                g[1] = -4 * v;
                h[0] = -2;
                h[1] = 0;
                h[2] = 0;
                h[3] = -4;
            }
            return edged && u < 0.2 ? Double.NaN : -u * u - 2 * v * v;
        }
    }

    private static OptimizationResult found(double value, Termination termination) {
        return new OptimizationResult(new double[] {7, 7}, value, new double[2], new double[4], 10, 20, termination);
    }

    private static OptimizationResult opinion(Objective objective, int limit, OptimizationResult first) {
        return new SimplexSearch(limit, new TrustRegionNewton(100)).secondOpinion(objective, START, first);
    }

    @Test
    void countsWhatBothSearchesTook() {
        Hill hill = new Hill();
        OptimizationResult second = opinion(hill, 4000, found(-1, Termination.STALLED));
        assertThat(second.termination()).isEqualTo(Termination.CONVERGED);
        assertThat(second.point()[0]).isCloseTo(1, within(1e-9));
        assertThat(second.point()[1]).isCloseTo(2, within(1e-9));
        assertThat(hill.values).isGreaterThan(20);
        assertThat(second.evaluations()).isEqualTo(20 + hill.values + hill.derivatives);
        assertThat(second.iterations()).isEqualTo(10 + hill.derivatives - 1);
    }

    /** The hill's top is 0 and converges; 10⁻⁹ is the most that a maximum may be below what is none. */
    @ParameterizedTest
    @CsvSource({
        "STALLED, -1, true",
        "STALLED, 0.9e-9, true",
        "STALLED, 1.1e-9, false",
        "ITERATION_LIMIT, 1, false",
        "NOT_FINITE, NaN, true"
    })
    void aMaximumIsTakenRatherThanNone(Termination termination, double value, boolean taken) {
        Hill hill = new Hill();
        OptimizationResult result = opinion(hill, 4000, found(value, termination));
        assertThat(result.termination()).isEqualTo(taken ? Termination.CONVERGED : termination);
        assertThat(result.point()[0]).isCloseTo(taken ? 1 : 7, within(1e-9));
        assertThat(result.evaluations()).isEqualTo(20 + hill.values + hill.derivatives);
        assertThat(result.iterations()).isEqualTo(10 + hill.derivatives - 1);
    }

    /** Where neither is a maximum the larger value is kept. */
    @ParameterizedTest
    @CsvSource({"-1e9, true", "-0.0399, false"})
    void theHigherOfTwoFailuresIsKept(double value, boolean taken) {
        // The top is where the function is not defined: Newton ends at the edge, at −0.2².
        Hill hill = new Hill();
        hill.edged = true;
        OptimizationResult result = opinion(hill, 4000, found(value, Termination.STALLED));
        assertThat(result.termination().atMaximum()).isFalse();
        assertThat(result.point()[0] == 7).isNotEqualTo(taken);
        assertThat(result.value()).isGreaterThanOrEqualTo(value);
        assertThat(result.evaluations()).isEqualTo(20 + hill.values + hill.derivatives);
    }

    @Test
    void whenEvaluationsRunOutNewtonGoesOnFromTheBestPoint() {
        Hill hill = new Hill();
        OptimizationResult limited = new SimplexSearch(15, new TrustRegionNewton(1))
                .secondOpinion(hill, START, found(-1e9, Termination.STALLED));
        assertThat(hill.values).isEqualTo(15);
        assertThat(limited.evaluations()).isEqualTo(20 + 15 + hill.derivatives);
        // From the start, at −36, one step of length 1 does not reach what fifteen evaluations and one step do.
        OptimizationResult alone = new TrustRegionNewton(1).maximize(new Hill(), START);
        assertThat(limited.value()).isGreaterThan(alone.value() + 5);
    }

    @Test
    void aFunctionThatIsNowhereDefinedHasNoSecondOpinionEither() {
        OptimizationResult result = opinion((p, g, h) -> Double.NaN, 100, found(Double.NaN, Termination.NOT_FINITE));
        assertThat(result.termination()).isEqualTo(Termination.NOT_FINITE);
        assertThat(result.value()).isNaN();
        assertThat(result.point()).containsExactly(START);
    }
}
