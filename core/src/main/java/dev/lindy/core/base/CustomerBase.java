package dev.lindy.core.base;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
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
 * One row a customer: what the models need to know of a purchase history, and no more.
 *
 * <p>For customer i: {@code frequency} x, the number of repeat purchases; {@code recency} t<sub>x</sub>, the time from
 * the first to the last purchase; {@code T}, the time from the first purchase to the end of observation; all times in
 * units of {@link #timeScale()}. Optional: {@code meanSpend}, the mean value of {@code spendCount} purchases (the repeats,
 * unless the preparation was told otherwise; a count of 0 means that nothing is known); {@code litt}, the sum of the
 * logarithms of the times between purchases; the dates of the first and the last purchase; the historical value; named attributes.
 *
 * <p>Immutable. Arrays are copied on the way in.
 */
public final class CustomerBase {
    /** So many values of an attribute are enough to recognise the right one. */
    private static final int SHOWN = 12;

    private final TimeScale timeScale;
    private final String[] ids;
    private final int[] frequency;
    private final double[] recency;
    private final double[] age;
    private final double @Nullable [] meanSpend;
    private final int @Nullable [] spendCount;
    private final double @Nullable [] litt;
    private final int @Nullable [] firstPurchase;
    private final int @Nullable [] lastPurchase;
    private final double @Nullable [] historicalValue;
    private final @Nullable LocalDate observedTo;
    private final Map<String, String[]> attributes;
    private volatile @Nullable CompressedBase compressed;

    private CustomerBase(Builder builder) {
        timeScale = builder.timeScale;
        ids = builder.ids;
        frequency = builder.frequency;
        recency = builder.recency;
        age = builder.age;
        meanSpend = builder.meanSpend;
        spendCount = builder.spendCount;
        litt = builder.litt;
        firstPurchase = builder.firstPurchase;
        lastPurchase = builder.lastPurchase;
        historicalValue = builder.historicalValue;
        observedTo = builder.observedTo;
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(builder.attributes));
    }

    /**
     * Starts a base.
     *
     * @param timeScale the unit of recency and T
     * @return an empty builder; ids, frequency, recency and T must follow
     */
    public static Builder builder(TimeScale timeScale) {
        return new Builder(timeScale);
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
     * The names of the attributes.
     *
     * @return in their order; empty if there are none
     */
    public Set<String> attributeNames() {
        return attributes.keySet();
    }

    /**
     * An attribute of a customer, such as the acquisition channel.
     *
     * @param name the attribute
     * @param customer the row, from 0
     * @return its value; empty when the source had none
     * @throws IllegalArgumentException if there is no such attribute
     */
    public String attribute(String name, int customer) {
        return values(name)[customer];
    }

    private String[] values(String attribute) {
        String[] values = attributes.get(attribute);
        if (values == null) {
            throw new IllegalArgumentException(
                    attributes.isEmpty()
                            ? "no attribute \"" + attribute + "\": this customer base has none"
                            : "no attribute \"" + attribute + "\"; there are "
                                    + String.join(", ", attributes.keySet()));
        }
        return values;
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
        String[] values = values(attribute);
        CustomerBase found = where(i -> values[i].equals(value));
        if (found.size() == 0) {
            Set<String> there = new TreeSet<>(Arrays.asList(values));
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
     * @return the bases in the order of the values; who has none stands under the empty text
     * @throws IllegalArgumentException if there is no such attribute
     */
    public SortedMap<String, CustomerBase> by(String attribute) {
        String[] values = values(attribute);
        return by(i -> values[i]);
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

    private CustomerBase rows(int[] rows) {
        Builder out = builder(timeScale).observedTo(observedTo);
        out.ids = ColumnArrays.pick(ids, rows);
        out.frequency = ColumnArrays.pick(frequency, rows);
        out.recency = ColumnArrays.pick(recency, rows);
        out.age = ColumnArrays.pick(age, rows);
        out.meanSpend = meanSpend == null ? null : ColumnArrays.pick(meanSpend, rows);
        out.spendCount = spendCount == null ? null : ColumnArrays.pick(spendCount, rows);
        out.litt = litt == null ? null : ColumnArrays.pick(litt, rows);
        out.firstPurchase = firstPurchase == null ? null : ColumnArrays.pick(firstPurchase, rows);
        out.lastPurchase = lastPurchase == null ? null : ColumnArrays.pick(lastPurchase, rows);
        out.historicalValue = historicalValue == null ? null : ColumnArrays.pick(historicalValue, rows);
        attributes.forEach((name, values) -> out.attributes.put(name, ColumnArrays.pick(values, rows)));
        return new CustomerBase(out);
    }

    /**
     * The customers of both bases, this one's first. Optional columns and attributes stay where both have them.
     *
     * @param other a base in the same time unit, of other customers
     * @return the union
     * @throws IllegalArgumentException if time units differ or a customer stands in both
     */
    public CustomerBase merge(CustomerBase other) {
        if (timeScale != other.timeScale) {
            throw new IllegalArgumentException(
                    "cannot merge a base in " + timeScale.plural() + " with one in " + other.timeScale.plural());
        }
        Builder out = builder(timeScale);
        out.observedTo = Objects.equals(observedTo, other.observedTo) ? observedTo : null;
        out.ids = ColumnArrays.join(ids, other.ids);
        out.frequency = ColumnArrays.join(frequency, other.frequency);
        out.recency = ColumnArrays.join(recency, other.recency);
        out.age = ColumnArrays.join(age, other.age);
        out.meanSpend =
                meanSpend == null || other.meanSpend == null ? null : ColumnArrays.join(meanSpend, other.meanSpend);
        out.spendCount =
                spendCount == null || other.spendCount == null ? null : ColumnArrays.join(spendCount, other.spendCount);
        out.litt = litt == null || other.litt == null ? null : ColumnArrays.join(litt, other.litt);
        out.firstPurchase = firstPurchase == null || other.firstPurchase == null
                ? null
                : ColumnArrays.join(firstPurchase, other.firstPurchase);
        out.lastPurchase = lastPurchase == null || other.lastPurchase == null
                ? null
                : ColumnArrays.join(lastPurchase, other.lastPurchase);
        out.historicalValue = historicalValue == null || other.historicalValue == null
                ? null
                : ColumnArrays.join(historicalValue, other.historicalValue);
        for (Map.Entry<String, String[]> entry : attributes.entrySet()) {
            String[] theirs = other.attributes.get(entry.getKey());
            if (theirs != null) {
                out.attributes.put(entry.getKey(), ColumnArrays.join(entry.getValue(), theirs));
            }
        }
        return out.build();
    }

    /**
     * The base as columns {@code customer, x, t_x, T} and those optional ones that are there: {@code mean_spend,
     * spend_count, litt, first_purchase, historical_value} and the attributes.
     *
     * @return one row a customer
     */
    public Columns columns() {
        Columns.Builder out = Columns.builder()
                .texts("customer", ids)
                .integers("x", frequency)
                .doubles("t_x", recency)
                .doubles("T", age);
        if (meanSpend != null && spendCount != null) {
            out.doubles("mean_spend", meanSpend).integers("spend_count", spendCount);
        }
        if (litt != null) {
            out.doubles("litt", litt);
        }
        if (firstPurchase != null) {
            out.dates("first_purchase", firstPurchase);
        }
        if (historicalValue != null) {
            out.doubles("historical_value", historicalValue);
        }
        attributes.forEach(out::texts);
        return out.build();
    }

    @Override
    public String toString() {
        return size() + " customers, times in " + timeScale.plural()
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

    /** Collects the columns of a base and checks them. */
    public static final class Builder {
        private final TimeScale timeScale;
        private String[] ids = new String[0];
        private int[] frequency = new int[0];
        private double[] recency = new double[0];
        private double[] age = new double[0];
        private double @Nullable [] meanSpend;
        private int @Nullable [] spendCount;
        private double @Nullable [] litt;
        private int @Nullable [] firstPurchase;
        private int @Nullable [] lastPurchase;
        private double @Nullable [] historicalValue;
        private @Nullable LocalDate observedTo;
        private final Map<String, String[]> attributes = new LinkedHashMap<>();

        private Builder(TimeScale timeScale) {
            this.timeScale = timeScale;
        }

        /**
         * The customers' ids, each once.
         *
         * @param values one a customer
         * @return this
         */
        public Builder ids(String... values) {
            ids = values.clone();
            return this;
        }

        /**
         * Repeat purchases x.
         *
         * @param values one a customer, at least 0
         * @return this
         */
        public Builder frequency(int... values) {
            frequency = values.clone();
            return this;
        }

        /**
         * Times from first to last purchase.
         *
         * @param values one a customer: 0 if and only if x is 0, and at most T
         * @return this
         */
        public Builder recency(double... values) {
            recency = values.clone();
            return this;
        }

        /**
         * Times from first purchase to the end of observation.
         *
         * @param values one a customer, finite and at least 0
         * @return this
         */
        public Builder T(double... values) {
            age = values.clone();
            return this;
        }

        /**
         * Mean spend and the number of purchases it is the mean of.
         *
         * @param mean one a customer, finite; 0 where the count is 0
         * @param count one a customer, at least 0
         * @return this
         */
        public Builder meanSpend(double[] mean, int[] count) {
            meanSpend = mean.clone();
            spendCount = count.clone();
            return this;
        }

        /**
         * Σ ln(time between successive purchases).
         *
         * @param values one a customer
         * @return this
         */
        public Builder litt(double... values) {
            litt = values.clone();
            return this;
        }

        /**
         * Dates of first purchase.
         *
         * @param epochDays days since 1970-01-01, one a customer
         * @return this
         */
        public Builder firstPurchase(int... epochDays) {
            firstPurchase = epochDays.clone();
            return this;
        }

        /**
         * Dates of last purchase.
         *
         * @param epochDays days since 1970-01-01, one a customer
         * @return this
         */
        public Builder lastPurchase(int... epochDays) {
            lastPurchase = epochDays.clone();
            return this;
        }

        /**
         * Sums of all past purchases.
         *
         * @param values one a customer, in currency
         * @return this
         */
        public Builder historicalValue(double... values) {
            historicalValue = values.clone();
            return this;
        }

        /**
         * The last day of observation.
         *
         * @param day the day, inclusive, or null if unknown
         * @return this
         */
        public Builder observedTo(@Nullable LocalDate day) {
            observedTo = day;
            return this;
        }

        /**
         * An attribute.
         *
         * @param name its name
         * @param values one a customer
         * @return this
         */
        public Builder attribute(String name, String... values) {
            attributes.put(name, values.clone());
            return this;
        }

        /**
         * Checks everything and makes the base.
         *
         * @return the base
         * @throws IllegalArgumentException naming every kind of problem with its first customer and how many rows have it
         */
        public CustomerBase build() {
            checkLengths();
            CustomerBase base = new CustomerBase(this);
            CustomerBaseCheck.run(base);
            return base;
        }

        private void checkLengths() {
            length("frequency", frequency.length);
            length("recency", recency.length);
            length("T", age.length);
            length("meanSpend", meanSpend == null ? ids.length : meanSpend.length);
            length("spendCount", spendCount == null ? ids.length : spendCount.length);
            length("litt", litt == null ? ids.length : litt.length);
            length("firstPurchase", firstPurchase == null ? ids.length : firstPurchase.length);
            length("lastPurchase", lastPurchase == null ? ids.length : lastPurchase.length);
            length("historicalValue", historicalValue == null ? ids.length : historicalValue.length);
            attributes.forEach((name, values) -> length(name, values.length));
        }

        private void length(String name, int length) {
            if (length != ids.length) {
                throw new IllegalArgumentException(
                        "column " + name + " has " + length + " rows, but there are " + ids.length + " ids");
            }
        }
    }
}
