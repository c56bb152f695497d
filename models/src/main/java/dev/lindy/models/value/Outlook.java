package dev.lindy.models.value;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.Message;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.purchases.kernel.Histories;
import dev.lindy.models.quantity.PurchaseQuantities;
import dev.lindy.models.quantity.Quantity;
import dev.lindy.models.value.UndefinedValueException.Reason;

/**
 * How far a transaction model looks ahead and what the future is worth: the purchases half of a value.
 *
 * @param model purchases
 * @param discount what the future is worth
 * @param horizon how far purchases count, above 0, infinite for all of them
 * @param forecast the span of expected purchases, finite and above 0
 */
record Outlook(PurchaseModel model, Discount discount, double horizon, double forecast) {

    Outlook {
        if (!(horizon > 0)) {
            throw new IllegalArgumentException(
                    "the horizon must be above 0 (infinite for all future), but is " + horizon);
        }
        if (!(forecast > 0) || Double.isInfinite(forecast)) {
            throw new IllegalArgumentException("the forecast's length must be finite and above 0, but is " + forecast);
        }
    }

    /** All future purchases, and those of a year of whole units of time: 12 months, 52 weeks, 365 days. */
    static Outlook of(PurchaseModel model, Discount discount) {
        double year = Math.floor(model.timeScale().perYear());
        return new Outlook(model, discount, Double.POSITIVE_INFINITY, year);
    }

    /** A finite horizon is the forecast's length too. */
    Outlook withHorizon(double length) {
        return new Outlook(model, discount, length, Double.isInfinite(length) ? forecast : length);
    }

    Outlook withForecast(double length) {
        return new Outlook(model, discount, horizon, length);
    }

    double discountedPurchases(int x, double tx, double T) {
        return discountedPurchases(Histories.baseOf(model.timeScale(), x, tx, T))[0];
    }

    /** The purchases that count, as a quantity. */
    Quantity<PurchaseModel, CustomerBase> discounted() {
        return PurchaseQuantities.discountedPurchases(discount, horizon);
    }

    double[] discountedPurchases(CustomerBase base) {
        double[] purchases = discounted().of(model, base);
        for (double each : purchases) {
            finite(each);
        }
        return purchases;
    }

    /** Repeat purchases of a new customer. */
    double discountedPurchases() {
        return finite(model.newcomer().discountedTransactions(discount, horizon));
    }

    private double finite(double purchases) {
        if (Double.isInfinite(purchases)) {
            throw new UndefinedValueException(
                    Reason.ENDLESS_PURCHASES,
                    Message.of("without a discount the expected number of all future purchases is infinite under "
                            + model + ": give a discount rate above 0 or a finite horizon"));
        }
        return purchases;
    }

    @Override
    public String toString() {
        return span() + ", " + discounting();
    }

    /** Which purchases count, in words. */
    String span() {
        return Double.isInfinite(horizon)
                ? "all future purchases"
                : "next " + model.timeScale().describe(horizon);
    }

    /** What the future is worth, in words. */
    String discounting() {
        return discount.continuousPerYear() == 0 ? "not discounted" : "discounted " + discount;
    }
}
