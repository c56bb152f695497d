package dev.lindy.models.interval;

import dev.lindy.core.base.Column;
import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.estimate.Estimates;
import dev.lindy.models.CompoundSpendModel;
import dev.lindy.models.CovariateModel;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.quantity.PurchaseQuantities;
import dev.lindy.models.quantity.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How sure a model of purchases is of what it says of every customer and of all together. Immutable.
 */
public final class PurchaseIntervals {

    /** Of so many draws the distribution of a count is mixed: it is wide by chance, and so needs no more. */
    private static final int MIXED = 40;

    private static final int[] UNKNOWN = {0, Integer.MAX_VALUE};

    private final Uncertain<PurchaseModel> nearby;
    private final List<PurchaseModel> mixture;
    private final double[] chances;

    /** Of an average, those of each model; else empty. */
    private final List<PurchaseIntervals> several;

    private PurchaseIntervals(Uncertain<PurchaseModel> nearby, List<PurchaseModel> mixture) {
        this(nearby, mixture, equal(mixture.size()), List.of());
    }

    private PurchaseIntervals(
            Uncertain<PurchaseModel> nearby,
            List<PurchaseModel> mixture,
            double[] chances,
            List<PurchaseIntervals> several) {
        this.nearby = nearby;
        this.mixture = mixture;
        this.chances = chances;
        this.several = several;
    }

    private static double[] equal(int points) {
        double[] chances = new double[points];
        Arrays.fill(chances, 1.0 / points);
        return chances;
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
        List<PurchaseModel> mixture = mixture(estimates, maker);
        return mixture.isEmpty()
                ? Optional.empty()
                : Nearby.<PurchaseModel>of(estimates, maker).map(nearby -> new PurchaseIntervals(nearby, mixture));
    }

    private static List<PurchaseModel> mixture(Estimates estimates, Function<double[], ? extends PurchaseModel> maker) {
        return SphericalPoints.<PurchaseModel>of(estimates, maker).stream()
                .filter(PurchaseIntervals::isPlainByGroup)
                .toList();
    }

    /** Whether every customer has a plain model. */
    private static boolean isPlainByGroup(PurchaseModel model) {
        return model instanceof TransactionModel || model instanceof CovariateModel<?>;
    }

    /**
     * By draws.
     *
     * @param drawn the model at its estimates, and draws of it
     * @return the intervals
     */
    public static PurchaseIntervals of(Drawn<PurchaseModel> drawn) {
        List<PurchaseModel> mixture = new ArrayList<>();
        for (int i = 0; i < MIXED; i++) {
            PurchaseModel one = drawn.models().get((int) ((i + 0.5) / MIXED * Drawn.DRAWS));
            if (isPlainByGroup(one)) {
                mixture.add(one);
            }
        }
        return new PurchaseIntervals(drawn, mixture);
    }

    /**
     * Of a model that is known for certain, or of whose parameters nothing is known.
     *
     * @param model the model
     * @return what chance alone leaves open
     * @throws IllegalArgumentException if it cannot be asked about single histories
     */
    public static PurchaseIntervals certain(PurchaseModel model) {
        if (!isPlainByGroup(model)) {
            throw new IllegalArgumentException(model.id() + " is no single model");
        }
        return new PurchaseIntervals(Nearby.certain(model), List.of(model));
    }

    /**
     * Of an average of models: which of them is right is not known, and of each not its parameters. An interval is that of the mixed
     * distribution, and wide enough to hold the average. What one customer will buy is mixed over the models at their estimates: beside
     * chance, and which model is right, their parameters hardly matter there.
     *
     * @param average whose answers are given
     * @param models the intervals of each of its models, not made of draws
     * @param weights of the models; they add up to 1
     * @return the intervals
     * @throws IllegalArgumentException if there is not one weight per model, or intervals are made of draws
     */
    public static PurchaseIntervals averaged(PurchaseModel average, List<PurchaseIntervals> models, double[] weights) {
        if (models.size() != weights.length) {
            throw new IllegalArgumentException("there must be one weight per model");
        }
        List<Nearby<PurchaseModel>> nearby = new ArrayList<>();
        List<PurchaseModel> mixture = new ArrayList<>();
        for (int m = 0; m < weights.length; m++) {
            PurchaseIntervals of = models.get(m);
            if (!(of.nearby instanceof Nearby<PurchaseModel> near)) {
                throw new IllegalArgumentException("intervals of an average cannot be made of draws");
            }
            if (!of.mixture.stream().allMatch(TransactionModel.class::isInstance)) {
                throw new IllegalArgumentException("models with covariates cannot be averaged");
            }
            nearby.add(near);
            mixture.add(near.centre());
        }
        return new PurchaseIntervals(
                new Several<>(average, nearby, weights), List.copyOf(mixture), weights.clone(), List.copyOf(models));
    }

    /** Of an average, those of each model; else empty. */
    List<PurchaseIntervals> several() {
        return several;
    }

    /** Of an average, one per model. */
    double[] weights() {
        return nearby instanceof Several<PurchaseModel> of ? of.weights() : new double[] {1};
    }

    /** The models nearby or drawn, for what is asked of purchases and spend together. */
    Uncertain<PurchaseModel> nearby() {
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
     * What every customer will buy: the counts between which the number of purchases falls with at least the level. At most half of
     * the rest lies below, all of it above where the lower end is 0.
     *
     * @param base the customers
     * @param horizon time ahead, finite and at least 0
     * @param level such as 0.9
     * @return columns {@code purchases_pi_lo} and {@code purchases_pi_hi}; 0 at the lower end is usual; both are missing where the count
     *     cannot be computed
     */
    public Columns outcome(CustomerBase base, double horizon, double level) {
        return nearby.centre() instanceof CovariateModel<?> wide
                ? PlainByGroup.outcome(wide, mixture, chances, base, horizon, level)
                : outcome(counts(horizon), base, level);
    }

    static Columns outcome(PurchaseCounts counts, CustomerBase base, double level) {
        CompressedBase rows = base.compressed();
        double[] lower = new double[rows.rows()];
        double[] upper = new double[rows.rows()];
        counts.forEach(rows, () -> (row, law) -> {
            // Of a count that cannot be computed, or of more purchases than can be counted, nothing is said.
            int[] ends = law == null ? UNKNOWN : law.interval(level);
            boolean known = ends[1] < Integer.MAX_VALUE;
            lower[row] = known ? ends[0] : Column.Integers.NONE;
            upper[row] = known ? ends[1] : Column.Integers.NONE;
        });
        return Columns.builder()
                .integers("purchases_pi_lo", integers(rows.scatter(lower)))
                .integers("purchases_pi_hi", integers(rows.scatter(upper)))
                .build();
    }

    private static int[] integers(double[] each) {
        int[] out = new int[each.length];
        Arrays.setAll(out, i -> (int) each[i]);
        return out;
    }

    /** The counts of purchases within a time, mixed over the points. */
    private PurchaseCounts counts(double horizon) {
        return new PurchaseCounts(
                mixture.stream().map(TransactionModel.class::cast).toList(), chances, horizon);
    }

    /** What customers will spend within the time. */
    SpendOutcomes spend(
            double horizon, CompoundSpendModel model, double[] deviations, CustomerBase base, double level) {
        return nearby.centre() instanceof CovariateModel<?> wide
                ? PlainByGroup.spend(wide, mixture, chances, horizon, model, deviations, base, level)
                : SpendOutcomes.of(counts(horizon), model, deviations, base, level);
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
        return outcomeOfTotals(base, horizon, level, Groups.everybody(base.size()))
                .get(0);
    }

    /**
     * What groups of customers will buy, each together.
     *
     * @param base the customers
     * @param horizon time ahead, finite and above 0
     * @param level such as 0.9
     * @param groups which customers are added up together
     * @return of the sum of purchases of each group, whole numbers
     * @throws IllegalArgumentException if the groups are not of the customers of the base
     */
    public List<Interval> outcomeOfTotals(CustomerBase base, double horizon, double level, Groups groups) {
        groups.check(base);
        List<Interval> intervals = new ArrayList<>();
        for (Mixture mixed : totals(base, horizon, groups)) {
            Interval interval = mixed.interval(level);
            intervals.add(
                    new Interval(Math.rint(interval.lower()), Math.rint(interval.upper()), level, interval.kind()));
        }
        return List.copyOf(intervals);
    }

    /** Of the number of purchases of each customer at known parameters. */
    private static double[] variances(PurchaseModel model, CustomerBase base, double horizon) {
        return model.forEach(base, (one, h) -> one.conditionalVarianceOfTransactions(h.x(), h.tx(), h.T(), horizon));
    }

    /**
     * The standard deviation of the sum of purchases by chance alone, at the parameters of a model.
     *
     * @param model whose customers buy independently of each other
     * @param base the customers
     * @param horizon how far ahead, above 0
     * @return above 0 where anybody may buy
     */
    public static double deviationByChance(PurchaseModel model, CustomerBase base, double horizon) {
        return Math.sqrt(Arrays.stream(variances(model, base, horizon)).sum());
    }

    /** What groups will buy, each together. */
    private List<Mixture> totals(CustomerBase base, double horizon, Groups groups) {
        if (!several.isEmpty()) {
            List<List<Mixture>> each = several.stream()
                    .map(model -> model.totals(base, horizon, groups))
                    .toList();
            return IntStream.range(0, groups.size())
                    .mapToObj(g -> Mixture.of(each.stream().map(of -> of.get(g)).toList(), weights()))
                    .toList();
        }
        Spread spread = Spread.of(PurchaseQuantities.expectedPurchases(horizon), nearby, base, null, groups);
        double[] variances = groups.sums(variances(nearby.centre(), base, horizon));
        return IntStream.range(0, groups.size())
                .mapToObj(g -> Mixture.of(spread.totals()[g], variances[g], spread.totalDeviations()[g]))
                .toList();
    }

    /**
     * The intervals of the expectations of sums over groups of customers.
     *
     * @param quantity such as {@link PurchaseQuantities#expectedPurchases}
     * @param base the customers
     * @param level such as 0.9
     * @param groups which customers are added up together
     * @return of the sum of each group
     * @throws IllegalArgumentException if the groups are not of the customers of the base
     */
    public List<Interval> expectationOfTotals(
            Quantity<PurchaseModel, CustomerBase> quantity, CustomerBase base, double level, Groups groups) {
        groups.check(base);
        Spread spread = Spread.of(quantity, nearby, base, null, groups);
        return IntStream.range(0, groups.size())
                .mapToObj(g -> spread.total(g, level))
                .toList();
    }
}
