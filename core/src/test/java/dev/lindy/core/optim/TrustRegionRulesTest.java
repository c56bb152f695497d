package dev.lindy.core.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the radius grows and shrinks, and which steps are too small to be told from rounding, on scripted functions. */
class TrustRegionRulesTest {

    private static final Answer UNDEFINED = new Answer(Double.NaN, 1, 0);

    /** The value at which noise is studied, and 10<sup>−13</sup> of it. */
    private static final double VALUE = 1e6;

    private static final double NOISE = 1e-13 * (1 + VALUE);

    /** What the function of one parameter says. */
    private record Answer(double value, double slope, double bend) {}

    /** Answers in turn, whatever the point; the last one again and again. */
    private static final class Script implements Objective {
        private final List<Answer> answers;
        private final List<Double> points = new ArrayList<>();

        Script(Answer... answers) {
            this.answers = List.of(answers);
        }

        @Override
        public double evaluate(double[] point, double[] gradient, double[] hessian) {
            Answer answer = answers.get(Math.min(points.size(), answers.size() - 1));
            points.add(point[0]);
            gradient[0] = answer.slope;
            hessian[0] = answer.bend;
            return answer.value;
        }

        OptimizationResult run(int limit) {
            return new TrustRegionNewton(limit).maximize(this, new double[] {0});
        }
    }

    @Test
    void aStraightSlopeIsClimbedInStepsThatDoubleUpToFour() {
        double[] expected = {0, 1, 3, 7, 11, 15, 19, 23, 27};
        Script script = new Script(Arrays.stream(expected)
                .mapToObj(value -> new Answer(value, 1, 0))
                .toArray(Answer[]::new));
        OptimizationResult result = script.run(100);
        assertThat(script.points).hasSize(9);
        for (int i = 0; i < expected.length; i++) {
            assertThat(script.points.get(i)).isCloseTo(expected[i], within(1e-4));
        }
        assertThat(result.termination()).isEqualTo(Termination.BOUNDARY);
        assertThat(result.iterations()).isEqualTo(8);
        assertThat(result.evaluations()).isEqualTo(9);
        assertThat(result.value()).isEqualTo(27);
    }

    /** A step of length 1 promises 1, without curvature. What part of it comes true decides about the step and the next one. */
    @ParameterizedTest
    @CsvSource({
        "5, 1, 2",
        "1, 1, 2",
        "0.7501, 1, 2",
        "0.7499, 1, 1",
        "0.5, 1, 1",
        "0.2501, 1, 1",
        "0.2499, 1, 0.25",
        "1.1e-4, 1, 0.25",
        "0.9e-4, 0, 0.25",
        "0, 0, 0.25",
        "-1, 0, 0.25",
        "NaN, 0, 0.25",
        "-Infinity, 0, 0.25"
    })
    void theGainDecidesWhetherAStepIsTakenAndHowLongTheNextIs(double gained, double taken, double next) {
        Script script = new Script(new Answer(0, 1, 0), new Answer(gained, 1, 0), UNDEFINED);
        OptimizationResult result = script.run(2);
        assertThat(script.points.get(1)).isCloseTo(1, within(1e-5));
        assertThat(script.points.get(2)).isCloseTo(taken + next, within(1e-5));
        assertThat(result.point()[0]).isCloseTo(taken, within(1e-5));
        assertThat(result.value()).isEqualTo(taken > 0 ? gained : 0);
    }

    /** Only a step to the edge of the region shows that the region is too small. */
    @ParameterizedTest
    @CsvSource({"0.5, 1", "0.89, 1", "0.91, 2", "1, 2"})
    void aStepInsideDoesNotWidenTheRegion(double slope, double next) {
        Script script = new Script(new Answer(0, slope, -1), new Answer(slope * slope / 2, 100, 0), UNDEFINED);
        script.run(2);
        assertThat(script.points.get(1)).isCloseTo(slope, within(1e-5));
        assertThat(script.points.get(2) - script.points.get(1)).isCloseTo(next, within(1e-5));
    }

    @Test
    void theRegionShrinksToAQuarterOfTheStepThatFailed() {
        Script script = new Script(new Answer(0, 0.5, -1), UNDEFINED);
        script.run(3);
        double[] expected = {0, 0.5, 0.125, 0.03125};
        for (int i = 0; i < expected.length; i++) {
            assertThat(script.points.get(i)).isCloseTo(expected[i], within(1e-5 * expected[i]));
        }
    }

    @Test
    void theSearchStallsWhenTheRegionHasShrunkToNothing() {
        // 4^-17 is the first power below 1e-10.
        Script script = new Script(new Answer(0, 1, 0), UNDEFINED);
        OptimizationResult result = script.run(100);
        assertThat(result.termination()).isEqualTo(Termination.STALLED);
        assertThat(result.iterations()).isEqualTo(17);
        assertThat(result.evaluations()).isEqualTo(18);
        assertThat(result.point()).containsExactly(0);
        assertThat(result.gradient()).containsExactly(1);
    }

    /** Beyond a factor of 10⁶, ln 10⁶ = 13.8, whatever ends the search shows that the maximum is at infinity. */
    @ParameterizedTest
    @CsvSource({"4, STALLED, ITERATION_LIMIT", "5, BOUNDARY, BOUNDARY"})
    void farOutTheEndIsTheBoundary(int steps, Termination stuck, Termination stopped) {
        double[] points = {0, 1, 3, 7, 11, 15};
        Answer[] answers = new Answer[steps + 2];
        for (int i = 0; i <= steps; i++) {
            answers[i] = new Answer(points[i], 1, 0);
        }
        answers[steps + 1] = UNDEFINED;
        assertThat(new Script(answers).run(100).termination()).isEqualTo(stuck);
        assertThat(new Script(answers).run(steps).termination()).isEqualTo(stopped);
    }

    @Test
    void anyParameterMayRunToTheBoundaryInEitherDirection() {
        OptimizationResult result = new TrustRegionNewton(100)
                .maximize(
                        (p, g, h) -> {
                            g[0] = -2 * (p[0] - 1);
                            g[1] = -1;
                            Arrays.fill(h, 0);
                            h[0] = -2;
                            return -(p[0] - 1) * (p[0] - 1) - p[1];
                        },
                        new double[] {1, 50});
        assertThat(result.termination()).isEqualTo(Termination.BOUNDARY);
        assertThat(result.point()[1]).isBetween(50 - TrustRegionNewton.REACH - 4, 50 - TrustRegionNewton.REACH);
    }

    /** A Newton step of 10⁻⁵ from here promises 5·10⁻¹¹, which rounding of a value of 10⁶ hides. */
    private static final Answer QUIET = new Answer(VALUE, 1e-5, -1);

    @ParameterizedTest
    @ValueSource(doubles = {-9, 0, 9})
    void anInvisibleStepThatDoesNotFlattenTheSlopeIsTheEnd(double noises) {
        Script script = new Script(QUIET, new Answer(VALUE + noises * NOISE, 1e-5, -1));
        OptimizationResult result = script.run(100);
        assertThat(result.termination()).isEqualTo(Termination.CONVERGED);
        assertThat(result.iterations()).isEqualTo(1);
        assertThat(result.point()).containsExactly(0);
        assertThat(result.value()).isEqualTo(VALUE);
    }

    @Test
    void withoutCurvatureItIsNoMaximum() {
        Script script = new Script(new Answer(VALUE, 5e-8, 0));
        OptimizationResult result = script.run(100);
        assertThat(result.termination()).isEqualTo(Termination.STALLED);
        assertThat(result.iterations()).isEqualTo(1);
    }

    /** Taken even if the value seems to fall, and the radius is left alone. */
    @ParameterizedTest
    @ValueSource(doubles = {-9, 0, 9})
    void anInvisibleStepThatFlattensTheSlopeIsTaken(double noises) {
        Script script = new Script(QUIET, new Answer(VALUE + noises * NOISE, -9e-6, 0), UNDEFINED);
        OptimizationResult result = script.run(2);
        assertThat(result.point()[0]).isCloseTo(1e-5, within(1e-15));
        assertThat(result.value()).isEqualTo(VALUE + noises * NOISE);
        assertThat(result.gradient()).containsExactly(-9e-6);
        assertThat(result.hessian()).containsExactly(0);
        assertThat(script.points.get(2)).isCloseTo(1e-5 - 1, within(1e-5));
    }

    @Test
    void aFallThatRoundingDoesNotExplainIsNot() {
        Script script = new Script(QUIET, new Answer(VALUE - 11 * NOISE, 1e-6, -1), UNDEFINED);
        OptimizationResult result = script.run(2);
        assertThat(result.point()).containsExactly(0);
        assertThat(script.points.get(2)).isCloseTo(2.5e-6, within(1e-10));
    }

    @Test
    void aStepThatPromisesMoreThanNoiseMustKeepIt() {
        // 4.5e-4 promises 1.01e-7, just above the noise of 1e-7.
        Script script = new Script(new Answer(VALUE, 4.5e-4, -1), new Answer(VALUE, 1e-6, -1), UNDEFINED);
        OptimizationResult result = script.run(2);
        assertThat(result.point()).containsExactly(0);
        assertThat(script.points.get(2)).isCloseTo(4.5e-4 / 4, within(1e-8));
    }

    @ParameterizedTest
    @CsvSource({"NaN, 1, -1", "Infinity, 1, -1", "0, NaN, -1", "0, 1, Infinity"})
    void aStartWhereAnythingIsNotFiniteIsNoStart(double value, double slope, double bend) {
        OptimizationResult result = new Script(new Answer(value, slope, bend)).run(100);
        assertThat(result.termination()).isEqualTo(Termination.NOT_FINITE);
        assertThat(result.value()).isNaN();
        assertThat(result.iterations()).isZero();
        assertThat(result.evaluations()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1, NaN, 0", "1, 1, NaN", "Infinity, 1, 0"})
    void aStepToWhereAnythingIsNotFiniteIsNotTaken(double value, double slope, double bend) {
        Script script = new Script(new Answer(0, 1, 0), new Answer(value, slope, bend));
        OptimizationResult result = script.run(2);
        assertThat(result.point()).containsExactly(0);
        assertThat(script.points.get(2)).isCloseTo(0.25, within(1e-5));
    }
}
