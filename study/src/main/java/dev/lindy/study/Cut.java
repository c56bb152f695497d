package dev.lindy.study;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Message;
import dev.lindy.core.base.Phrases;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.base.Split;
import dev.lindy.core.base.TimeScale;
import dev.lindy.data.DataException;
import dev.lindy.data.ObservationPeriod.Resolution;
import dev.lindy.data.Transactions;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A log cut in two, so that a forecast from the first part can be held against the second.
 *
 * @param split null where it is not cut
 * @param whyNot why it is not; empty where it is
 */
public record Cut(@Nullable Split split, Message whyNot) {

    /** A log shorter than this is not cut unless a calibration end was given. */
    private static final long SHORTEST_LOG_IN_DAYS = 120;
    /** The holdout is this part of the log. */
    private static final int PART = 4;
    /** With fewer repeat buyers before the cut nothing can be fitted that is worth a forecast. */
    private static final int FEWEST_REPEAT_BUYERS = 30;

    /** Nobody asked for one. */
    static final Cut NOT_ASKED = not("none was asked for");

    /**
     * Cuts at the calibration end that was given, else at three quarters, in whole units of time.
     *
     * @param log the orders
     * @param observation how they become customers
     * @return the log in two; not cut where no calibration end was given and it covers fewer than {@value
     *     #SHORTEST_LOG_IN_DAYS} days or fewer than {@value #FEWEST_REPEAT_BUYERS} customers had bought again
     * @throws StudyException if the calibration end that was given does not lie within the log
     * @throws DataException if the log cannot be cut at the calibration end that was given
     */
    public static Cut of(Transactions log, Observation observation) {
        LocalDate end = observation.end(log);
        LocalDate given = observation.calibrationEnd();
        if (given == null) {
            return atThreeQuarters(log, end, observation);
        }
        if (!given.isBefore(end) || given.isBefore(log.firstDay())) {
            throw new StudyException(
                    Remedy.CALIBRATION_END,
                    given + " must lie within the log, from " + log.firstDay() + " to the day before " + end
                            + ", so that something is left to forecast");
        }
        try {
            return at(given, log, end, observation, 1);
        } catch (IllegalArgumentException e) {
            // Opportunities that do not fill the holdout.
            throw new StudyException(
                    Message.of(e, "; ", Remedy.UNTIL, " or another ", Remedy.CALIBRATION_END, " makes them fit"));
        }
    }

    /**
     * Cuts what lies before a day at three quarters, whatever calibration end was given.
     *
     * @param log the orders
     * @param end the last day of the holdout
     * @param observation how they become customers
     * @return the log in two, or why it is not cut
     */
    public static Cut atThreeQuarters(Transactions log, LocalDate end, Observation observation) {
        long days = ChronoUnit.DAYS.between(log.firstDay(), end);
        if (days < SHORTEST_LOG_IN_DAYS) {
            return not(
                    "the log covers " + Phrases.count(days, "day") + ", too few to hold a part of it back ("
                            + SHORTEST_LOG_IN_DAYS + " are needed; ",
                    Remedy.CALIBRATION_END,
                    " cuts anyway)");
        }
        LocalDate day = calibrationEnd(end, days, observation);
        try {
            return at(day, log, end, observation, FEWEST_REPEAT_BUYERS);
        } catch (DataException | IllegalArgumentException e) {
            return not("the log cannot be cut at " + day + ": ", e);
        }
    }

    static Cut not(Object... why) {
        return new Cut(null, Message.of(why));
    }

    private static Cut at(LocalDate day, Transactions log, LocalDate end, Observation observation, int fewest) {
        Split split = log.prepare(observation.upTo(day).withHoldout(end), observation.preparation())
                .split();
        int repeatBuyers = 0;
        CustomerBase calibration = split.calibration();
        for (int i = 0; i < calibration.size(); i++) {
            repeatBuyers += calibration.frequency(i) > 0 ? 1 : 0;
        }
        return repeatBuyers < fewest
                ? not("only " + Phrases.count(repeatBuyers, "customer") + " had bought again by " + day
                        + ": too few to fit to before the cut")
                : new Cut(split, Message.of());
    }

    /** The end of the calibration, so that the holdout lasts whole units of time, of the calendar for opportunities. */
    private static LocalDate calibrationEnd(LocalDate end, long days, Observation observation) {
        TimeScale unit = observation.unit();
        double part = days / (double) PART / unit.days();
        return observation.resolution() == Resolution.OPPORTUNITY
                ? unit.after(end.plusDays(1), -Math.max(1, Math.round(part))).minusDays(1)
                : end.minusDays(Math.max(1, Math.round(Math.max(1, Math.rint(part)) * unit.days())));
    }
}
