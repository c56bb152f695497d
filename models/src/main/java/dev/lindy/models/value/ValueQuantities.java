package dev.lindy.models.value;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.models.quantity.Quantity;
import dev.lindy.models.quantity.Unit;
import java.util.List;

/** What is asked of a valuation about customers with a history and spend. */
public final class ValueQuantities {

    private ValueQuantities() {}

    /**
     * The values of a table of customers.
     *
     * @return residual value, value within the forecast, total value
     */
    public static List<Quantity<LifetimeValue, CustomerBase>> all() {
        return List.of(residualValue(), forecastValue(), totalValue());
    }

    /**
     * The value of purchases after T, up to the horizon.
     *
     * @return the quantity {@code residual_value}
     */
    public static Quantity<LifetimeValue, CustomerBase> residualValue() {
        return new Quantity<>(
                "residual value",
                "residual_value",
                Unit.CURRENCY,
                "margin × expected_spend × discounted_purchases",
                LifetimeValue::residualValue);
    }

    /**
     * The value of purchases within the forecast.
     *
     * @return the quantity {@code forecast_value}
     */
    public static Quantity<LifetimeValue, CustomerBase> forecastValue() {
        return new Quantity<>(
                "value within the forecast",
                "forecast_value",
                Unit.CURRENCY,
                "margin × expected_spend × E[Σ e^(−δu)] over the purchases at T + u, 0 < u ≤ h",
                LifetimeValue::forecastValue);
    }

    /**
     * What was bought and what will be.
     *
     * @return the quantity {@code total_value}
     */
    public static Quantity<LifetimeValue, CustomerBase> totalValue() {
        return new Quantity<>(
                "total value",
                "total_value",
                Unit.CURRENCY,
                "margin × historical_value + residual_value",
                LifetimeValue::totalValue);
    }
}
