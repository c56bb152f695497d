package dev.lindy.models.validation;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.Split;
import dev.lindy.models.Future;
import dev.lindy.models.PurchaseModel;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Repeat purchases per unit of time, expected and actual, across calibration and holdout.
 *
 * <p>What is expected by a moment is Σ E[X(age)] over all customers acquired by then; a customer's age there is T less the
 * time that then remains of the calibration, or T plus what has passed of the holdout. So at the calibration's end exactly
 * Σ E[X(T)] is expected, at every resolution of the log.
 */
final class Tracking {

    /** Ages that differ by rounding alone are one age. */
    private static final double SAME_AGE = 1e9;

    private final Future newcomer;
    private final double[] ages;
    private final long[] customers;
    private final Map<Long, Double> known = new HashMap<>();

    private Tracking(PurchaseModel model, CompressedBase histories) {
        newcomer = model.newcomer();
        ages = histories.distinctT();
        customers = new long[ages.length];
        for (int row = 0; row < histories.rows(); row++) {
            customers[histories.ageCode(row)] += histories.count(row);
        }
    }

    /** One row per unit of time. */
    static Columns of(PurchaseModel model, Split split) {
        Tracking tracking = new Tracking(model, split.calibration().compressed());
        double days = split.calibration().timeScale().days();
        int[] before = split.calibrationPurchasesPerPeriod();
        int[] after = split.holdoutPurchasesPerPeriod();
        int n = before.length + after.length;
        double length = split.calibrationDuration();
        // Whole units are counted back from the end of calibration by the calendar, as opportunities are.
        boolean whole = length == before.length;

        // Not 0 where customers were acquired before the log begins.
        double beforeTheLog = tracking.expected(-length);

        String[] phase = new String[n];
        int[] unit = new int[n];
        int[] starts = new int[n];
        int[] ends = new int[n];
        int[] actual = new int[n];
        double[] cumulativeExpected = new double[n];
        for (int k = 0; k < n; k++) {
            boolean calibration = k < before.length;
            int u = calibration ? k : k - before.length;
            LocalDate origin =
                    calibration ? split.firstDay() : split.calibrationEnd().plusDays(1);
            LocalDate last = calibration ? split.calibrationEnd() : split.holdoutEnd();
            phase[k] = calibration ? "calibration" : "holdout";
            unit[k] = k + 1;
            int next;
            if (whole) {
                int first = firstDayOf(split, k - before.length);
                starts[k] = (int) Math.max(split.firstDay().toEpochDay(), first);
                next = firstDayOf(split, k + 1 - before.length);
            } else {
                starts[k] = firstDayOf(origin, u, days);
                next = firstDayOf(origin, u + 1, days);
            }
            ends[k] = (int) Math.min(last.toEpochDay(), Math.max(starts[k], next - 1));
            actual[k] = calibration ? before[u] : after[u];
            cumulativeExpected[k] = tracking.expected(
                            calibration ? Math.min(0, u + 1 - length) : Math.min(u + 1, split.holdoutDuration()))
                    - beforeTheLog;
        }
        return Columns.builder()
                .integers("unit", unit)
                .texts("phase", phase)
                .dates("starts", starts)
                .dates("ends", ends)
                .doubles("expected", differences(cumulativeExpected))
                .integers("actual", actual)
                .doubles("cumulative_expected", cumulativeExpected)
                .integers("cumulative_actual", sums(actual))
                .build();
    }

    /** All repeat purchases up to a moment, counted from the calibration's end. */
    private double expected(double moment) {
        double sum = 0;
        for (int i = 0; i < ages.length; i++) {
            double age = ages[i] + moment;
            if (age > 0) {
                sum += customers[i]
                        * known.computeIfAbsent(Math.round(age * SAME_AGE), key -> newcomer.expectedTransactions(age));
            }
        }
        return sum;
    }

    /** The first day of a unit of the calendar; 0 is the first of the holdout. */
    private static int firstDayOf(Split split, int unit) {
        LocalDate holdout = split.calibrationEnd().plusDays(1);
        return (int) split.calibration().timeScale().after(holdout, unit).toEpochDay();
    }

    private static int firstDayOf(LocalDate origin, int unit, double days) {
        return (int) (origin.toEpochDay() + (long) Math.ceil(unit * days));
    }

    private static double[] differences(double[] cumulative) {
        double[] out = cumulative.clone();
        for (int k = out.length - 1; k > 0; k--) {
            out[k] -= out[k - 1];
        }
        return out;
    }

    private static int[] sums(int[] values) {
        int[] out = values.clone();
        Arrays.parallelPrefix(out, Integer::sum);
        return out;
    }
}
