package dev.lindy.models.validation;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.Phrases;
import dev.lindy.core.base.Split;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.interval.Groups;
import dev.lindy.models.interval.Interval;
import dev.lindy.models.interval.PurchaseIntervals;
import dev.lindy.models.interval.ValueIntervals;
import dev.lindy.models.quantity.PurchaseQuantities;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Between what a holdout was to lie, if the model holds. Immutable.
 *
 * @param purchases of all customers
 * @param chance standard deviation of their sum given the parameters
 * @param buyers the share of customers who buy
 * @param value of all purchases; null where it is not known
 * @param byFrequency the purchases of the groups of {@link HoldoutForecast#byFrequency()}, each together
 */
public record HoldoutSureness(
        Interval purchases,
        double chance,
        Interval buyers,
        @Nullable Interval value,
        List<Interval> byFrequency) {

    /**
     * Copies the list.
     *
     * @param purchases of all customers
     * @param chance standard deviation given the parameters
     * @param buyers the share of customers who buy
     * @param value of all purchases
     * @param byFrequency of groups
     */
    public HoldoutSureness {
        byFrequency = List.copyOf(byFrequency);
    }

    /**
     * Of a forecast.
     *
     * @param model that made it
     * @param intervals how sure it is
     * @param value how sure both models are of value; null where that is not known
     * @param split calibration and holdout
     * @param level such as 0.9
     * @return intervals of outcomes
     */
    public static HoldoutSureness of(
            PurchaseModel model,
            PurchaseIntervals intervals,
            @Nullable ValueIntervals value,
            Split split,
            double level) {
        CustomerBase base = split.calibration();
        double duration = split.holdoutDuration();
        int[] groups = new int[base.size()];
        Arrays.setAll(groups, i -> HoldoutForecast.group(base.frequency(i)));
        Interval ofValue = value == null
                ? null
                : value.of(base, Discount.none(), level).spendOfTotal(duration).orElse(null);
        return new HoldoutSureness(
                intervals.outcomeOfTotal(base, duration, level),
                PurchaseIntervals.deviationByChance(model, base, duration),
                buyers(model, intervals, base, duration, level),
                ofValue == null || !ofValue.known() ? null : ofValue,
                intervals.outcomeOfTotals(base, duration, level, Groups.of(groups)));
    }

    /**
     * Standard deviation of the sum of purchases, chance and what is not known of the parameters together.
     *
     * @return that of a normal distribution with this interval
     */
    public double deviation() {
        return (purchases.upper() - purchases.lower()) / (2 * Interval.reach(purchases.level()));
    }

    private static Interval buyers(
            PurchaseModel model, PurchaseIntervals intervals, CustomerBase base, double duration, double level) {
        var buys = PurchaseQuantities.probabilityOfPurchase(duration);
        double mean = 0;
        double variance = 0;
        for (double p : buys.of(model, base)) {
            mean += p;
            variance += p * (1 - p);
        }
        Interval expectation = intervals.expectationOfTotal(buys, base, level);
        double open = (expectation.upper() - expectation.lower()) / (2 * Interval.reach(level));
        double reach = Interval.reach(level) * Math.sqrt(variance + open * open);
        double n = base.size();
        return new Interval(Math.max(0, mean - reach) / n, Math.min(n, mean + reach) / n, level, Interval.Kind.OUTCOME);
    }

    /** A line on the purchases of all. */
    String sentence(double expected, double actual) {
        String between = sentence(purchases, HoldoutSureness::whole);
        if (actual >= purchases.lower() && actual <= purchases.upper()) {
            return between;
        }
        double off = Math.abs(actual - expected);
        return between
                + String.format(
                        Locale.ROOT,
                        "; it is off by %.1f standard deviations of chance alone, by %.1f with what is not known of the parameters",
                        off / chance,
                        off / deviation());
    }

    /** Between what something was to lie. */
    static String sentence(Interval interval, DoubleFunction<String> number) {
        return String.format(
                Locale.ROOT,
                "with %s %% certainty %s … %s if the model holds",
                BigDecimal.valueOf(100 * interval.level())
                        .round(new MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString(),
                number.apply(interval.lower()),
                number.apply(interval.upper()));
    }

    private static String whole(double number) {
        return Phrases.rounded("%,.0f", number);
    }
}
