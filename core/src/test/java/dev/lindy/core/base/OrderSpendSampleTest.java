package dev.lindy.core.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Six customers: two alike, one of their count and mean who differs within, one without spend, one with a purchase worth nothing. */
class OrderSpendSampleTest {

    private static final int[] COUNT = {2, 2, 2, 3, 0, 2};
    private static final double[] MEAN = {10, 10, 10, 7, 0, 5};
    private static final double[] GEOMETRIC = {8, 10, 8, 6, 0, 0};

    @Test
    void aRowIsTheCustomersWhoShareCountMeanAndSpread() {
        OrderSpendSample sample = OrderSpendSample.of(COUNT, MEAN, GEOMETRIC);
        assertThat(sample.rows()).isEqualTo(3);
        assertThat(sample.worthNothing()).isEqualTo(1);
        assertThat(new double[] {sample.weight(0), sample.weight(1), sample.weight(2)})
                .containsExactly(2, 1, 1);
        assertThat(sample.spread(0)).isCloseTo(2 * Math.log(0.8), within(1e-15));
        assertThat(sample.spread(1)).isZero();
        assertThat(sample.spread(2)).isCloseTo(3 * Math.log(6 / 7.0), within(1e-15));
        assertThat(sample.means().mean(1)).isEqualTo(10);
    }

    @Test
    void itKnowsWhereCustomersAre() {
        CustomerBase base = CustomerBase.builder(TimeScale.WEEK)
                .ids("a", "b", "c", "d", "e", "f")
                .frequency(2, 2, 2, 3, 0, 2)
                .recency(1, 2, 3, 4, 0, 5)
                .T(9, 9, 9, 9, 9, 9)
                .meanSpend(MEAN, COUNT)
                .spendSpread(GEOMETRIC, new double[6])
                .build();
        assertThat(OrderSpendSample.of(base).rowsOf(base)).containsExactly(0, 1, 0, 2, -1, -1);
        assertThat(SpendSample.of(base).rowsOf(base)).containsExactly(1, 1, 1, 2, -1, 0);
        assertThat(RecencySample.of(base).rowsOf(base)).containsExactly(1, 2, 3, 5, 0, 4);
    }

    @Test
    void theFingerprintKnowsTheSpreadAndNotTheOrder() {
        long hash = OrderSpendSample.of(COUNT, MEAN, GEOMETRIC).fingerprint();
        assertThat(OrderSpendSample.of(new int[] {2, 0, 3, 2, 2, 2}, new double[] {5, 0, 7, 10, 10, 10}, new double[] {
                            0, 0, 6, 10, 8, 8
                        })
                        .fingerprint())
                .isEqualTo(hash);
        assertThat(OrderSpendSample.of(COUNT, MEAN, new double[] {8, 10, 9, 6, 0, 0})
                        .fingerprint())
                .isNotEqualTo(hash);
    }
}
