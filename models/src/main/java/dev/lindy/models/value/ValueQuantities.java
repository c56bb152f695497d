package dev.lindy.models.value;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Length;
import dev.lindy.core.base.TimeScale;
import dev.lindy.models.quantity.Quantity;
import dev.lindy.models.quantity.Unit;
import java.util.List;

/** What is asked of a valuation about customers with a history and spend. */
public final class ValueQuantities {

    private ValueQuantities() {}

    /**
     * The values of a table of customers.
     *
     * @return values of one year, three years and all future, total value
     */
    public static List<Quantity<LifetimeValue, CustomerBase>> all() {
        return List.of(value(Length.years(1)), value(Length.years(3)), residualValue(), totalValue());
    }

    /**
     * The value of the purchases of some time after T.
     *
     * @param length how long
     * @return the quantity {@code value_1y}, {@code value_3y} or another by its length
     * @throws IllegalArgumentException if the length has no unit or no end
     */
    public static Quantity<LifetimeValue, CustomerBase> value(Length length) {
        TimeScale unit = length.unit();
        if (unit == null || Double.isInfinite(length.number())) {
            throw new IllegalArgumentException(
                    "a column is named by a length with its unit, such as 3y, but this is " + length.number());
        }
        return new Quantity<>(
                "value",
                "value_" + length.label(unit),
                Unit.CURRENCY,
                "margin × expected_spend × E[Σ e^(−δu)] over the purchases at T + u within that time",
                (value, base) -> value.valueWithin(base, length));
    }

    /**
     * The value of all purchases after T.
     *
     * @return the quantity {@code residual_value}
     */
    public static Quantity<LifetimeValue, CustomerBase> residualValue() {
        return new Quantity<>(
                "residual value",
                "residual_value",
                Unit.CURRENCY,
                "margin × expected_spend × discounted_purchases",
                (value, base) -> value.valueWithin(base, Length.ALL));
    }

    /**
     * What was bought and what will be, up to the horizon.
     *
     * @return the quantity {@code total_value}
     */
    public static Quantity<LifetimeValue, CustomerBase> totalValue() {
        return new Quantity<>(
                "total value",
                "total_value",
                Unit.CURRENCY,
                "margin × historical_value + the value up to the horizon, 3y unless set",
                LifetimeValue::totalValue);
    }
}
