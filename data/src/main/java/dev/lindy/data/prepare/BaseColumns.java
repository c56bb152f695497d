package dev.lindy.data.prepare;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.CustomerBaseBuilder;
import dev.lindy.data.ObservationPeriod;
import dev.lindy.data.kernel.OrderTable;
import dev.lindy.data.prepare.kernel.Lengths;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of a base while it is being filled. */
final class BaseColumns {
    int size;
    final int[] customer;
    final int[] x;
    final double[] tx;
    final double[] age;
    final double[] spend;
    final int[] spendCount;
    final double[] geometricMean;
    final double[] deviation;
    final double[] litt;
    final int[] first;
    final int[] last;
    final double[] value;
    final int[] firstRow;
    final int[] bought;
    final double[] holdoutSpend;
    final PerUnit calibrationPurchases = new PerUnit();
    final PerUnit holdoutPurchases = new PerUnit();

    BaseColumns(int capacity, boolean holdout, int attributes) {
        customer = new int[capacity];
        x = new int[capacity];
        tx = new double[capacity];
        age = new double[capacity];
        spend = new double[capacity];
        spendCount = new int[capacity];
        geometricMean = new double[capacity];
        deviation = new double[capacity];
        litt = new double[capacity];
        first = new int[capacity];
        last = new int[capacity];
        value = new double[capacity];
        firstRow = new int[attributes > 0 ? capacity : 0];
        bought = new int[holdout ? capacity : 0];
        holdoutSpend = new double[holdout ? capacity : 0];
    }

    void add(
            int who,
            int repeats,
            double recency,
            double observed,
            double spent,
            int spentOn,
            double logs,
            int firstDay,
            int lastDay,
            double total) {
        customer[size] = who;
        x[size] = repeats;
        tx[size] = recency;
        age[size] = observed;
        spend[size] = spent;
        spendCount[size] = spentOn;
        litt[size] = logs;
        first[size] = firstDay;
        last[size] = lastDay;
        value[size] = total;
        size++;
    }

    /** The row from which the customer just added takes its attributes. */
    void firstRow(int row) {
        if (firstRow.length > 0) {
            firstRow[size - 1] = row;
        }
    }

    /** How the amounts behind the mean spend of the customer just added are spread: those of purchases from one on. */
    void spread(History history, int from) {
        int last = size - 1;
        int n = spendCount[last];
        if (n == 0) {
            return;
        }
        double mean = spend[last] / n;
        double logs = 0;
        double squares = 0;
        for (int i = from; i < from + n; i++) {
            double z = history.spend(i);
            logs += Math.log(z);
            squares += (z - mean) * (z - mean);
        }
        geometricMean[last] = Math.min(mean, Math.exp(logs / n));
        deviation[last] = Math.sqrt(squares / n);
    }

    /** What the customer just added did in the holdout. */
    void holdout(int purchases, double spent) {
        bought[size - 1] = purchases;
        holdoutSpend[size - 1] = spent;
    }

    int boughtOnce() {
        int once = 0;
        for (int i = 0; i < size; i++) {
            once += x[i] == 0 ? 1 : 0;
        }
        return once;
    }

    @Nullable
    LocalDate firstAcquired() {
        return Arrays.stream(first, 0, size).min().stream()
                .mapToObj(LocalDate::ofEpochDay)
                .findFirst()
                .orElse(null);
    }

    @Nullable
    LocalDate lastAcquired() {
        return Arrays.stream(first, 0, size).max().stream()
                .mapToObj(LocalDate::ofEpochDay)
                .findFirst()
                .orElse(null);
    }

    /** The customers; their columns are given away. */
    CustomerBase base(OrderTable log, ObservationPeriod period) {
        int n = size;
        String[] ids = new String[n];
        for (int i = 0; i < n; i++) {
            ids[i] = log.customerIds[customer[i]];
        }
        CustomerBaseBuilder out = CustomerBase.builder(period.timeScale())
                .handedOver()
                .ids(ids)
                .frequency(Lengths.exactly(n, x))
                .recency(Lengths.exactly(n, tx))
                .T(Lengths.exactly(n, age))
                .litt(Lengths.exactly(n, litt))
                .firstPurchase(Lengths.exactly(n, first))
                .lastPurchase(Lengths.exactly(n, last))
                .observedTo(period.calibrationEnd());
        if (log.amount != null) {
            double[] mean = Lengths.exactly(n, spend);
            for (int i = 0; i < n; i++) {
                mean[i] = spendCount[i] == 0 ? 0 : mean[i] / spendCount[i];
            }
            out.meanSpend(mean, Lengths.exactly(n, spendCount))
                    .spendSpread(Lengths.exactly(n, geometricMean), Lengths.exactly(n, deviation))
                    .historicalValue(Lengths.exactly(n, value));
        }
        for (Map.Entry<String, int[]> attribute : log.attributes.entrySet()) {
            String @Nullable [] texts = log.attributeTexts.get(attribute.getKey());
            String[] values = new String[n];
            for (int i = 0; i < n; i++) {
                values[i] = texts == null ? "" : texts[attribute.getValue()[firstRow[i]]];
            }
            out.attribute(attribute.getKey(), values);
        }
        return out.build();
    }

    /** Purchases counted by unit of time. */
    static final class PerUnit {
        private int[] counts = new int[64];

        void add(int unit) {
            if (unit >= counts.length) {
                counts = Arrays.copyOf(counts, Math.max(unit + 1, 2 * counts.length));
            }
            counts[unit]++;
        }

        /** As many units as begin within a duration. */
        int[] toArray(double duration) {
            return Arrays.copyOf(counts, Math.max(1, (int) Math.ceil(duration - 1e-9)));
        }
    }
}
