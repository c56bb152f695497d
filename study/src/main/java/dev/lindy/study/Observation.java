package dev.lindy.study;

import dev.lindy.core.base.TimeScale;
import dev.lindy.data.ObservationPeriod;
import dev.lindy.data.ObservationPeriod.Resolution;
import dev.lindy.data.Transactions;
import dev.lindy.data.prepare.Preparation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an order log becomes customers, and where it is cut in two. Immutable.
 *
 * @param unit of all times
 * @param resolution purchases of a customer within one of these are one
 * @param preparation what becomes of refunds, duplicates and the like
 * @param observedTo last day of observation; null for the day of the last order
 * @param calibrationEnd last day before the holdout; null to cut where a study sees fit
 */
public record Observation(
        TimeScale unit,
        Resolution resolution,
        Preparation.Options preparation,
        @Nullable LocalDate observedTo,
        @Nullable LocalDate calibrationEnd) {

    /**
     * Weeks, purchases by day, up to the last order.
     *
     * @return the usual observation
     */
    public static Observation defaults() {
        return new Observation(TimeScale.WEEK, Resolution.DAY, Preparation.Options.defaults(), null, null);
    }

    /**
     * Counts times in another unit.
     *
     * @param other the unit
     * @return a new observation
     */
    public Observation withUnit(TimeScale other) {
        return new Observation(other, resolution, preparation, observedTo, calibrationEnd);
    }

    /**
     * Takes purchases within another span as one.
     *
     * @param span the span
     * @return a new observation
     */
    public Observation withResolution(Resolution span) {
        return new Observation(unit, span, preparation, observedTo, calibrationEnd);
    }

    /**
     * Prepares rows in another way.
     *
     * @param options of preparation
     * @return a new observation
     */
    public Observation withPreparation(Preparation.Options options) {
        return new Observation(unit, resolution, options, observedTo, calibrationEnd);
    }

    /**
     * Observes up to another day.
     *
     * @param day the last one; null for the day of the last order
     * @return a new observation
     */
    public Observation withObservedTo(@Nullable LocalDate day) {
        return new Observation(unit, resolution, preparation, day, calibrationEnd);
    }

    /**
     * Cuts the log after another day.
     *
     * @param day the last one before the holdout; null to cut where a study sees fit
     * @return a new observation
     */
    public Observation withCalibrationEnd(@Nullable LocalDate day) {
        return new Observation(unit, resolution, preparation, observedTo, day);
    }

    /**
     * Counts purchases as the customers of a model file were counted.
     *
     * @param period of the file, see {@link Customers#period()}
     * @return a new observation
     * @throws IllegalArgumentException if the period holds a word that is not known here
     */
    public Observation countedAs(Map<String, String> period) {
        String span = period.get("resolution");
        String which = period.get("spend");
        Observation counted = span == null ? this : withResolution(word(Resolution.class, span));
        return which == null
                ? counted
                : counted.withPreparation(preparation.withSpend(word(Preparation.Spend.class, which)));
    }

    /**
     * The calibration alone: the log up to its end, where one was given.
     *
     * @return a new observation, or this one
     */
    public Observation ofCalibration() {
        return calibrationEnd == null ? this : withObservedTo(calibrationEnd).withCalibrationEnd(null);
    }

    /**
     * The last day of observation.
     *
     * @param log the orders
     * @return the day that was given, else that of the last order
     */
    public LocalDate end(Transactions log) {
        return observedTo == null ? log.lastDay() : observedTo;
    }

    /** Everything up to a day. */
    ObservationPeriod upTo(LocalDate day) {
        return ObservationPeriod.of(day, unit).withResolution(resolution);
    }

    /** Where the customers come from and how their purchases were counted, for a model file. */
    Map<String, String> period(Transactions log) {
        Map<String, String> period = new LinkedHashMap<>();
        period.put("source", "orders");
        period.put("columns", log.ledger().columns());
        period.put("firstDay", log.firstDay().toString());
        period.put("observedTo", end(log).toString());
        period.put("resolution", word(resolution));
        period.put("spend", word(preparation.spend()));
        if (!log.currency().isEmpty()) {
            period.put("currency", log.currency());
        }
        return period;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E word(Class<E> type, String text) {
        List<String> words = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            if (word(constant).equals(text)) {
                return constant;
            }
            words.add(word(constant));
        }
        throw new IllegalArgumentException("\"" + text + "\" is none of " + String.join(", ", words));
    }
}
