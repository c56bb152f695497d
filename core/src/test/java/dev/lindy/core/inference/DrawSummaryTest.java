package dev.lindy.core.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.Columns;
import dev.lindy.core.estimate.Draws;
import dev.lindy.core.estimate.ParameterSpace;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DrawSummaryTest {

    private static final ParameterSpace SPACE = ParameterSpace.positive("theta");
    private static final Draws.Origin ORIGIN = new Draws.Origin("posterior", 1, 3, OptionalDouble.of(0.25));

    private static Draws<Double> weighted(double[] values, double... weights) {
        return Draws.weighted(
                natural -> natural[0],
                Arrays.stream(values).mapToObj(v -> new double[] {v}).toArray(double[][]::new),
                weights,
                ORIGIN);
    }

    @Test
    void meanDeviationAndQuantilesAreWeighted() {
        Columns of = DrawSummary.of(weighted(new double[] {4, 1, 2, 3}, 1, 4, 4, 1), SPACE, 0.5)
                .columns();
        assertThat(of.texts("parameter")).containsExactly("theta");
        assertThat(of.doubles("mean")[0]).isCloseTo(1.9, within(1e-15));
        assertThat(of.doubles("std_deviation")[0]).isCloseTo(Math.sqrt(0.89), within(1e-15));
        assertThat(of.doubles("lower")[0]).isEqualTo(1);
        assertThat(of.doubles("upper")[0]).isEqualTo(2);
    }

    @Test
    void itsTextSaysHowTheDrawsWereMade() {
        assertThat(DrawSummary.of(weighted(new double[] {1, 2}, 1, 1), SPACE, 0.9))
                .hasToString("""
                        posterior, 2 draws, k-hat 0.25, 3 failed
                                mean  std. deviation  90 % interval
                        theta  1.500          0.5000  1.000 … 2.000""");
    }

    @Test
    void withoutDrawsThereIsNothingToSay() {
        Draws<Double> none = Draws.of(
                natural -> natural[0], new double[0][], new Draws.Origin("bootstrap", 1, 7, OptionalDouble.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DrawSummary.of(none, SPACE, 0.9))
                .withMessageContaining("all 7 failed");
        assertThatIllegalArgumentException().isThrownBy(() -> DrawSummary.of(weighted(new double[] {1}, 1), SPACE, 1));
    }

    @Test
    void resampledDrawsStandAsOftenAsTheyWeigh() {
        Draws<Double> equal = weighted(new double[] {4, 1, 2}, 1, 7, 2).resampled(10);
        double[] values = new double[10];
        Arrays.setAll(values, i -> equal.natural(i)[0]);
        assertThat(values).containsExactly(4, 1, 1, 1, 1, 1, 1, 1, 2, 2);
        assertThat(equal.weight(3)).isEqualTo(0.1);
        assertThat(equal.kHat()).hasValue(0.25);
        assertThat(equal.resampled(10)).isSameAs(equal);
        assertThatIllegalArgumentException().isThrownBy(() -> equal.resampled(0));
    }
}
