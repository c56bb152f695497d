package dev.lindy.models.value;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.TimeScale;
import dev.lindy.models.PurchaseModel;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** The coming periods of a whole base: differences of what is expected up to their ends. */
final class Schedule {

    private Schedule() {}

    /** One row per period, for customers of whom one purchase is worth so much each. */
    static Columns of(Outlook outlook, CustomerBase base, double[] worth, int periods, double length) {
        PurchaseModel model = outlook.model();
        // Where all customers of one history are expected to do the same, one of them stands for all.
        boolean alike = model.knowsHistoriesOnly();
        CompressedBase rows = base.compressed();
        CustomerBase histories = alike ? histories(rows, base.timeScale()) : base;
        double[] customers = new double[histories.size()];
        double[] worthOfAll = new double[histories.size()];
        for (int i = 0; i < worth.length; i++) {
            int row = alike ? rows.rowOf(i) : i;
            customers[row]++;
            worthOfAll[row] += worth[i];
        }
        double[] ends = ends(periods, length);
        double[] active = new double[periods];
        double[] purchases = new double[periods];
        double[] value = new double[periods];
        double[] discounted = new double[periods];
        for (int k = 0; k < periods; k++) {
            double end = ends[k];
            double[] bought = model.conditionalExpectedTransactions(histories, end);
            active[k] = dot(model.probabilityAlive(histories, end), customers);
            purchases[k] = dot(bought, customers);
            value[k] = dot(bought, worthOfAll);
            discounted[k] = dot(model.discountedExpectedTransactions(outlook.discount(), histories, end), worthOfAll);
        }
        int[] number = new int[periods];
        double[] starts = new double[periods];
        for (int k = 0; k < periods; k++) {
            number[k] = k + 1;
            starts[k] = k * length;
        }
        Columns.Builder out = Columns.builder()
                .integers("period", number)
                .doubles("from", starts)
                .doubles("to", ends);
        LocalDate observedTo = base.observedTo();
        if (observedTo != null) {
            double days = model.timeScale().days();
            out.dates("starts", days(periods, k -> observedTo.plusDays(Math.round(starts[k] * days) + 1)))
                    .dates("ends", days(periods, k -> observedTo.plusDays(Math.round(ends[k] * days))));
        }
        return out.doubles("active", active)
                .doubles("expected_purchases", differences(purchases))
                .doubles("value", differences(value))
                .doubles("discounted_value", differences(discounted))
                .build();
    }

    /** What money of each period is worth now. */
    static double[] worthNow(Columns schedule) {
        double[] worth = schedule.doubles("discounted_value");
        double[] value = schedule.doubles("value");
        Arrays.setAll(worth, k -> worth[k] / value[k]);
        return worth;
    }

    /** A schedule with the ends of intervals behind what they are of. */
    static Columns with(Columns schedule, Columns ends) {
        Columns.Builder out = Columns.builder();
        for (String name : schedule.names()) {
            out.column(name, schedule.column(name));
            String outcome = name.equals("expected_purchases") ? "purchases" : name;
            for (String end : List.of(name + "_lo", name + "_hi", outcome + "_pi_lo", outcome + "_pi_hi")) {
                if (ends.has(end)) {
                    out.column(end, ends.column(end));
                }
            }
        }
        return out.build();
    }

    private static CustomerBase histories(CompressedBase rows, TimeScale unit) {
        int n = rows.rows();
        String[] ids = new String[n];
        int[] x = new int[n];
        double[] tx = new double[n];
        double[] age = new double[n];
        for (int row = 0; row < n; row++) {
            ids[row] = Integer.toString(row);
            x[row] = rows.frequency(row);
            tx[row] = rows.recency(row);
            age[row] = rows.T(row);
        }
        return CustomerBase.builder(unit)
                .ids(ids)
                .frequency(x)
                .recency(tx)
                .T(age)
                .build();
    }

    private static double[] ends(int periods, double length) {
        double[] out = new double[periods];
        Arrays.setAll(out, k -> (k + 1) * length);
        return out;
    }

    private static int[] days(int periods, IntFunction<LocalDate> day) {
        int[] out = new int[periods];
        Arrays.setAll(out, k -> Math.toIntExact(day.apply(k).toEpochDay()));
        return out;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[] differences(double[] cumulative) {
        double[] out = cumulative.clone();
        for (int k = out.length - 1; k > 0; k--) {
            out[k] -= out[k - 1];
        }
        return out;
    }
}
