package dev.lindy.models.value;

import dev.lindy.core.base.Columns;
import java.util.Arrays;

/**
 * The sums of a table of customer values.
 *
 * @param customers how many customers there are
 * @param historicalValue value of their past purchases; NaN if unknown
 * @param expectedPurchases expected purchases within the forecast
 * @param forecastValue value of these
 * @param residualValue value of all purchases after T, up to the horizon
 * @param totalValue margin × historical + residual value; NaN if unknown
 * @param topDecileShare the share of the residual value that the most valuable tenth of the customers (rounded up) hold,
 *     in [0, 1]; NaN if there is no value
 */
public record ValueTotals(
        int customers,
        double historicalValue,
        double expectedPurchases,
        double forecastValue,
        double residualValue,
        double totalValue,
        double topDecileShare) {

    /**
     * Adds up what {@link LifetimeValue#residual} returned.
     *
     * @param values one row per customer
     * @return the sums
     */
    public static ValueTotals of(Columns values) {
        double[] residual = values.doubles("residual_value");
        double sum = sum(residual);
        Arrays.sort(residual);
        int top = (residual.length + 9) / 10;
        return new ValueTotals(
                values.rows(),
                sumIfThere(values, "historical_value"),
                sum(values.doubles("expected_purchases")),
                sum(values.doubles("forecast_value")),
                sum,
                sumIfThere(values, "total_value"),
                sum(Arrays.copyOfRange(residual, residual.length - top, residual.length)) / sum);
    }

    private static double sumIfThere(Columns values, String name) {
        return values.names().contains(name) ? sum(values.doubles(name)) : Double.NaN;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
