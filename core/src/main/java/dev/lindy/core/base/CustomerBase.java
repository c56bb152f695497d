package dev.lindy.core.base;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One row per customer: what the models need to know of a purchase history, and no more.
 *
 * <p>For customer i: {@code frequency} x, the number of repeat purchases; {@code recency} t<sub>x</sub>, the time from
 * the first to the last purchase; {@code T}, the time from the first purchase to the end of observation; all times in
 * units of {@link #timeScale()}. Optional: {@code meanSpend}, the mean value of {@code spendCount} purchases (the repeats,
 * unless the preparation was told otherwise; a count of 0 means that nothing is known), and how these purchases are spread,
 * {@code geometricMeanSpend} and {@code spendDeviation}; {@code litt}, the sum of the
 * logarithms of the times between purchases; the dates of the first and the last purchase; the historical value; and any number
 * of named attributes: texts, numbers or dates.
 *
 * <p>Immutable. All of it is {@linkplain #columns() one set of columns}, so that whatever is done to a base is done to every
 * column.
 */
public final class CustomerBase implements Tabular {
    /** The columns that are no attributes, in their order. */
    static final List<String> OWN = List.of(
            "customer",
            "x",
            "t_x",
            "T",
            "mean_spend",
            "spend_count",
            "geometric_mean_spend",
            "spend_deviation",
            "litt",
            "first_purchase",
            "last_purchase",
            "historical_value");

    /** So many values of an attribute are enough to recognise the right one. */
    private static final int SHOWN = 12;

    private final TimeScale timeScale;
    private final @Nullable LocalDate observedTo;
    private final Columns columns;
    private final Columns attributes;
    private volatile @Nullable CompressedBase compressed;

    // The arrays of the columns, which are asked for row by row.
    private final String[] ids;
    private final int[] frequency;
    private final double[] recency;
    private final double[] age;
    private final double @Nullable [] meanSpend;
    private final int @Nullable [] spendCount;
    private final double @Nullable [] geometricMeanSpend;
    private final double @Nullable [] spendDeviation;
    private final double @Nullable [] litt;
    private final int @Nullable [] firstPurchase;
    private final int @Nullable [] lastPurchase;
    private final double @Nullable [] historicalValue;

    CustomerBase(TimeScale timeScale, @Nullable LocalDate observedTo, Columns columns) {
        this.timeScale = timeScale;
        this.observedTo = observedTo;
        this.columns = columns;
        attributes = columns.select(
                columns.names().stream().filter(name -> !OWN.contains(name)).toList());
        ids = (String[]) columns.column("customer").array();
        frequency = (int[]) columns.column("x").array();
        recency = (double[]) columns.column("t_x").array();
        age = (double[]) columns.column("T").array();
        meanSpend = (double[]) array("mean_spend");
        spendCount = (int[]) array("spend_count");
        geometricMeanSpend = (double[]) array("geometric_mean_spend");
        spendDeviation = (double[]) array("spend_deviation");
        litt = (double[]) array("litt");
        firstPurchase = (int[]) array("first_purchase");
        lastPurchase = (int[]) array("last_purchase");
        historicalValue = (double[]) array("historical_value");
    }

    private @Nullable Object array(String name) {
        return columns.has(name) ? columns.column(name).array() : null;
    }

    /**
     * Starts a base.
     *
     * @param timeScale the unit of recency and T
     * @return an empty builder; ids, frequency, recency and T must follow
     */
    public static CustomerBaseBuilder builder(TimeScale timeScale) {
        return new CustomerBaseBuilder(timeScale);
    }

    /**
     * The unit of all times.
     *
     * @return the scale
     */
    public TimeScale timeScale() {
        return timeScale;
    }

    /**
     * How many customers there are.
     *
     * @return the number of rows
     */
    public int size() {
        return ids.length;
    }

    /**
     * The id of a customer.
     *
     * @param customer the row, from 0
     * @return the id as it stood in the source
     */
    public String id(int customer) {
        return ids[customer];
    }

    /**
     * The number of repeat purchases, x.
     *
     * @param customer the row, from 0
     * @return at least 0
     */
    public int frequency(int customer) {
        return frequency[customer];
    }

    /**
     * The time from the first to the last purchase, t<sub>x</sub>.
     *
     * @param customer the row, from 0
     * @return in units of the time scale; 0 when there was no repeat purchase
     */
    public double recency(int customer) {
        return recency[customer];
    }

    /**
     * The time from the first purchase to the end of observation.
     *
     * @param customer the row, from 0
     * @return in units of the time scale
     */
    public double T(int customer) {
        return age[customer];
    }

    /**
     * Whether anything is known of what customers spend.
     *
     * @return true if {@link #meanSpend(int)} may be asked
     */
    public boolean hasSpend() {
        return meanSpend != null;
    }

    /**
     * The mean value of {@link #spendCount(int)} purchases.
     *
     * @param customer the row, from 0
     * @return in the currency of the source; 0 when the count is 0
     * @throws IllegalStateException if the base has no spend
     */
    public double meanSpend(int customer) {
        return present(meanSpend, "mean spend")[customer];
    }

    /**
     * How many purchases {@link #meanSpend(int)} is the mean of.
     *
     * @param customer the row, from 0
     * @return 0 when nothing is known of this customer's spend
     * @throws IllegalStateException if the base has no spend
     */
    public int spendCount(int customer) {
        if (spendCount == null) {
            throw missing("mean spend");
        }
        return spendCount[customer];
    }

    /**
     * Whether it is known how the values of a customer's purchases are spread about their mean.
     *
     * @return true if {@link #geometricMeanSpend(int)} and {@link #spendDeviation(int)} may be asked
     */
    public boolean hasSpendSpread() {
        return meanSpend != null && geometricMeanSpend != null && spendDeviation != null;
    }

    /**
     * The geometric mean of the values of {@link #spendCount(int)} purchases: with x of them, Σ ln z is x times its logarithm.
     *
     * @param customer the row, from 0
     * @return in the currency of the source, at most the mean; 0 when one of them was worth nothing, or the count is 0
     * @throws IllegalStateException if it is not known
     */
    public double geometricMeanSpend(int customer) {
        return present(geometricMeanSpend, "geometric mean of spend")[customer];
    }

    /**
     * The root of the mean squared deviation of the values of {@link #spendCount(int)} purchases from their mean.
     *
     * @param customer the row, from 0
     * @return in the currency of the source; 0 when the count is 0 or 1
     * @throws IllegalStateException if it is not known
     */
    public double spendDeviation(int customer) {
        return present(spendDeviation, "deviation of spend")[customer];
    }

    /**
     * Whether the sum of log inter-transaction times is known.
     *
     * @return true if {@link #litt(int)} may be asked
     */
    public boolean hasLitt() {
        return litt != null;
    }

    /**
     * Σ ln(time between successive purchases).
     *
     * @param customer the row, from 0
     * @return with times in units of the time scale; 0 when there was no repeat purchase
     * @throws IllegalStateException if it is not known
     */
    public double litt(int customer) {
        return present(litt, "sum of log inter-transaction times")[customer];
    }

    /**
     * Whether dates of first purchase are known.
     *
     * @return true if {@link #firstPurchase(int)} may be asked
     */
    public boolean hasFirstPurchase() {
        return firstPurchase != null;
    }

    /**
     * The date of the first purchase.
     *
     * @param customer the row, from 0
     * @return the date
     * @throws IllegalStateException if it is not known
     */
    public LocalDate firstPurchase(int customer) {
        if (firstPurchase == null) {
            throw missing("date of first purchase");
        }
        return LocalDate.ofEpochDay(firstPurchase[customer]);
    }

    /**
     * Whether dates of last purchase are known.
     *
     * @return true if {@link #lastPurchase(int)} may be asked
     */
    public boolean hasLastPurchase() {
        return lastPurchase != null;
    }

    /**
     * The date of the last purchase.
     *
     * @param customer the row, from 0
     * @return the date; that of the first purchase when there was no repeat
     * @throws IllegalStateException if it is not known
     */
    public LocalDate lastPurchase(int customer) {
        if (lastPurchase == null) {
            throw missing("date of last purchase");
        }
        return LocalDate.ofEpochDay(lastPurchase[customer]);
    }

    /**
     * Whether the value of past purchases is known.
     *
     * @return true if {@link #historicalValue(int)} may be asked
     */
    public boolean hasHistoricalValue() {
        return historicalValue != null;
    }

    /**
     * The sum of all purchases up to the end of observation, the first included.
     *
     * @param customer the row, from 0
     * @return in the currency of the source
     * @throws IllegalStateException if it is not known
     */
    public double historicalValue(int customer) {
        return present(historicalValue, "historical value")[customer];
    }

    /**
     * The last day of observation, from which T looks back and predictions look ahead.
     *
     * @return the day, or null when the source did not say
     */
    public @Nullable LocalDate observedTo() {
        return observedTo;
    }

    /**
     * What else is known of the customers, such as the acquisition channel.
     *
     * @return texts, numbers and dates, one row per customer; without columns if there are none
     */
    public Columns attributes() {
        return attributes;
    }

    /**
     * The names of the attributes.
     *
     * @return in their order; empty if there are none
     */
    public List<String> attributeNames() {
        return attributes.names();
    }

    /**
     * An attribute of a customer as text, such as the acquisition channel.
     *
     * @param name the attribute
     * @param customer the row, from 0
     * @return its value; empty when the source had none
     * @throws IllegalArgumentException if there is no such attribute
     */
    public String attribute(String name, int customer) {
        return attributeColumn(name).text(customer);
    }

    private Column attributeColumn(String name) {
        if (!attributes.has(name)) {
            throw new IllegalArgumentException("no attribute \"" + name + "\""
                    + (attributeNames().isEmpty()
                            ? ": this customer base has none"
                            : "; there are " + String.join(", ", attributeNames())));
        }
        return attributes.column(name);
    }

    /**
     * The distinct histories (x, t<sub>x</sub>, T) with their counts, on which likelihoods and predictions run.
     *
     * @return made at the first call and kept
     */
    public CompressedBase compressed() {
        CompressedBase result = compressed;
        if (result == null) {
            result = CompressedBase.of(frequency, recency, age);
            compressed = result;
        }
        return result;
    }

    /**
     * Some of the customers.
     *
     * @param keep is asked for every row number
     * @return a base of the rows for which it said yes, in their order
     */
    public CustomerBase where(IntPredicate keep) {
        return rows(IntStream.range(0, size()).filter(keep).toArray());
    }

    /**
     * The customers with a value of an attribute.
     *
     * @param attribute its name, such as {@code channel}
     * @param value the value, as it is written in the source
     * @return a base of them, in their order
     * @throws IllegalArgumentException if there is no such attribute, or nobody has this value
     */
    public CustomerBase where(String attribute, String value) {
        Column values = attributeColumn(attribute);
        CustomerBase found = where(i -> values.text(i).equals(value));
        if (found.size() == 0) {
            Set<String> there =
                    IntStream.range(0, size()).mapToObj(values::text).collect(Collectors.toCollection(TreeSet::new));
            throw new IllegalArgumentException("no customer has the " + attribute + " \"" + value + "\"; there are "
                    + there.stream()
                            .limit(SHOWN)
                            .map(known -> "\"" + known + "\"")
                            .collect(Collectors.joining(", "))
                    + (there.size() > SHOWN ? " and " + (there.size() - SHOWN) + " more" : ""));
        }
        return found;
    }

    /**
     * The customers by the values of an attribute: a base for every channel, say.
     *
     * @param attribute its name, such as {@code channel}
     * @return the bases in the order of the values as texts; who has none stands under the empty text
     * @throws IllegalArgumentException if there is no such attribute
     */
    public SortedMap<String, CustomerBase> by(String attribute) {
        return by(attributeColumn(attribute)::text);
    }

    /**
     * The customers by anything that can be told of a row: {@code base.by(i -> YearMonth.from(base.firstPurchase(i)))} are
     * monthly cohorts.
     *
     * @param group is asked for every row number
     * @param <K> what the groups are called
     * @return the bases in the order of their groups; every customer is in one of them, in the order of this base
     */
    public <K extends Comparable<? super K>> SortedMap<K, CustomerBase> by(IntFunction<? extends K> group) {
        SortedMap<K, IntStream.Builder> rows = new TreeMap<>();
        for (int i = 0; i < size(); i++) {
            rows.computeIfAbsent(group.apply(i), key -> IntStream.builder()).add(i);
        }
        SortedMap<K, CustomerBase> out = new TreeMap<>();
        rows.forEach((key, members) -> out.put(key, rows(members.build().toArray())));
        return Collections.unmodifiableSortedMap(out);
    }

    /**
     * Some of the customers.
     *
     * @param rows which, in the order that is wanted
     * @return a base of these
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public CustomerBase rows(int... rows) {
        return new CustomerBase(timeScale, observedTo, columns.rows(rows));
    }

    /**
     * The customers of both bases, this one's first. Optional columns and attributes stay where both have them.
     *
     * @param other a base in the same time unit, of other customers
     * @return the union
     * @throws IllegalArgumentException if time units differ, a customer stands in both, or an attribute holds texts in one and
     *     numbers or dates in the other
     */
    public CustomerBase merge(CustomerBase other) {
        if (timeScale != other.timeScale) {
            throw new IllegalArgumentException(
                    "cannot merge a base in " + timeScale.plural() + " with one in " + other.timeScale.plural());
        }
        List<String> both = columns.names().stream().filter(other.columns::has).toList();
        CustomerBase union = new CustomerBase(
                timeScale,
                Objects.equals(observedTo, other.observedTo) ? observedTo : null,
                Columns.stacked(List.of(columns.select(both), other.columns.select(both))));
        CustomerBaseCheck.run(union);
        return union;
    }

    /**
     * The base as columns {@code customer, x, t_x, T}, those optional ones that are there, {@code mean_spend, spend_count,
     * geometric_mean_spend, spend_deviation, litt, first_purchase, last_purchase, historical_value}, and the attributes.
     *
     * @return one row per customer
     */
    @Override
    public Columns columns() {
        return columns;
    }

    @Override
    public String toString() {
        return Phrases.count(size(), "customer") + ", times in " + timeScale.plural()
                + (observedTo == null ? "" : ", observed to " + observedTo);
    }

    private static double[] present(double @Nullable [] column, String what) {
        if (column == null) {
            throw missing(what);
        }
        return column;
    }

    private static IllegalStateException missing(String what) {
        return new IllegalStateException("this customer base has no " + what);
    }
}
