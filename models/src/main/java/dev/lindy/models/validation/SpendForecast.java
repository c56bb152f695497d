package dev.lindy.models.validation;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Split;
import dev.lindy.models.SpendModel;

/**
 * What a model of spend fitted to the calibration expects of the value of orders in the holdout, and what they were worth.
 *
 * <p>Compared are, of all customers whose orders in the holdout were worth something, the expected mean value of an order m and the
 * mean value z̄ of their n orders, by the deviance of the Gamma distribution, 2 Σ n (z̄/m − 1 − ln(z̄/m)) / Σ n. It is 0 for a
 * perfect forecast, smallest on average for the right mean, and errors count in proportion to the amount.
 *
 * @param customers who bought in the holdout
 * @param orders of theirs
 * @param deviance at least 0, NaN where nobody bought; infinite where the model has no finite mean
 */
public record SpendForecast(int customers, long orders, double deviance) {

    /**
     * Compares.
     *
     * @param spend a model fitted to the split's calibration
     * @param split calibration and holdout, with spend
     * @return expectation beside truth
     * @throws IllegalStateException if the calibration has no spend
     */
    public static SpendForecast of(SpendModel spend, Split split) {
        CustomerBase base = split.calibration();
        double[] expected = spend.conditionalMeanSpend(base);
        int customers = 0;
        long orders = 0;
        double sum = 0;
        for (int i = 0; i < expected.length; i++) {
            int n = split.holdoutPurchases(i);
            if (n > 0 && split.holdoutSpend(i) > 0) {
                double ratio = split.holdoutSpend(i) / n / expected[i];
                customers++;
                orders += n;
                sum += n * (ratio - 1 - Math.log(ratio));
            }
        }
        return new SpendForecast(customers, orders, 2 * sum / orders);
    }
}
