package dev.lindy.models.average;

import dev.lindy.core.estimate.Diagnosis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The weights with which several models together would have forecast best: those at which the mean of
 * ln Σ<sub>m</sub> w<sub>m</sub> p<sub>m</sub>(y) is largest, over all customers and all days that forecasts were made on (origins).
 *
 * <p>Few origins say little of which model will be the better one the next time, however many customers they have. So a term is
 * added: (a/M) Σ<sub>m</sub> ln w<sub>m</sub>, with a = {@value #PENALTY} of the customers of one origin, as if so many more had been
 * seen whom each model alone explained, equally often. It stays while origins add up: twice as many halve its share. It also divides
 * the weight of models that say the same equally between them, so that weights are always unique. Without an origin all are equal.
 *
 * <p>The sum is concave, and Newton's method with a line search finds its maximum. Immutable.
 */
public final class Stacking {

    /** How much of one origin the term for equal weights is worth. */
    public static final double PENALTY = 0.01;

    /** The name of what is to be known where the search has not ended. */
    public static final String NOT_CONVERGED = "weights-not-converged";

    private final double[] weights;
    private final double[] standardErrors;
    private final double[] meanLogScores;
    private final double[] gains;
    private final int best;
    private final int origins;
    private final boolean converged;

    private Stacking(
            double[] weights,
            double[] standardErrors,
            double[] meanLogScores,
            double[] gains,
            int best,
            int origins,
            boolean converged) {
        this.weights = weights;
        this.standardErrors = standardErrors;
        this.meanLogScores = meanLogScores;
        this.gains = gains;
        this.best = best;
        this.origins = origins;
        this.converged = converged;
    }

    /**
     * Equal weights: of no origin.
     *
     * @param models how many, at least 1
     * @return 1/M each
     * @throws IllegalArgumentException if there is no model
     */
    public static Stacking equal(int models) {
        return of(models, List.of());
    }

    /**
     * The weights.
     *
     * @param models how many, at least 1
     * @param logScores per origin ln p(y) by model and customer: −∞ where a model held impossible what happened
     * @return the weights
     * @throws IllegalArgumentException if there is no model, numbers of models or customers differ, or a score is not a number
     */
    public static Stacking of(int models, List<double[][]> logScores) {
        if (models < 1) {
            throw new IllegalArgumentException("there must be at least one model to average");
        }
        logScores.forEach(origin -> check(models, origin));
        WeightSearch.Result all = WeightSearch.of(models, logScores, PENALTY);
        double[] errors = new double[models];
        Arrays.fill(errors, Double.NaN);
        if (logScores.size() > 1) {
            errors = jackknife(models, logScores);
        }
        double[] alone = IntStream.range(0, models)
                .mapToDouble(m -> mean(logScores, only(models, m)))
                .toArray();
        int best = 0;
        for (int m = 1; m < models; m++) {
            best = alone[m] > alone[best] ? m : best;
        }
        double[] single = only(models, best);
        double[] gains = logScores.stream()
                .mapToDouble(origin -> mean(one(origin), all.weights()) - mean(one(origin), single))
                .toArray();
        return new Stacking(all.weights(), errors, alone, gains, best, logScores.size(), all.converged());
    }

    private static void check(int models, double[][] origin) {
        if (origin.length != models) {
            throw new IllegalArgumentException("there must be log scores of " + models
                    + " models at every origin, but there are of " + origin.length);
        }
        for (int m = 0; m < models; m++) {
            if (origin[m].length != origin[0].length || origin[m].length == 0) {
                throw new IllegalArgumentException("all models must have scores of the same customers, but there are "
                        + origin[0].length + " and " + origin[m].length);
            }
            for (double score : origin[m]) {
                if (!(score < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException("log scores of model " + (m + 1) + " hold " + score);
                }
            }
        }
    }

    private static double[] only(int models, int model) {
        double[] weights = new double[models];
        weights[model] = 1;
        return weights;
    }

    private static List<double[][]> one(double[][] origin) {
        return List.<double[][]>of(origin);
    }

    /** Standard errors by leaving out one origin after the other. */
    private static double[] jackknife(int models, List<double[][]> logScores) {
        int n = logScores.size();
        double[][] without = new double[n][];
        for (int left = 0; left < n; left++) {
            List<double[][]> others = new ArrayList<>(logScores);
            others.remove(left);
            without[left] = WeightSearch.of(models, others, PENALTY).weights();
        }
        double[] errors = new double[models];
        for (int m = 0; m < models; m++) {
            int model = m;
            double mean =
                    Arrays.stream(without).mapToDouble(w -> w[model]).average().orElseThrow();
            double squares = Arrays.stream(without)
                    .mapToDouble(w -> (w[model] - mean) * (w[model] - mean))
                    .sum();
            errors[m] = Math.sqrt(squares * (n - 1) / n);
        }
        return errors;
    }

    private static double mean(List<double[][]> logScores, double[] weights) {
        double sum = 0;
        int customers = 0;
        for (double[][] origin : logScores) {
            customers += origin[0].length;
            for (int i = 0; i < origin[0].length; i++) {
                sum += mixed(origin, weights, i);
            }
        }
        return sum / customers;
    }

    /** ln Σ w p of one customer. */
    private static double mixed(double[][] origin, double[] weights, int i) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int m = 0; m < weights.length; m++) {
            largest = weights[m] > 0 ? Math.max(largest, origin[m][i]) : largest;
        }
        if (largest == Double.NEGATIVE_INFINITY) {
            return largest;
        }
        double sum = 0;
        for (int m = 0; m < weights.length; m++) {
            sum += weights[m] > 0 ? weights[m] * Math.exp(origin[m][i] - largest) : 0;
        }
        return largest + Math.log(sum);
    }

    /**
     * The weights.
     *
     * @return one per model, all above 0; they add up to 1
     */
    public double[] weights() {
        return weights.clone();
    }

    /**
     * How far the weights may be off, by leaving out one origin after the other.
     *
     * @return one per model; NaN with fewer than two origins
     */
    public double[] standardErrors() {
        return standardErrors.clone();
    }

    /**
     * What each model scored alone.
     *
     * @return its mean log score over customers and origins; NaN without an origin
     */
    public double[] meanLogScores() {
        return meanLogScores.clone();
    }

    /**
     * What the weights would have gained over the best model alone; that they were chosen by these scores flatters them.
     *
     * @return difference of mean log scores per customer, the mean of all origins; NaN without an origin
     */
    public double gain() {
        return Arrays.stream(gains).average().orElse(Double.NaN);
    }

    /**
     * How far the gain may be off, by how much it differs between origins.
     *
     * @return its standard error; NaN with fewer than two origins
     */
    public double gainStandardError() {
        int n = gains.length;
        double mean = gain();
        double squares = Arrays.stream(gains).map(g -> (g - mean) * (g - mean)).sum();
        return n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1) / n);
    }

    /**
     * Which model alone scored best.
     *
     * @return its index; 0 without an origin
     */
    public int best() {
        return best;
    }

    /**
     * How many days forecasts were made on.
     *
     * @return at least 0
     */
    public int origins() {
        return origins;
    }

    /**
     * What is wrong with the weights.
     *
     * @return empty where the search has ended
     */
    public Optional<Diagnosis> diagnosis() {
        return converged
                ? Optional.empty()
                : Optional.of(new Diagnosis(
                        NOT_CONVERGED,
                        Diagnosis.Severity.WARNING,
                        "the search for the weights of the models has not ended, so they are not quite the best ones.",
                        "compare the models, and use the best alone."));
    }

    @Override
    public String toString() {
        return "weights " + Arrays.toString(weights) + " by " + origins + " origins";
    }
}
