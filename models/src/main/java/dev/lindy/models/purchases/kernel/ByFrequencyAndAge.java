package dev.lindy.models.purchases.kernel;

import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.parallel.Chunks;

/**
 * Quantities of a whole base that are P(alive) times something that depends on x and T alone.
 *
 * <p>The rows of a compressed base are sorted by x, then T, then t<sub>x</sub>, so that the expensive factor is computed
 * once and then copied along its run: a base of a million customers has a few thousand pairs (x, T).
 */
public final class ByFrequencyAndAge {

    private ByFrequencyAndAge() {}

    /** Something of a customer who is active. */
    @FunctionalInterface
    public interface GivenActive {
        /**
         * Its value.
         *
         * @param x repeat purchases
         * @param T now
         * @return the value; may be infinite
         */
        double of(int x, double T);
    }

    /**
     * The product for every customer.
     *
     * @param base the customers
     * @param alive P(alive), one a customer
     * @param given the other factor
     * @return one value a customer
     */
    public static double[] timesAlive(CustomerBase base, double[] alive, GivenActive given) {
        CompressedBase rows = base.compressed();
        double[] factor = new double[rows.rows()];
        Chunks.forEach(factor.length, (chunk, from, to) -> {
            for (int row = from; row < to; row++) {
                boolean known = row > from
                        && rows.frequencyCode(row) == rows.frequencyCode(row - 1)
                        && rows.ageCode(row) == rows.ageCode(row - 1);
                factor[row] = known ? factor[row - 1] : given.of(rows.frequency(row), rows.T(row));
            }
        });
        double[] out = new double[alive.length];
        Chunks.forEach(out.length, (chunk, from, to) -> {
            for (int i = from; i < to; i++) {
                out[i] = timesAlive(alive[i], factor[rows.rowOf(i)]);
            }
        });
        return out;
    }

    /**
     * The product for one customer.
     *
     * @param alive P(alive), perhaps below the smallest double
     * @param factor the other factor
     * @return the product; infinite where the factor is, even if {@code alive} is 0 for want of smaller doubles
     */
    public static double timesAlive(double alive, double factor) {
        return Double.isInfinite(factor) ? factor : alive * factor;
    }
}
