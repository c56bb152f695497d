package dev.lindy.models.quantity;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.models.SpendModel;
import java.util.List;

/** What is asked of a model of spend about customers with a history. */
public final class SpendQuantities {

    private SpendQuantities() {}

    /**
     * The quantities of a table of customers.
     *
     * @return the expected spend per purchase
     */
    public static List<Quantity<SpendModel, CustomerBase>> all() {
        return List.of(expectedSpend());
    }

    /**
     * Expected spend per purchase.
     *
     * @return the quantity {@code expected_spend}; infinite where the model has no finite mean
     */
    public static Quantity<SpendModel, CustomerBase> expectedSpend() {
        return new Quantity<>(
                "expected spend",
                "expected_spend",
                Unit.CURRENCY,
                "E[mean value of a purchase | m purchases of z̄ on average]",
                SpendModel::conditionalMeanSpend);
    }
}
