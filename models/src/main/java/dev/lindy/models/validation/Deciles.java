package dev.lindy.models.validation;

import dev.lindy.core.base.Columns;
import dev.lindy.models.interval.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * Ten groups of customers by what was expected of them, with what they did. Immutable.
 *
 * @param groups about equally many customers each, those of whom least was expected first; fewer where many share an expectation
 */
public record Deciles(List<Decile> groups) {

    private static final int GROUPS = 10;

    /**
     * One group.
     *
     * @param customers how many
     * @param expected mean per customer
     * @param actual mean per customer
     * @param bandLower how low the mean may be expected to be where the forecast is right, by a normal distribution with the
     *     customers' variances; NaN where they are not known
     * @param bandUpper how high
     */
    public record Decile(int customers, double expected, double actual, double bandLower, double bandUpper) {}

    /**
     * Copies the list.
     *
     * @param groups about equally many customers each
     */
    public Deciles {
        groups = List.copyOf(groups);
    }

    /**
     * Compares.
     *
     * @param expected of each customer
     * @param variance of what each will do, NaN where it is not known
     * @param actual what each did
     * @param level of the bands, such as 0.9
     * @return in ten groups
     */
    public static Deciles of(double[] expected, double[] variance, double[] actual, double level) {
        double reach = Interval.reach(level);
        List<Decile> groups = new ArrayList<>();
        for (int[] rows : Groups.byQuantiles(expected, GROUPS)) {
            double wanted = 0;
            double happened = 0;
            double spread = 0;
            for (int row : rows) {
                wanted += expected[row];
                happened += actual[row];
                spread += variance[row];
            }
            int n = rows.length;
            double half = reach * Math.sqrt(spread) / n;
            groups.add(new Decile(n, wanted / n, happened / n, Math.max(0, wanted / n - half), wanted / n + half));
        }
        return new Deciles(groups);
    }

    /**
     * The groups.
     *
     * @return columns {@code group} from 1, {@code customers}, {@code expected}, {@code actual}, {@code band_lo} and {@code band_hi}
     */
    public Columns columns() {
        int n = groups.size();
        int[] group = new int[n];
        int[] customers = new int[n];
        double[][] of = new double[4][n];
        for (int i = 0; i < n; i++) {
            Decile d = groups.get(i);
            group[i] = i + 1;
            customers[i] = d.customers();
            of[0][i] = d.expected();
            of[1][i] = d.actual();
            of[2][i] = d.bandLower();
            of[3][i] = d.bandUpper();
        }
        return Columns.builder()
                .integers("group", group)
                .integers("customers", customers)
                .doubles("expected", of[0])
                .doubles("actual", of[1])
                .doubles("band_lo", of[2])
                .doubles("band_hi", of[3])
                .build();
    }
}
