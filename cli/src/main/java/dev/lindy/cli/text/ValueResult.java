package dev.lindy.cli.text;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lindy.models.value.ValueTotals;
import dev.lindy.study.Assumptions;
import dev.lindy.study.Valuation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all customers will buy and are worth; a number that is not known is the text "unknown". */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ValueResult(
        Map<String, Object> assumptions,
        int customers,
        double expectedPurchases,
        @Nullable Double forecastValue,
        @Nullable Double residualValue,
        @Nullable Object historicalValue,
        @Nullable Object totalValue,
        @Nullable Object topDecileShare) {

    static ValueResult of(Valuation valuation) {
        Map<String, Object> assumptions = assumptions(valuation);
        int customers = valuation.customers().rows();
        double expected = valuation.expectedPurchases();
        Valuation.Money money = valuation.money();
        if (money == null) {
            return new ValueResult(assumptions, customers, expected, null, null, null, null, null);
        }
        ValueTotals totals = money.totals();
        return new ValueResult(
                assumptions,
                customers,
                expected,
                totals.forecastValue(),
                totals.residualValue(),
                orText(totals.historicalValue()),
                orText(totals.totalValue()),
                orText(totals.topDecileShare()));
    }

    private static Map<String, Object> assumptions(Valuation valuation) {
        Map<String, Object> map = new LinkedHashMap<>();
        Assumptions assumptions = valuation.assumptions();
        double horizon = assumptions.valueHorizon(valuation.unit());
        map.put("discountRate", assumptions.discountRate());
        map.put("margin", assumptions.margin());
        map.put("horizon", valuation.horizon());
        map.put("valueHorizon", Double.isInfinite(horizon) ? "all future" : horizon);
        map.put("timeScale", valuation.unit().id());
        return map;
    }

    private static Object orText(double value) {
        return Double.isFinite(value) ? value : "unknown";
    }
}
