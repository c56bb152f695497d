package dev.lindy.core.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpendAnovaTest {

    private static CustomerBaseBuilder three() {
        return CustomerBase.builder(TimeScale.WEEK)
                .ids("a", "b", "c", "d")
                .frequency(3, 2, 3, 0)
                .recency(3, 2, 3, 0)
                .T(9, 9, 9, 9);
    }

    /** Orders 10, 12, 14; 20, 22; 15, 15, 18: scipy.stats.f_oneway (1.17) gives F and its p-value. */
    @Test
    void isThatOfTheOrders() {
        SpendAnova anova = SpendAnova.of(three().meanSpend(new double[] {12, 21, 16, 0}, new int[] {3, 2, 3, 0})
                .spendSpread(new double[] {11.8, 20.9, 15.9, 0}, new double[] {Math.sqrt(8.0 / 3), 1, Math.sqrt(2), 0})
                .build());
        assertThat(anova.customers()).isEqualTo(3);
        assertThat(anova.purchases()).isEqualTo(8);
        assertThat(anova.within()).isCloseTo(16, within(1e-12));
        assertThat(anova.f()).isCloseTo(15.234375, within(1e-9));
        assertThat(anova.pValue()).isCloseTo(0.007461227853380684, within(1e-12));
        assertThat(anova.differ()).isTrue();
    }

    @Test
    void oneOrderEachSaysNothing() {
        SpendAnova anova = SpendAnova.of(three().meanSpend(new double[] {12, 21, 16, 0}, new int[] {1, 1, 1, 0})
                .spendSpread(new double[] {12, 21, 16, 0}, new double[4])
                .build());
        assertThat(anova.f()).isNaN();
        assertThat(anova.differ()).isFalse();
    }

    @Test
    void ordersThatDoNotVaryTellCustomersApart() {
        SpendAnova anova = SpendAnova.of(three().meanSpend(new double[] {12, 21, 16, 0}, new int[] {3, 2, 3, 0})
                .spendSpread(new double[] {12, 21, 16, 0}, new double[4])
                .build());
        assertThat(anova.f()).isInfinite();
        assertThat(anova.pValue()).isZero();
    }

    @Test
    void withoutTheSpreadThereIsNone() {
        CustomerBase means = three().meanSpend(new double[] {12, 21, 16, 0}, new int[] {3, 2, 3, 0})
                .build();
        assertThat(means.hasSpendSpread()).isFalse();
        assertThat(SpendSample.of(means).anova()).isNull();
        assertThatIllegalStateException()
                .isThrownBy(() -> SpendAnova.of(means))
                .withMessageContaining("no deviation of spend");
    }

    @Test
    void aSpreadThatCannotBeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> three().meanSpend(new double[] {12, 21, 16, 0}, new int[] {3, 2, 3, 0})
                        .spendSpread(new double[] {12.5, 20, -1, 0}, new double[] {1, Double.NaN, 1, 0})
                        .build())
                .withMessageContaining("the geometric mean of spend must lie between 0 and the mean")
                .withMessageContaining("3 rows affected");
    }
}
