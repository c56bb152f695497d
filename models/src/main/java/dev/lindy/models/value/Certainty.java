package dev.lindy.models.value;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.interval.PurchaseIntervals;
import dev.lindy.models.interval.ValueCertainty;
import dev.lindy.models.interval.ValueIntervals;
import dev.lindy.models.quantity.Quantity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The intervals that a table of customers is to have.
 *
 * @param purchases of what is asked of purchases; null for none
 * @param value of what is asked of value; null for none
 * @param level of all of them
 */
record Certainty(
        @Nullable PurchaseIntervals purchases, @Nullable ValueIntervals value, double level) {

    private static final Columns NOTHING = Columns.builder().build();

    static final Certainty UNASKED = new Certainty(null, null, 0.9);

    Columns of(Quantity<PurchaseModel, CustomerBase> quantity, CustomerBase base) {
        return purchases == null ? NOTHING : purchases.expectation(quantity, base, level);
    }

    /** What every customer will really buy. */
    Columns outcome(CustomerBase base, double forecast) {
        return purchases == null ? NOTHING : purchases.outcome(base, forecast, level);
    }

    Columns ofSpend(CustomerBase base) {
        return value == null ? NOTHING : value.expectedSpend(base, level);
    }

    /** All that is asked about the value of a base; empty where nothing is wanted. */
    Optional<ValueCertainty> ofValue(CustomerBase base, Discount discount) {
        return value == null ? Optional.empty() : Optional.of(value.of(base, discount, level));
    }
}
