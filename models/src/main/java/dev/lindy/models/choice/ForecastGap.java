package dev.lindy.models.choice;

import java.util.Locale;

/** How far forecasts of the coming year lie apart, in words that are true of forecasts of nothing, too. */
final class ForecastGap {

    /** A difference beyond this many times the forecast says less than the two numbers. */
    private static final double WIDEST = 10;

    private ForecastGap() {}

    /**
     * What "forecasts of the coming year" do.
     *
     * @param one expected purchases of the model that the others are compared with
     * @param others those of at least one other
     * @return such as {@code differ by at most 3.2 %}
     */
    static String of(double one, double... others) {
        double smallest = one;
        double largest = one;
        double widest = 0;
        boolean defined = Double.isFinite(one);
        for (double other : others) {
            defined &= Double.isFinite(other);
            smallest = Math.min(smallest, other);
            largest = Math.max(largest, other);
            widest = Math.max(widest, Math.abs(other / one - 1));
        }
        if (!defined) {
            return "cannot be compared, because not all of them are finite";
        }
        if (largest == 0) {
            return "say that nobody buys";
        }
        if (one == 0 || widest > WIDEST) {
            return "range from " + purchases(smallest) + " to " + purchases(largest) + " purchases";
        }
        return String.format(Locale.ROOT, "differ by%s %.1f %%", others.length == 1 ? "" : " at most", 100 * widest);
    }

    private static String purchases(double expected) {
        return expected > 0 && expected < 0.005 ? "less than 0.01" : String.format(Locale.ROOT, "%,.2f", expected);
    }
}
