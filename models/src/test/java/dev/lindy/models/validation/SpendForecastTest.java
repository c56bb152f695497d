package dev.lindy.models.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Split;
import dev.lindy.core.base.TimeScale;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SpendForecastTest {

    private static final GammaGamma MODEL = new GammaGamma(6.25, 3.74, 15.44);

    /** Customers with holdout purchases and spend. */
    private static Split split(int[] purchases, double[] spend) {
        CustomerBase base = CustomerBase.builder(TimeScale.WEEK)
                .ids("a", "b", "c")
                .frequency(2, 0, 1)
                .recency(5, 0, 3)
                .T(10, 10, 10)
                .meanSpend(new double[] {22.35, 0, 50}, new int[] {2, 0, 1})
                .build();
        LocalDate end = LocalDate.of(2025, 6, 30);
        return new Split(base, end.minusDays(100), end, end.plusDays(70), 10, purchases, spend, new int[][] {{0}, {0}});
    }

    @Test
    void aPerfectForecastHasNoDeviance() {
        double a = MODEL.conditionalMeanSpend(2, 22.35);
        double b = MODEL.populationMeanSpend();
        SpendForecast found = SpendForecast.of(MODEL, split(new int[] {3, 1, 0}, new double[] {3 * a, b, 0}));
        assertThat(found.customers()).isEqualTo(2);
        assertThat(found.orders()).isEqualTo(4);
        assertThat(found.deviance()).isCloseTo(0, within(1e-15));
    }

    @Test
    void theDevianceIsThatOfTheGammaDistribution() {
        double a = MODEL.conditionalMeanSpend(2, 22.35);
        double b = MODEL.populationMeanSpend();
        // Twice and half of what was expected: 2(2 − 1 − ln 2) three times, 2(1/2 − 1 + ln 2) once.
        SpendForecast found = SpendForecast.of(MODEL, split(new int[] {3, 1, 0}, new double[] {6 * a, b / 2, 0}));
        assertThat(found.deviance()).isCloseTo((6 * (1 - Math.log(2)) + 2 * (Math.log(2) - 0.5)) / 4, within(1e-12));
    }

    @Test
    void ordersWorthNothingAndNoOrdersPlayNoPart() {
        assertThat(SpendForecast.of(MODEL, split(new int[] {0, 2, 0}, new double[] {0, 0, 0}))
                        .deviance())
                .isNaN();
        assertThat(SpendForecast.of(new GammaGamma(2, 0.5, 10), split(new int[] {0, 1, 0}, new double[] {0, 30, 0}))
                        .deviance())
                .isInfinite();
    }
}
