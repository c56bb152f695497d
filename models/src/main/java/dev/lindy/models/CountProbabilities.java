package dev.lindy.models;

import java.util.Arrays;

/** The probabilities of one purchase, two and so on, asked for one by one. */
final class CountProbabilities {

    /** A search that gets so far has met a customer who buys without end. */
    private static final int MOST = 100_000;

    /** What rounding may leave of a difference. */
    private static final double ROUNDING = 1e-9;

    private CountProbabilities() {}

    static double[] of(Future future, double t, double tail) {
        double[] chances = new double[16];
        double rest = future.probabilityOfPurchase(t);
        int known = 0;
        while (rest > tail && known < MOST) {
            double chance = future.transactionProbability(known + 1, t);
            if (known == chances.length) {
                chances = Arrays.copyOf(chances, 2 * known);
            }
            chances[known++] = chance;
            rest -= chance;
            // The last digits of the rest are rounding: chances that have fallen below the tail end it, too.
            if (chance < tail && rest < ROUNDING) {
                break;
            }
        }
        return Arrays.copyOf(chances, known);
    }
}
