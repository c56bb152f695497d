package dev.lindy.core.base;

/**
 * What a likelihood runs on: rows with weights. A weight counts how many observations share a row; it need not be whole
 * (bootstrap, down-weighting). Immutable.
 */
public interface Sample {

    /**
     * How many rows there are.
     *
     * @return the number of distinct observations
     */
    int rows();

    /**
     * The weight of a row.
     *
     * @param row the row, from 0
     * @return at least 0
     */
    double weight(int row);

    /**
     * The same rows with other weights.
     *
     * @param weights one per row, finite and at least 0
     * @return a new sample
     */
    Sample withWeights(double[] weights);

    /**
     * The sum of all weights: how many observations there are.
     *
     * @return at least 0
     */
    default double totalWeight() {
        double sum = 0;
        for (int row = 0; row < rows(); row++) {
            sum += weight(row);
        }
        return sum;
    }

    /**
     * The unit of its times.
     *
     * @return for a sample without times (mean spend), a day, on which nothing depends
     */
    default TimeScale timeScale() {
        return TimeScale.DAY;
    }

    /**
     * What the sample is, for a summary.
     *
     * @return such as {@code 2,357 customers, 1,017 distinct histories, weeks}
     */
    String description();

    /**
     * A number that changes when the data do, whatever the order of the customers.
     *
     * @return 64 bits
     */
    long fingerprint();
}
