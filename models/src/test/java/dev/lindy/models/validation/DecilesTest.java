package dev.lindy.models.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecilesTest {

    @Test
    void tenGroupsFromTheLeastExpected() {
        double[] expected =
                IntStream.range(0, 1_000).mapToDouble(i -> i / 100.0).toArray();
        double[] actual = IntStream.range(0, 1_000).mapToDouble(i -> i / 50.0).toArray();
        double[] variance = new double[1_000];
        Arrays.fill(variance, 4);
        Deciles found = Deciles.of(expected, variance, actual, 0.9);
        assertThat(found.groups()).hasSize(10);
        Deciles.Decile first = found.groups().get(0);
        assertThat(first.customers()).isEqualTo(100);
        assertThat(first.expected()).isCloseTo(0.495, within(1e-12));
        assertThat(first.actual()).isCloseTo(0.99, within(1e-12));
        // 1.644854 √(100 × 4)/100.
        assertThat(first.bandUpper()).isCloseTo(0.495 + 0.3289707, within(1e-6));
        assertThat(first.bandLower()).isCloseTo(0.495 - 0.3289707, within(1e-6));
        assertThat(found.columns().doubles("actual")[9]).isCloseTo(18.99, within(1e-12));
    }

    @Test
    void whoSharesAnExpectationSharesAGroup() {
        double[] expected = new double[100];
        Arrays.fill(expected, 0, 60, 0.1);
        Arrays.fill(expected, 60, 100, 0.5);
        Deciles found = Deciles.of(expected, new double[100], expected, 0.9);
        assertThat(found.groups()).extracting(Deciles.Decile::customers).containsExactly(60, 40);
    }

    /** Three hundred differ, five hundred are alike, two hundred differ: the tenths go on behind those who are alike. */
    @Test
    void behindManyWhoAreAlikeTenthsGoOn() {
        double[] expected = new double[1000];
        Arrays.setAll(expected, i -> i < 300 ? i : i < 800 ? 500 : i);
        Deciles found = Deciles.of(expected, new double[1000], expected, 0.9);
        assertThat(found.groups()).extracting(Deciles.Decile::customers).containsExactly(100, 100, 100, 500, 100, 100);
    }

    @Test
    void aSeriesOfTotals() {
        SeriesError found = SeriesError.of(new double[] {10, 20, 5, 1}, new double[] {8, 25, 5, 0});
        assertThat(found.bias()).isEqualTo(-0.5);
        assertThat(found.meanAbsolute()).isEqualTo(2);
        assertThat(found.rootMeanSquare()).isCloseTo(Math.sqrt(30 / 4.0), within(1e-12));
        // The period without purchases has no percentage: 2/8, 5/25, 0.
        assertThat(found.meanAbsolutePercentage()).isCloseTo(0.15, within(1e-12));
        assertThat(SeriesError.of(new double[] {1}, new double[] {0}).meanAbsolutePercentage())
                .isNaN();
        assertThatIllegalArgumentException().isThrownBy(() -> SeriesError.of(new double[2], new double[3]));
    }
}
