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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How sure it is what the customers of a base will spend and be worth: intervals of expectations and of outcomes, chance included.
 * What answers share is worked out once and kept.
 *
 * <p>The outcome of one customer is the compound law of counts and amounts, which has quantiles also where it has no variance; a
 * discount shrinks its sums by the ratio of discounted to all expected purchases, for when within the time a purchase is made matters
 * little beside whether it is made. Sums over customers are gamma distributed with their own mean and variance, mixed over what is not
 * known of the parameters; those of few customers are simulated.
 */
public final class ValueCertainty {

    /** Fewer customers are simulated. */
    private static final int FEW = 30;

    private final PurchaseIntervals purchases;
    private final Uncertain<SpendModel> spend;
    private final CustomerBase base;
    private final Discount discount;
    private final double level;

    /** By horizon: what is asked of a year's spend is asked of its value, too. */
    private final Map<Double, SpendOutcomes> outcomes = new HashMap<>();

    private final Map<Counted, TotalSpread> spreads = new HashMap<>();

    private record Counted(Discount discount, double horizon) {}

    ValueCertainty(
            PurchaseIntervals purchases,
            Uncertain<SpendModel> spend,
            CustomerBase base,
            Discount discount,
            double level) {
        this.purchases = purchases;
        this.spend = spend;
        this.base = base;
        this.discount = discount;
        this.level = level;
    }

    /**
     * The customers.
     *
     * @return the base that was asked about
     */
    public CustomerBase base() {
        return base;
    }

    private synchronized TotalSpread spread(Discount of, double horizon) {
        return spreads.computeIfAbsent(
                new Counted(of, horizon), key -> spread(of, horizon, Groups.everybody(base.size())));
    }

    private TotalSpread spread(Discount of, double horizon, Groups groups) {
        return TotalSpread.of(
                PurchaseQuantities.discountedPurchases(of, horizon), purchases.nearby(), spend, base, groups);
    }

    /**
     * Intervals of the expected value of every customer's purchases.
     *
     * @param column of the value, such as {@code value_3y}
     * @param horizon time ahead, at least 0
     * @param margin value per unit of spend
     * @return columns {@code <column>_lo} and {@code <column>_hi}; NaN where a model nearby has no finite mean
     */
    public Columns expectation(String column, double horizon, double margin) {
        TotalSpread spread = spread(discount, horizon);
        return Columns.builder()
                .doubles(column + "_lo", spread.ends(-1, margin, level))
                .doubles(column + "_hi", spread.ends(1, margin, level))
                .build();
    }

    /**
     * The interval of the expected value of the purchases of all customers.
     *
     * @param horizon time ahead, at least 0
     * @param margin value per unit of spend
     * @return of the sum; NaN where a model nearby has no finite mean
     */
    public Interval expectationOfTotal(double horizon, double margin) {
        return spread(discount, horizon).expectation(0, margin, level);
    }

    /** The law of sums, where the model of spend knows it. */
    private Optional<CompoundSpendModel> law() {
        return spend.centre() instanceof CompoundSpendModel model ? Optional.of(model) : Optional.empty();
    }

    private synchronized Optional<SpendOutcomes> outcomes(double horizon) {
        return law().map(model -> outcomes.computeIfAbsent(horizon, h -> {
            double[] deviations = TypicalSpend.deviations(spend, base);
            return purchases.spend(h, model, deviations, base, level);
        }));
    }

    /**
     * What every customer will spend, neither discounted nor multiplied by a margin.
     *
     * @param horizon time ahead, finite and at least 0
     * @return columns {@code spend_pi_lo} and {@code spend_pi_hi}, where 0 at the lower end is usual; none where the model of spend does
     *     not know the law of sums
     */
    public Columns spend(double horizon) {
        return outcomes(horizon)
                .map(of -> Columns.builder()
                        .doubles("spend_pi_lo", of.lower())
                        .doubles("spend_pi_hi", of.upper())
                        .build())
                .orElse(Columns.builder().build());
    }

    /**
     * What the purchases of every customer will be worth.
     *
     * @param column of the value, such as {@code value_3y}
     * @param horizon time ahead, finite and at least 0
     * @param margin value per unit of spend
     * @return columns {@code <column>_pi_lo} and {@code <column>_pi_hi}; none where the model of spend does not know the law of sums
     */
    public Columns value(String column, double horizon, double margin) {
        Optional<SpendOutcomes> known = outcomes(horizon);
        if (known.isEmpty()) {
            return Columns.builder().build();
        }
        double[] all = PurchaseQuantities.expectedPurchases(horizon)
                .of(purchases.nearby().centre(), base);
        double[] discounted = spread(discount, horizon).purchases().values();
        double[] worth = new double[all.length];
        Arrays.setAll(worth, i -> all[i] == 0 ? 0 : margin * discounted[i] / all[i]);
        return Columns.builder()
                .doubles(column + "_pi_lo", times(known.get().lower(), worth))
                .doubles(column + "_pi_hi", times(known.get().upper(), worth))
                .build();
    }

    private static double[] times(double[] amounts, double[] factors) {
        double[] out = new double[amounts.length];
        Arrays.setAll(out, i -> amounts[i] * factors[i]);
        return out;
    }

    /**
     * How sure the sums over all customers are in each of the coming periods.
     *
     * @param ends of the periods, ascending from above 0
     * @param worthNow discounted value over value, one per period
     * @param margin value per unit of spend
     * @return {@code _lo} and {@code _hi} of {@code active}, {@code expected_purchases}, {@code value} and {@code discounted_value}, and
     *     {@code _pi_lo} and {@code _pi_hi} of {@code purchases} and both values, one row per period; NaN where an end is not finite
     */
    public Columns periods(double[] ends, double[] worthNow, double margin) {
        return PeriodSums.of(purchases.nearby(), spend, base, ends, margin, worthNow, level);
    }

    /**
     * What all customers will spend, neither discounted nor multiplied by a margin.
     *
     * @param horizon time ahead, finite and above 0
     * @return empty where the square of some customer's spend has no finite mean (of fewer than 30 customers, who are simulated: where a
     *     model nearby has no finite mean spend), or the law of sums is not known
     */
    public Optional<Interval> spendOfTotal(double horizon) {
        return law().flatMap(model -> totals(
                        model,
                        Discount.none(),
                        horizon,
                        1,
                        Groups.everybody(base.size()),
                        spread(Discount.none(), horizon))
                .get(0));
    }

    /**
     * What the purchases of all customers will be worth.
     *
     * @param horizon time ahead, finite and above 0
     * @param margin value per unit of spend
     * @return empty where the square of some customer's spend has no finite mean (of fewer than 30 customers, who are simulated: where a
     *     model nearby has no finite mean spend), or the law of sums is not known
     */
    public Optional<Interval> valueOfTotal(double horizon, double margin) {
        return law().flatMap(model -> totals(
                        model, discount, horizon, margin, Groups.everybody(base.size()), spread(discount, horizon))
                .get(0));
    }

    /**
     * What the purchases of groups of customers will be worth.
     *
     * @param horizon time ahead, finite and above 0
     * @param margin value per unit of spend
     * @param groups which customers are added up together
     * @return one per group; empty where the square of some customer's spend has no finite mean (of fewer than 30 customers, who are simulated: where a
     *     model nearby has no finite mean spend), or the law of sums is not known
     * @throws IllegalArgumentException if the groups are not of the customers of the base
     */
    public List<Optional<Interval>> valueOfTotals(double horizon, double margin, Groups groups) {
        groups.check(base);
        return law().map(model -> totals(model, discount, horizon, margin, groups, spread(discount, horizon, groups)))
                .orElseGet(() -> Collections.nCopies(groups.size(), Optional.empty()));
    }

    private List<Optional<Interval>> totals(
            CompoundSpendModel model, Discount of, double horizon, double margin, Groups groups, TotalSpread spread) {
        int[][] members = groups.members();
        List<Optional<Mixture>> mixtures = mixtures(model, of, horizon, groups, spread);
        List<Optional<Interval>> intervals = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            if (!Double.isFinite(spread.deviations()[g])) {
                intervals.add(Optional.empty());
            } else if (members[g].length < FEW && purchases.nearby().centre() instanceof TransactionModel centre) {
                intervals.add(Optional.of(new SimulatedTotal(centre, model, base)
                        .interval(members[g], of, horizon, spread.deviations()[g], level)));
            } else {
                intervals.add(mixtures.get(g).map(mixed -> mixed.interval(level)));
            }
        }
        return intervals.stream()
                .map(known -> known.map(
                        each -> new Interval(margin * each.lower(), margin * each.upper(), each.level(), each.kind())))
                .toList();
    }

    /** Of sums over groups; empty where a variance is infinite. */
    private List<Optional<Mixture>> mixtures(
            CompoundSpendModel model, Discount of, double horizon, Groups groups, TotalSpread spread) {
        if (!purchases.several().isEmpty()) {
            List<List<Optional<Mixture>>> each = purchases.several().stream()
                    .map(one -> new ValueCertainty(one, spend, base, discount, level))
                    .map(one -> one.mixtures(model, of, horizon, groups, one.spread(of, horizon, groups)))
                    .toList();
            return IntStream.range(0, groups.size())
                    .mapToObj(g -> each.stream().map(mixed -> mixed.get(g)).toList())
                    .map(mixed -> mixed.stream().allMatch(Optional::isPresent)
                            ? Optional.of(Mixture.of(
                                    mixed.stream().map(Optional::orElseThrow).toList(), purchases.weights()))
                            : Optional.<Mixture>empty())
                    .toList();
        }
        double[] variances = groups.sums(variances(model, of, horizon, spread));
        return IntStream.range(0, groups.size())
                .mapToObj(g -> Double.isFinite(variances[g]) && Double.isFinite(spread.deviations()[g])
                        ? Optional.of(Mixture.of(spread.totals()[g], variances[g], spread.deviations()[g]))
                        : Optional.<Mixture>empty())
                .toList();
    }

    /** Of the discounted spend of every customer. */
    private double[] variances(CompoundSpendModel model, Discount of, double horizon, TotalSpread spread) {
        PurchaseModel centre = purchases.nearby().centre();
        double rate = of.ratePer(centre.timeScale());
        double[] squares = rate == 0
                ? spread.purchases().values()
                : PurchaseQuantities.discountedPurchases(SpendDistribution.twice(of), horizon)
                        .of(centre, base);
        double[] pairs = centre.forEach(base, (Expectation) future -> future.discountedPairs(rate, horizon));
        double[] out = new double[squares.length];
        Arrays.setAll(out, i -> {
            if (squares[i] == 0) {
                return 0;
            }
            var ofOne = SpendOutcomes.future(model, base, i);
            double mean = spread.purchases().values()[i] * spread.spend().values()[i];
            return squares[i] * ofOne.meanSquare() + pairs[i] * ofOne.meanProduct() - mean * mean;
        });
        return out;
    }
}
