package dev.lindy.cli.command;

import dev.lindy.cli.option.ForecastOptions;
import dev.lindy.cli.option.UsageException;
import dev.lindy.cli.option.ValueOptions;
import dev.lindy.cli.text.Layout;
import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.models.SpendModel;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.value.LifetimeValue;
import dev.lindy.models.value.Predictions;
import dev.lindy.models.value.UndefinedValueException;
import dev.lindy.models.value.ValueTotals;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What customers will buy and, where spend is known, what they are worth.
 *
 * @param customers one row a customer
 * @param schedule value per future period, or null if not asked for or without spend
 * @param report in plain words
 * @param assumptions discount, margin, horizon
 * @param totals null without spend
 * @param finite false if values were asked for and are infinite
 * @param comment what stands above the table in its file
 */
record Valuation(
        Columns customers,
        @Nullable Columns schedule,
        String report,
        Map<String, Object> assumptions,
        @Nullable ValueTotals totals,
        boolean finite,
        String comment) {

    /** A schedule has about so many periods, of whole units of time where that is possible. */
    private static final int FEWEST_PERIODS = 6;

    private static final int MOST_PERIODS = 16;
    private static final int USUAL_PERIODS = 12;

    static Valuation of(
            TransactionModel purchases,
            @Nullable SpendModel spend,
            CustomerBase base,
            ValueOptions options,
            String currency,
            boolean withSchedule) {
        TimeScale scale = purchases.timeScale();
        double forecast = options.horizon(scale);
        double horizon = options.valueHorizon(scale);
        Map<String, Object> assumptions = new LinkedHashMap<>();
        assumptions.put("discountRate", options.discount().annualRate());
        assumptions.put("margin", options.margin());
        assumptions.put("horizon", forecast);
        assumptions.put("valueHorizon", Double.isInfinite(horizon) ? "all future" : horizon);
        assumptions.put("timeScale", scale.id());
        String comment = "unit=" + scale.id() + " horizon=" + forecast + " discount="
                + options.discount().annualRate() + " margin=" + options.margin();

        String why = "";
        if (spend != null && base.hasSpend()) {
            LifetimeValue value = LifetimeValue.of(purchases, spend, options.discount())
                    .withMargin(options.margin())
                    .withHorizon(horizon)
                    .withForecast(forecast)
                    .withCurrency(currency);
            try {
                Columns columns = value.residual(base);
                return Chunks.both(
                        () -> ValueTotals.of(columns),
                        () -> withSchedule ? Optional.of(schedule(value, base, forecast)) : Optional.<Columns>empty(),
                        (totals, schedule) -> new Valuation(
                                columns,
                                schedule.orElse(null),
                                Layout.block("Value", value.summary(totals)),
                                assumptions,
                                totals,
                                true,
                                comment));
            } catch (UndefinedValueException e) {
                if (e.reason() == UndefinedValueException.Reason.ENDLESS_PURCHASES) {
                    throw new UsageException(e.getMessage() + " (--discount-rate, --value-horizon)");
                }
                why = e.getMessage() == null ? "values are infinite" : e.getMessage();
            }
        }
        Columns columns = Predictions.of(purchases, options.discount())
                .withHorizon(horizon)
                .withForecast(forecast)
                .of(base);
        double expected = Arrays.stream(columns.doubles("expected_purchases")).sum();
        String text = String.format(
                Locale.ROOT,
                "%s purchases expected in the next %s %s",
                Layout.number(expected),
                ForecastOptions.plain(forecast),
                scale.plural());
        return new Valuation(
                columns,
                null,
                Layout.block("Outlook", why.isEmpty() ? text : text + "\nno values: " + why),
                assumptions,
                null,
                why.isEmpty(),
                comment);
    }

    private static Columns schedule(LifetimeValue value, CustomerBase base, double forecast) {
        for (int periods = MOST_PERIODS; periods >= FEWEST_PERIODS; periods--) {
            if (forecast % periods == 0) {
                return value.schedule(base, periods, forecast / periods);
            }
        }
        return value.schedule(base, USUAL_PERIODS, forecast / USUAL_PERIODS);
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("assumptions", assumptions);
        map.put("customers", customers.rows());
        if (totals != null) {
            map.put("expectedPurchases", totals.expectedPurchases());
            map.put("forecastValue", totals.forecastValue());
            map.put("residualValue", totals.residualValue());
            map.put("historicalValue", orText(totals.historicalValue()));
            map.put("totalValue", orText(totals.totalValue()));
            map.put("topDecileShare", orText(totals.topDecileShare()));
        } else {
            map.put(
                    "expectedPurchases",
                    Arrays.stream(customers.doubles("expected_purchases")).sum());
        }
        return map;
    }

    private static Object orText(double value) {
        return Double.isFinite(value) ? value : "unknown";
    }
}
