package dev.lindy.models.average;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.models.Expectation;
import dev.lindy.models.Future;
import dev.lindy.models.History;
import dev.lindy.models.MixedFuture;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.Question;
import dev.lindy.models.SimulatedCustomer;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.purchases.kernel.Histories;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Several models with fixed weights. Every customer follows one of them, a model of weight w with that chance, whatever the history:
 * weights come from forecasts, not from the likelihood.
 *
 * <p>P(alive), expectations and probabilities are weighted means. The variance is made of mixed moments, quantiles are those of the
 * mixed distribution, and what is asked of customers who are active weighs a model by the chance that it gives to that. Immutable.
 */
public final class AveragedModel implements TransactionModel {

    /** The name in files and options. */
    public static final String ID = "average";

    /** The name in print. */
    public static final String NAME = "the average";

    /** Weights are written in decimals. */
    private static final double ROUNDING = 1e-6;

    private final List<TransactionModel> models;
    private final double[] weights;

    private AveragedModel(List<TransactionModel> models, double[] weights) {
        this.models = List.copyOf(models);
        this.weights = weights;
    }

    /**
     * Averages.
     *
     * @param models at least one, all in the same unit of time
     * @param weights one per model, at least 0; they add up to 1
     * @return the average; models of weight 0 are left out
     * @throws IllegalArgumentException if weights are none, units differ, or a model cannot be asked about single histories
     */
    public static AveragedModel of(List<? extends PurchaseModel> models, double[] weights) {
        if (models.isEmpty() || models.size() != weights.length) {
            throw new IllegalArgumentException("an average needs one weight per model, but has " + weights.length
                    + " weights for " + models.size() + " models");
        }
        double sum = 0;
        for (double weight : weights) {
            if (!(weight >= 0 && weight <= 1 + ROUNDING)) {
                throw new IllegalArgumentException("a weight must lie between 0 and 1, but is " + weight);
            }
            sum += weight;
        }
        if (Math.abs(sum - 1) > ROUNDING) {
            throw new IllegalArgumentException("weights must add up to 1, but add up to " + sum);
        }
        List<TransactionModel> kept = new ArrayList<>();
        List<Double> of = new ArrayList<>();
        for (int m = 0; m < weights.length; m++) {
            if (weights[m] > 0) {
                if (!(models.get(m) instanceof TransactionModel one)) {
                    throw new IllegalArgumentException(models.get(m).id()
                            + " cannot be averaged: it knows more of customers than their histories");
                }
                kept.add(one);
                of.add(weights[m] / sum);
            }
        }
        TimeScale unit = kept.get(0).timeScale();
        for (TransactionModel model : kept) {
            if (model.timeScale() != unit) {
                throw new IllegalArgumentException("averaged models must count time in the same unit, but "
                        + kept.get(0).id() + " counts " + unit.plural() + " and " + model.id() + " "
                        + model.timeScale().plural());
            }
        }
        return new AveragedModel(kept, of.stream().mapToDouble(weight -> weight).toArray());
    }

    /**
     * The models.
     *
     * @return those with a weight above 0
     */
    public List<TransactionModel> models() {
        return models;
    }

    /**
     * Their weights.
     *
     * @return one per model
     */
    public double[] weights() {
        return weights.clone();
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public TimeScale timeScale() {
        return models.get(0).timeScale();
    }

    /**
     * The weights; the parameters of the models stand for themselves.
     *
     * @return a new array
     */
    @Override
    public double[] parameters() {
        return weights();
    }

    /**
     * {@inheritDoc}
     *
     * <p>Of the histories (x, t<sub>x</sub>, T): ln Σ w L of each, as a function of the weights.
     */
    @Override
    public LogLikelihood likelihood(CustomerBase base) {
        return new MixedLikelihood(models, base);
    }

    @Override
    public double logOddsGone(int x, double tx, double T) {
        double[] gone = new double[weights.length];
        double[] alive = new double[weights.length];
        for (int m = 0; m < weights.length; m++) {
            double odds = models.get(m).logOddsGone(x, tx, T);
            gone[m] = Math.log(weights[m]) - softPlus(-odds);
            alive[m] = Math.log(weights[m]) - softPlus(odds);
        }
        return logSum(gone) - logSum(alive);
    }

    /** ln(1 + e^v). */
    private static double softPlus(double v) {
        return v > 0 ? v + Math.log1p(Math.exp(-v)) : Math.log1p(Math.exp(v));
    }

    /** ln Σ e^v. */
    static double logSum(double[] values) {
        double largest = Arrays.stream(values).max().orElse(Double.NEGATIVE_INFINITY);
        if (Double.isInfinite(largest)) {
            return largest;
        }
        double sum = 0;
        for (double value : values) {
            sum += Math.exp(value - largest);
        }
        return largest + Math.log(sum);
    }

    @Override
    public double probabilityAlive(int x, double tx, double T) {
        double sum = 0;
        for (int m = 0; m < weights.length; m++) {
            sum += weights[m] * models.get(m).probabilityAlive(x, tx, T);
        }
        return Math.min(1, sum);
    }

    @Override
    public double posteriorMeanPurchaseRate(int x, double tx, double T) {
        double sum = 0;
        for (int m = 0; m < weights.length; m++) {
            sum += weights[m] * models.get(m).posteriorMeanPurchaseRate(x, tx, T);
        }
        return sum;
    }

    /** Among active customers a model weighs as much as it has of them. */
    @Override
    public Future future(int x, double tx, double T) {
        double[] chances = new double[weights.length];
        List<Future> futures = new ArrayList<>();
        for (int m = 0; m < weights.length; m++) {
            chances[m] = Math.log(weights[m]) + models.get(m).logProbabilityAlive(x, tx, T);
            futures.add(models.get(m).future(x, tx, T));
        }
        double all = logSum(chances);
        Arrays.setAll(chances, m -> Math.exp(chances[m] - all));
        return new MixedFuture(futures, chances);
    }

    @Override
    public SimulatedCustomer simulate(UniformRandomProvider random, double duration) {
        return models.get(MixedFuture.drawn(weights, random)).simulate(random, duration);
    }

    /**
     * {@inheritDoc}
     *
     * <p>An expectation is the mean of those of the models, each of which knows how to be quick about it.
     */
    @Override
    public double[] forEach(CustomerBase base, Question<? super TransactionModel, ? super History> question) {
        if (!(question instanceof Expectation)) {
            return TransactionModel.super.forEach(base, question);
        }
        Histories.checkTimeScale(this, base);
        double[] sum = new double[base.size()];
        for (int m = 0; m < weights.length; m++) {
            add(weights[m], models.get(m).forEach(base, question), sum);
        }
        return sum;
    }

    @Override
    public double[] conditionalTransactionProbability(int[] k, CustomerBase base, double t) {
        Histories.checkTime("t", t);
        Histories.checkTimeScale(this, base);
        double[] sum = new double[base.size()];
        for (int m = 0; m < weights.length; m++) {
            add(weights[m], models.get(m).conditionalTransactionProbability(k, base, t), sum);
        }
        return sum;
    }

    private static void add(double weight, double[] each, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += Expectation.times(weight, each[i]);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AveragedModel that
                && models.equals(that.models)
                && Arrays.equals(weights, that.weights);
    }

    @Override
    public int hashCode() {
        return 31 * models.hashCode() + Arrays.hashCode(weights);
    }

    @Override
    public String toString() {
        return IntStream.range(0, weights.length)
                .mapToObj(m -> weights[m] + " × " + models.get(m))
                .collect(Collectors.joining(" + "));
    }
}
