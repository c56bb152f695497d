package dev.lindy.models.validation;

import dev.lindy.core.base.Split;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.purchases.kernel.Outcomes;
import java.util.Arrays;

/**
 * How well a model foretold what each customer did: the mean of ln P(purchases in the holdout | history). This logarithmic
 * score is proper, the truth has the highest one on average, and it is a probability in every model, so that models whose
 * likelihoods are densities of different things can be compared by it.
 */
public final class ForecastScore {

    private ForecastScore() {}

    /**
     * The score of a model for each customer, such as for comparing or stacking models customer by customer.
     *
     * @param model fitted to the calibration period
     * @param split the customers and what they did in the holdout
     * @return ln P, one number per customer of the calibration in its order; −∞ where the model holds impossible what happened
     */
    public static double[] each(PurchaseModel model, Split split) {
        int[] purchases = new int[split.calibration().size()];
        Arrays.setAll(purchases, split::holdoutPurchases);
        double[] scores =
                model.conditionalTransactionProbability(purchases, split.calibration(), split.holdoutDuration());
        Arrays.setAll(scores, i -> Math.log(scores[i]));
        return scores;
    }

    /**
     * The mean score of a model over all customers.
     *
     * @param model fitted to the calibration period
     * @param split the customers and what they did in the holdout
     * @return mean ln P per customer; −∞ where something happened that the model holds impossible
     */
    public static double of(PurchaseModel model, Split split) {
        int[] purchases = new int[split.calibration().size()];
        Arrays.setAll(purchases, split::holdoutPurchases);
        double[] each =
                model.conditionalTransactionProbability(purchases, split.calibration(), split.holdoutDuration());
        double[] probability = each;
        int[] counts = new int[each.length];
        Arrays.fill(counts, 1);
        if (model.knowsHistoriesOnly()) {
            Outcomes outcomes = Outcomes.of(split.calibration().compressed(), purchases);
            probability = outcomes.gather(each);
            counts = outcomes.counts();
        }
        return sum(counts, probability) / purchases.length;
    }

    private static double sum(int[] counts, double[] probability) {
        double[] partial = new double[Chunks.count(counts.length)];
        Chunks.forEach(counts.length, (chunk, from, to) -> {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += counts[i] * Math.log(probability[i]);
            }
            partial[chunk] = sum;
        });
        double sum = 0;
        for (double p : partial) {
            sum += p;
        }
        return sum;
    }
}
