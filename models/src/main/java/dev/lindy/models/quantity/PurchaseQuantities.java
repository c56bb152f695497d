package dev.lindy.models.quantity;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.models.PurchaseModel;
import java.util.List;

/** What is asked of a model of purchases about customers with a history. Futures begin at T. */
public final class PurchaseQuantities {

    private PurchaseQuantities() {}

    /**
     * The quantities of a table of customers.
     *
     * @param forecast h, the span of expected purchases, at least 0
     * @param discount what the future is worth
     * @param horizon H, how far discounted purchases count, at least 0; may be infinite
     * @return P(alive), CET, DECT or DERT, P(purchase), median time to the next purchase
     */
    public static List<Quantity<PurchaseModel, CustomerBase>> all(double forecast, Discount discount, double horizon) {
        return List.of(
                probabilityAlive(),
                expectedPurchases(forecast),
                discountedPurchases(discount, horizon),
                probabilityOfPurchase(forecast),
                medianTimeToNext());
    }

    /**
     * P(alive).
     *
     * @return the quantity {@code p_alive}
     */
    public static Quantity<PurchaseModel, CustomerBase> probabilityAlive() {
        return new Quantity<>(
                "P(alive)", "p_alive", Unit.PROBABILITY, "P(active at T)", PurchaseModel::probabilityAlive);
    }

    /**
     * CET.
     *
     * @param h time ahead, at least 0
     * @return the quantity {@code expected_purchases}
     */
    public static Quantity<PurchaseModel, CustomerBase> expectedPurchases(double h) {
        return new Quantity<>(
                "CET",
                "expected_purchases",
                Unit.PURCHASES,
                "E[purchases in (T, T + h]]",
                (model, base) -> model.conditionalExpectedTransactions(base, h));
    }

    /**
     * DECT, which is DERT without an end.
     *
     * @param discount what the future is worth
     * @param horizon H, at least 0; infinite for all future
     * @return the quantity {@code discounted_purchases}
     */
    public static Quantity<PurchaseModel, CustomerBase> discountedPurchases(Discount discount, double horizon) {
        return new Quantity<>(
                Double.isInfinite(horizon) ? "DERT" : "DECT",
                "discounted_purchases",
                Unit.PURCHASES,
                "E[Σ e^(−δu)] over the purchases at T + u, 0 < u ≤ H",
                (model, base) -> model.discountedExpectedTransactions(discount, base, horizon));
    }

    /**
     * P(at least one purchase).
     *
     * @param h time ahead, at least 0; infinite for "ever again"
     * @return the quantity {@code purchase_probability}
     */
    public static Quantity<PurchaseModel, CustomerBase> probabilityOfPurchase(double h) {
        return new Quantity<>(
                "P(purchase)",
                "purchase_probability",
                Unit.PROBABILITY,
                "P(a purchase in (T, T + h])",
                (model, base) -> model.probabilityOfPurchase(base, h));
    }

    /**
     * The time within which the next purchase falls with probability one half.
     *
     * @return the quantity {@code median_time_to_next}, infinite for customers who probably never buy again
     */
    public static Quantity<PurchaseModel, CustomerBase> medianTimeToNext() {
        return new Quantity<>(
                "median time to the next purchase",
                "median_time_to_next",
                Unit.TIME,
                "smallest u with P(a purchase in (T, T + u]) ≥ 1/2",
                (model, base) -> model.timeToNextPurchaseQuantile(0.5, base));
    }
}
