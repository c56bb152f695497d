package dev.lindy.core.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LengthTest {

    @ParameterizedTest
    @CsvSource({
        "3y, WEEK, 156",
        "3 years, MONTH, 36",
        "1y, DAY, 365",
        "1.5y, MONTH, 18",
        "'1,5y', MONTH, 18",
        "52w, WEEK, 52",
        "26 weeks, DAY, 182",
        "2 Weeks, DAY, 14",
        "90d, DAY, 90",
        "12, WEEK, 12",
        "12, DAY, 12",
        "48h, DAY, 2",
        "2y, YEAR, 2"
    })
    void aLengthIsCountedInTheUnitOfTheModel(String text, TimeScale scale, double units) {
        assertThat(Length.of(text).in(scale)).isEqualTo(units);
    }

    @Test
    void monthsAndDaysAreConvertedByDays() {
        assertThat(Length.of("90d").in(TimeScale.WEEK)).isCloseTo(90 / 7.0, within(1e-12));
        assertThat(Length.of("6m").in(TimeScale.WEEK)).isCloseTo(6 * 30.4375 / 7, within(1e-12));
        assertThat(Length.of("all").in(TimeScale.WEEK)).isInfinite();
    }

    @ParameterizedTest
    @CsvSource({"3y, WEEK, 3y", "26, WEEK, 26w", "26, MONTH, 26m", "90 days, WEEK, 90d", "1.5y, DAY, 1_5y"})
    void itsNameStandsInAColumn(String text, TimeScale scale, String label) {
        assertThat(Length.of(text).label(scale)).isEqualTo(label);
    }

    @Test
    void whatMakesNoSenseIsReadForItsUserToRefuse() {
        assertThat(Length.of("-3").in(TimeScale.WEEK)).isEqualTo(-3);
        assertThat(Length.of("NaN").in(TimeScale.WEEK)).isNaN();
    }

    @Test
    void itCanBeRead() {
        assertThat(Length.of("3y").describe(TimeScale.WEEK)).isEqualTo("3 years");
        assertThat(Length.of("1").describe(TimeScale.WEEK)).isEqualTo("1 week");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "y", "three years", "3 fortnights", "3yy", "1e3", "3 y 2"})
    void whatIsNoLengthIsRefusedWithExamples(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Length.of(text))
                .withMessageContaining("no length")
                .withMessageContaining("3y, 6m, 52w, 90d");
    }
}
