package dev.lindy.models.validation;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Split;
import dev.lindy.models.interval.Interval;
import dev.lindy.models.interval.PurchaseIntervals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where a forecast is wrong: expectation and truth of groups of customers, such as cohorts or channels. */
public final class GroupErrors {

    private GroupErrors() {}

    /**
     * Compares.
     *
     * @param memberships the group of each customer
     * @param forecast of the purchases of each
     * @param counts scores of each; null where there are none
     * @param intervals of the model; null where they are not known
     * @param split what happened
     * @param level of the intervals, such as 0.9
     * @return one row per group in the order of their names: {@code group}, {@code customers}, {@code expected}, {@code expected_lo} and
     *     {@code expected_hi} (between which the group's purchases fall with the level), {@code actual}, {@code expected_buyers} and
     *     {@code actual_buyers} as shares, {@code log_score}, {@code expected_value}, {@code actual_value}; NaN where nothing is said
     * @throws IllegalArgumentException if there is not one group per customer
     */
    public static Columns of(
            String[] memberships,
            CustomerForecast forecast,
            @Nullable CountForecast counts,
            @Nullable PurchaseIntervals intervals,
            Split split,
            double level) {
        CustomerBase base = split.calibration();
        if (memberships.length != base.size()) {
            throw new IllegalArgumentException("there must be one group per customer, but there are "
                    + memberships.length + " for " + base.size() + " customers");
        }
        Map<String, List<Integer>> rows = new TreeMap<>();
        for (int i = 0; i < memberships.length; i++) {
            rows.computeIfAbsent(memberships[i], name -> new ArrayList<>()).add(i);
        }
        int n = rows.size();
        String[] names = rows.keySet().toArray(new String[0]);
        int[] customers = new int[n];
        int[] actual = new int[n];
        double[][] of = new double[8][n];
        double[] scores = counts == null ? null : counts.logScores();
        for (int g = 0; g < n; g++) {
            String name = names[g];
            List<Integer> members = rows.getOrDefault(name, List.of());
            customers[g] = members.size();
            for (int i : members) {
                actual[g] += split.holdoutPurchases(i);
                of[0][g] += at(forecast.expected(), i);
                of[1][g] += at(forecast.probability(), i) / members.size();
                of[2][g] += (split.holdoutPurchases(i) > 0 ? 1.0 : 0) / members.size();
                of[3][g] += at(scores, i) / members.size();
                of[4][g] += at(forecast.value(), i);
                of[5][g] += base.hasSpend() ? split.holdoutSpend(i) : Double.NaN;
            }
            Interval interval = intervals == null || !(of[0][g] > 0)
                    ? null
                    : intervals.outcomeOfTotal(
                            base.where(i -> memberships[i].equals(name)), split.holdoutDuration(), level);
            of[6][g] = interval == null ? Double.NaN : interval.lower();
            of[7][g] = interval == null ? Double.NaN : interval.upper();
        }
        return Columns.builder()
                .texts("group", names)
                .integers("customers", customers)
                .doubles("expected", of[0])
                .doubles("expected_lo", of[6])
                .doubles("expected_hi", of[7])
                .integers("actual", actual)
                .doubles("expected_buyers", of[1])
                .doubles("actual_buyers", of[2])
                .doubles("log_score", of[3])
                .doubles("expected_value", of[4])
                .doubles("actual_value", of[5])
                .build();
    }

    private static double at(double @Nullable [] values, int i) {
        return values == null ? Double.NaN : values[i];
    }
}
