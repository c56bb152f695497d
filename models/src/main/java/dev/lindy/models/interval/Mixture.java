package dev.lindy.models.interval;

import dev.lindy.models.Future;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.numbers.gamma.InverseErf;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * What a sum of many purchases will be: given the parameters a gamma distribution with its mean and variance, mixed over what is not
 * known of them, for a total over a normal distribution of the mean's logarithm.
 */
final class Mixture {

    private static final int NODES = 41;
    private static final int HALVINGS = 60;

    private final double[] means;
    private final double[] variances;

    /** The probability of anything at all; means and variances are of what then comes. */
    private final double[] some;

    private Mixture(double[] means, double[] variances, double[] some) {
        this.means = means;
        this.variances = variances;
        this.some = some;
    }

    /**
     * Of a total.
     *
     * @param mean of the total at the estimates, above 0
     * @param variance of the total given the parameters, above 0
     * @param deviation of the logarithm of the mean, by what is not known of the parameters
     */
    static Mixture of(double mean, double variance, double deviation) {
        double[] means = new double[NODES];
        double[] variances = new double[NODES];
        for (int i = 0; i < NODES; i++) {
            double z = Math.sqrt(2) * InverseErf.value((2.0 * i + 1) / NODES - 1);
            means[i] = mean * Math.exp(deviation * z);
            variances[i] = variance * means[i] / mean;
        }
        double[] certain = new double[NODES];
        Arrays.fill(certain, 1);
        return new Mixture(means, variances, certain);
    }

    /** Of the purchases of one customer under several models, equally likely: none at all, or many. */
    static Mixture of(List<Future> futures, double horizon) {
        double[] means = new double[futures.size()];
        double[] variances = new double[means.length];
        double[] some = new double[means.length];
        for (int i = 0; i < means.length; i++) {
            Future future = futures.get(i);
            some[i] = future.probabilityOfPurchase(horizon);
            double mean = future.expectedTransactions(horizon);
            means[i] = mean / some[i];
            variances[i] = (future.varianceOfTransactions(horizon) + mean * mean) / some[i] - means[i] * means[i];
        }
        return new Mixture(means, variances, some);
    }

    double quantile(double level) {
        double low = 0;
        double high = Arrays.stream(means).max().orElseThrow()
                + 40 * Math.sqrt(Arrays.stream(variances).max().orElseThrow());
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (probability(middle) < level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private double probability(double total) {
        double sum = 0;
        for (int i = 0; i < means.length; i++) {
            double shape = means[i] * means[i] / variances[i];
            double upTo = variances[i] > 0 && means[i] > 0
                    ? RegularizedGamma.P.value(shape, total * means[i] / variances[i])
                    : 1;
            sum += 1 - some[i] + some[i] * upTo;
        }
        return sum / means.length;
    }

    Interval interval(double level) {
        return new Interval(quantile((1 - level) / 2), quantile((1 + level) / 2), level, Interval.Kind.OUTCOME);
    }
}
