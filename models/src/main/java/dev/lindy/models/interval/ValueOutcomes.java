package dev.lindy.models.interval;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.models.CompoundSpendModel;
import dev.lindy.models.Expectation;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.SpendModel;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.quantity.PurchaseQuantities;
import dev.lindy.models.quantity.SpendQuantities;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the customers of a base will really spend and be worth, chance included. For one thread.
 *
 * <p>Of one customer it is the compound law of counts and amounts, which has quantiles also where it has no variance; a discount
 * shrinks its sums by the ratio of discounted to all expected purchases, for when within the time a purchase is made matters little
 * beside whether it is made. Sums over customers are gamma distributed with their own mean and variance, mixed over what is not known
 * of the parameters; those of few customers are simulated.
 */
public final class ValueOutcomes {

    /** Fewer customers are simulated. */
    private static final int FEW = 30;

    private final PurchaseIntervals purchases;
    private final Nearby<SpendModel> spend;
    private final CompoundSpendModel model;
    private final CustomerBase base;
    private final double level;

    /** By horizon: what is asked of a year's spend is asked of its value, too. */
    private final Map<Double, SpendOutcomes> known = new HashMap<>();

    ValueOutcomes(
            PurchaseIntervals purchases,
            Nearby<SpendModel> spend,
            CompoundSpendModel model,
            CustomerBase base,
            double level) {
        this.purchases = purchases;
        this.spend = spend;
        this.model = model;
        this.base = base;
        this.level = level;
    }

    private SpendOutcomes spending(double horizon) {
        return known.computeIfAbsent(horizon, h -> {
            double[] deviations = Spread.of(SpendQuantities.expectedSpend(), spend, base, null)
                    .deviations();
            return SpendOutcomes.of(purchases.counts(h), model, deviations, base, level);
        });
    }

    /**
     * What every customer will spend.
     *
     * @param horizon time ahead, finite and at least 0
     * @return columns {@code spend_pi_lo} and {@code spend_pi_hi}; 0 at the lower end is usual
     */
    public Columns spend(double horizon) {
        SpendOutcomes outcomes = spending(horizon);
        return Columns.builder()
                .doubles("spend_pi_lo", outcomes.lower())
                .doubles("spend_pi_hi", outcomes.upper())
                .build();
    }

    /**
     * What the purchases of every customer will be worth.
     *
     * @param column of the value, such as {@code value_3y}
     * @param discount what the future is worth
     * @param horizon time ahead, finite and at least 0
     * @param margin value per unit of spend
     * @return columns {@code <column>_pi_lo} and {@code <column>_pi_hi}
     */
    public Columns value(String column, Discount discount, double horizon, double margin) {
        SpendOutcomes outcomes = spending(horizon);
        PurchaseModel centre = purchases.nearby().centre();
        double[] all = PurchaseQuantities.expectedPurchases(horizon).of(centre, base);
        double[] discounted = PurchaseQuantities.discountedPurchases(discount, horizon).of(centre, base);
        double[] worth = new double[all.length];
        Arrays.setAll(worth, i -> all[i] > 0 ? margin * discounted[i] / all[i] : 0);
        return Columns.builder()
                .doubles(column + "_pi_lo", times(outcomes.lower(), worth))
                .doubles(column + "_pi_hi", times(outcomes.upper(), worth))
                .build();
    }

    private static double[] times(double[] amounts, double[] factors) {
        double[] out = new double[amounts.length];
        Arrays.setAll(out, i -> amounts[i] * factors[i]);
        return out;
    }

    /**
     * What the purchases of all customers will be worth.
     *
     * @param discount what the future is worth
     * @param horizon time ahead, finite and above 0
     * @param margin value per unit of spend
     * @return empty where the square of some customer's spend has no finite mean
     */
    public Optional<Interval> total(Discount discount, double horizon, double margin) {
        return totals(discount, horizon, margin, Groups.everybody(base.size())).get(0);
    }

    /**
     * What the purchases of groups of customers will be worth.
     *
     * @param discount what the future is worth
     * @param horizon time ahead, finite and above 0
     * @param margin value per unit of spend
     * @param groups which customers are added up together
     * @return one per group; empty where the square of some customer's spend has no finite mean
     * @throws IllegalArgumentException if the groups are not of the customers of the base
     */
    public List<Optional<Interval>> totals(Discount discount, double horizon, double margin, Groups groups) {
        TotalSpread spread = TotalSpread.of(
                PurchaseQuantities.discountedPurchases(discount, horizon), purchases.nearby(), spend, base, groups);
        double[] variances = groups.sums(variances(discount, horizon, spread));
        int[][] members = groups.members();
        List<Optional<Interval>> intervals = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            if (members[g].length < FEW && purchases.nearby().centre() instanceof TransactionModel centre) {
                intervals.add(Optional.of(new SimulatedTotal(centre, model, base)
                        .interval(members[g], discount, horizon, spread.deviations()[g], level)));
            } else {
                boolean finite = Double.isFinite(variances[g] + spread.deviations()[g]);
                intervals.add(
                        finite
                                ? Optional.of(Mixture.of(spread.totals()[g], variances[g], spread.deviations()[g])
                                        .interval(level))
                                : Optional.empty());
            }
        }
        return intervals.stream()
                .map(of -> of.map(each ->
                        new Interval(margin * each.lower(), margin * each.upper(), each.level(), each.kind())))
                .toList();
    }

    /** Of the discounted spend of every customer. */
    private double[] variances(Discount discount, double horizon, TotalSpread spread) {
        PurchaseModel centre = purchases.nearby().centre();
        double rate = discount.ratePer(centre.timeScale());
        double[] squares = PurchaseQuantities.discountedPurchases(SpendDistribution.twice(discount), horizon)
                .of(centre, base);
        double[] pairs = centre.forEach(base, (Expectation) future -> future.discountedPairs(rate, horizon));
        double[] out = new double[squares.length];
        Arrays.setAll(out, i -> {
            if (squares[i] == 0) {
                return 0;
            }
            var ofOne = SpendOutcomes.future(model, base, i);
            double mean = spread.purchases()[i] * spread.spend()[i];
            return squares[i] * ofOne.meanSquare() + pairs[i] * ofOne.meanProduct() - mean * mean;
        });
        return out;
    }
}
