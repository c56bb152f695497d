package dev.lindy.models.purchases.bgcnbd;

import static dev.lindy.models.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Discounted purchases over a horizon so far off that all of them count, and shortcuts on the way there. */
class DiscountedPhasesTest {

    private static final TimeScale WEEK = TimeScale.WEEK;

    @ParameterizedTest
    @CsvSource({
        // Purchases that are slow beside the discount come after many times 1/δ, if at all.
        "20, 0.7, 900, 1.2, 3, 0, 0, 5, 0.04",
        "17, 2.5, 1088.19, 0.4, 2, 0, 0, 5.2, 7.6e-6",
        "3, 0.5, 8, 0.9, 2.4, 4, 20, 30, 0.003",
        "12, 0.04, 0.3, 3, 0.2, 2, 1, 1.5, 0.3"
    })
    void aFarHorizonIsNone(
            int k, double r, double alpha, double a, double b, int x, double tx, double T, double delta) {
        BgCnbd model = new BgCnbd(k, r, alpha, a, b, WEEK);
        Discount discount = Discount.continuous(delta, WEEK);
        double all = model.discountedExpectedResidualTransactions(discount, x, tx, T);
        double far = PhaseFuture.forgotten(k) / delta;
        // From here on the one is taken for the other; a little before it is a sum of integrals.
        assertThat(model.discountedExpectedTransactions(discount, x, tx, T, 1.001 * far))
                .isEqualTo(all);
        assertClose(model.discountedExpectedTransactions(discount, x, tx, T, 0.999 * far), all, 1e-12);
    }

    @Test
    void whoIsSurelyGoneBuysNothing() {
        BgCnbd model = new BgCnbd(17, 3, 0.01, 2, 3, WEEK);
        assertThat(model.probabilityAlive(50, 1, 1e6)).isZero();
        assertThat(model.discountedExpectedTransactions(Discount.annual(0.1), 50, 1, 1e6, 52))
                .isZero();
    }

    @Test
    void theMorePhasesHavePassedTheMoreIsBought() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(7);
        for (int i = 0; i < 40; i++) {
            int k = 2 + random.nextInt(8);
            double n = number(random, 1e-2, 1e2);
            double a = number(random, 1e-2, 1e2);
            double b = number(random, 1e-2, 1e2);
            double delta = number(random, 1e-2, 1e2);
            double h = number(random, 1e-2, 50) / delta;
            double before = 0;
            for (int j = 0; j < k; j++) {
                double value = new PhaseFuture(k, j, n + j, 1, a, b).discountedTransactions(delta, h);
                assertThat(value).isGreaterThanOrEqualTo(before * (1 - 1e-12));
                before = value;
            }
        }
    }

    @Test
    void anAverageOfWhatRisesNeedsOnlyTheLastPhasesThatCount() {
        Phases spread = new Phases(9, 4, 0.8);
        assertClose(spread.averageOfRising(j -> 1 + j * j), spread.average(j -> 1 + j * j), 1e-15);
        int[] asked = new int[1];
        // Of n = 1e20 nearly all weigh on the last.
        Phases last = new Phases(9, 1e20, 0.5);
        double average = last.averageOfRising(j -> {
            asked[0]++;
            return 1 + j;
        });
        assertClose(average, 9, 1e-15);
        assertThat(asked[0]).isLessThan(3);
    }

    private static double number(UniformRandomProvider random, double from, double to) {
        return from * Math.exp(random.nextDouble() * Math.log(to / from));
    }
}
