package dev.lindy.models.validation;

import dev.lindy.core.base.Column;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Split;
import dev.lindy.core.base.TimeScale;
import dev.lindy.models.simulation.SimulatedLog;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Cuts a simulated log of dates in two, the plain way. */
final class SimulatedSplit {

    private SimulatedSplit() {}

    static Split of(SimulatedLog log, TimeScale scale, LocalDate calibrationEnd, LocalDate holdoutEnd) {
        Column.Dates dates = (Column.Dates) log.orders().column("date");
        String[] who = log.orders().texts("customer");
        double[] amounts = log.orders().doubles("amount");
        Map<String, TreeMap<Integer, Double>> days = new LinkedHashMap<>();
        int origin = (int) dates.get(0).toEpochDay();
        for (int i = 0; i < who.length; i++) {
            days.computeIfAbsent(who[i], k -> new TreeMap<>())
                    .merge((int) dates.get(i).toEpochDay(), amounts[i], Double::sum);
        }
        int end = (int) calibrationEnd.toEpochDay();
        days.values().removeIf(d -> d.firstKey() > end);

        int n = days.size();
        int[] x = new int[n];
        double[] tx = new double[n];
        double[] age = new double[n];
        double[] mean = new double[n];
        int[] first = new int[n];
        int[] bought = new int[n];
        double[] spent = new double[n];
        int[][] perPeriod = {
            new int[(int) Math.ceil((end + 1 - origin) / scale.days())],
            new int[(int) Math.ceil((holdoutEnd.toEpochDay() - end) / scale.days())]
        };
        List<TreeMap<Integer, Double>> all = new ArrayList<>(days.values());
        for (int i = 0; i < n; i++) {
            first[i] = all.get(i).firstKey();
            age[i] = (end - first[i]) / scale.days();
            double repeats = 0;
            for (Map.Entry<Integer, Double> order : all.get(i).entrySet()) {
                int day = order.getKey();
                if (day > end && day <= holdoutEnd.toEpochDay()) {
                    bought[i]++;
                    spent[i] += order.getValue();
                    perPeriod[1][(int) ((day - end - 1) / scale.days())]++;
                } else if (day <= end && day > first[i]) {
                    x[i]++;
                    tx[i] = (day - first[i]) / scale.days();
                    repeats += order.getValue();
                    perPeriod[0][(int) ((day - origin) / scale.days())]++;
                }
            }
            mean[i] = x[i] == 0 ? 0 : repeats / x[i];
        }
        CustomerBase base = CustomerBase.builder(scale)
                .ids(days.keySet().toArray(new String[0]))
                .frequency(x)
                .recency(tx)
                .T(age)
                .meanSpend(mean, x)
                .firstPurchase(first)
                .observedTo(calibrationEnd)
                .build();
        return new Split(
                base,
                LocalDate.ofEpochDay(Arrays.stream(first).min().orElseThrow()),
                calibrationEnd,
                holdoutEnd,
                (holdoutEnd.toEpochDay() - end) / scale.days(),
                bought,
                spent,
                perPeriod);
    }
}
