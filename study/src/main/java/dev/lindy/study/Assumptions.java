package dev.lindy.study;

import dev.lindy.core.base.Discount;
import dev.lindy.core.base.Length;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.base.TimeScale;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * How far to look ahead, and what the future is worth. Immutable.
 *
 * @param horizon length of the forecast; null for the usual: a year of purchases, the coming periods of contracts
 * @param valueHorizon how far value counts purchases
 * @param discountRate a year's, at least 0 and at most 1
 * @param margin the share of an order's value that is profit, above 0 and at most 1
 * @param level of the intervals of all answers; null for no intervals
 * @param intervals how they are made
 */
public record Assumptions(
        @Nullable Length horizon,
        Length valueHorizon,
        double discountRate,
        double margin,
        @Nullable Double level,
        IntervalMethod intervals) {

    /** The level of intervals unless another is given. */
    public static final double LEVEL = 0.90;

    /** The discount rate unless another is given. */
    public static final double DISCOUNT_RATE = 0.10;

    /** The longest future that dates can be given to, a thousand years. */
    private static final double LONGEST_IN_DAYS = 365_250;

    /**
     * Checks rate and margin.
     *
     * @param horizon length of the forecast of purchases
     * @param valueHorizon length of the future that has a value
     * @param discountRate a year's
     * @param margin share of an order's value
     * @param level of intervals; null for none
     * @param intervals how they are made
     * @throws StudyException if the rate is negative, the margin not above 0, or either above 1, or the level not between 0 and 1
     */
    public Assumptions {
        if (!(discountRate >= 0) || Double.isInfinite(discountRate)) {
            throw new StudyException(
                    Remedy.DISCOUNT_RATE, "must be at least 0 (0.10 is 10 % a year), but is " + discountRate);
        }
        if (!(margin > 0) || Double.isInfinite(margin)) {
            throw new StudyException(Remedy.MARGIN, "must be above 0 (0.3 is 30 % of an order), but is " + margin);
        }
        if (level != null && !(level > 0 && level < 1)) {
            throw new StudyException(Remedy.LEVEL, "must lie between 0 and 1 (0.9 or 90% is usual), but is " + level);
        }
        if (discountRate > 1) {
            throw new StudyException(Remedy.DISCOUNT_RATE, percent(discountRate, "a year", "0.10 is 10 %"));
        }
        if (margin > 1) {
            throw new StudyException(Remedy.MARGIN, percent(margin, "of an order", "0.3 is 30 %"));
        }
    }

    private static String percent(double share, String of, String example) {
        if (share > 100) {
            return "is a share (" + example + "), at most 1, but is " + share;
        }
        return "is a share (" + example + "), so " + plain(share) + " means " + plain(100 * share) + " % " + of + "; "
                + plain(share) + " % is " + plain(share / 100);
    }

    private static String plain(double value) {
        return new BigDecimal(value)
                .round(new MathContext(10))
                .stripTrailingZeros()
                .toPlainString();
    }

    /**
     * A year's forecast, the value of three years, discounted {@value #DISCOUNT_RATE} a year, margin 1, intervals of
     * {@value #LEVEL}.
     *
     * @return the usual assumptions
     */
    public static Assumptions defaults() {
        return new Assumptions(null, Length.years(3), DISCOUNT_RATE, 1, LEVEL, IntervalMethod.FAST);
    }

    /**
     * Forecasts purchases over another length.
     *
     * @param length how long; null for the usual
     * @return new assumptions
     */
    public Assumptions withHorizon(@Nullable Length length) {
        return new Assumptions(length, valueHorizon, discountRate, margin, level, intervals);
    }

    /**
     * Counts the value of purchases over another length.
     *
     * @param length how long
     * @return new assumptions
     */
    public Assumptions withValueHorizon(Length length) {
        return new Assumptions(horizon, length, discountRate, margin, level, intervals);
    }

    /**
     * Discounts at another rate.
     *
     * @param rate a year's; 0.10 is 10 %
     * @return new assumptions
     * @throws StudyException if it is negative or not finite
     */
    public Assumptions withDiscountRate(double rate) {
        return new Assumptions(horizon, valueHorizon, rate, margin, level, intervals);
    }

    /**
     * Takes another share of revenue as profit.
     *
     * @param share 0.3 is 30 %
     * @return new assumptions
     * @throws StudyException if it is not above 0 or not finite
     */
    public Assumptions withMargin(double share) {
        return new Assumptions(horizon, valueHorizon, discountRate, share, level, intervals);
    }

    /**
     * Gives answers intervals of another level.
     *
     * @param other between 0 and 1; null for no intervals
     * @return new assumptions
     * @throws StudyException if it is not between 0 and 1
     */
    public Assumptions withLevel(@Nullable Double other) {
        return new Assumptions(horizon, valueHorizon, discountRate, margin, other, intervals);
    }

    /**
     * Makes intervals in another way.
     *
     * @param method how
     * @return new assumptions
     */
    public Assumptions withIntervals(IntervalMethod method) {
        return new Assumptions(horizon, valueHorizon, discountRate, margin, level, method);
    }

    /**
     * What later money is worth.
     *
     * @return the discount
     */
    public Discount discount() {
        return Discount.annual(discountRate);
    }

    /**
     * The length of the forecast.
     *
     * @param unit of the model
     * @return units; whole ones unless a length was given
     * @throws StudyException if it is not above 0 or beyond a thousand years
     */
    public double horizon(TimeScale unit) {
        return positive(Remedy.HORIZON, horizon == null ? Length.years(1) : horizon, unit);
    }

    /**
     * The length of the forecast of contracts, which are renewed in whole periods.
     *
     * @param unit of the model
     * @param unlessGiven periods where no horizon was given
     * @return whole periods
     * @throws StudyException if it is no whole number, not above 0 or beyond a thousand years
     */
    public int periods(TimeScale unit, int unlessGiven) {
        double length = positive(Remedy.HORIZON, horizon == null ? Length.units(unlessGiven) : horizon, unit);
        if (length != Math.rint(length)) {
            throw new StudyException(
                    Remedy.HORIZON, "must be a whole number of " + unit.plural() + " for contracts, but is " + length);
        }
        return (int) length;
    }

    /**
     * Refuses lengths that a model of opportunities cannot be asked for.
     *
     * @param unit of the model
     * @throws StudyException if one is given that is no whole number
     */
    void checkOpportunities(TimeScale unit) {
        whole(Remedy.HORIZON, horizon(unit), unit);
        if (!valueHorizon.equals(Length.ALL)) {
            whole(Remedy.VALUE_HORIZON, valueHorizon(unit), unit);
        }
    }

    private static void whole(Remedy setting, double length, TimeScale unit) {
        if (length != Math.rint(length)) {
            throw new StudyException(
                    setting,
                    "must be a whole number of " + unit.plural() + " for a model that counts opportunities, but is "
                            + length);
        }
    }

    /**
     * The length of the future that has a value.
     *
     * @param unit of the model
     * @return units, infinite for all future
     * @throws StudyException if it is not above 0 or beyond a thousand years
     */
    public double valueHorizon(TimeScale unit) {
        return valueHorizon.equals(Length.ALL)
                ? Double.POSITIVE_INFINITY
                : positive(Remedy.VALUE_HORIZON, valueHorizon, unit);
    }

    /**
     * Checks both lengths before any work is done.
     *
     * @param unit of the model
     * @return the same assumptions
     * @throws StudyException if one is not above 0 or beyond a thousand years
     */
    public Assumptions in(TimeScale unit) {
        horizon(unit);
        valueHorizon(unit);
        return this;
    }

    private static double positive(Remedy setting, Length given, TimeScale unit) {
        double length = given.in(unit);
        double longest = LONGEST_IN_DAYS / unit.days();
        if (!(length > 0 && length <= longest)) {
            throw new StudyException(
                    setting,
                    "must be a number of " + unit.plural() + " above 0 and at most " + (long) Math.floor(longest)
                            + " (a thousand years), but is " + length);
        }
        return length;
    }
}
