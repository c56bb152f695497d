package dev.lindy.models.validation;

/**
 * Between which counts a binomial number falls.
 *
 * @param lowest the smallest count in the band
 * @param highest the largest
 */
public record BinomialBand(int lowest, int highest) {

    /**
     * Of a share.
     *
     * @param trials how many, at least 1
     * @param probability of each, between 0 and 1
     * @param level with which the count falls into the band, such as 0.99; at most half of the rest lies on either side
     * @return the band
     */
    public static BinomialBand of(int trials, double probability, double level) {
        return new BinomialBand(
                BinomialQuantile.of((1 - level) / 2, trials, probability),
                BinomialQuantile.of((1 + level) / 2, trials, probability));
    }

    /**
     * Whether a count lies in it.
     *
     * @param count the count
     * @return false if it lies on either side
     */
    public boolean holds(int count) {
        return lowest <= count && count <= highest;
    }
}
