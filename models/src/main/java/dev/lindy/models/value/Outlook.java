package dev.lindy.models.value;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.Length;
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
 * @param reach how far purchases count, above 0; all future for all of them
 * @param forecast the span of expected purchases, finite and above 0
 */
record Outlook(PurchaseModel model, Discount discount, Length reach, double forecast) {

    /** How far money is looked ahead for, unless told otherwise. */
    static final Length THREE_YEARS = Length.years(3);

    Outlook {
        if (!(reach.number() > 0)) {
            throw new IllegalArgumentException(
                    "the horizon must be above 0 (infinite for all future), but is " + reach.number());
        }
        if (!(forecast > 0) || Double.isInfinite(forecast)) {
            throw new IllegalArgumentException("the forecast's length must be finite and above 0, but is " + forecast);
        }
    }

    /** Purchases of three years, and a forecast of one, in whole units of time: 12 months, 52 weeks, 365 days. */
    static Outlook of(PurchaseModel model, Discount discount) {
        return new Outlook(model, discount, THREE_YEARS, Length.years(1).in(model.timeScale()));
    }

    Outlook withHorizon(Length length) {
        return new Outlook(model, discount, length, forecast);
    }

    /** How far purchases count, in units of the model's time. */
    double horizon() {
        return reach.in(model.timeScale());
    }

    Outlook withForecast(double length) {
        return new Outlook(model, discount, reach, length);
    }

    double discountedPurchases(int x, double tx, double T) {
        return discountedPurchases(Histories.baseOf(model.timeScale(), x, tx, T), horizon())[0];
    }

    /** The discounted purchases of a span, as a quantity. */
    Quantity<PurchaseModel, CustomerBase> discounted(double span) {
        return PurchaseQuantities.discountedPurchases(discount, span);
    }

    /** Those of everybody, within a span. */
    double[] discountedPurchases(CustomerBase base, double span) {
        double[] purchases = discounted(span).of(model, base);
        for (double each : purchases) {
            finite(each);
        }
        return purchases;
    }

    /** Whether all future purchases are infinitely many, which without a discount they can be. */
    boolean endless() {
        return Double.isInfinite(model.newcomer().discountedTransactions(discount, Double.POSITIVE_INFINITY));
    }

    /** Repeat purchases of a new customer. */
    double discountedPurchases() {
        return finite(model.newcomer().discountedTransactions(discount, horizon()));
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
        return Double.isInfinite(reach.number()) ? "all future purchases" : "next " + reach.describe(model.timeScale());
    }

    /** What the future is worth, in words. */
    String discounting() {
        return discount.continuousPerYear() == 0 ? "not discounted" : "discounted " + discount;
    }
}
