package dev.lindy.models.value;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.Length;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.interval.PurchaseIntervals;
import dev.lindy.models.quantity.PurchaseQuantities;

/**
 * What each customer will buy, without a word on amounts: the table for orders that have none. Immutable.
 *
 * <p>Two spans look ahead: the <em>horizon</em>, up to which discounted purchases count (all future unless set), and the
 * <em>forecast</em>, the span of expected purchases and of the probability of one (a year of whole units unless set).
 */
public final class Predictions {

    private final Outlook outlook;
    private final Certainty certainty;

    private Predictions(Outlook outlook, Certainty certainty) {
        this.outlook = outlook;
        this.certainty = certainty;
    }

    /**
     * Predictions for all future and for a year.
     *
     * @param purchases the model of purchases
     * @param discount what the future is worth
     * @return predictions
     */
    public static Predictions of(PurchaseModel purchases, Discount discount) {
        return new Predictions(Outlook.of(purchases, discount).withHorizon(Length.ALL), Certainty.UNASKED);
    }

    /**
     * Counts purchases up to another horizon.
     *
     * @param length above 0, in units of the model's time scale; may be infinite
     * @return other predictions
     */
    public Predictions withHorizon(double length) {
        return new Predictions(outlook.withHorizon(Length.units(length)), certainty);
    }

    /**
     * Sets the span of expected purchases.
     *
     * @param length finite and above 0, in units of the model's time scale
     * @return other predictions
     */
    public Predictions withForecast(double length) {
        return new Predictions(outlook.withForecast(length), certainty);
    }

    /**
     * Adds intervals.
     *
     * @param intervals how sure the model is
     * @param level such as 0.9
     * @return other predictions, whose table says after each answer between what it lies
     */
    public Predictions withIntervals(PurchaseIntervals intervals, double level) {
        return new Predictions(outlook, new Certainty(intervals, null, level));
    }

    /**
     * The predictions for a base.
     *
     * <p>The columns are {@code customer, x, t_x, T}, {@code mean_spend} and {@code historical_value} where the base has
     * them, {@code p_alive}, {@code expected_purchases} within the forecast, {@code discounted_purchases} up to the
     * horizon (left out where that is all future and they are infinitely many), and then those of {@link LifetimeValue#residual(CustomerBase)} from {@code purchase_probability} on that
     * need no predicted amounts. With intervals, {@code _lo} and {@code _hi} follow the columns that have one, and {@code
     * purchases_pi_lo}, {@code purchases_pi_hi} the expected purchases.
     *
     * @param base the customers
     * @return one row per customer
     * @throws IllegalArgumentException if the base counts time in another unit than the model
     */
    public Columns of(CustomerBase base) {
        CustomerColumns out = new CustomerColumns(base)
                .history()
                .ask(PurchaseQuantities.probabilityAlive(), outlook.model(), certainty)
                .ask(PurchaseQuantities.expectedPurchases(outlook.forecast()), outlook.model(), certainty)
                .all(certainty.outcome(base, outlook.forecast()));
        if (Double.isFinite(outlook.horizon()) || !outlook.endless()) {
            out.add(outlook.discounted(outlook.horizon()), outlook.discountedPurchases(base, outlook.horizon()));
        }
        return out.nextPurchase(outlook, certainty).recencyFrequencyMonetary().withAttributes();
    }

    @Override
    public String toString() {
        return outlook.model().id() + ", " + outlook + "; forecast "
                + outlook.model().timeScale().describe(outlook.forecast());
    }
}
