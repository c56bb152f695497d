package dev.lindy.core.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TimeScaleTest {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 31);

    @Test
    void unitsOfTheCalendarHaveTheLengthTheyHave() {
        assertThat(TimeScale.MONTH.after(DAY, 1)).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(TimeScale.MONTH.after(DAY, -2)).isEqualTo(LocalDate.of(2023, 11, 30));
        assertThat(TimeScale.YEAR.after(DAY, 1)).isEqualTo(LocalDate.of(2025, 1, 31));
        assertThat(TimeScale.WEEK.after(DAY, -1)).isEqualTo(LocalDate.of(2024, 1, 24));
        assertThat(TimeScale.DAY.after(DAY, 30)).isEqualTo(LocalDate.of(2024, 3, 1));
        assertThat(TimeScale.HOUR.after(DAY, 25)).isEqualTo(LocalDate.of(2024, 2, 1));
        assertThat(TimeScale.HOUR.after(DAY, -1)).isEqualTo(LocalDate.of(2024, 1, 30));
    }
}
