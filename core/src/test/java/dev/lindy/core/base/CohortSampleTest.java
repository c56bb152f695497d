package dev.lindy.core.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CohortSampleTest {

    private static final double ROUNDING = 1e-15;

    @Test
    void whatIsSeenOfOneCohortIsItsCounts() {
        CohortSample sample = CohortSample.of(TimeScale.YEAR, new double[] {1000, 869, 743, 653});
        assertThat(sample.observedRetention(3))
                .containsExactly(new double[] {1, 0.869, 743 / 869.0, 653 / 743.0}, within(ROUNDING));
        assertThat(sample.observedSurvival(3)).containsExactly(new double[] {1, 0.869, 0.743, 0.653}, within(ROUNDING));
        assertThat(sample.observedSurvival(5)).endsWith(Double.NaN, Double.NaN);
        assertThat(sample.observedSurvival(1)).containsExactly(new double[] {1, 0.869}, within(ROUNDING));
        assertThat(sample.observedRetention(0)).containsExactly(1);
    }

    /** By hand: 150 come up for the first renewal and 30 are lost; 80 for the second, of the older cohort, and 10 are lost. */
    @Test
    void cohortsOfDifferentLengthsCountWhileTheyAreSeen() {
        CohortSample sample = CohortSample.of(TimeScale.MONTH, new double[] {100, 80, 70}, new double[] {50, 40});
        assertThat(sample.observedRetention(2)).containsExactly(new double[] {1, 0.8, 0.875}, within(ROUNDING));
        assertThat(sample.observedSurvival(2)).containsExactly(new double[] {1, 0.8, 0.7}, within(ROUNDING));
    }

    @Test
    void theFirstPeriodsAreWhatWasSeenThen() {
        CohortSample whole = CohortSample.of(TimeScale.MONTH, new double[] {100, 80, 70, 65}, new double[] {50, 40});
        CohortSample early = CohortSample.of(TimeScale.MONTH, new double[] {100, 80, 70}, new double[] {50, 40});
        assertThat(whole.firstPeriods(2).fingerprint()).isEqualTo(early.fingerprint());
        assertThat(whole.firstPeriods(9).fingerprint()).isEqualTo(whole.fingerprint());
        assertThat(whole.firstPeriods(0).ended()).isZero();
        assertThat(whole.firstPeriods(0).totalWeight()).isEqualTo(150);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> whole.firstPeriods(-1))
                .withMessageContaining("at least 0, but are -1");
    }
}
