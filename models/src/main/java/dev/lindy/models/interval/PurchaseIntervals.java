package dev.lindy.models.interval;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.estimate.Estimates;
import dev.lindy.core.estimate.ParameterSpace;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.quantity.PurchaseQuantities;
import dev.lindy.models.quantity.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How sure a model of purchases is of what it says of every customer and of all together. Immutable.
 */
public final class PurchaseIntervals {

    /** A point of the mixture lies at most so far from the estimates on the unconstrained scale: a factor of 20. */
    private static final double FARTHEST = 3;

    private final Nearby<PurchaseModel> nearby;
    private final List<TransactionModel> mixture;

    private PurchaseIntervals(Nearby<PurchaseModel> nearby, List<TransactionModel> mixture) {
        this.nearby = nearby;
        this.mixture = mixture;
    }

    /**
     * Around estimates.
     *
     * @param estimates of the model's parameters
     * @param maker from natural parameters to the model
     * @return empty where the covariance of the estimates is not known
     */
    public static Optional<PurchaseIntervals> of(
            Estimates estimates, Function<double[], ? extends PurchaseModel> maker) {
        List<TransactionModel> mixture = mixture(estimates, maker);
        return mixture.isEmpty()
                ? Optional.empty()
                : Nearby.<PurchaseModel>of(estimates, maker).map(nearby -> new PurchaseIntervals(nearby, mixture));
    }

    private static List<TransactionModel> mixture(
            Estimates estimates, Function<double[], ? extends PurchaseModel> maker) {
        ParameterSpace space = estimates.space();
        List<double[]> axes = estimates.axes();
        List<TransactionModel> points = new ArrayList<>();
        for (double[] axis : axes) {
            double longest = 0;
            for (double part : axis) {
                longest = Math.max(longest, Math.abs(part));
            }
            double share = Math.min(Math.sqrt(axes.size()), FARTHEST / longest);
            for (int side = -1; side <= 1; side += 2) {
                double[] point = estimates.unconstrained();
                for (int i = 0; i < point.length; i++) {
                    point[i] += side * share * axis[i];
                }
                double[] natural = space.toNatural(point);
                if (space.admits(natural) && maker.apply(natural) instanceof TransactionModel model) {
                    points.add(model);
                }
            }
        }
        return points;
    }

    /** The models nearby, for what is asked of purchases and spend together. */
    Nearby<PurchaseModel> nearby() {
        return nearby;
    }

    /**
     * Intervals of the expectation of a quantity for every customer.
     *
     * @param quantity such as {@link PurchaseQuantities#expectedPurchases}
     * @param base the customers
     * @param level such as 0.9
     * @return columns {@code <column>_lo} and {@code <column>_hi}; NaN where an answer is not finite
     */
    public Columns expectation(Quantity<PurchaseModel, CustomerBase> quantity, CustomerBase base, double level) {
        Spread spread = Spread.of(quantity, nearby, base, null);
        return Columns.builder()
                .doubles(quantity.column() + "_lo", spread.ends(-1, level))
                .doubles(quantity.column() + "_hi", spread.ends(1, level))
                .build();
    }

    /**
     * The interval of the expectation of a sum over all customers.
     *
     * @param quantity such as {@link PurchaseQuantities#expectedPurchases}
     * @param base the customers
     * @param level such as 0.9
     * @return of the sum
     */
    public Interval expectationOfTotal(
            Quantity<PurchaseModel, CustomerBase> quantity, CustomerBase base, double level) {
        return Spread.of(quantity, nearby, base, null).total(level);
    }

    /**
     * What every customer will buy: the counts between which the number of purchases falls with at least the level.
     *
     * @param base the customers
     * @param horizon time ahead, finite and at least 0
     * @param level such as 0.9
     * @return columns {@code purchases_pi_lo} and {@code purchases_pi_hi}; 0 at the lower end is usual
     */
    public Columns outcome(CustomerBase base, double horizon, double level) {
        PurchaseCounts counts = new PurchaseCounts(mixture, horizon);
        return Columns.builder()
                .integers("purchases_pi_lo", quantiles(counts, base, (1 - level) / 2))
                .integers("purchases_pi_hi", quantiles(counts, base, (1 + level) / 2))
                .build();
    }

    private int[] quantiles(PurchaseCounts counts, CustomerBase base, double level) {
        double[] each = nearby.centre().forEach(base, (model, history) -> counts.quantile(history, level));
        int[] out = new int[each.length];
        Arrays.setAll(out, i -> (int) each[i]);
        return out;
    }

    /**
     * What all customers together will buy.
     *
     * @param base the customers
     * @param horizon time ahead, finite and above 0
     * @param level such as 0.9
     * @return of the sum of their purchases, whole numbers
     */
    public Interval outcomeOfTotal(CustomerBase base, double horizon, double level) {
        Spread spread = Spread.of(PurchaseQuantities.expectedPurchases(horizon), nearby, base, null);
        double variance = 0;
        for (double each : nearby.centre()
                .forEach(base, (model, h) -> model.conditionalVarianceOfTransactions(h.x(), h.tx(), h.T(), horizon))) {
            variance += each;
        }
        Interval interval =
                Mixture.of(spread.total(), variance, spread.totalDeviation()).interval(level);
        return new Interval(Math.rint(interval.lower()), Math.rint(interval.upper()), level, interval.kind());
    }
}
