package dev.lindy.models.interval;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.SpendModel;
import dev.lindy.models.quantity.Quantity;
import dev.lindy.models.quantity.SpendQuantities;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How sure two models are of what purchases are worth: purchases × spend per purchase. The models are fitted to different numbers,
 * how often customers buy and how much they pay, so their estimates are taken to be independent, and the squares of the deviations
 * on the scale of logarithms add up. Immutable.
 */
public final class ValueIntervals {

    private final PurchaseIntervals purchases;
    private final Uncertain<SpendModel> spend;

    private ValueIntervals(PurchaseIntervals purchases, Uncertain<SpendModel> spend) {
        this.purchases = purchases;
        this.spend = spend;
    }

    /**
     * Of two models.
     *
     * @param purchases how sure the model of purchases is
     * @param spend the model of spend, as the other one is: with models nearby, or with draws, of which each belongs to one of the
     *     other
     * @return the intervals of their product
     * @throws IllegalArgumentException if one has draws and the other has not
     */
    public static ValueIntervals of(PurchaseIntervals purchases, Uncertain<SpendModel> spend) {
        if ((purchases.nearby() instanceof Drawn<?>) != (spend instanceof Drawn<?>)) {
            throw new IllegalArgumentException("both models must be drawn, or neither");
        }
        return new ValueIntervals(purchases, spend);
    }

    /**
     * Those of the purchases alone.
     *
     * @return the intervals
     */
    public PurchaseIntervals purchases() {
        return purchases;
    }

    /** The models of spend nearby. */
    Uncertain<SpendModel> spendModels() {
        return spend;
    }

    /**
     * Intervals of the expected spend per purchase.
     *
     * @param base customers with spend
     * @param level such as 0.9
     * @return columns {@code expected_spend_lo} and {@code expected_spend_hi}
     */
    public Columns expectedSpend(CustomerBase base, double level) {
        Spread spread = Spread.of(SpendQuantities.expectedSpend(), spend, base, null);
        return Columns.builder()
                .doubles("expected_spend_lo", spread.ends(-1, level))
                .doubles("expected_spend_hi", spread.ends(1, level))
                .build();
    }

    /**
     * Intervals of the expected value of purchases.
     *
     * @param column of the value, such as {@code value_3y}
     * @param counted discounted purchases, such as those of three years
     * @param base customers with spend
     * @param margin value per unit of spend
     * @param level such as 0.9
     * @return columns {@code <column>_lo} and {@code <column>_hi}
     */
    public Columns expectation(
            String column,
            Quantity<PurchaseModel, CustomerBase> counted,
            CustomerBase base,
            double margin,
            double level) {
        TotalSpread spread = TotalSpread.of(counted, purchases.nearby(), spend, base, Groups.everybody(base.size()));
        return Columns.builder()
                .doubles(column + "_lo", spread.ends(-1, margin, level))
                .doubles(column + "_hi", spread.ends(1, margin, level))
                .build();
    }

    /**
     * The interval of the expected value of what all customers buy.
     *
     * @param counted discounted purchases, such as those of three years
     * @param base customers with spend
     * @param margin value per unit of spend
     * @param level such as 0.9
     * @return of the sum; NaN where a model nearby has no finite mean
     */
    public Interval expectationOfTotal(
            Quantity<PurchaseModel, CustomerBase> counted, CustomerBase base, double margin, double level) {
        return expectationOfTotals(counted, base, margin, level, Groups.everybody(base.size()))
                .get(0);
    }

    /**
     * The intervals of the expected value of what groups of customers buy.
     *
     * @param counted discounted purchases, such as those of three years
     * @param base customers with spend
     * @param margin value per unit of spend
     * @param level such as 0.9
     * @param groups which customers are added up together
     * @return of the sum of each group; NaN where a model nearby has no finite mean
     * @throws IllegalArgumentException if the groups are not of the customers of the base
     */
    public List<Interval> expectationOfTotals(
            Quantity<PurchaseModel, CustomerBase> counted,
            CustomerBase base,
            double margin,
            double level,
            Groups groups) {
        TotalSpread spread = TotalSpread.of(counted, purchases.nearby(), spend, base, groups);
        return IntStream.range(0, groups.size())
                .mapToObj(g -> spread.expectation(g, margin, level))
                .toList();
    }

    /**
     * All questions about the customers of a base, of which none is worked out twice.
     *
     * @param base customers with spend
     * @param discount what the future is worth
     * @param level such as 0.9
     * @return the answers
     */
    public ValueCertainty of(CustomerBase base, Discount discount, double level) {
        return new ValueCertainty(purchases, spend, base, discount, level);
    }
}
