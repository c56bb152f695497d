package dev.lindy.models.value;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.Length;
import dev.lindy.core.base.Message;
import dev.lindy.core.base.Phrases;
import dev.lindy.core.base.Remedy;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.SpendModel;
import dev.lindy.models.interval.Interval;
import dev.lindy.models.interval.PurchaseIntervals;
import dev.lindy.models.interval.ValueCertainty;
import dev.lindy.models.interval.ValueIntervals;
import dev.lindy.models.quantity.PurchaseQuantities;
import dev.lindy.models.quantity.SpendQuantities;
import dev.lindy.models.value.UndefinedValueException.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What customers are worth: margin × expected spend per purchase × expected discounted purchases.
 *
 * <p>The <em>residual</em> value counts purchases after T, the <em>lifetime</em> value of a new customer all purchases, the
 * first included. Two spans look ahead: the <em>horizon</em> of values (three years unless set, for what lies beyond is
 * a guess of decades that nobody has seen) and the <em>forecast</em>, the span of expected purchases (a year unless set), both in
 * whole units: 12 months, 52 weeks. The product of the two expectations is exact because the models take spend and purchases to be
 * independent given the history.
 *
 * <p>Immutable. Margin is a share of every purchase; a cost that is not (of a contact, of an acquisition) would enter
 * beside it, in the one place where purchases are turned into money.
 */
public final class LifetimeValue {

    private final Outlook outlook;
    private final SpendModel spend;
    private final double margin;
    private final String currency;

    private final Certainty certainty;

    /** Of the base that was asked about last; kept to save work, and nothing else. */
    private volatile @Nullable ValueCertainty known;

    private LifetimeValue(Outlook outlook, SpendModel spend, double margin, String currency, Certainty certainty) {
        this.outlook = outlook;
        this.spend = spend;
        this.margin = margin;
        this.currency = currency;
        this.certainty = certainty;
    }

    /**
     * Values of three years at a margin of 1, that is revenue.
     *
     * @param purchases the model of purchases
     * @param spend the model of spend per purchase
     * @param discount what the future is worth
     * @return the valuation
     */
    public static LifetimeValue of(PurchaseModel purchases, SpendModel spend, Discount discount) {
        return new LifetimeValue(Outlook.of(purchases, discount), spend, 1, "", Certainty.UNASKED);
    }

    /**
     * Sets the share of a purchase that counts as value.
     *
     * @param share finite and above 0, such as 0.3
     * @return another valuation
     * @throws IllegalArgumentException if it is not
     */
    public LifetimeValue withMargin(double share) {
        if (!(share > 0) || Double.isInfinite(share)) {
            throw new IllegalArgumentException(
                    "the margin must be finite and above 0 (0.3 is 30 % of a purchase), but is " + share);
        }
        return new LifetimeValue(outlook, spend, share, currency, certainty);
    }

    /**
     * Values purchases up to another horizon.
     *
     * @param length above 0, in units of the model's time scale; may be infinite
     * @return another valuation
     * @throws IllegalArgumentException if it is not above 0
     */
    public LifetimeValue withHorizon(double length) {
        return withHorizon(Length.units(length));
    }

    /**
     * Values purchases up to another horizon.
     *
     * @param length above 0, such as {@code Length.years(5)}; may be {@link Length#ALL}
     * @return another valuation
     * @throws IllegalArgumentException if it is not above 0
     */
    public LifetimeValue withHorizon(Length length) {
        return new LifetimeValue(outlook.withHorizon(length), spend, margin, currency, certainty);
    }

    /**
     * Sets the span of expected purchases.
     *
     * @param length finite and above 0, in units of the model's time scale
     * @return another valuation
     * @throws IllegalArgumentException if it is not
     */
    public LifetimeValue withForecast(double length) {
        return new LifetimeValue(outlook.withForecast(length), spend, margin, currency, certainty);
    }

    /**
     * Names the currency of all amounts; nothing is converted.
     *
     * @param name such as {@code EUR}; empty if unknown
     * @return another valuation
     */
    public LifetimeValue withCurrency(String name) {
        return new LifetimeValue(outlook, spend, margin, name.strip(), certainty);
    }

    /**
     * Adds intervals.
     *
     * @param intervals how sure the models are
     * @param level such as 0.9
     * @return another valuation, whose table says after each answer between what it lies
     */
    public LifetimeValue withIntervals(ValueIntervals intervals, double level) {
        return new LifetimeValue(
                outlook, spend, margin, currency, new Certainty(intervals.purchases(), intervals, level));
    }

    /**
     * Adds the intervals of what is asked of purchases alone, where nothing is known of those of spend.
     *
     * @param intervals how sure the model of purchases is
     * @param level such as 0.9
     * @return another valuation
     */
    public LifetimeValue withIntervals(PurchaseIntervals intervals, double level) {
        return new LifetimeValue(outlook, spend, margin, currency, new Certainty(intervals, null, level));
    }

    /**
     * How sure the expected value of all customers is.
     *
     * @param base customers with spend
     * @param length how far to look
     * @return empty unless intervals were asked for
     */
    public Optional<Interval> intervalOfTotal(CustomerBase base, Length length) {
        return certainty(base)
                .map(of -> of.expectationOfTotal(length.in(outlook.model().timeScale()), margin));
    }

    /** What tables and totals of one base share is worked out once. */
    private Optional<ValueCertainty> certainty(CustomerBase base) {
        ValueCertainty last = known;
        if (last == null || last.base() != base) {
            last = certainty.ofValue(base, outlook.discount()).orElse(null);
            known = last;
        }
        return Optional.ofNullable(last);
    }

    /**
     * What the purchases of all customers will be worth, chance included.
     *
     * @param base customers with spend
     * @param length how far to look, finite
     * @return empty unless intervals were asked for, or where the square of some customer's spend has no finite mean
     */
    public Optional<Interval> outcomeOfTotal(CustomerBase base, Length length) {
        return certainty(base)
                .flatMap(of -> of.valueOfTotal(length.in(outlook.model().timeScale()), margin));
    }

    /**
     * What all customers will spend within the forecast, not discounted.
     *
     * @param base customers with spend
     * @return empty unless intervals were asked for, or where the square of some customer's spend has no finite mean
     */
    public Optional<Interval> outcomeOfSpend(CustomerBase base) {
        return certainty(base).flatMap(of -> of.spendOfTotal(outlook.forecast()));
    }

    /**
     * The name of the currency.
     *
     * @return empty if it was not given
     */
    public String currency() {
        return currency;
    }

    /**
     * Which purchases a residual value counts.
     *
     * @return such as {@code all future purchases} or {@code next 52 weeks}
     */
    public String span() {
        return outlook.span();
    }

    /**
     * Value of one customer's purchases after T, up to the horizon.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @param spendCount purchases behind the mean spend; 0 if nothing is known
     * @param meanSpend their mean value
     * @return in currency, discounted to T
     * @throws UndefinedValueException if it would be infinite
     */
    public double residualLifetimeValue(int x, double tx, double T, int spendCount, double meanSpend) {
        double perPurchase = spend.conditionalMeanSpend(spendCount, meanSpend);
        requireFinite(perPurchase, "a customer with mean spend " + meanSpend + " of " + spendCount + " purchases");
        return value(outlook.discountedPurchases(x, tx, T), perPurchase);
    }

    /**
     * Value of a new customer up to the horizon, the first purchase included.
     *
     * @return in currency, discounted to the first purchase
     * @throws UndefinedValueException if it would be infinite
     */
    public double lifetimeValue() {
        double perPurchase = spend.populationMeanSpend();
        requireFinite(perPurchase, "a new customer");
        return value(1 + outlook.discountedPurchases(), perPurchase);
    }

    /**
     * The value of every customer, with all that leads to it.
     *
     * <p>Columns, in this order:
     *
     * <ol>
     *   <li>{@code customer, x, t_x, T, mean_spend}: as in the base; {@code historical_value}: the sum of all past
     *       purchases (left out, with what is made of it, where the base does not know it);
     *   <li>{@code p_alive}: P(active at T); {@code expected_purchases}: within the forecast; {@code expected_spend}: per
     *       purchase;
     *   <li>{@code value_1y}, {@code value_3y}: margin × expected spend × discounted purchases within that time, and the same
     *       up to the horizon, by its length, where that is another; {@code residual_value} of {@code discounted_purchases}
     *       (DERT), of all future, both left out where all future purchases are infinitely many; {@code total_value}: margin ×
     *       historical value + value up to the horizon;
     *   <li>{@code purchase_probability}: of at least one purchase within the forecast; {@code median_time_to_next}: the time
     *       within which the next purchase falls with probability one half, infinite for customers who probably never buy
     *       again; {@code median_next_date}: the same as a date where the end of observation is known, empty if there is
     *       none;
     *   <li>recency, frequency and monetary value: {@code time_since_last}, {@code orders} (the first included) and
     *       {@code average_order}; {@code span} from first to last purchase; {@code first_purchase} and {@code
     *       last_purchase} as dates where known;
     *   <li>the base's attributes.
     * </ol>
     *
     * <p>With intervals, {@code _lo} and {@code _hi} follow the columns that have one, and {@code purchases_pi_lo}, {@code
     * purchases_pi_hi}, between which the purchases themselves fall, the expected purchases; so do {@code spend_pi_lo}, {@code
     * spend_pi_hi} of what they cost the expected spend, and {@code _pi_lo}, {@code _pi_hi} the values.
     *
     * @param base customers with spend
     * @return one row per customer
     * @throws UndefinedValueException if a value would be infinite
     * @throws IllegalArgumentException if the base has no spend or counts time in another unit than the model
     */
    public Columns residual(CustomerBase base) {
        double[] expectedSpend = expectedSpend(base);
        Optional<ValueCertainty> sure = certainty(base);
        CustomerColumns out = new CustomerColumns(base)
                .history()
                .ask(PurchaseQuantities.probabilityAlive(), outlook.model(), certainty)
                .ask(PurchaseQuantities.expectedPurchases(outlook.forecast()), outlook.model(), certainty)
                .all(certainty.outcome(base, outlook.forecast()))
                .add(SpendQuantities.expectedSpend(), expectedSpend)
                .all(certainty.ofSpend(base));
        sure.ifPresent(of -> out.all(of.spend(outlook.forecast())));
        double[] upToHorizon = new double[0];
        for (Length length : lengths()) {
            double[] value = within(base, length, expectedSpend);
            String column = ValueQuantities.value(length).column();
            double span = length.in(outlook.model().timeScale());
            out.add(ValueQuantities.value(length), value);
            sure.ifPresent(of -> out.all(of.expectation(column, span, margin)).all(of.value(column, span, margin)));
            upToHorizon = isHorizon(length) ? value : upToHorizon;
        }
        boolean toTheEnd = Double.isInfinite(outlook.horizon());
        if (toTheEnd || !outlook.endless()) {
            double[] purchases = outlook.discountedPurchases(base, Double.POSITIVE_INFINITY);
            double[] residual = requireSum(values(purchases, expectedSpend), "residual value");
            out.add(ValueQuantities.residualValue(), residual)
                    .add(outlook.discounted(Double.POSITIVE_INFINITY), purchases);
            upToHorizon = toTheEnd ? residual : upToHorizon;
        }
        if (base.hasHistoricalValue()) {
            out.add(ValueQuantities.totalValue(), requireSum(total(base, upToHorizon), "total value"));
        }
        return out.nextPurchase(outlook, certainty).recencyFrequencyMonetary().withAttributes();
    }

    /** One year, three years, and the horizon where it is neither nor all future. */
    private List<Length> lengths() {
        List<Length> lengths = new ArrayList<>(List.of(Length.years(1), Outlook.THREE_YEARS));
        if (Double.isFinite(outlook.horizon()) && lengths.stream().noneMatch(this::isHorizon)) {
            Length reach = outlook.reach();
            lengths.add(
                    reach.unit() == null
                            ? new Length(reach.number(), outlook.model().timeScale())
                            : reach);
        }
        return lengths;
    }

    private boolean isHorizon(Length length) {
        return length.in(outlook.model().timeScale()) == outlook.horizon();
    }

    /**
     * The column of the value up to the horizon.
     *
     * @return such as {@code value_3y}; {@code residual_value} for all future
     */
    public String column() {
        return lengths().stream()
                .filter(this::isHorizon)
                .map(length -> ValueQuantities.value(length).column())
                .findFirst()
                .orElse(ValueQuantities.residualValue().column());
    }

    private double[] within(CustomerBase base, Length length, double[] expectedSpend) {
        double span = length.in(outlook.model().timeScale());
        return requireSum(values(outlook.discountedPurchases(base, span), expectedSpend), "value");
    }

    /**
     * The value of what all customers buy within some time after T.
     *
     * @param base customers with spend
     * @param span finite and at least 0, in units of the model's time scale
     * @return the sum over the customers
     */
    public double totalWithin(CustomerBase base, double span) {
        return span > 0 ? Arrays.stream(valueWithin(base, Length.units(span))).sum() : 0;
    }

    /** The value within some time alone. */
    double[] valueWithin(CustomerBase base, Length length) {
        return within(base, length, expectedSpend(base));
    }

    /** The column {@code total_value} alone. */
    double[] totalValue(CustomerBase base) {
        return total(base, valueWithin(base, Length.units(outlook.horizon())));
    }

    /**
     * What is expected of the whole base in each of the coming periods.
     *
     * <p>Columns: {@code period} from 1; {@code from} and {@code to}, times after T; {@code starts} and {@code ends}, its
     * first and last day, where the end of observation is known; {@code active}, customers expected to be active at its
     * end; {@code expected_purchases}; {@code value} of them; {@code discounted_value}, discounted to T. The horizon plays
     * no part.
     *
     * @param base customers with spend
     * @param count how many periods, at least 1
     * @param length of each, above 0, in units of the model's time scale
     * @return one row per period
     * @throws UndefinedValueException if the expected value of a purchase is infinite
     * @throws IllegalArgumentException if the base has no spend or counts time in another unit than the model
     */
    public Columns schedule(CustomerBase base, int count, double length) {
        if (count < 1) {
            throw new IllegalArgumentException("a schedule needs at least 1 period, but got " + count);
        }
        if (!(length > 0) || Double.isInfinite(length)) {
            throw new IllegalArgumentException("a period's length must be finite and above 0, but is " + length);
        }
        double[] worth = expectedSpend(base);
        for (int i = 0; i < worth.length; i++) {
            worth[i] = value(1, worth[i]);
        }
        Columns plain = Schedule.of(outlook, base, worth, count, length);
        return certainty(base)
                .map(sure -> Schedule.with(plain, sure.periods(plain.doubles("to"), Schedule.worthNow(plain), margin)))
                .orElse(plain);
    }

    /**
     * The totals of a table and what they rest on, in two lines.
     *
     * @param values what {@link #residual(CustomerBase)} returned
     * @return plain text
     */
    public String summary(Columns values) {
        return summary(ValueTotals.of(values, column()));
    }

    /**
     * The totals and what they rest on, in two lines.
     *
     * @param totals of what {@link #residual(CustomerBase)} returned
     * @return plain text
     */
    public String summary(ValueTotals totals) {
        String unit = currency.isEmpty() ? "" : " " + currency;
        String best = Double.isNaN(totals.topDecileShare())
                ? "no share of the best customers: there is no value to share"
                : String.format(
                        Locale.ROOT, "top 10 %% of customers hold %.0f %% of it", 100 * totals.topDecileShare());
        return String.format(
                Locale.ROOT,
                "next %s %s%s     %s %s%s   (%s, margin %s)\n%s",
                Length.years(1).describe(outlook.model().timeScale()),
                Phrases.estimate(totals.valueOfOneYear()),
                unit,
                outlook.span(),
                Phrases.estimate(totals.value()),
                unit,
                outlook.discounting(),
                margin == Math.rint(margin) ? Long.toString((long) margin) : Double.toString(margin),
                best);
    }

    @Override
    public String toString() {
        return outlook.model().id() + " × " + spend.id() + ", " + outlook + ", margin " + margin
                + (currency.isEmpty() ? "" : ", in " + currency);
    }

    private double[] expectedSpend(CustomerBase base) {
        if (!base.hasSpend()) {
            throw new IllegalArgumentException(
                    "values need what customers spend, but this customer base has no mean spend:"
                            + " summarise the orders with their amounts, or ask Predictions for purchases alone");
        }
        double[] out = SpendQuantities.expectedSpend().of(spend, base);
        for (int i = 0; i < out.length; i++) {
            if (Double.isInfinite(out[i])) {
                requireFinite(out[i], "customer \"" + base.id(i) + "\"");
            }
        }
        return out;
    }

    /** Refuses values of which one, or the sum, is beyond the largest double. */
    private double[] requireSum(double[] values, String what) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        if (!Double.isFinite(sum)) {
            throw new UndefinedValueException(
                    Reason.TOO_LARGE,
                    Message.of("the " + what + " of all customers is no number, or beyond the largest, 1.8e308, under "
                            + outlook.model() + " and " + spend + " with a margin of " + margin
                            + ": look for impossible amounts, or for parameters that the data do not determine"));
        }
        return values;
    }

    private void requireFinite(double perPurchase, String whom) {
        if (Double.isInfinite(perPurchase)) {
            throw new UndefinedValueException(
                    Reason.INFINITE_MEAN_SPEND,
                    Message.of(
                            "the expected value of a purchase of " + whom + " is infinite under " + spend
                                    + ": spend differs so much between customers that it has no mean. Let the first purchase"
                                    + " count as spend too (",
                            Remedy.SPEND.as("all", "Spend.ALL"),
                            "), fit to a longer log, or work with spend.meanSpendQuantile(0.5, …), the median, which always"
                                    + " exists"));
        }
    }

    private double[] total(CustomerBase base, double[] value) {
        double[] out = new double[base.size()];
        Arrays.setAll(out, i -> margin * base.historicalValue(i) + value[i]);
        return out;
    }

    private double[] values(double[] purchases, double[] expectedSpend) {
        double[] out = new double[purchases.length];
        Arrays.setAll(out, i -> value(purchases[i], expectedSpend[i]));
        return out;
    }

    /** The one place where purchases are turned into money. */
    private double value(double purchases, double expectedSpend) {
        return margin * expectedSpend * purchases;
    }
}
