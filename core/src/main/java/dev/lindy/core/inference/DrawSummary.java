package dev.lindy.core.inference;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.Tabular;
import dev.lindy.core.base.TextTable;
import dev.lindy.core.estimate.Draws;
import dev.lindy.core.estimate.ParameterSpace;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/**
 * What draws say of each parameter: mean, standard deviation, and the interval between two quantiles with as much probability
 * below as above. Immutable.
 */
public final class DrawSummary implements Tabular {

    private final ParameterSpace space;
    private final Draws<?> draws;
    private final double level;
    private final double[] mean;
    private final double[] deviation;
    private final double[] lower;
    private final double[] upper;

    private DrawSummary(ParameterSpace space, Draws<?> draws, double level) {
        this.space = space;
        this.draws = draws;
        this.level = level;
        int k = space.size();
        mean = new double[k];
        deviation = new double[k];
        lower = new double[k];
        upper = new double[k];
        for (int parameter = 0; parameter < k; parameter++) {
            describe(parameter);
        }
    }

    /**
     * Of draws.
     *
     * @param draws at least 1
     * @param space of their parameters
     * @param level of the intervals, such as 0.9
     * @return the summary
     * @throws IllegalArgumentException if there is no draw, or the level is not between 0 and 1
     */
    public static DrawSummary of(Draws<?> draws, ParameterSpace space, double level) {
        if (draws.size() == 0) {
            throw new IllegalArgumentException("there is no draw: all " + draws.failed() + " failed");
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a level lies between 0 and 1, but is " + level);
        }
        return new DrawSummary(space, draws, level);
    }

    private void describe(int parameter) {
        int n = draws.size();
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = draws.natural(i)[parameter];
            mean[parameter] += draws.weight(i) * values[i];
        }
        for (int i = 0; i < n; i++) {
            deviation[parameter] += draws.weight(i) * (values[i] - mean[parameter]) * (values[i] - mean[parameter]);
        }
        deviation[parameter] = Math.sqrt(deviation[parameter]);
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        lower[parameter] = values[at(order, (1 - level) / 2)];
        upper[parameter] = values[at(order, (1 + level) / 2)];
    }

    /** The first draw up to which there is so much weight. */
    private int at(Integer[] order, double wanted) {
        double reached = 0;
        for (int i : order) {
            reached += draws.weight(i);
            // What rounding leaves of a sum of weights must not move it by a draw.
            if (reached >= wanted - 1e-12) {
                return i;
            }
        }
        return order[order.length - 1];
    }

    /**
     * Columns {@code parameter, mean, std_deviation, lower, upper}.
     *
     * @return one row per parameter, in natural units
     */
    @Override
    public Columns columns() {
        return Columns.builder()
                .texts("parameter", space.names().toArray(new String[0]))
                .doubles("mean", mean)
                .doubles("std_deviation", deviation)
                .doubles("lower", lower)
                .doubles("upper", upper)
                .build();
    }

    /** How the draws were made, and an aligned table, in several lines. */
    @Override
    public String toString() {
        TextTable table = new TextTable(
                        "  ", TextTable.Side.LEFT, TextTable.Side.RIGHT, TextTable.Side.RIGHT, TextTable.Side.RIGHT)
                .row(
                        "",
                        "mean",
                        "std. deviation",
                        new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(100 * level)
                                + " % interval");
        for (int i = 0; i < mean.length; i++) {
            table.row(space.names().get(i), text(mean[i]), text(deviation[i]), text(lower[i]) + " … " + text(upper[i]));
        }
        return String.format(Locale.ROOT, "%s, %,d draws", draws.method(), draws.size())
                + (draws.kHat().isPresent()
                        ? String.format(
                                Locale.ROOT, ", k-hat %.2f", draws.kHat().getAsDouble())
                        : "")
                + (draws.failed() > 0 ? String.format(Locale.ROOT, ", %,d failed", draws.failed()) : "")
                + "\n" + table;
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, "%.4g", value).replace('-', '−');
    }
}
