package dev.lindy.models.validation;

import org.apache.commons.numbers.gamma.RegularizedBeta;

/** Quantiles of the binomial distribution. */
final class BinomialQuantile {

    private BinomialQuantile() {}

    /** The smallest count whose distribution function reaches a level. */
    static int of(double level, int trials, double probability) {
        int low = 0;
        int high = trials;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo(middle, trials, probability) >= level) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static double upTo(int count, int trials, double probability) {
        return count >= trials ? 1 : RegularizedBeta.complement(probability, count + 1.0, trials - count);
    }
}
