package dev.lindy.models.value;

import dev.lindy.core.base.Column;
import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.quantity.PurchaseQuantities;
import dev.lindy.models.quantity.Quantity;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** A table of customers in the making: the parts that all such tables share, in the order of the calls. */
final class CustomerColumns {

    /** How far from whole days a recency may be that was rounded, as the field's files do, to 0.01 weeks. */
    private static final double WHOLE = 0.05;

    /** Later dates are nobody's plan, and readers of CSV stumble over five-digit years. */
    private static final LocalDate LAST_DATE = LocalDate.of(9999, 12, 31);

    private final CustomerBase base;
    private final Columns.Builder out = Columns.builder();

    CustomerColumns(CustomerBase base) {
        this.base = base;
    }

    /** Who it is and what was seen; what the base does not know of money is left out. */
    CustomerColumns history() {
        out.texts("customer", texts(base::id))
                .integers("x", integers(base::frequency))
                .doubles("t_x", doubles(base::recency))
                .doubles("T", doubles(base::T));
        if (base.hasSpend()) {
            out.doubles("mean_spend", doubles(base::meanSpend));
        }
        if (base.hasHistoricalValue()) {
            out.doubles("historical_value", doubles(base::historicalValue));
        }
        return this;
    }

    /** The column of a quantity. */
    <M> CustomerColumns ask(Quantity<M, CustomerBase> quantity, M model) {
        return add(quantity, quantity.of(model, base));
    }

    /** The column of a quantity of purchases, and its interval where one is wanted. */
    CustomerColumns ask(Quantity<PurchaseModel, CustomerBase> quantity, PurchaseModel model, Certainty certainty) {
        return ask(quantity, model).all(certainty.of(quantity, base));
    }

    /** More columns. */
    CustomerColumns all(Columns more) {
        out.all(more);
        return this;
    }

    /** The column of a quantity whose values are known. */
    CustomerColumns add(Quantity<?, ?> quantity, double[] values) {
        out.doubles(quantity.column(), values);
        return this;
    }

    /** Whether and when the next purchase comes. */
    CustomerColumns nextPurchase(Outlook outlook, Certainty certainty) {
        ask(PurchaseQuantities.probabilityOfPurchase(outlook.forecast()), outlook.model(), certainty);
        double[] median = PurchaseQuantities.medianTimeToNext().of(outlook.model(), base);
        add(PurchaseQuantities.medianTimeToNext(), median)
                .all(certainty.of(PurchaseQuantities.medianTimeToNext(), base));
        LocalDate observedTo = base.observedTo();
        if (observedTo != null) {
            double days = base.timeScale().days();
            out.dates("median_next_date", integers(i -> day(observedTo, median[i] * days)));
        }
        return this;
    }

    /** Recency, frequency and monetary value in the sense of marketing, and when it was. */
    CustomerColumns recencyFrequencyMonetary() {
        out.doubles("time_since_last", doubles(i -> base.T(i) - base.recency(i)));
        out.integers("orders", integers(i -> base.frequency(i) + 1));
        if (base.hasHistoricalValue()) {
            out.doubles("average_order", doubles(i -> base.historicalValue(i) / (base.frequency(i) + 1)));
        }
        out.doubles("span", doubles(base::recency));
        if (base.hasFirstPurchase()) {
            out.dates(
                    "first_purchase", integers(i -> (int) base.firstPurchase(i).toEpochDay()));
        }
        if (base.hasLastPurchase()) {
            out.dates("last_purchase", integers(i -> (int) base.lastPurchase(i).toEpochDay()));
        } else if (base.hasFirstPurchase() && IntStream.range(0, base.size()).allMatch(this::recencyIsInDays)) {
            out.dates(
                    "last_purchase", integers(i -> (int) (base.firstPurchase(i).toEpochDay() + Math.round(days(i)))));
        }
        return this;
    }

    /** Only then the day of the last purchase follows from that of the first: the time of day is not known. */
    private boolean recencyIsInDays(int i) {
        return Math.abs(days(i) - Math.rint(days(i))) <= WHOLE;
    }

    private double days(int i) {
        return base.recency(i) * base.timeScale().days();
    }

    /** The table, ended by the base's attributes; one that bears the name of a column above is set apart. */
    Columns withAttributes() {
        Columns soFar = out.build();
        Columns.Builder all = Columns.builder().all(soFar);
        for (String name : base.attributeNames()) {
            all.column(
                    soFar.has(name) ? "attribute_" + name : name,
                    base.attributes().column(name));
        }
        return all.build();
    }

    private static int day(LocalDate from, double days) {
        return days <= LAST_DATE.toEpochDay() - from.toEpochDay()
                ? (int) (from.toEpochDay() + (long) Math.ceil(days))
                : Column.Dates.NONE;
    }

    private double[] doubles(IntToDoubleFunction value) {
        double[] out = new double[base.size()];
        Arrays.setAll(out, value);
        return out;
    }

    private int[] integers(IntUnaryOperator value) {
        int[] out = new int[base.size()];
        Arrays.setAll(out, value);
        return out;
    }

    private String[] texts(IntFunction<String> value) {
        return IntStream.range(0, base.size()).mapToObj(value).toArray(String[]::new);
    }
}
