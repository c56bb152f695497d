package dev.lindy.models.interval;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.InverseErf;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * What a sum over customers will be: given the parameters a gamma distribution with its mean and variance, mixed over what is not
 * known of them, for a total over a normal distribution of the mean's logarithm.
 */
final class Mixture {

    private static final int NODES = 41;
    private static final int HALVINGS = 60;

    private final double[] means;
    private final double[] variances;

    private final double[] weights;

    private Mixture(double[] means, double[] variances, double[] weights) {
        this.means = means;
        this.variances = variances;
        this.weights = weights;
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
        double[] equal = new double[NODES];
        Arrays.fill(equal, 1.0 / NODES);
        return new Mixture(means, variances, equal);
    }

    /**
     * Of a total, by draws of the parameters.
     *
     * @param means of the total, one per draw
     * @param variances given each draw
     * @param weights one per draw; they add up to 1
     */
    static Mixture of(double[] means, double[] variances, double[] weights) {
        return new Mixture(means, variances, weights);
    }

    /**
     * Of one of several.
     *
     * @param mixtures each possible
     * @param chances one per mixture; they add up to 1
     */
    static Mixture of(List<Mixture> mixtures, double[] chances) {
        return new Mixture(
                mixtures.stream()
                        .flatMapToDouble(each -> Arrays.stream(each.means))
                        .toArray(),
                mixtures.stream()
                        .flatMapToDouble(each -> Arrays.stream(each.variances))
                        .toArray(),
                IntStream.range(0, chances.length)
                        .boxed()
                        .flatMapToDouble(
                                m -> Arrays.stream(mixtures.get(m).weights).map(weight -> chances[m] * weight))
                        .toArray());
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
            sum += weights[i] * upTo;
        }
        return sum;
    }

    Interval interval(double level) {
        return new Interval(quantile((1 - level) / 2), quantile((1 + level) / 2), level, Interval.Kind.OUTCOME);
    }
}
