package dev.lindy.core.base;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects the columns of a {@link CustomerBase} and checks them. */
public final class CustomerBaseBuilder {
    private final TimeScale timeScale;
    private @Nullable LocalDate observedTo;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private boolean handedOver;

    CustomerBaseBuilder(TimeScale timeScale) {
        this.timeScale = timeScale;
        ids().frequency().recency().T();
    }

    /**
     * Takes the arrays that follow as they are instead of copying them: for whoever made them and never touches them again.
     *
     * @return this
     */
    public CustomerBaseBuilder handedOver() {
        handedOver = true;
        return this;
    }

    private int[] own(int[] values) {
        return handedOver ? values : values.clone();
    }

    private double[] own(double[] values) {
        return handedOver ? values : values.clone();
    }

    private String[] own(String[] values) {
        return handedOver ? values : values.clone();
    }

    /**
     * The customers' ids, each once.
     *
     * @param values one per customer
     * @return this
     */
    public CustomerBaseBuilder ids(String... values) {
        return put("customer", new Column.Texts(own(values)));
    }

    /**
     * Repeat purchases x.
     *
     * @param values one per customer, at least 0
     * @return this
     */
    public CustomerBaseBuilder frequency(int... values) {
        return put("x", new Column.Integers(own(values)));
    }

    /**
     * Times from first to last purchase.
     *
     * @param values one per customer: 0 if and only if x is 0, and at most T
     * @return this
     */
    public CustomerBaseBuilder recency(double... values) {
        return put("t_x", new Column.Doubles(own(values)));
    }

    /**
     * Times from first purchase to the end of observation.
     *
     * @param values one per customer, finite and at least 0
     * @return this
     */
    public CustomerBaseBuilder T(double... values) {
        return put("T", new Column.Doubles(own(values)));
    }

    /**
     * Mean spend and the number of purchases it is the mean of.
     *
     * @param mean one per customer, finite; 0 where the count is 0
     * @param count one per customer, at least 0
     * @return this
     */
    public CustomerBaseBuilder meanSpend(double[] mean, int[] count) {
        put("mean_spend", new Column.Doubles(own(mean)));
        return put("spend_count", new Column.Integers(own(count)));
    }

    /**
     * How the values of the purchases behind mean spend are spread: their geometric mean, 0 where one of them was worth nothing,
     * and the root of their mean squared deviation from the mean.
     *
     * @param geometricMean one per customer, from 0 to the mean; 0 where the count is 0
     * @param deviation one per customer, finite and at least 0; 0 where the count is 0
     * @return this
     */
    public CustomerBaseBuilder spendSpread(double[] geometricMean, double[] deviation) {
        put("geometric_mean_spend", new Column.Doubles(own(geometricMean)));
        return put("spend_deviation", new Column.Doubles(own(deviation)));
    }

    /**
     * Σ ln(time between successive purchases).
     *
     * @param values one per customer
     * @return this
     */
    public CustomerBaseBuilder litt(double... values) {
        return put("litt", new Column.Doubles(own(values)));
    }

    /**
     * Dates of first purchase.
     *
     * @param epochDays days since 1970-01-01, one per customer
     * @return this
     */
    public CustomerBaseBuilder firstPurchase(int... epochDays) {
        return put("first_purchase", new Column.Dates(own(epochDays)));
    }

    /**
     * Dates of last purchase.
     *
     * @param epochDays days since 1970-01-01, one per customer
     * @return this
     */
    public CustomerBaseBuilder lastPurchase(int... epochDays) {
        return put("last_purchase", new Column.Dates(own(epochDays)));
    }

    /**
     * Sums of all past purchases.
     *
     * @param values one per customer, in currency
     * @return this
     */
    public CustomerBaseBuilder historicalValue(double... values) {
        return put("historical_value", new Column.Doubles(own(values)));
    }

    /**
     * The last day of observation.
     *
     * @param day the day, inclusive, or null if unknown
     * @return this
     */
    public CustomerBaseBuilder observedTo(@Nullable LocalDate day) {
        observedTo = day;
        return this;
    }

    /**
     * An attribute of texts.
     *
     * @param name its name; one that a column of the base has already becomes {@code attribute_} and the name
     * @param values one per customer
     * @return this
     */
    public CustomerBaseBuilder attribute(String name, String... values) {
        return attribute(name, new Column.Texts(own(values)));
    }

    /**
     * Attributes of texts, numbers or dates.
     *
     * @param more one row per customer; a name that a column of the base has already becomes {@code attribute_} and the name
     * @return this
     */
    public CustomerBaseBuilder attributes(Columns more) {
        more.names().forEach(name -> attribute(name, more.column(name)));
        return this;
    }

    private CustomerBaseBuilder attribute(String name, Column values) {
        return put(CustomerBase.OWN.contains(name) ? "attribute_" + name : name, values);
    }

    private CustomerBaseBuilder put(String name, Column column) {
        columns.put(name, column);
        return this;
    }

    /**
     * Checks everything and makes the base.
     *
     * @return the base
     * @throws IllegalArgumentException if lengths differ, or naming every kind of problem with its first customer and how
     *     many rows have it
     */
    public CustomerBase build() {
        Columns.Builder all = Columns.builder();
        Stream.concat(CustomerBase.OWN.stream().filter(columns::containsKey), columns.keySet().stream())
                .distinct()
                .forEach(name -> all.column(name, Objects.requireNonNull(columns.get(name))));
        CustomerBase base = new CustomerBase(timeScale, observedTo, all.build());
        CustomerBaseCheck.run(base);
        return base;
    }
}
