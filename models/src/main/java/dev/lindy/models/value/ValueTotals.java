package dev.lindy.models.value;

import dev.lindy.core.base.Columns;
import java.util.Arrays;

/**
 * The sums of a table of customer values.
 *
 * @param customers how many customers there are
 * @param historicalValue value of their past purchases; NaN if unknown
 * @param expectedPurchases expected purchases within the forecast
 * @param valueOfOneYear value of the purchases of the next year
 * @param value value of the purchases up to the horizon, three years unless set
 * @param residualValue value of all future purchases; infinite where they are infinitely many
 * @param totalValue margin × historical value + value up to the horizon; NaN if unknown
 * @param topDecileShare the share of the value up to the horizon that the most valuable tenth of the customers (rounded up)
 *     hold, in [0, 1]; NaN if there is no value
 */
public record ValueTotals(
        int customers,
        double historicalValue,
        double expectedPurchases,
        double valueOfOneYear,
        double value,
        double residualValue,
        double totalValue,
        double topDecileShare) {

    /**
     * Adds up what {@link LifetimeValue#residual} returned.
     *
     * @param values one row per customer
     * @param column that of the value up to the horizon
     * @return the sums
     */
    public static ValueTotals of(Columns values, String column) {
        double[] value = values.doubles(column);
        double sum = sum(value);
        Arrays.sort(value);
        int top = (value.length + 9) / 10;
        return new ValueTotals(
                values.rows(),
                sumIfThere(values, "historical_value", Double.NaN),
                sum(values.doubles("expected_purchases")),
                sum(values.doubles("value_1y")),
                sum,
                sumIfThere(values, "residual_value", Double.POSITIVE_INFINITY),
                sumIfThere(values, "total_value", Double.NaN),
                sum(Arrays.copyOfRange(value, value.length - top, value.length)) / sum);
    }

    private static double sumIfThere(Columns values, String name, double otherwise) {
        return values.has(name) ? sum(values.doubles(name)) : otherwise;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
