package dev.lindy.core.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DiscountTest {

    @Test
    void turnsAnAnnualRateIntoAContinuousRateAnyUnit() {
        Discount discount = Discount.annual(0.15);
        assertThat(discount.ratePer(TimeScale.YEAR)).isEqualTo(Math.log1p(0.15));
        assertThat(discount.ratePer(TimeScale.WEEK)).isCloseTo(Math.log(1.15) / 52.17857142857143, within(1e-17));
        assertThat(discount.ratePer(TimeScale.MONTH)).isCloseTo(Math.log(1.15) / 12, within(1e-16));
        assertThat(discount.annualRate()).isCloseTo(0.15, within(1e-15));
        assertThat(discount).hasToString("15 % a year");
    }

    @Test
    void takesAContinuousRateWithItsUnit() {
        Discount discount = Discount.continuous(0.0027, TimeScale.WEEK);
        assertThat(discount.ratePer(TimeScale.WEEK)).isCloseTo(0.0027, within(1e-18));
        assertThat(Discount.none().ratePer(TimeScale.DAY)).isZero();
    }

    @Test
    void refusesNonsense() {
        for (double rate : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Discount.annual(rate))
                    .withMessageContaining("0.10 is 10 % a year");
        }
    }

    @Test
    void readsTimeScales() {
        assertThat(TimeScale.of("Weeks")).isEqualTo(TimeScale.WEEK);
        assertThat(TimeScale.of(" year ")).isEqualTo(TimeScale.YEAR);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeScale.of("fortnight"))
                .withMessageContaining("hour, day, week, month, year");
    }
}
