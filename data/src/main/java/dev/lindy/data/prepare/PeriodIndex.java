package dev.lindy.data.prepare;

import dev.lindy.core.base.TimeScale;
import dev.lindy.data.ObservationPeriod;
import dev.lindy.data.ObservationPeriod.Resolution;
import dev.lindy.data.kernel.CalendarUnits;
import java.time.LocalDate;

/** Numbers the periods of an observation's resolution, and measures between them in units of its time scale. */
final class PeriodIndex {
    private static final long SECONDS_A_DAY = 86_400;
    private static final long SECONDS_AN_HOUR = 3_600;

    private final Resolution resolution;
    private final TimeScale unit;
    /** The day after the calibration, with which opportunities are counted from 0. */
    private final LocalDate after;

    PeriodIndex(ObservationPeriod period) {
        resolution = period.resolution();
        unit = period.timeScale();
        after = period.calibrationEnd().plusDays(1);
    }

    /** The period that a local time falls into; of opportunities −1 is the last of the calibration, 0 the first after it. */
    long index(long localSecond) {
        if (resolution != Resolution.OPPORTUNITY) {
            return Math.floorDiv(localSecond, resolution.seconds());
        }
        return unit == TimeScale.HOUR
                ? Math.floorDiv(localSecond - after.toEpochDay() * SECONDS_A_DAY, SECONDS_AN_HOUR)
                : CalendarUnits.between(after, LocalDate.ofEpochDay(Math.floorDiv(localSecond, SECONDS_A_DAY)), unit);
    }

    /** The period in which a day begins. */
    long indexOfDay(long epochDay) {
        return index(epochDay * SECONDS_A_DAY);
    }

    /** The point up to which T counts: the last day or opportunity itself, the midnight after it at finer resolutions. */
    long endIndex(LocalDate lastDay) {
        return switch (resolution) {
            case DAY -> indexOfDay(lastDay.toEpochDay());
            case OPPORTUNITY -> index((lastDay.toEpochDay() + 1) * SECONDS_A_DAY - 1);
            default -> indexOfDay(lastDay.toEpochDay() + 1);
        };
    }

    /** The time between two periods in units of the time scale. */
    double between(long from, long to) {
        return switch (resolution) {
            case DAY -> (to - from) / unit.days();
            case OPPORTUNITY -> to - from;
            default -> (to - from) / (unit.days() * SECONDS_A_DAY / resolution.seconds());
        };
    }
}
