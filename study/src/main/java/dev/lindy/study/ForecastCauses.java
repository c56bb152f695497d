package dev.lindy.study;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.base.Split;
import dev.lindy.models.choice.TimingRegularity;
import dev.lindy.models.validation.HoldoutForecast;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * What probably made a forecast go wrong, as far as the log shows it: a break, a season, customers who are not like those before them,
 * and purchases by the clock. Each is said only where it is beyond chance and goes the way of the error.
 */
final class ForecastCauses {

    /** A total that is off by less is called good. */
    private static final double BAD = 0.1;
    /** So many standard errors are more than chance. */
    private static final double SURE = 3;
    /** Fewer purchases than this share of those expected in a unit of time are a break, if at least so many were expected. */
    private static final double BREAK = 0.1;

    private static final double ENOUGH = 20;
    /** Cohorts whose forecasts differ by less are alike. */
    private static final double APART = 0.15;
    /** From this k on, surely, models of random times between purchases leave something to others. */
    private static final double REGULAR = 1.25;
    /** The ids of models that know of regular purchases end so. */
    private static final String ERLANG = "cnbd";

    private final HoldoutForecast forecast;
    private final Split split;
    private final FittedModels fitted;
    private final Columns tracking;
    private final double error;

    private ForecastCauses(HoldoutForecast forecast, Split split, FittedModels fitted) {
        this.forecast = forecast;
        this.split = split;
        this.fitted = fitted;
        tracking = forecast.tracking();
        error = forecast.relativeError();
    }

    /** What there is to say of a forecast: of a good one, that purchases come by the clock, where they do. */
    static List<Message> of(HoldoutForecast forecast, Split split, FittedModels fitted) {
        if (isBad(forecast, split)) {
            return new ForecastCauses(forecast, split, fitted).all();
        }
        List<Message> found = new ArrayList<>();
        regular(fitted, split, "", found);
        return found;
    }

    private List<Message> all() {
        List<Message> found = new ArrayList<>();
        breaks(found);
        season(found);
        newcomers(found);
        regular(fitted, split, "A part of the error may come from it: ", found);
        String much = String.format(
                Locale.ROOT, "The forecast is %.0f %% too %s", 100 * Math.abs(error), error < 0 ? "low" : "high");
        if (found.isEmpty() && fitted.average() != null) {
            found.add(
                    Message.of(much + ", and neither a break in the log, a season nor unlike newcomers explains it."));
        } else if (found.isEmpty()) {
            found.add(Message.of(
                    much
                            + ", and neither a break in the log, a season, unlike newcomers nor regular buying explains it; ",
                    Remedy.MODEL.as("auto"),
                    " compares the models."));
        } else if (fitted.comparison() == null && fitted.average() == null) {
            found.set(0, Message.of(much + ". ", found.get(0)));
            found.add(Message.of("Whether another model forecasts better is seen with ", Remedy.MODEL.as("auto"), "."));
        } else {
            found.set(0, Message.of(much + ". ", found.get(0)));
        }
        return found;
    }

    /** Off by a tenth and more, and by more than customers who are off independently of each other make. */
    private static boolean isBad(HoldoutForecast forecast, Split split) {
        double error = forecast.relativeError();
        double chance =
                forecast.rootMeanSquaredError() * Math.sqrt(split.calibration().size());
        return Double.isFinite(error)
                && Math.abs(error) >= BAD
                && Math.abs(forecast.expectedPurchases() - forecast.actualPurchases()) > SURE * chance;
    }

    /**
     * Units of time in which next to nobody bought. In the holdout they make a forecast too high; before it, too low, since
     * customers who could not buy seem to have left.
     */
    private void breaks(List<Message> found) {
        List<Break> breaks = new ArrayList<>();
        String wanted = error > 0 ? "holdout" : "calibration";
        for (int k = 0; k < tracking.rows(); k++) {
            double expected = expected(k, k + 1);
            if (expected < ENOUGH
                    || actual(k, k + 1) >= BREAK * expected
                    || !tracking.texts("phase")[k].equals(wanted)) {
                continue;
            }
            Break last = breaks.isEmpty() ? new Break(-1, -1) : breaks.get(breaks.size() - 1);
            if (last.to == k) {
                breaks.set(breaks.size() - 1, new Break(last.from, k + 1));
            } else {
                breaks.add(new Break(k, k + 1));
            }
        }
        if (breaks.isEmpty()) {
            return;
        }
        boolean one = breaks.size() == 1;
        Break first = breaks.get(0);
        boolean atTheEnd = one && first.to == tracking.rows();
        found.add(Message.of(
                (one ? "The log has a break: of " : "The log has " + breaks.size() + " breaks: of ")
                        + String.format(
                                Locale.ROOT,
                                "%,.0f",
                                breaks.stream()
                                        .mapToDouble(b -> expected(b.from, b.to))
                                        .sum())
                        + " repeat purchases expected "
                        + breaks.stream()
                                .map(b -> "from " + day("starts", b.from) + " to " + day("ends", b.to - 1))
                                .collect(Collectors.joining(", "))
                        + " it holds "
                        + String.format(
                                Locale.ROOT,
                                "%,d",
                                breaks.stream()
                                        .mapToLong(b -> actual(b.from, b.to))
                                        .sum())
                        + ". If orders of that time are missing, complete the log; if the shop was closed, customers seem to"
                        + " have left who could not buy (",
                atTheEnd ? Remedy.UNTIL.as(day("starts", first.from).minusDays(1)) : Remedy.CALIBRATION_END,
                atTheEnd ? " leaves that time out)." : " cuts the log elsewhere)."));
    }

    /** Units of time that follow each other, the last exclusive. */
    private record Break(int from, int to) {}

    /** The same days a year before went the same way. */
    private void season(List<Message> found) {
        LocalDate from = split.calibrationEnd().plusDays(1).minusYears(1);
        LocalDate to = split.holdoutEnd().minusYears(1);
        int first = -1;
        int last = -1;
        for (int k = 0; k < tracking.rows() && tracking.texts("phase")[k].equals("calibration"); k++) {
            if (!day("starts", k).isBefore(from) && !day("ends", k).isAfter(to)) {
                first = first < 0 ? k : first;
                last = k;
            }
        }
        if (first < 0 || from.isBefore(split.firstDay())) {
            return;
        }
        double expected = expected(first, last + 1);
        double actual = actual(first, last + 1);
        double then = expected / actual - 1;
        if (expected < ENOUGH || Math.abs(expected - actual) <= SURE * Math.sqrt(expected)) {
            return;
        }
        // The same way, and at least half as far.
        if (then * error > 0 && Math.abs(then) >= 0.5 * Math.abs(error)) {
            found.add(Message.of(
                    String.format(
                            Locale.ROOT,
                            "The error has the look of a season: a year before, from %s to %s, %.0f %% %s repeat purchases than"
                                    + " the model expected were made too. The models here know of no season; forecasts of whole"
                                    + " years are hurt least (",
                            day("starts", first),
                            day("ends", last),
                            100 * Math.abs(actual / expected - 1),
                            actual > expected ? "more" : "fewer"),
                    Remedy.HORIZON,
                    "), and a calibration that ends a year earlier shows how well one does (",
                    Remedy.CALIBRATION_END.as(split.calibrationEnd().minusYears(1)),
                    ")."));
        }
    }

    /** Customers of late are forecast otherwise than those before them, and come in more or fewer. */
    private void newcomers(List<Message> found) {
        CustomerBase base = split.calibration();
        if (!base.hasFirstPurchase()) {
            return;
        }
        long begin = split.firstDay().toEpochDay();
        long end = split.calibrationEnd().toEpochDay();
        LocalDate middle = LocalDate.ofEpochDay(begin + (end - begin + 1) / 2);
        IntPredicate late = i -> !base.firstPurchase(i).isBefore(middle);
        double[] expected = forecast.customers().doubles("expected_purchases");
        double[] sums = new double[4];
        double[] squares = new double[2];
        int[] customers = new int[2];
        for (int i = 0; i < expected.length; i++) {
            int group = late.test(i) ? 1 : 0;
            double off = expected[i] - split.holdoutPurchases(i);
            customers[group]++;
            sums[group] += expected[i];
            sums[2 + group] += split.holdoutPurchases(i);
            squares[group] += off * off;
        }
        double ofOld = sums[0] / sums[2] - 1;
        double ofNew = sums[1] / sums[3] - 1;
        double difference = Math.abs(ofNew - ofOld);
        double chance = Math.hypot(Math.sqrt(squares[0]) / sums[2], Math.sqrt(squares[1]) / sums[3]);
        if (!(difference >= APART && difference > SURE * chance && sums[3] >= ENOUGH && sums[2] >= ENOUGH)
                || ofNew * error <= 0
                || Math.abs(ofNew) < Math.abs(ofOld)) {
            return;
        }
        double growth = (double) customers[1] / customers[0];
        found.add(Message.of(
                String.format(
                        Locale.ROOT,
                        "Customers who first bought on %s or later are not like those before them: their forecast is %.0f %% too"
                                + " %s, that of the others %.0f %% too %s.%s A fit to those who are like the coming ones helps (",
                        middle,
                        100 * Math.abs(ofNew),
                        ofNew < 0 ? "low" : "high",
                        100 * Math.abs(ofOld),
                        ofOld < 0 ? "low" : "high",
                        growth >= 1.25
                                ? String.format(
                                        Locale.ROOT,
                                        " And new customers grow in number, %.1f times as many as before.",
                                        growth)
                                : growth <= 0.8
                                        ? String.format(
                                                Locale.ROOT,
                                                " And new customers get fewer, %.1f times as many as before.",
                                                growth)
                                        : ""),
                Remedy.ACQUIRED_FROM.as(middle),
                ")."));
    }

    /** Purchases by the clock, which the model knows nothing of. */
    private static void regular(FittedModels fitted, Split split, String why, List<Message> found) {
        // An average holds models that know of it.
        if (fitted.entry().id().endsWith(ERLANG) || fitted.average() != null) {
            return;
        }
        TimingRegularity.of(split.calibration())
                .filter(timing -> timing.lower() >= REGULAR)
                .ifPresent(timing -> found.add(Message.of(
                        timing.sentence(),
                        " " + why + fitted.entry().name() + " takes purchases for random; ",
                        Remedy.MODEL.as((fitted.entry().id().startsWith("bg-") ? "bg-" : "mbg-") + ERLANG),
                        " does not.")));
    }

    private LocalDate day(String column, int row) {
        return LocalDate.parse(tracking.column(column).text(row));
    }

    private double expected(int from, int to) {
        return sum(tracking.doubles("expected"), from, to);
    }

    private long actual(int from, int to) {
        return Math.round(sum(tracking.doubles("actual"), from, to));
    }

    private static double sum(double[] values, int from, int to) {
        double sum = 0;
        for (int k = from; k < to; k++) {
            sum += values[k];
        }
        return sum;
    }
}
