package dev.lindy.core.inference;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Pareto-smoothed importance sampling (Vehtari, Simpson, Gelman, Yao and Gabry 2024): the largest weights are replaced by
 * quantiles of a generalised Pareto distribution fitted to them (Zhang and Stephens 2009), whose shape k̂ says whether the
 * weights can be trusted at all. Immutable.
 */
public final class ParetoSmoothing {

    /** With fewer weights in the tail no shape is fitted. */
    private static final int FEWEST = 5;

    private final double[] weights;
    private final double kHat;

    private ParetoSmoothing(double[] weights, double kHat) {
        this.weights = weights;
        this.kHat = kHat;
    }

    /**
     * Smooths weights.
     *
     * @param logWeights logarithms of the weights up to a constant; −∞ for none
     * @return the smoothed weights
     * @throws IllegalArgumentException if none is finite, or one is NaN or +∞
     */
    public static ParetoSmoothing of(double[] logWeights) {
        double largest = Arrays.stream(logWeights).max().orElse(Double.NaN);
        if (!Double.isFinite(largest) || Arrays.stream(logWeights).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException(
                    "importance weights need a finite logarithm, but the largest is " + largest);
        }
        int s = logWeights.length;
        double[] weights = new double[s];
        Arrays.setAll(weights, i -> Math.exp(logWeights[i] - largest));
        int[] order = IntStream.range(0, s)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> logWeights[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int tail = (int) Math.ceil(Math.min(0.2 * s, 3 * Math.sqrt(s)));
        double kHat = Double.POSITIVE_INFINITY;
        if (tail >= FEWEST && tail < s) {
            double cutoff = weights[order[s - tail - 1]];
            double[] exceedances = new double[tail];
            Arrays.setAll(exceedances, i -> weights[order[s - tail + i]] - cutoff);
            if (exceedances[tail - 1] > 0 && exceedances[0] > 0) {
                GeneralizedPareto fit = GeneralizedPareto.of(exceedances).towardsHalf(tail);
                kHat = fit.shape();
                for (int i = 0; i < tail; i++) {
                    double smoothed = cutoff + fit.quantile((i + 0.5) / tail);
                    weights[order[s - tail + i]] = Math.min(smoothed, 1);
                }
            } else {
                // Equal weights have no tail.
                kHat = exceedances[tail - 1] > 0 ? kHat : Double.NEGATIVE_INFINITY;
            }
        }
        double sum = Arrays.stream(weights).sum();
        return new ParetoSmoothing(Arrays.stream(weights).map(w -> w / sum).toArray(), kHat);
    }

    /**
     * The weights.
     *
     * @return one per draw, adding up to 1; a copy
     */
    public double[] weights() {
        return weights.clone();
    }

    /**
     * The shape of the tail.
     *
     * @return below 0.7 the weights can be trusted, above 1 they have no finite mean; +∞ where there are too few
     */
    public double kHat() {
        return kHat;
    }

    /**
     * How many independent draws the weighted ones are worth.
     *
     * @return 1/Σ w²
     */
    public double effectiveSize() {
        return 1 / Arrays.stream(weights).map(w -> w * w).sum();
    }
}
