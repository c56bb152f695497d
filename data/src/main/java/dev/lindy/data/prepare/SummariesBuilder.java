package dev.lindy.data.prepare;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.CustomerBaseBuilder;
import dev.lindy.core.base.Message;
import dev.lindy.core.base.TimeScale;
import dev.lindy.data.DataException;
import dev.lindy.data.kernel.CodeColumn;
import dev.lindy.data.kernel.Missing;
import dev.lindy.data.kernel.Numerals;
import dev.lindy.data.kernel.TextDictionary;
import dev.lindy.data.ledger.Entry;
import dev.lindy.data.ledger.Example;
import dev.lindy.data.ledger.Kind;
import dev.lindy.data.ledger.Ledger;
import dev.lindy.data.ledger.LedgerBuilder;
import dev.lindy.data.ledger.Remark;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects customers that come summarised already, and keeps the ledger of those that cannot be.
 *
 * <p>For readers of further sources; {@code CsvSummaries} and {@code Tables} are the ready ones.
 */
public final class SummariesBuilder {

    /** A hundred thousand years of hours are longer than any log. */
    private static final double LONGEST = 1e9;
    /** The largest relative error of a time that is taken for one of rounding. */
    private static final double ROUNDING_OF_TIMES = 1e-12;
    /** By which a geometric mean may come out above the mean of equal amounts. */
    private static final double ROUNDING = 1e-9;

    /** A further customer of a row. */
    private static final byte REPEATED = 1;

    private static final byte SPEND_WITHOUT_REPEATS = 2;
    private static final byte REPEATS_WITHOUT_SPEND = 4;

    private final String source;
    private final TimeScale unit;
    private final boolean hasSpend;
    private final LedgerBuilder ledger = new LedgerBuilder();
    private CodeColumn ids = new CodeColumn(-1);
    private final Map<String, List<String>> attributes = new LinkedHashMap<>();
    private @Nullable LocalDate observedTo;
    private String currency = "";
    private int size;
    private int[] x = new int[1024];
    private double[] tx = new double[1024];
    private double[] age = new double[1024];
    private double[] spend = new double[1024];
    private int[] spendCount = new int[1024];
    private double[] geometricMean = new double[0];
    private double[] deviation = new double[0];
    private double[] litt = new double[0];
    private double[] value = new double[0];
    private int[] first = new int[0];
    private int[] last = new int[0];
    private long[] line = new long[1024];
    private byte[] marks = new byte[1024];

    /**
     * Starts without customers.
     *
     * @param source what messages call the source
     * @param unit the unit of all times
     * @param hasSpend whether customers come with their mean spend
     */
    public SummariesBuilder(String source, TimeScale unit, boolean hasSpend) {
        this.source = source;
        this.unit = unit;
        this.hasSpend = hasSpend;
    }

    /**
     * Says how many customers are likely to come, so that they need not be moved when there are more and more. To be called
     * before the first.
     *
     * @param customers about how many; there may be fewer or more
     * @return this
     */
    public SummariesBuilder expecting(int customers) {
        int room = Math.max(x.length, customers);
        x = new int[room];
        tx = new double[room];
        age = new double[room];
        spend = new double[room];
        spendCount = new int[room];
        line = new long[room];
        marks = new byte[room];
        ids.expecting(room);
        return this;
    }

    /**
     * Says when observation ended.
     *
     * @param day the last day, or null if it is not known
     * @return this
     */
    public SummariesBuilder observedTo(@Nullable LocalDate day) {
        observedTo = day;
        return this;
    }

    /**
     * Says what the amounts are in.
     *
     * @param name such as {@code EUR}; empty if it is not known
     * @return this
     */
    public SummariesBuilder currency(String name) {
        currency = name;
        return this;
    }

    /**
     * Adds a remark on the source as a whole to its ledger.
     *
     * @param remark what it is about
     * @param text in plain words: texts and remedies
     */
    public void note(Remark remark, Message text) {
        ledger.note(remark, text);
    }

    /**
     * Counts a row that cannot be used.
     *
     * @param kind why
     * @param line the line in the source
     * @param text the row in short
     * @param reason what is wrong with it
     */
    public void reject(Kind kind, long line, Supplier<String> text, String reason) {
        ledger.read(Double.NaN);
        ledger.count(kind, Double.NaN, line, () -> new Example(line, text.get(), reason));
    }

    /**
     * Adds a customer, or counts the row in the ledger if it contradicts itself. A customer who is there already is taken out,
     * and counted, when the collection ends.
     *
     * @param lineNumber the line in the source
     * @param id the customer
     * @param frequency repeat purchases x
     * @param until t<sub>x</sub>; above T by rounding alone it is T
     * @param observed T
     * @param meanSpend mean value of {@code count} purchases; NaN if unknown
     * @param count how many purchases the mean is of; -1 for the repeat purchases
     * @return whether the customer was added, so that the optional columns may follow
     */
    public boolean add(
            long lineNumber,
            CharSequence id,
            double frequency,
            double until,
            double observed,
            double meanSpend,
            double count) {
        // Who bought on the last day has t_x = T, which rounding of two differences of times may part.
        double recency = until > observed && until <= observed * (1 + ROUNDING_OF_TIMES) ? observed : until;
        String problem = problem(frequency, recency, observed, meanSpend, count);
        if (Missing.is(id)) {
            reject(Kind.NO_CUSTOMER, lineNumber, () -> describe(id, frequency, recency, observed), "");
            return false;
        }
        if (problem != null) {
            reject(Kind.UNREADABLE, lineNumber, () -> describe(id, frequency, recency, observed), problem);
            return false;
        }
        grow();
        ids.put(size, id);
        line[size] = lineNumber;
        x[size] = (int) frequency;
        tx[size] = recency;
        age[size] = observed;
        boolean known = hasSpend && !Double.isNaN(meanSpend);
        spendCount[size] = known ? (int) (count < 0 ? frequency : count) : 0;
        spend[size] = spendCount[size] > 0 ? meanSpend : 0;
        boolean spendOnly = known && meanSpend != 0 && spendCount[size] == 0;
        boolean repeatsOnly = known && meanSpend == 0 && spendCount[size] > 0;
        marks[size] = spendOnly ? SPEND_WITHOUT_REPEATS : repeatsOnly ? REPEATS_WITHOUT_SPEND : 0;
        size++;
        return true;
    }

    /**
     * Adds further customers like the one just added, with all that is known of it, for a table of histories in which a row
     * stands for several. Their ids are that of the row with −2, −3, … after it; the ledger goes on counting rows.
     *
     * @param id that of the customer just added
     * @param more how many, at least 0
     */
    public void repeat(String id, int more) {
        int row = size - 1;
        for (int i = 2; i <= more + 1; i++) {
            grow();
            ids.put(size, id + "-" + i);
            line[size] = line[row];
            marks[size] = REPEATED;
            x[size] = x[row];
            tx[size] = tx[row];
            age[size] = age[row];
            spend[size] = spend[row];
            spendCount[size] = spendCount[row];
            size++;
            repeatOptional(row);
        }
    }

    /** Gives the customer just added what is known of another one beside the history. */
    private void repeatOptional(int row) {
        if (deviation.length > 0) {
            spendSpread(geometricMean[row], deviation[row]);
        }
        if (litt.length > 0) {
            litt(litt[row]);
        }
        if (value.length > 0) {
            historicalValue(value[row]);
        }
        if (first.length > 0) {
            firstPurchase(first[row]);
        }
        if (last.length > 0) {
            lastPurchase(last[row]);
        }
        attributes.values().forEach(texts -> texts.add(texts.get(row)));
    }

    /**
     * What is wrong with the spread of the purchases behind a mean spend.
     *
     * @param meanSpend their mean; NaN if unknown, so that the others do not matter
     * @param geometric their geometric mean
     * @param deviation the root of their mean squared deviation
     * @return the rule that does not hold, or null
     */
    public static @Nullable String spreadProblem(double meanSpend, double geometric, double deviation) {
        return Double.isNaN(meanSpend)
                        || (geometric >= 0
                                && geometric <= meanSpend * (1 + ROUNDING)
                                && deviation >= 0
                                && Numerals.isAmount(deviation))
                ? null
                : "geometric_mean_spend must lie between 0 and mean_spend, and spend_deviation must be at least 0";
    }

    /**
     * Gives the customer just added the spread of the purchases behind the mean spend.
     *
     * @param geometric their geometric mean
     * @param spread the root of their mean squared deviation
     */
    public void spendSpread(double geometric, double spread) {
        if (deviation.length < x.length) {
            geometricMean = Arrays.copyOf(geometricMean, x.length);
            deviation = Arrays.copyOf(deviation, x.length);
        }
        boolean known = spendCount[size - 1] > 0;
        geometricMean[size - 1] = known ? geometric : 0;
        deviation[size - 1] = known ? spread : 0;
    }

    /**
     * Gives the customer just added the sum of log inter-transaction times.
     *
     * @param sum Σ ln(time between purchases)
     */
    public void litt(double sum) {
        if (litt.length < x.length) {
            litt = Arrays.copyOf(litt, x.length);
        }
        litt[size - 1] = sum;
    }

    /**
     * Gives the customer just added the value of all past purchases.
     *
     * @param sum in currency
     */
    public void historicalValue(double sum) {
        if (value.length < x.length) {
            value = Arrays.copyOf(value, x.length);
        }
        value[size - 1] = sum;
    }

    /**
     * Gives the customer just added the day of the first purchase.
     *
     * @param epochDay days since 1970-01-01
     */
    public void firstPurchase(long epochDay) {
        if (first.length < x.length) {
            first = Arrays.copyOf(first, x.length);
        }
        first[size - 1] = (int) epochDay;
    }

    /**
     * Gives the customer just added the day of the last purchase.
     *
     * @param epochDay days since 1970-01-01
     */
    public void lastPurchase(long epochDay) {
        if (last.length < x.length) {
            last = Arrays.copyOf(last, x.length);
        }
        last[size - 1] = (int) epochDay;
    }

    /**
     * Gives the customer just added an attribute; every customer must have the same ones.
     *
     * @param name the attribute
     * @param text its value
     */
    public void attribute(String name, String text) {
        attributes.computeIfAbsent(name, n -> new ArrayList<>()).add(text);
    }

    /**
     * Ends the collection; the builder is empty after this and of no further use.
     *
     * @return the customers with the ledger of reading
     * @throws DataException if there is no customer, or more than half of the rows cannot be used
     */
    public Preparation build() {
        dropDuplicates();
        long rows = 0;
        long spendWithoutRepeats = 0;
        long repeatsWithoutSpend = 0;
        for (int i = 0; i < size; i++) {
            if (marks[i] != REPEATED) {
                ledger.read(Double.NaN);
                ledger.used(Double.NaN);
                rows++;
            }
            spendWithoutRepeats += marks[i] == SPEND_WITHOUT_REPEATS ? 1 : 0;
            repeatsWithoutSpend += marks[i] == REPEATS_WITHOUT_SPEND ? 1 : 0;
        }
        if (size == 0 || 2 * rows < ledger.rowsRead()) {
            throw unusable();
        }
        if (spendWithoutRepeats > 0) {
            ledger.note(
                    Remark.ASSUMED,
                    Message.of(Numerals.count(spendWithoutRepeats)
                            + (spendWithoutRepeats == 1 ? " customer has" : " customers have")
                            + " a mean spend but no repeat purchase; it was not used, because mean spend is of"
                            + " the repeats"));
        }
        if (repeatsWithoutSpend > 0) {
            ledger.note(
                    Remark.ASSUMED,
                    Message.of(Numerals.count(repeatsWithoutSpend)
                            + (repeatsWithoutSpend == 1 ? " customer has" : " customers have")
                            + " repeat purchases but a mean spend of 0: valued like customers of unknown spend"));
        }
        int once = 0;
        int earliest = Integer.MAX_VALUE;
        int latest = Integer.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            once += x[i] == 0 ? 1 : 0;
            earliest = Math.min(earliest, i < first.length ? first[i] : earliest);
            latest = Math.max(latest, i < first.length ? first[i] : latest);
        }
        Ledger.Customers customers = new Ledger.Customers(
                size,
                once,
                0,
                0,
                0,
                first.length == 0 ? null : LocalDate.ofEpochDay(earliest),
                first.length == 0 ? null : LocalDate.ofEpochDay(latest),
                observedTo);
        CustomerBaseBuilder out = CustomerBase.builder(unit)
                .handedOver()
                .ids(ids.texts().toArray())
                .frequency(Lengths.exactly(size, x))
                .recency(Lengths.exactly(size, tx))
                .T(Lengths.exactly(size, age))
                .observedTo(observedTo);
        if (hasSpend) {
            out.meanSpend(Lengths.exactly(size, spend), Lengths.exactly(size, spendCount));
            if (deviation.length > 0) {
                out.spendSpread(Lengths.exactly(size, geometricMean), Lengths.exactly(size, deviation));
            }
        }
        if (litt.length > 0) {
            out.litt(Lengths.exactly(size, litt));
        }
        if (value.length > 0) {
            out.historicalValue(Lengths.exactly(size, value));
        }
        if (first.length > 0) {
            out.firstPurchase(Lengths.exactly(size, first));
        }
        if (last.length > 0) {
            out.lastPurchase(Lengths.exactly(size, last));
        }
        attributes.forEach((name, values) -> out.attribute(name, values.toArray(new String[0])));
        letGo();
        return new Preparation(out.build(), null, ledger.build(source, "Summaries", currency, customers));
    }

    /** Keeps nothing of what the base now has. */
    private void letGo() {
        ids = new CodeColumn(-1);
        x = new int[0];
        tx = new double[0];
        age = new double[0];
        spend = new double[0];
        spendCount = new int[0];
        geometricMean = new double[0];
        deviation = new double[0];
        litt = new double[0];
        value = new double[0];
        first = new int[0];
        last = new int[0];
        line = new long[0];
        marks = new byte[0];
        attributes.clear();
    }

    /** Keeps the first row of every customer. */
    private void dropDuplicates() {
        TextDictionary texts = ids.texts();
        if (texts.size() == size) {
            return;
        }
        int[] number = ids.numbers(size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            // Numbers are given in the order of appearance.
            if (number[i] == kept) {
                move(i, kept++);
            } else {
                int row = i;
                reject(
                        Kind.DUPLICATE,
                        line[i],
                        () -> describe(texts.get(number[row]), x[row], tx[row], age[row]),
                        "the customer stands in an earlier row");
            }
        }
        int left = kept;
        attributes.replaceAll((name, values) -> values.subList(0, Math.min(left, values.size())));
        size = kept;
    }

    private void move(int from, int to) {
        x[to] = x[from];
        tx[to] = tx[from];
        age[to] = age[from];
        spend[to] = spend[from];
        spendCount[to] = spendCount[from];
        line[to] = line[from];
        marks[to] = marks[from];
        if (deviation.length > 0) {
            geometricMean[to] = geometricMean[from];
            deviation[to] = deviation[from];
        }
        if (litt.length > 0) {
            litt[to] = litt[from];
        }
        if (value.length > 0) {
            value[to] = value[from];
        }
        if (first.length > 0) {
            first[to] = first[from];
        }
        if (last.length > 0) {
            last[to] = last[from];
        }
        attributes.values().forEach(values -> values.set(to, values.get(from)));
    }

    private DataException unusable() {
        StringBuilder message = new StringBuilder(source)
                .append(
                        ledger.rowsRead() == 0
                                ? ": there is no customer in it"
                                : ": most rows cannot be used as customers");
        for (Entry entry : ledger.build(source, "", null).entries()) {
            message.append("\n  ")
                    .append(Long.toString(entry.rows()) + " " + entry.kind().text(entry.rows()))
                    .append(entry.where());
        }
        return new DataException(message.toString());
    }

    private static @Nullable String problem(
            double frequency, double recency, double observed, double meanSpend, double count) {
        if (!(frequency >= 0) || frequency != Math.rint(frequency) || frequency > Integer.MAX_VALUE) {
            return "x must be a whole number of at least 0";
        }
        if (!(observed >= 0) || observed > LONGEST) {
            return "T must be a number from 0 to 1,000,000,000";
        }
        if (!(recency >= 0)) {
            return "t_x must be a number of at least 0";
        }
        if (recency > observed) {
            return "t_x must be at most T";
        }
        if ((frequency == 0) != (recency == 0)) {
            return "t_x must be 0 without a repeat purchase and above 0 with one";
        }
        if (!Double.isNaN(meanSpend) && !Numerals.isAmount(meanSpend)) {
            return "mean spend must be below " + Numerals.LARGEST_AMOUNT;
        }
        if (meanSpend < 0) {
            return "mean spend must be at least 0";
        }
        return count == Math.rint(count) && count <= Integer.MAX_VALUE
                ? null
                : "the number of purchases behind mean spend must be whole";
    }

    private void grow() {
        if (size == x.length) {
            int more = size * 2;
            x = Arrays.copyOf(x, more);
            tx = Arrays.copyOf(tx, more);
            age = Arrays.copyOf(age, more);
            spend = Arrays.copyOf(spend, more);
            spendCount = Arrays.copyOf(spendCount, more);
            line = Arrays.copyOf(line, more);
            marks = Arrays.copyOf(marks, more);
        }
    }

    private static String describe(CharSequence id, double frequency, double recency, double observed) {
        return "customer " + (id.length() == 0 ? "(none)" : id) + ", x " + frequency + ", t_x " + recency + ", T "
                + observed;
    }
}
