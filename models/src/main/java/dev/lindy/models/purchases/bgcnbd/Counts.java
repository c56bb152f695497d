package dev.lindy.models.purchases.bgcnbd;

import dev.lindy.core.special.NegativeBinomial;
import java.util.Arrays;

/** Probabilities of 0, 1, 2, … phases in a time t at a rate λ ~ Gamma(shape, A), with odds y = t/A, by recursion from the mode. */
final class Counts {

    private static final double NEGLIGIBLE = 0x1p-64;

    private Counts() {}

    /** About how many of them there are. */
    static double expectedLength(double shape, double odds) {
        double mean = shape * odds;
        return mean + 12 * Math.sqrt(mean * (1 + odds)) + 45 * (1 + odds);
    }

    /**
     * The probabilities as far as they count, also where each is to be multiplied by the square of its number.
     *
     * @param through what is looked for may begin here, so that even tiny probabilities up to here count
     */
    static double[] probabilities(double shape, double odds, int through) {
        double z = odds / (1 + odds);
        int mode = shape > 1 ? (int) ((shape - 1) * odds) : 0;
        double[] p =
                new double[Math.max(64, (int) Math.min(1e6, expectedLength(shape, odds))) + Math.max(mode, through)];
        p[mode] = NegativeBinomial.probability(mode, shape, odds);
        for (int i = mode; i > 0; i--) {
            p[i - 1] = p[i] * (i / ((shape + (i - 1)) * z));
        }
        int least = Math.max(mode, through);
        double reference = 0;
        for (int i = mode; ; i++) {
            double ratio = (shape + i) / (i + 1) * z;
            if (i + 1 == p.length) {
                p = Arrays.copyOf(p, 2 * p.length);
            }
            double size = p[i] * (i + 1.0) * (i + 1.0);
            reference = i <= least ? size : reference;
            // Written so that the end is reached in any case: the ratio falls below 1.
            if (i > least && ratio < 1 && !(size > NEGLIGIBLE * (1 - ratio) * reference)) {
                return Arrays.copyOf(p, i + 1);
            }
            p[i + 1] = p[i] * ratio;
        }
    }
}
