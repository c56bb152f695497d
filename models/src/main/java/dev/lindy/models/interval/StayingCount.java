package dev.lindy.models.interval;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/** How many of n stay: a binomial distribution, mixed over several chances that are equally likely. */
final class StayingCount {

    private final double[] stays;
    private int n;
    private int known;

    StayingCount(int points) {
        stays = new double[points];
    }

    void add(int of, double chance) {
        n = of;
        stays[known++] = chance;
    }

    /** The smallest count whose distribution function reaches a level. */
    int quantile(double level) {
        int low = 0;
        int high = n;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo(middle) >= level) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** P(count ≤ k) = I<sub>1 − s</sub>(n − k, k + 1). */
    private double upTo(int k) {
        if (k >= n) {
            return 1;
        }
        double sum = 0;
        for (int s = 0; s < known; s++) {
            sum += stays[s] >= 1
                    ? 0
                    : stays[s] <= 0 ? 1 : RegularizedBeta.complement(stays[s], k + 1.0, (double) n - k);
        }
        return sum / known;
    }

    /** The same of the sum of many, which is close to normal given the parameters. */
    static int normal(double[] means, double[] deviations, int all, double level) {
        int low = 0;
        int high = all;
        while (low < high) {
            int middle = (low + high) >>> 1;
            double sum = 0;
            for (int s = 0; s < means.length; s++) {
                double away = middle + 0.5 - means[s];
                sum += deviations[s] > 0 ? 0.5 * Erfc.value(-away / (Math.sqrt(2) * deviations[s])) : away >= 0 ? 1 : 0;
            }
            if (sum / means.length >= level) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
