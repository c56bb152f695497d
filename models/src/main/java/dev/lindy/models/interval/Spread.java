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

    /** Whence deviations come, where they do not come from slopes. */
    private final @Nullable DrawnAnswers drawn;

    /** Of an average of models, that of each. */
    private final @Nullable SeveralSpreads several;

    private Spread(
            Scale scale,
            double[] values,
            double[] deviations,
            double[] totals,
            double[] totalDeviations,
            @Nullable DrawnAnswers drawn,
            @Nullable SeveralSpreads several) {
        this.drawn = drawn;
        this.several = several;
        this.scale = scale;
        this.values = values;
        this.deviations = deviations;
        this.totals = totals;
        this.totalDeviations = totalDeviations;
    }

    /** Asks the models nearby or drawn; the total is of everybody. */
    static <M> Spread of(
            Quantity<? super M, CustomerBase> quantity,
            Uncertain<M> model,
            CustomerBase base,
            double @Nullable [] weights) {
        return of(quantity, model, base, weights, Groups.everybody(base.size()));
    }

    /**
     * Asks the models nearby or drawn.
     *
     * @param weights of the customers in the totals; null for 1 each
     * @param groups that are added up
     */
    static <M> Spread of(
            Quantity<? super M, CustomerBase> quantity,
            Uncertain<M> model,
            CustomerBase base,
            double @Nullable [] weights,
            Groups groups) {
        if (model instanceof Several<M> several) {
            return ofSeveral(quantity, several, base, weights, groups);
        }
        return model instanceof Drawn<M> draws
                ? ofDraws(quantity, draws, base, weights, groups)
                : ofSlopes(quantity, (Nearby<M>) model, base, weights, groups);
    }

    private static <M> Spread ofSeveral(
            Quantity<? super M, CustomerBase> quantity,
            Several<M> several,
            CustomerBase base,
            double @Nullable [] weights,
            Groups groups) {
        Scale scale = Scale.of(quantity.unit());
        double[] values = quantity.answers().apply(several.centre(), base);
        double[] totals = sums(groups, values, weights);
        SeveralSpreads spreads = new SeveralSpreads(
                several.models().stream()
                        .map(model -> ofSlopes(quantity, model, base, weights, groups))
                        .toList(),
                several.weights());
        return new Spread(
                scale,
                values,
                spreads.deviations(scale, values),
                totals,
                spreads.totalDeviations(totals),
                null,
                spreads);
    }

    private static <M> Spread ofDraws(
            Quantity<? super M, CustomerBase> quantity,
            Drawn<M> draws,
            CustomerBase base,
            double @Nullable [] weights,
            Groups groups) {
        Scale scale = Scale.of(quantity.unit());
        double[] values = quantity.answers().apply(draws.centre(), base);
        Surface<M> surface = Surface.of(draws);
        DrawnAnswers drawn = DrawnAnswers.of(
                Drawn.DRAWS, some -> surface.answers(quantity, some), base, weights, groups, scale, draws.level());
        return new Spread(
                scale, values, drawn.deviations(), sums(groups, values, weights), drawn.totalDeviations(), drawn, null);
    }

    /** Asks the models nearby about customers or contracts. */
    static <M, D> Spread ofSlopes(
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
        return new Spread(scale, values, roots(squares), totals, roots(totalSquares), null, null);
    }

    private static double[] sums(Groups groups, double[] values, double @Nullable [] weights) {
        return weights == null ? groups.sums(values) : groups.sums(values, weights);
    }

    private static double[] roots(double[] squares) {
        return Arrays.stream(squares)
                .map(s -> Double.isFinite(s) ? Math.sqrt(s) : Double.NaN)
                .toArray();
    }

    /** The lower (side −1) or upper (side 1) ends of everybody's interval; NaN where one is infinite, which tells nothing. */
    double[] ends(int side, double level) {
        double[] ends = new double[values.length];
        if (drawn != null) {
            drawn.check(level);
            double[] of = side < 0 ? drawn.lower() : drawn.upper();
            Arrays.setAll(ends, i -> known(of[i]));
            return ends;
        }
        if (several != null) {
            return several.ends(scale, values, side, level);
        }
        double reach = side * Interval.reach(level);
        Arrays.setAll(ends, i -> known(scale.moved(values[i], reach * deviations[i])));
        return ends;
    }

    /** What is infinite tells nothing. */
    static double known(double end) {
        return Double.isInfinite(end) ? Double.NaN : end;
    }

    /** The interval of the first total. */
    Interval total(double level) {
        return total(0, level);
    }

    /** The interval of the total of a group. */
    Interval total(int group, double level) {
        if (drawn != null) {
            drawn.check(level);
            return drawn.total(group);
        }
        return several != null
                ? several.total(group, totals[group], 0, level)
                : Interval.ofExpectation(totals[group], totalDeviations[group], level);
    }

    /** The ends of everybody's product with something else that is above 0. */
    double[] endsTimes(Spread other, int side, double level) {
        if (several != null) {
            return several.endsTimes(values, other, side, level);
        }
        double reach = side * Interval.reach(level);
        double[] ends = new double[values.length];
        Arrays.setAll(ends, i -> {
            double deviation = Math.hypot(deviations[i], other.deviations[i]);
            return values[i] * other.values[i] * Math.exp(reach * deviation);
        });
        return ends;
    }

    /** The interval of the total of a group, of which something else moves the logarithm, too. */
    Interval totalTimes(int group, double otherDeviation, double level) {
        return several != null
                ? several.total(group, totals[group], otherDeviation, level)
                : Interval.ofExpectation(totals[group], Math.hypot(totalDeviations[group], otherDeviation), level);
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
