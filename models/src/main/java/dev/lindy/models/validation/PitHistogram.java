package dev.lindy.models.validation;

import dev.lindy.core.base.Columns;
import java.util.Arrays;

/**
 * The probability integral transform of counts, as a histogram (Czado, Gneiting and Held 2009): each customer spreads weight 1 evenly
 * between F(y − 1) and F(y). Flat at 1 where the forecast distributions are right; a bulge in the middle says that they are too wide, a
 * bowl that they are too narrow, a slope that they lie too low (rising) or too high (falling). Immutable.
 */
public final class PitHistogram {

    private final double[] heights;

    private PitHistogram(double[] heights) {
        this.heights = heights;
    }

    /**
     * Makes the histogram.
     *
     * @param below F(y − 1) of each customer
     * @param upTo F(y) of each customer
     * @param bars how many, at least 1
     * @return their heights
     */
    static PitHistogram of(double[] below, double[] upTo, int bars) {
        double[] heights = new double[bars];
        for (int i = 0; i < below.length; i++) {
            double before = 0;
            for (int bar = 0; bar < bars; bar++) {
                double after = share(below[i], upTo[i], (bar + 1.0) / bars);
                heights[bar] += (after - before) * bars / below.length;
                before = after;
            }
        }
        return new PitHistogram(heights);
    }

    /** How much of a customer's weight lies up to a level. */
    private static double share(double below, double upTo, double level) {
        if (level >= upTo || level >= 1) {
            return 1;
        }
        return level <= below ? 0 : (level - below) / (upTo - below);
    }

    /**
     * The heights of the bars.
     *
     * @return one per bar, 1 on average
     */
    public double[] heights() {
        return heights.clone();
    }

    /**
     * The bars.
     *
     * @return columns {@code bar} from 1, {@code from}, {@code to} and {@code height}
     */
    public Columns columns() {
        int n = heights.length;
        int[] bar = new int[n];
        double[] from = new double[n];
        double[] to = new double[n];
        Arrays.setAll(bar, i -> i + 1);
        Arrays.setAll(from, i -> (double) i / n);
        Arrays.setAll(to, i -> (i + 1.0) / n);
        return Columns.builder()
                .integers("bar", bar)
                .doubles("from", from)
                .doubles("to", to)
                .doubles("height", heights)
                .build();
    }
}
