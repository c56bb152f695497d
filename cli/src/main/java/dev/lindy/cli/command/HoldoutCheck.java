package dev.lindy.cli.command;

import dev.lindy.cli.option.PreparationOptions;
import dev.lindy.cli.option.UsageException;
import dev.lindy.cli.text.Layout;
import dev.lindy.core.base.Split;
import dev.lindy.core.base.TimeScale;
import dev.lindy.data.DataException;
import dev.lindy.data.ObservationPeriod;
import dev.lindy.data.Transactions;
import dev.lindy.models.validation.HoldoutForecast;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Does the model forecast? The log is cut in two, the models are fitted to the first part and asked for the second.
 *
 * @param forecast null when the log cannot be cut
 * @param fitted what was fitted before the cut; null when the log cannot be cut
 * @param report in plain words, also when it cannot
 */
record HoldoutCheck(
        @Nullable HoldoutForecast forecast, @Nullable FittedModels fitted, String report) {

    /** A log shorter than this is not cut unless a calibration end was given. */
    private static final long SHORTEST_LOG_IN_DAYS = 120;
    /** The holdout is this part of the log. */
    private static final int PART = 4;
    /** With fewer repeat buyers before the cut nothing can be fitted that is worth a forecast. */
    private static final int FEWEST_REPEAT_BUYERS = 30;

    private static final String LABEL = "Forecast?";

    /**
     * A log cut in two.
     *
     * @param split null when it cannot be cut
     * @param whyNot why it cannot; empty when it can
     */
    record Cut(@Nullable Split split, String whyNot) {

        /** Cuts at the calibration end that was given, else at three quarters. */
        static Cut of(Transactions orders, LocalDate end, PreparationOptions options) {
            return at(options.calibrationEnd(), orders, end, options);
        }

        /** Cuts what lies before a day at three quarters, whatever calibration end was given. */
        static Cut within(Transactions orders, LocalDate end, PreparationOptions options) {
            return at(null, orders, end, options);
        }

        private static Cut at(
                @Nullable LocalDate given, Transactions orders, LocalDate end, PreparationOptions options) {
            if (given != null && (!given.isBefore(end) || given.isBefore(orders.firstDay()))) {
                throw new UsageException("--calibration-end " + given + " must lie within the log, from "
                        + orders.firstDay() + " to the day before " + end + ", so that something is left to forecast");
            }
            long days = ChronoUnit.DAYS.between(orders.firstDay(), end);
            if (given == null && days < SHORTEST_LOG_IN_DAYS) {
                return new Cut(
                        null,
                        "the log covers " + days + " days, too few to hold a part of it back (" + SHORTEST_LOG_IN_DAYS
                                + " are needed; --calibration-end cuts anyway)");
            }
            LocalDate calibrationEnd = given != null ? given : cut(end, days, options);
            Split split;
            try {
                split = orders.prepare(Source.split(calibrationEnd, end, options), options.toOptions())
                        .split();
            } catch (DataException e) {
                if (given != null) {
                    throw e;
                }
                return new Cut(null, "the log cannot be cut at " + calibrationEnd + ": " + e.getMessage());
            } catch (IllegalArgumentException e) {
                // Opportunities that do not fill the holdout.
                if (given != null) {
                    throw new UsageException(e.getMessage() + "; --until or another --calibration-end makes them fit");
                }
                return new Cut(null, "the log cannot be cut at " + calibrationEnd + ": " + e.getMessage());
            }
            int repeatBuyers = 0;
            for (int i = 0; i < split.calibration().size(); i++) {
                repeatBuyers += split.calibration().frequency(i) > 0 ? 1 : 0;
            }
            if (repeatBuyers == 0 || (given == null && repeatBuyers < FEWEST_REPEAT_BUYERS)) {
                return new Cut(
                        null,
                        "only " + repeatBuyers + " customers had bought again by " + calibrationEnd
                                + ": too few to fit to before the cut");
            }
            return new Cut(split, "");
        }
    }

    static HoldoutCheck of(Transactions orders, LocalDate end, PreparationOptions options, ModelChoice model) {
        Cut cut = Cut.of(orders, end, options);
        Split split = cut.split();
        if (split == null) {
            return new HoldoutCheck(null, null, Layout.block(LABEL, "not checked: " + cut.whyNot()));
        }
        FittedModels fitted = FittedModels.fit(split.calibration(), orders.source(), model);
        HoldoutForecast forecast = fitted.spend() == null
                ? HoldoutForecast.of(fitted.purchases().model(), split)
                : HoldoutForecast.of(fitted.purchases().model(), fitted.spend().model(), split);
        String fit = fitted.purchases().diagnosis().stream()
                .map(d -> "\n  of the fit behind it: " + d.toString().replace("\n", "\n  "))
                .collect(Collectors.joining());
        return new HoldoutCheck(forecast, fitted, Layout.block(LABEL, forecast.report() + fit));
    }

    /** The end of the calibration, so that the holdout lasts whole units of time, of the calendar for opportunities. */
    private static LocalDate cut(LocalDate end, long days, PreparationOptions options) {
        if (options.resolution() != ObservationPeriod.Resolution.OPPORTUNITY) {
            return end.minusDays(holdoutDays(days, options.unit()));
        }
        long units =
                Math.max(1, Math.round(days / (double) PART / options.unit().days()));
        return options.unit().after(end.plusDays(1), -units).minusDays(1);
    }

    /** The last part of the log in whole units of time. */
    private static long holdoutDays(long days, TimeScale unit) {
        double units = Math.max(1, Math.rint(days / (double) PART / unit.days()));
        return Math.max(1, Math.round(units * unit.days()));
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("checked", forecast != null);
        map.put("report", report.substring(LABEL.length()).strip());
        if (forecast != null) {
            map.put("expectedPurchases", forecast.expectedPurchases());
            map.put("actualPurchases", forecast.actualPurchases());
            map.put("meanAbsoluteError", forecast.meanAbsoluteError());
            map.put("rootMeanSquaredError", forecast.rootMeanSquaredError());
            map.put("expectedBuyers", forecast.expectedBuyers());
            map.put("actualBuyers", forecast.actualBuyers());
            if (forecast.hasValue() && Double.isFinite(forecast.expectedValue())) {
                map.put("expectedValue", forecast.expectedValue());
                map.put("actualValue", forecast.actualValue());
            }
        }
        return map;
    }
}
