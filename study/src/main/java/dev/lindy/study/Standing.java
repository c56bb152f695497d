package dev.lindy.study;

import dev.lindy.models.interval.Interval;
import dev.lindy.models.interval.Misfit;
import dev.lindy.models.validation.ForecastScores;
import dev.lindy.models.validation.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one model or simple rule did over all origins. Immutable.
 *
 * @param id its name in files
 * @param name in print
 * @param kind what it is
 * @param windows one per origin that it was used at, the earliest first
 */
public record Standing(String id, String name, Kind kind, List<Window> windows) {

    /** What a forecast comes from. */
    public enum Kind {
        /** A model that is validated. */
        MODEL,
        /** A model or a simple rule that others must beat. */
        BASELINE
    }

    /**
     * One origin.
     *
     * @param number of the origin, from 1
     * @param scores of the forecast
     * @param expected purchases of all; NaN where nothing is said of them
     * @param actual purchases of all
     * @param total between which numbers the purchases of all should have fallen; null where that is not known
     * @param widened the same, wide enough for the misfit in the other windows; null where that is not known
     * @param expectedValue of all purchases; NaN where nothing is said of it
     * @param actualValue of all purchases; NaN without amounts
     * @param usable whether the fit has a usable maximum
     * @param seconds that fit and forecast took; NaN for a rule
     */
    public record Window(
            int number,
            ForecastScores scores,
            double expected,
            double actual,
            @Nullable Interval total,
            @Nullable Interval widened,
            double expectedValue,
            double actualValue,
            boolean usable,
            double seconds) {

        Window widened(@Nullable Interval other) {
            return new Window(
                    number, scores, expected, actual, total, other, expectedValue, actualValue, usable, seconds);
        }

        /** Whether an interval holds what happened; NaN where there is none. */
        double holds(@Nullable Interval interval) {
            return interval == null ? Double.NaN : actual >= interval.lower() && actual <= interval.upper() ? 1 : 0;
        }
    }

    /**
     * Copies the list.
     *
     * @param id its name in files
     * @param name in print
     * @param kind what it is
     * @param windows one per origin
     */
    public Standing {
        windows = List.copyOf(windows);
    }

    /**
     * The mean of a score over the origins that have it.
     *
     * @param metric which
     * @return NaN where none has it
     */
    public double mean(Metric metric) {
        return Averages.mean(values(metric));
    }

    /**
     * The standard error of that mean, from how far origins differ.
     *
     * @param metric which
     * @return NaN with fewer than two origins
     */
    public double standardError(Metric metric) {
        return Averages.standardError(values(metric));
    }

    private List<Double> values(Metric metric) {
        return windows.stream().map(window -> window.scores().get(metric)).toList();
    }

    /**
     * Purchases expected in all windows together.
     *
     * @return NaN where nothing is said of them
     */
    public double expected() {
        return windows.stream().mapToDouble(Window::expected).sum();
    }

    /**
     * Purchases that happened in all windows together.
     *
     * @return their number
     */
    public double actual() {
        return windows.stream().mapToDouble(Window::actual).sum();
    }

    /**
     * In how many windows the interval of the total held what happened.
     *
     * @return of those that have an interval
     */
    public int held() {
        return (int) windows.stream().filter(w -> w.holds(w.total()) == 1).count();
    }

    /**
     * In how many windows the interval that is wide enough for the misfit did.
     *
     * @return of those that have one
     */
    public int heldWidened() {
        return (int) windows.stream().filter(w -> w.holds(w.widened()) == 1).count();
    }

    /**
     * How many windows have an interval of the total.
     *
     * @return at most the number of origins
     */
    public int withInterval() {
        return (int) windows.stream().filter(w -> w.total() != null).count();
    }

    /**
     * How many windows have an interval that is wide enough for the misfit.
     *
     * @return at most the number of origins
     */
    public int withWidened() {
        return (int) windows.stream().filter(w -> w.widened() != null).count();
    }

    /**
     * Whether every fit had a usable maximum.
     *
     * @return true for a simple rule
     */
    public boolean usable() {
        return windows.stream().allMatch(Window::usable);
    }

    /** What went wrong in some windows. */
    Optional<Misfit> misfit(List<Integer> numbers) {
        List<Window> some =
                windows.stream().filter(w -> numbers.contains(w.number())).toList();
        return Misfit.of(
                some.stream().mapToDouble(Window::expected).toArray(),
                some.stream().mapToDouble(Window::actual).toArray());
    }

    /** The same, each interval wide enough for the misfit in other windows that are apart from it. */
    Standing widened(List<List<Integer>> others) {
        List<Window> out = new ArrayList<>();
        for (Window window : windows) {
            Interval total = window.total();
            Interval wide = total == null
                    ? null
                    : misfit(others.get(window.number() - 1))
                            .map(found -> found.widened(total))
                            .orElse(null);
            out.add(window.widened(wide));
        }
        return new Standing(id, name, kind, out);
    }
}
