package dev.lindy.models.validation;

import dev.lindy.core.base.Columns;
import dev.lindy.models.interval.Interval;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.gamma.Erfc;

/**
 * Whether of those who were said to buy with probability p a share p bought. Immutable.
 *
 * @param bins about equally many customers each, the lowest probabilities first
 * @param brier the mean of (1{bought} − p)², lower is better
 * @param z Spiegelhalter's (1986) Σ(o − p)(1 − 2p)/√Σ(1 − 2p)²p(1 − p): a standard normal number where the probabilities are right;
 *     NaN where they are all 0, one half or 1
 */
public record Reliability(List<Bin> bins, double brier, double z) {

    private static final int BINS = 10;

    /**
     * Copies the list.
     *
     * @param bins about equally many customers each
     * @param brier the mean squared error of the probabilities
     * @param z Spiegelhalter's statistic
     */
    public Reliability {
        bins = List.copyOf(bins);
    }

    /**
     * Some customers of about the same probability.
     *
     * @param customers how many
     * @param forecast their mean probability
     * @param observed the share that bought
     * @param wilson what that share says of the true one (Wilson 1927)
     * @param bandLower how few may be expected to have bought where the forecast is right: a quantile of the binomial distribution, as
     *     a share
     * @param bandUpper how many may
     */
    public record Bin(
            int customers, double forecast, double observed, Interval wilson, double bandLower, double bandUpper) {

        static Bin of(int customers, double forecast, int buyers, double level) {
            double z = Interval.reach(level);
            double share = (double) buyers / customers;
            double shrink = 1 + z * z / customers;
            double centre = (share + z * z / (2 * customers)) / shrink;
            double half =
                    z / shrink * Math.sqrt(share * (1 - share) / customers + z * z / (4.0 * customers * customers));
            double p = Math.min(1, forecast);
            return new Bin(
                    customers,
                    forecast,
                    share,
                    new Interval(
                            Math.max(0, centre - half), Math.min(1, centre + half), level, Interval.Kind.EXPECTATION),
                    (double) BinomialQuantile.of((1 - level) / 2, customers, p) / customers,
                    (double) BinomialQuantile.of((1 + level) / 2, customers, p) / customers);
        }

        /**
         * Whether the share that bought lies within the band.
         *
         * @return false where chance alone hardly explains it
         */
        public boolean within() {
            return observed >= bandLower && observed <= bandUpper;
        }
    }

    /**
     * Compares.
     *
     * @param probability of each customer
     * @param bought whether each did
     * @param level of the bands, such as 0.9
     * @return in ten bins; fewer where many share a probability
     */
    public static Reliability of(double[] probability, boolean[] bought, double level) {
        List<Bin> bins = new ArrayList<>();
        for (int[] rows : Groups.byQuantiles(probability, BINS)) {
            double sum = 0;
            int buyers = 0;
            for (int row : rows) {
                sum += probability[row];
                buyers += bought[row] ? 1 : 0;
            }
            bins.add(Bin.of(rows.length, sum / rows.length, buyers, level));
        }
        double squares = 0;
        double above = 0;
        double below = 0;
        for (int i = 0; i < probability.length; i++) {
            double p = probability[i];
            double apart = (bought[i] ? 1 : 0) - p;
            squares += apart * apart;
            above += apart * (1 - 2 * p);
            below += (1 - 2 * p) * (1 - 2 * p) * p * (1 - p);
        }
        return new Reliability(bins, squares / probability.length, below > 0 ? above / Math.sqrt(below) : Double.NaN);
    }

    /**
     * How often probabilities that are right give a statistic at least as far from 0.
     *
     * @return a p-value; NaN where there is no statistic
     */
    public double pValue() {
        return Erfc.value(Math.abs(z) / Math.sqrt(2));
    }

    /**
     * The bins.
     *
     * @return columns {@code bin} from 1, {@code customers}, {@code forecast}, {@code observed}, {@code observed_lo} and
     *     {@code observed_hi}, {@code band_lo} and {@code band_hi}
     */
    public Columns columns() {
        int n = bins.size();
        int[] bin = new int[n];
        int[] customers = new int[n];
        double[][] of = new double[6][n];
        for (int i = 0; i < n; i++) {
            Bin b = bins.get(i);
            bin[i] = i + 1;
            customers[i] = b.customers();
            of[0][i] = b.forecast();
            of[1][i] = b.observed();
            of[2][i] = b.wilson().lower();
            of[3][i] = b.wilson().upper();
            of[4][i] = b.bandLower();
            of[5][i] = b.bandUpper();
        }
        return Columns.builder()
                .integers("bin", bin)
                .integers("customers", customers)
                .doubles("forecast", of[0])
                .doubles("observed", of[1])
                .doubles("observed_lo", of[2])
                .doubles("observed_hi", of[3])
                .doubles("band_lo", of[4])
                .doubles("band_hi", of[5])
                .build();
    }
}
