package dev.lindy.models.choice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A sentence that is true whatever was forecast. */
class ForecastGapTest {

    @Test
    void aDifferenceIsAShareOfTheForecast() {
        assertThat(ForecastGap.of(200, 210)).isEqualTo("differ by 5.0 %");
        assertThat(ForecastGap.of(200, 190)).isEqualTo("differ by 5.0 %");
        assertThat(ForecastGap.of(200, 190, 240)).isEqualTo("differ by at most 20.0 %");
    }

    @Test
    void whereThereIsNothingToBeAShareOfTheNumbersStand() {
        assertThat(ForecastGap.of(0, 12.3)).isEqualTo("range from 0.00 to 12.30 purchases");
        assertThat(ForecastGap.of(1e-250, 1234.5, 0)).isEqualTo("range from 0.00 to 1,234.50 purchases");
        assertThat(ForecastGap.of(1, 1e-250, 20)).isEqualTo("range from less than 0.01 to 20.00 purchases");
        assertThat(ForecastGap.of(5, 0)).isEqualTo("differ by 100.0 %");
    }

    @Test
    void forecastsOfNothingDoNotDiffer() {
        assertThat(ForecastGap.of(0, 0)).isEqualTo("say that nobody buys");
        assertThat(ForecastGap.of(0, 0, 0)).isEqualTo("say that nobody buys");
    }

    @Test
    void whatIsNotFiniteIsSaid() {
        for (double odd : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThat(ForecastGap.of(odd, 3)).isEqualTo("cannot be compared, because not all of them are finite");
            assertThat(ForecastGap.of(3, 2, odd)).isEqualTo("cannot be compared, because not all of them are finite");
        }
    }
}
