package dev.lindy.data;

import dev.lindy.core.base.TimeScale;
import dev.lindy.data.kernel.CalendarUnits;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When the calibration ends, when the holdout ends, and how dates become numbers: the only place where they do.
 *
 * <p>At day resolution, T and t<sub>x</sub> are differences of calendar dates divided by the days of the time scale: from
 * 1997-01-01 to a calibration end of 1997-09-30 there are 272 days, T = 272/7 weeks. At finer resolutions the time of day
 * counts, and the end is the midnight after the last day. Purchases of one customer in one period of the resolution are
 * one purchase.
 *
 * <p>At the resolution of {@linkplain #opportunities opportunities} x counts the opportunities after that of the first purchase in
 * which the customer bought at least once, t<sub>x</sub> is the number of the last of them, and T is how many there were: three
 * whole numbers.
 *
 * @param calibrationEnd the last day of calibration, inclusive
 * @param holdoutEnd the last day of the holdout, inclusive, or null for none
 * @param timeScale the unit of T and t<sub>x</sub>
 * @param resolution the span within which purchases merge
 */
public record ObservationPeriod(
        LocalDate calibrationEnd, @Nullable LocalDate holdoutEnd, TimeScale timeScale, Resolution resolution) {

    private static final long SECONDS_A_DAY = 86_400;

    /** The span within which purchases of one customer are one purchase. */
    public enum Resolution {
        /** A second. */
        SECOND(1),
        /** 60 seconds. */
        MINUTE(60),
        /** 3,600 seconds. */
        HOUR(3_600),
        /** A calendar day. */
        DAY(SECONDS_A_DAY),
        /**
         * A unit of the time scale, for models in discrete time: hours, days, weeks, calendar months or years, counted back from
         * the end of calibration, so that the last of them is complete.
         */
        OPPORTUNITY(0);

        private final long seconds;

        Resolution(long seconds) {
            this.seconds = seconds;
        }

        /**
         * How long the span is.
         *
         * @return in seconds; 0 for an opportunity, which is as long as its unit of the calendar
         */
        public long seconds() {
            return seconds;
        }
    }

    /**
     * Checks that the holdout follows the calibration.
     *
     * @param calibrationEnd the last day of calibration, inclusive
     * @param holdoutEnd the last day of the holdout, inclusive, or null for none
     * @param timeScale the unit of T and t<sub>x</sub>
     * @param resolution the span within which purchases merge
     */
    public ObservationPeriod {
        if (holdoutEnd != null && !holdoutEnd.isAfter(calibrationEnd)) {
            throw new IllegalArgumentException(
                    "holdout end must be after the calibration end " + calibrationEnd + ", but is " + holdoutEnd);
        }
        if (holdoutEnd != null && resolution == Resolution.OPPORTUNITY) {
            LocalDate first = calibrationEnd.plusDays(1);
            if (CalendarUnits.between(first, holdoutEnd, timeScale)
                    == CalendarUnits.between(first, holdoutEnd.plusDays(1), timeScale)) {
                throw new IllegalArgumentException(
                        "the holdout must end with a " + timeScale + ", counted from the day after the calibration end "
                                + calibrationEnd + ", but ends on " + holdoutEnd);
            }
        }
    }

    /**
     * A period without holdout, at day resolution.
     *
     * @param calibrationEnd the last day, inclusive
     * @param timeScale the unit of T and t<sub>x</sub>
     * @return the period
     */
    public static ObservationPeriod of(LocalDate calibrationEnd, TimeScale timeScale) {
        return new ObservationPeriod(calibrationEnd, null, timeScale, Resolution.DAY);
    }

    /**
     * A period that counts weeks, without holdout, at day resolution.
     *
     * @param calibrationEnd the last day, inclusive
     * @return the period
     */
    public static ObservationPeriod weekly(LocalDate calibrationEnd) {
        return of(calibrationEnd, TimeScale.WEEK);
    }

    /**
     * A period of opportunities for models in discrete time, without holdout.
     *
     * @param unit the length of an opportunity; months and years are those of the calendar
     * @param calibrationEnd the last day, inclusive, with which the last opportunity ends
     * @return the period
     */
    public static ObservationPeriod opportunities(TimeScale unit, LocalDate calibrationEnd) {
        return new ObservationPeriod(calibrationEnd, null, unit, Resolution.OPPORTUNITY);
    }

    /**
     * The same with a holdout from the day after the calibration end.
     *
     * @param end the last day of the holdout, inclusive
     * @return a new period
     * @throws IllegalArgumentException if it is not after the calibration end
     */
    public ObservationPeriod withHoldout(LocalDate end) {
        return new ObservationPeriod(calibrationEnd, end, timeScale, resolution);
    }

    /**
     * The same at another resolution.
     *
     * @param span within which purchases merge
     * @return a new period
     */
    public ObservationPeriod withResolution(Resolution span) {
        return new ObservationPeriod(calibrationEnd, holdoutEnd, timeScale, span);
    }
}
