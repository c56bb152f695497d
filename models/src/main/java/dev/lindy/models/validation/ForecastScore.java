package dev.lindy.models.validation;

import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.Split;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.models.TransactionModel;
import java.util.HashMap;
import java.util.Map;

/**
 * How well a model foretold what each customer did: the mean of ln P(purchases in the holdout | history). This logarithmic
 * score is proper, the truth has the highest one on average, and it is a probability in every model, so that models whose
 * likelihoods are densities of different things can be compared by it.
 */
public final class ForecastScore {

    private ForecastScore() {}

    /**
     * The mean score of a model over all customers.
     *
     * @param model fitted to the calibration period
     * @param split the customers and what they did in the holdout
     * @return mean ln P per customer; −∞ where something happened that the model holds impossible
     */
    public static double of(TransactionModel model, Split split) {
        CompressedBase histories = split.calibration().compressed();
        int customers = histories.customers();
        // Customers with the same history and the same number of purchases afterwards are one question.
        Map<Long, Integer> counts = new HashMap<>();
        for (int i = 0; i < customers; i++) {
            counts.merge(((long) histories.rowOf(i) << 32) | split.holdoutPurchases(i), 1, Integer::sum);
        }
        long[] keys =
                counts.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        double[] partial = new double[Chunks.count(keys.length)];
        Chunks.forEach(keys.length, (chunk, from, to) -> {
            double sum = 0;
            for (int i = from; i < to; i++) {
                int row = (int) (keys[i] >>> 32);
                double p = model.conditionalTransactionProbability(
                        (int) keys[i],
                        histories.frequency(row),
                        histories.recency(row),
                        histories.T(row),
                        split.holdoutDuration());
                sum += counts.getOrDefault(keys[i], 0) * Math.log(p);
            }
            partial[chunk] = sum;
        });
        double sum = 0;
        for (double p : partial) {
            sum += p;
        }
        return sum / customers;
    }
}
