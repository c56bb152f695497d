package dev.lindy.core.optim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OptimizationResultTest {

    private static OptimizationResult result(double... gradient) {
        return new OptimizationResult(
                new double[] {1, 2}, -3, gradient, new double[] {-1, 0, 0, -2}, 4, 5, Termination.STALLED);
    }

    @Test
    void theNormIsTheLargestComponentEitherWay() {
        assertThat(result(0.5, -2).gradientNorm()).isEqualTo(2);
        assertThat(result(3, -2).gradientNorm()).isEqualTo(3);
        assertThat(result(0, 0).gradientNorm()).isZero();
    }

    @Test
    void whatWentBeforeIsCounted() {
        OptimizationResult after = result(0, 1).after(10, 20);
        assertThat(after.iterations()).isEqualTo(14);
        assertThat(after.evaluations()).isEqualTo(25);
        assertThat(after)
                .hasToString("stalled before the gradient was zero after 14 steps and 25 evaluations: value -3.0,"
                        + " gradient norm 1.0");
    }

    @Test
    void arraysAreCopiesOnTheWayInAndOut() {
        double[] gradient = {1, 2};
        OptimizationResult result = result(gradient);
        gradient[0] = 9;
        result.point()[0] = 9;
        result.gradient()[0] = 9;
        result.hessian()[0] = 9;
        assertThat(result.point()).containsExactly(1, 2);
        assertThat(result.gradient()).containsExactly(1, 2);
        assertThat(result.hessian()).containsExactly(-1, 0, 0, -2);
    }

    @Test
    void everyEndHasAnIdAndWords() {
        assertThat(Termination.NOT_FINITE.id()).isEqualTo("not-finite");
        assertThat(Arrays.stream(Termination.values()).map(Termination::description))
                .doesNotContain("")
                .doesNotHaveDuplicates();
        assertThat(Arrays.stream(Termination.values()).filter(Termination::atMaximum))
                .containsExactly(Termination.CONVERGED, Termination.FLAT, Termination.BOUNDARY);
    }
}
