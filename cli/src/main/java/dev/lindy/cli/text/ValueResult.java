package dev.lindy.cli.text;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.models.interval.Interval;
import dev.lindy.models.value.ValueTotals;
import dev.lindy.study.Assumptions;
import dev.lindy.study.Valuation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all customers will buy and are worth; a number that is not known is the text "unknown". */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ValueResult(
        Map<String, Object> assumptions,
        int customers,
        double expectedPurchases,
        @Nullable Double valueOfOneYear,
        @Nullable Double value,
        @Nullable Object residualValue,
        @Nullable Object historicalValue,
        @Nullable Object totalValue,
        @Nullable Object topDecileShare,
        @Nullable Interval purchasesInterval,
        @Nullable Interval valueOfOneYearInterval,
        @Nullable Interval valueInterval,
        @Nullable Interval spendOutcome,
        @Nullable Interval valueOfOneYearOutcome,
        @Nullable Interval valueOutcome,
        List<String> notes) {

    static ValueResult of(Valuation valuation) {
        Map<String, Object> assumptions = assumptions(valuation);
        int customers = valuation.customers().rows();
        double expected = valuation.expectedPurchases();
        Valuation.Money money = valuation.money();
        if (money == null) {
            return new ValueResult(
                    assumptions,
                    customers,
                    expected,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    valuation.purchases(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of());
        }
        ValueTotals totals = money.totals();
        return new ValueResult(
                assumptions,
                customers,
                expected,
                totals.valueOfOneYear(),
                totals.value(),
                Double.isInfinite(totals.residualValue()) ? "infinite" : totals.residualValue(),
                orText(totals.historicalValue()),
                orText(totals.totalValue()),
                orText(totals.topDecileShare()),
                valuation.purchases(),
                money.ofOneYear(),
                money.ofHorizon(),
                money.outcomes().spend(),
                money.outcomes().ofOneYear(),
                money.outcomes().ofHorizon(),
                money.notes().stream().map(Diagnosis::name).toList());
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
