package dev.lindy.models.interval;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.models.quantity.Quantity;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The answers to a quantity for everybody in a base, and how far what is not known of the parameters moves them: standard
 * deviations on the scale of the quantity, the logarithm or, of a probability, the logit. Arrays are not to be changed.
 */
final class Spread {

    private final Scale scale;
    private final double[] values;

    /** Per customer, at least 0; NaN where an answer is not finite. */
    private final double[] deviations;

    private final double total;
    private final double totalDeviation;

    private Spread(Scale scale, double[] values, double[] deviations, double total, double totalDeviation) {
        this.scale = scale;
        this.values = values;
        this.deviations = deviations;
        this.total = total;
        this.totalDeviation = totalDeviation;
    }

    /**
     * Asks the models nearby.
     *
     * @param weights of the customers in the total; null for 1 each
     */
    static <M> Spread of(
            Quantity<? super M, CustomerBase> quantity,
            Nearby<M> nearby,
            CustomerBase base,
            double @Nullable [] weights) {
        Scale scale = Scale.of(quantity.unit());
        double[] values = quantity.answers().apply(nearby.centre(), base);
        double[] squares = new double[values.length];
        double totalSquares = 0;
        for (Nearby.Pair<M> pair : nearby.pairs()) {
            double[] above = quantity.answers().apply(pair.above(), base);
            double[] below = quantity.answers().apply(pair.below(), base);
            for (int i = 0; i < squares.length; i++) {
                // Certain is certain: 0 and 1 do not move.
                double move = above[i] == below[i] ? 0 : pair.move(scale.of(above[i]), scale.of(below[i]));
                squares[i] += move * move;
            }
            double move = pair.move(Math.log(sum(above, weights)), Math.log(sum(below, weights)));
            totalSquares += move * move;
        }
        double[] deviations = Arrays.stream(squares)
                .map(s -> Double.isFinite(s) ? Math.sqrt(s) : Double.NaN)
                .toArray();
        double total = sum(values, weights);
        return new Spread(scale, values, deviations, total, total == 0 ? 0 : Math.sqrt(totalSquares));
    }

    private static double sum(double[] values, double @Nullable [] weights) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights == null ? values[i] : weights[i] * values[i];
        }
        return sum;
    }

    /** The lower (side −1) or upper (side 1) ends of everybody's interval. */
    double[] ends(int side, double level) {
        double reach = side * Interval.reach(level);
        double[] ends = new double[values.length];
        Arrays.setAll(ends, i -> scale.moved(values[i], reach * deviations[i]));
        return ends;
    }

    /** The interval of the total. */
    Interval total(double level) {
        double reach = Interval.reach(level) * totalDeviation;
        return new Interval(total * Math.exp(-reach), total * Math.exp(reach), level, Interval.Kind.EXPECTATION);
    }

    /** At the estimates. */
    double[] values() {
        return values;
    }

    /** Per customer, on the scale of the quantity; NaN where an answer is not finite. */
    double[] deviations() {
        return deviations;
    }

    /** Σ weight × value. */
    double total() {
        return total;
    }

    /** Of the total's logarithm: all customers move together, so that this is no sum of their own deviations. */
    double totalDeviation() {
        return totalDeviation;
    }
}
