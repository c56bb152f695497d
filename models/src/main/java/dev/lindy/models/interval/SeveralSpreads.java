package dev.lindy.models.interval;

import dev.lindy.core.parallel.Chunks;
import java.util.Arrays;
import java.util.List;

/**
 * The answers of several models, of which one is right: intervals are those of the mixed distribution, each model's answers being
 * normal on the scale of the quantity, and wide enough to hold the average.
 */
final class SeveralSpreads {

    private final List<Spread> models;
    private final double[] weights;

    SeveralSpreads(List<Spread> models, double[] weights) {
        this.models = models;
        this.weights = weights;
    }

    /** Within and between models, per customer; NaN where an answer is not finite. */
    double[] deviations(Scale scale, double[] averages) {
        double[] out = new double[averages.length];
        Arrays.setAll(out, i -> {
            double centre = scale.of(averages[i]);
            double squares = 0;
            for (int m = 0; m < weights.length; m++) {
                double value = models.get(m).values()[i];
                double within = models.get(m).deviations()[i];
                double apart = value == averages[i] ? 0 : scale.of(value) - centre;
                squares += weights[m] * (within * within + apart * apart);
            }
            return Double.isFinite(squares) ? Math.sqrt(squares) : Double.NaN;
        });
        return out;
    }

    /** Of the logarithms of totals, within and between models. */
    double[] totalDeviations(double[] averages) {
        double[] out = new double[averages.length];
        Arrays.setAll(out, g -> {
            double squares = 0;
            for (int m = 0; m < weights.length; m++) {
                double total = models.get(m).totals()[g];
                double within = models.get(m).totalDeviations()[g];
                double apart = total == averages[g] ? 0 : Math.log(total / averages[g]);
                squares += weights[m] * (within * within + apart * apart);
            }
            return Double.isFinite(squares) ? Math.sqrt(squares) : Double.NaN;
        });
        return out;
    }

    /** The ends of everybody's interval; NaN where one is infinite. */
    double[] ends(Scale scale, double[] averages, int side, double level) {
        double[] ends = new double[averages.length];
        Chunks.forEach(ends.length, (chunk, from, to) -> {
            double[] means = new double[weights.length];
            double[] deviations = new double[weights.length];
            for (int i = from; i < to; i++) {
                for (int m = 0; m < weights.length; m++) {
                    means[m] = scale.of(models.get(m).values()[i]);
                    deviations[m] = models.get(m).deviations()[i];
                }
                double end = MixedNormal.quantile(weights, means, deviations, (1 + side * level) / 2);
                ends[i] = Spread.known(held(value(scale, end), averages[i], side));
            }
        });
        return ends;
    }

    /** From the scale; exact at its ends. */
    private static double value(Scale scale, double end) {
        if (scale == Scale.LOGARITHM) {
            return Math.exp(end);
        }
        return 1 / (1 + Math.exp(-end));
    }

    /** An interval that did not hold what it is of would only puzzle. */
    private static double held(double end, double average, int side) {
        return side < 0 ? Math.min(end, average) : Math.max(end, average);
    }

    /** The ends of everybody's product with something else above 0. */
    double[] endsTimes(double[] averages, Spread other, int side, double level) {
        double[] ends = new double[averages.length];
        Chunks.forEach(ends.length, (chunk, from, to) -> {
            double[] means = new double[weights.length];
            double[] deviations = new double[weights.length];
            for (int i = from; i < to; i++) {
                for (int m = 0; m < weights.length; m++) {
                    means[m] = Math.log(models.get(m).values()[i]);
                    deviations[m] = Math.hypot(models.get(m).deviations()[i], other.deviations()[i]);
                }
                double end = Math.exp(MixedNormal.quantile(weights, means, deviations, (1 + side * level) / 2));
                ends[i] = held(end, averages[i], side) * other.values()[i];
            }
        });
        return ends;
    }

    /** The interval of the total of a group, of which something else moves the logarithm, too. */
    Interval total(int group, double average, double otherDeviation, double level) {
        double[] means = new double[weights.length];
        double[] deviations = new double[weights.length];
        for (int m = 0; m < weights.length; m++) {
            means[m] = Math.log(models.get(m).totals()[group]);
            deviations[m] = Math.hypot(models.get(m).totalDeviations()[group], otherDeviation);
        }
        double lower = Math.exp(MixedNormal.quantile(weights, means, deviations, (1 - level) / 2));
        double upper = Math.exp(MixedNormal.quantile(weights, means, deviations, (1 + level) / 2));
        return new Interval(held(lower, average, -1), held(upper, average, 1), level, Interval.Kind.EXPECTATION);
    }
}
