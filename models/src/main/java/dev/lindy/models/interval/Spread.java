package dev.lindy.models.interval;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.models.quantity.Quantity;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The answers to a quantity for everybody in a base, and how far what is not known of the parameters moves them: standard
 * deviations on the scale of the quantity, the logarithm or, of a probability, the logit. The same of the sums over groups of
 * customers. Arrays are not to be changed.
 */
final class Spread {

    private final Scale scale;
    private final double[] values;

    /** Per customer, at least 0; NaN where an answer is not finite. */
    private final double[] deviations;

    private final double[] totals;
    private final double[] totalDeviations;

    private Spread(Scale scale, double[] values, double[] deviations, double[] totals, double[] totalDeviations) {
        this.scale = scale;
        this.values = values;
        this.deviations = deviations;
        this.totals = totals;
        this.totalDeviations = totalDeviations;
    }

    /** Asks the models nearby; the total is of everybody. */
    static <M> Spread of(
            Quantity<? super M, CustomerBase> quantity,
            Nearby<M> nearby,
            CustomerBase base,
            double @Nullable [] weights) {
        return of(quantity, nearby, base, weights, Groups.everybody(base.size()));
    }

    /**
     * Asks the models nearby.
     *
     * @param weights of the customers in the totals; null for 1 each
     * @param groups that are added up
     */
    static <M, D> Spread of(
            Quantity<? super M, D> quantity, Nearby<M> nearby, D base, double @Nullable [] weights, Groups groups) {
        Scale scale = Scale.of(quantity.unit());
        double[] values = quantity.answers().apply(nearby.centre(), base);
        double[] totals = sums(groups, values, weights);
        double[] squares = new double[values.length];
        double[] totalSquares = new double[totals.length];
        for (Nearby.Pair<M> pair : nearby.pairs()) {
            double[] above = quantity.answers().apply(pair.above(), base);
            double[] below = quantity.answers().apply(pair.below(), base);
            for (int i = 0; i < squares.length; i++) {
                // Certain is certain: 0 and 1 do not move.
                double move = above[i] == below[i] ? 0 : pair.move(scale.of(above[i]), scale.of(below[i]));
                squares[i] += move * move;
            }
            double[] totalsAbove = sums(groups, above, weights);
            double[] totalsBelow = sums(groups, below, weights);
            for (int g = 0; g < totals.length; g++) {
                double move = pair.move(Math.log(totalsAbove[g]), Math.log(totalsBelow[g]));
                totalSquares[g] += totals[g] == 0 ? 0 : move * move;
            }
        }
        return new Spread(scale, values, roots(squares), totals, roots(totalSquares));
    }

    private static double[] sums(Groups groups, double[] values, double @Nullable [] weights) {
        return weights == null ? groups.sums(values) : groups.sums(values, weights);
    }

    private static double[] roots(double[] squares) {
        return Arrays.stream(squares)
                .map(s -> Double.isFinite(s) ? Math.sqrt(s) : Double.NaN)
                .toArray();
    }

    /** The lower (side −1) or upper (side 1) ends of everybody's interval. */
    double[] ends(int side, double level) {
        double reach = side * Interval.reach(level);
        double[] ends = new double[values.length];
        Arrays.setAll(ends, i -> scale.moved(values[i], reach * deviations[i]));
        return ends;
    }

    /** The interval of the first total. */
    Interval total(double level) {
        return Interval.ofExpectation(totals[0], totalDeviations[0], level);
    }

    /** At the estimates. */
    double[] values() {
        return values;
    }

    /** Per customer, on the scale of the quantity; NaN where an answer is not finite. */
    double[] deviations() {
        return deviations;
    }

    /** Σ weight × value, per group. */
    double[] totals() {
        return totals;
    }

    /** Of the totals' logarithms: all customers move together, so that this is no sum of their own deviations. */
    double[] totalDeviations() {
        return totalDeviations;
    }
}
