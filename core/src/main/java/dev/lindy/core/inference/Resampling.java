package dev.lindy.core.inference;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.CustomerSample;
import dev.lindy.core.base.Sample;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Draws customers with replacement, as many as there are, and counts them by the rows of one or more samples: the weights of a
 * bootstrap replicate (Efron 1979). A row that stands for c of n customers gets its share of a multinomial of n; what one
 * customer has in several samples (purchases, spend) is drawn together.
 *
 * <p>Immutable.
 */
public final class Resampling {

    /** By sample: the row of every customer, or {@link CustomerSample#NONE}. */
    private final int[][] rowOf;

    private final int[] rows;

    private Resampling(int[][] rowOf, int[] rows) {
        this.rowOf = rowOf;
        this.rows = rows;
    }

    /**
     * Of a sample whose weights count customers.
     *
     * @param sample the rows
     * @return a resampling of one sample
     * @throws IllegalArgumentException if a weight is no whole number, or there are more than 2<sup>31</sup> − 1 customers
     */
    public static Resampling of(Sample sample) {
        long customers = 0;
        for (int row = 0; row < sample.rows(); row++) {
            double weight = sample.weight(row);
            if (weight != Math.rint(weight)) {
                throw new IllegalArgumentException(
                        "customers can be drawn only where weights count them, but row " + row + " has " + weight);
            }
            customers += (long) weight;
        }
        int[] rowOf = new int[Math.toIntExact(customers)];
        int next = 0;
        for (int row = 0; row < sample.rows(); row++) {
            for (int c = (int) sample.weight(row); c > 0; c--) {
                rowOf[next++] = row;
            }
        }
        return new Resampling(new int[][] {rowOf}, new int[] {sample.rows()});
    }

    /**
     * Of samples of the same customers.
     *
     * @param base the customers
     * @param samples made of them
     * @return a resampling of all of them together
     * @throws IllegalArgumentException if a sample does not know which row a customer of the base is in
     */
    public static Resampling of(CustomerBase base, List<Sample> samples) {
        int[][] rowOf = new int[samples.size()][];
        int[] rows = new int[rowOf.length];
        for (int s = 0; s < rowOf.length; s++) {
            if (!(samples.get(s) instanceof CustomerSample of)) {
                throw new IllegalArgumentException(
                        "customers cannot be drawn together where a sample does not know them: "
                                + samples.get(s).description());
            }
            rowOf[s] = of.rowsOf(base);
            rows[s] = of.rows();
        }
        return new Resampling(rowOf, rows);
    }

    static Resampling of(int[][] rowOf, int[] rows) {
        return new Resampling(rowOf, rows);
    }

    /**
     * How many samples are drawn together.
     *
     * @return at least 1
     */
    public int samples() {
        return rows.length;
    }

    /**
     * The weights of a replicate.
     *
     * @param seed of the random numbers: the same seed, the same weights
     * @return by sample and row, how often a customer of it was drawn
     */
    public double[][] weights(long seed) {
        double[][] weights = new double[rows.length][];
        for (int s = 0; s < rows.length; s++) {
            weights[s] = new double[rows[s]];
        }
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        int customers = rowOf[0].length;
        for (int i = 0; i < customers; i++) {
            int drawn = random.nextInt(customers);
            for (int s = 0; s < rowOf.length; s++) {
                int row = rowOf[s][drawn];
                if (row != CustomerSample.NONE) {
                    weights[s][row]++;
                }
            }
        }
        return weights;
    }
}
