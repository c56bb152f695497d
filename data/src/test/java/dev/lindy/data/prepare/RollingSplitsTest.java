package dev.lindy.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lindy.core.base.Split;
import dev.lindy.core.base.TimeScale;
import dev.lindy.data.Logs;
import dev.lindy.data.ObservationPeriod;
import dev.lindy.data.Transactions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class RollingSplitsTest {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final LocalDate END = START.plusDays(7 * 52 - 1);
    private static final ObservationPeriod ALL = ObservationPeriod.weekly(END);

    /** Customers who come within half a year and then buy every few weeks. */
    private static Transactions log(int customers, int daysBetween) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(5);
        List<String> lines = new ArrayList<>(List.of("customer,date,amount", "first," + START + ",1"));
        for (int c = 0; c < customers; c++) {
            LocalDate day = START.plusDays(random.nextInt(180));
            while (!day.isAfter(END)) {
                lines.add("c" + c + "," + day + ",10");
                day = day.plusDays(1 + random.nextInt(2 * daysBetween));
            }
        }
        return Logs.read(lines.toArray(new String[0]));
    }

    private static RollingSplits of(Transactions log, int origins, int length) {
        return RollingSplits.of(log, ALL, Preparation.Options.defaults(), origins, length);
    }

    @Test
    void holdoutsFollowEachOtherAndEndWithTheObservation() {
        Transactions log = log(100, 40);
        RollingSplits found = of(log, 3, 8);
        assertThat(found.splits()).hasSize(3);
        assertThat(found.step()).isEqualTo(8);
        assertThat(found.leftOut()).isEmpty();
        assertThat(found.apart()).containsExactly(0, 1, 2);
        for (int i = 0; i < 3; i++) {
            Split split = found.splits().get(i);
            assertThat(split.holdoutEnd()).isEqualTo(END.minusDays(56L * (2 - i)));
            assertThat(split.calibrationEnd()).isEqualTo(split.holdoutEnd().minusDays(56));
            assertThat(split.holdoutDuration()).isEqualTo(8);
            assertThat(split.holdoutPurchasesPerPeriod()).hasSize(8);
        }
    }

    @Test
    void eachSplitKnowsWhatWasKnownThen() {
        Transactions log = log(100, 40);
        RollingSplits found = of(log, 3, 8);
        for (Split split : found.splits()) {
            Split alone = log.prepare(
                            ObservationPeriod.weekly(split.calibrationEnd()).withHoldout(split.holdoutEnd()),
                            Preparation.Options.defaults())
                    .split();
            assertThat(split.calibration().size()).isEqualTo(alone.calibration().size());
            for (int i = 0; i < alone.calibration().size(); i++) {
                assertThat(split.calibration().frequency(i))
                        .isEqualTo(alone.calibration().frequency(i));
                assertThat(split.holdoutPurchases(i)).isEqualTo(alone.holdoutPurchases(i));
                assertThat(split.calibration().firstPurchase(i)).isBeforeOrEqualTo(split.calibrationEnd());
            }
        }
        // Who came later is in the later splits alone.
        List<Split> splits = of(log, 3, 12).splits();
        assertThat(splits.get(0).calibration().size())
                .isLessThan(splits.get(2).calibration().size());
    }

    @Test
    void longHoldoutsOverlapAndOnlyThoseApartCountAsSeveral() {
        RollingSplits found = of(log(300, 30), 3, 26);
        assertThat(found.step()).isEqualTo(6);
        assertThat(found.splits()).hasSize(3);
        assertThat(found.splits().get(0).calibrationEnd()).isEqualTo(END.minusDays(7 * 38));
        assertThat(found.apart()).containsExactly(2);
        RollingSplits half = of(log(300, 30), 3, 16);
        assertThat(half.step()).isEqualTo(11);
        assertThat(half.apart()).containsExactly(0, 2);
    }

    @Test
    void whatIsThinIsLeftOutWithTheThresholdAndItsReason() {
        // Forty customers: by the first cut fewer than thirty have bought again.
        RollingSplits few = of(log(40, 60), 4, 9);
        assertThat(few.leftOut()).isNotEmpty();
        assertThat(few.leftOut().values().iterator().next())
                .contains("had bought again by then")
                .contains("30 are needed")
                .contains("±18 %");
        assertThat(few.splits().size() + few.leftOut().size()).isEqualTo(4);
        // Forty who have bought again, and nine of whom buy in the last week.
        List<String> lines = new ArrayList<>();
        lines.add("customer,date,amount");
        for (int c = 0; c < 40; c++) {
            lines.add("c" + c + "," + START + ",10");
            lines.add("c" + c + "," + START.plusDays(100) + ",10");
            if (c < 9) {
                lines.add("c" + c + "," + END + ",10");
            }
        }
        RollingSplits nine = of(Logs.read(lines.toArray(new String[0])), 1, 8);
        assertThat(nine.leftOut().values())
                .singleElement()
                .asString()
                .contains("only 9 customers bought afterwards; 10 are needed")
                .contains("Hanley and McNeil 1982");
        lines.add("c30," + END + ",10");
        assertThat(of(Logs.read(lines.toArray(new String[0])), 1, 8).splits()).hasSize(1);
        assertThat(of(log(100, 40), 3, 8).leftOut()).isEmpty();
    }

    @Test
    void aLogThatIsTooShortForMoreCutsHasOne() {
        RollingSplits found = of(log(300, 30), 4, 39);
        assertThat(found.step()).isZero();
        assertThat(found.splits()).hasSize(1);
        // They would all be cuts of one day, and none of it is thin.
        assertThat(found.leftOut()).isEmpty();
        assertThat(of(log(300, 30), 4, 30).splits()).hasSize(4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(log(100, 40), 1, 52))
                .withMessageContaining("52 weeks");
        assertThatIllegalArgumentException().isThrownBy(() -> of(log(100, 40), 0, 8));
        assertThatIllegalArgumentException().isThrownBy(() -> of(log(100, 40), 2, 0));
    }

    @Test
    void theUsualLengthFillsTheSecondHalf() {
        assertThat(RollingSplits.usualLength(log(100, 40), ALL, 4)).isEqualTo(6);
        assertThat(RollingSplits.usualLength(log(100, 40), ALL, 1)).isEqualTo(26);
        assertThat(RollingSplits.usualLength(log(100, 40), ALL, 90)).isEqualTo(1);
    }

    @Test
    void opportunitiesAreCutByTheCalendar() {
        Transactions log = log(100, 40);
        ObservationPeriod months = ObservationPeriod.opportunities(TimeScale.MONTH, LocalDate.of(2024, 12, 31));
        RollingSplits found = RollingSplits.of(log, months, Preparation.Options.defaults(), 3, 2);
        assertThat(found.splits())
                .extracting(Split::calibrationEnd)
                .containsExactly(LocalDate.of(2024, 6, 30), LocalDate.of(2024, 8, 31), LocalDate.of(2024, 10, 31));
        assertThat(found.splits()).allMatch(split -> split.holdoutDuration() == 2);
    }

    @Test
    void anHourIsTooShort() {
        ObservationPeriod hours = ObservationPeriod.of(END, TimeScale.HOUR);
        Transactions log = log(100, 40);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RollingSplits.of(log, hours, Preparation.Options.defaults(), 1, 23))
                .withMessageContaining("a day at least");
        assertThat(RollingSplits.of(log, hours, Preparation.Options.defaults(), 2, 24 * 30)
                        .splits())
                .hasSize(2);
    }
}
