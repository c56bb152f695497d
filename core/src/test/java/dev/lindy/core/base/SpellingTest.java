package dev.lindy.core.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Distances counted by hand. */
class SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "run, run, 0",
        "rnu, run, 1",
        "ru, run, 1",
        "runn, run, 1",
        "ran, run, 1",
        "kitten, sitting, 3",
        "fit, run, 3",
        "'', run, 3",
        // The letters that were swapped are not touched again.
        "ca, abc, 3"
    })
    void slipsAreCounted(String typed, String meant, int slips) {
        assertThat(Spelling.distance(typed, meant)).isEqualTo(slips);
        assertThat(Spelling.distance(meant, typed)).isEqualTo(slips);
    }
}
