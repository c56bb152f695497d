package dev.lindy.study;

import dev.lindy.models.interval.Interval;
import dev.lindy.models.interval.Misfit;
import dev.lindy.models.validation.ForecastScores;
import dev.lindy.models.validation.Metric;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
     * A sum over all customers.
     *
     * @param expected NaN where nothing is said of it
     * @param actual NaN where it is not known
     * @param interval where it should have fallen; null where that is not known
     * @param widened the same, wide enough for the misfit in the other windows; null where that is not known
     */
    public record Total(
            double expected,
            double actual,
            @Nullable Interval interval,
            @Nullable Interval widened) {

        Total widened(Optional<Misfit> misfit) {
            Interval plain = interval;
            return plain == null
                    ? this
                    : new Total(
                            expected,
                            actual,
                            plain,
                            misfit.map(found -> found.widened(plain)).orElse(null));
        }

        /** Whether the interval holds what happened: 1, 0, or NaN without one. */
        double held() {
            return holds(interval);
        }

        /** The same of the wider one. */
        double heldWidened() {
            return holds(widened);
        }

        private double holds(@Nullable Interval between) {
            return between == null ? Double.NaN : actual >= between.lower() && actual <= between.upper() ? 1 : 0;
        }
    }

    /**
     * One origin.
     *
     * @param number of the origin, from 1
     * @param scores of the forecast
     * @param purchases of all customers
     * @param value of all purchases
     * @param usable whether the fit has a usable maximum
     * @param seconds that fit and forecast took; NaN for a rule
     */
    public record Window(
            int number, ForecastScores scores, Total purchases, Total value, boolean usable, double seconds) {}

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
        return windows.stream().mapToDouble(w -> w.purchases().expected()).sum();
    }

    /**
     * Purchases that happened in all windows together.
     *
     * @return their number
     */
    public double actual() {
        return windows.stream().mapToDouble(w -> w.purchases().actual()).sum();
    }

    /**
     * In how many windows the interval of the total held what happened.
     *
     * @return of those that have an interval
     */
    public int held() {
        return (int) windows.stream().filter(w -> w.purchases().held() == 1).count();
    }

    /**
     * In how many windows the interval that is wide enough for the misfit did.
     *
     * @return of those that have one
     */
    public int heldWidened() {
        return (int)
                windows.stream().filter(w -> w.purchases().heldWidened() == 1).count();
    }

    /**
     * How many windows have an interval of the total.
     *
     * @return at most the number of origins
     */
    public int withInterval() {
        return (int)
                windows.stream().filter(w -> w.purchases().interval() != null).count();
    }

    /**
     * How many windows have an interval that is wide enough for the misfit.
     *
     * @return at most the number of origins
     */
    public int withWidened() {
        return (int)
                windows.stream().filter(w -> w.purchases().widened() != null).count();
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
    Optional<Misfit> misfit(List<Integer> numbers, Function<Window, Total> of) {
        List<Total> some = windows.stream()
                .filter(w -> numbers.contains(w.number()))
                .map(of)
                .toList();
        return Misfit.of(
                some.stream().mapToDouble(Total::expected).toArray(),
                some.stream().mapToDouble(Total::actual).toArray());
    }

    /** The same, each interval wide enough for the misfit in other windows that are apart from it. */
    Standing widened(List<List<Integer>> others) {
        return new Standing(
                id,
                name,
                kind,
                windows.stream()
                        .map(w -> {
                            List<Integer> apart = others.get(w.number() - 1);
                            return new Window(
                                    w.number(),
                                    w.scores(),
                                    w.purchases().widened(misfit(apart, Window::purchases)),
                                    w.value().widened(misfit(apart, Window::value)),
                                    w.usable(),
                                    w.seconds());
                        })
                        .toList());
    }
}
