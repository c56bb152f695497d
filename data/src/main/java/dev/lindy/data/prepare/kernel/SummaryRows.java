package dev.lindy.data.prepare.kernel;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.CustomerBaseBuilder;
import dev.lindy.core.base.TimeScale;
import dev.lindy.data.kernel.CodeColumn;
import dev.lindy.data.kernel.TextDictionary;
import dev.lindy.data.ledger.Ledger;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Customers that come summarised, in columns that grow. */
public final class SummaryRows {

    /** A further customer of a row. */
    private static final byte REPEATED = 1;

    private static final byte SPEND_WITHOUT_REPEATS = 2;
    private static final byte REPEATS_WITHOUT_SPEND = 4;

    private final boolean hasSpend;
    private CodeColumn ids = new CodeColumn(-1);
    private int size;
    private int[] x = new int[1024];
    private double[] tx = new double[1024];
    private double[] age = new double[1024];
    private double[] spend = new double[1024];
    private int[] spendCount = new int[1024];
    private long[] line = new long[1024];
    private byte[] marks = new byte[1024];
    private SummaryExtras extras = new SummaryExtras(1024);

    /** No customers yet. */
    public SummaryRows(boolean hasSpend) {
        this.hasSpend = hasSpend;
    }

    /** Makes room for so many customers before the first. */
    public void expecting(int customers) {
        int room = Math.max(x.length, customers);
        x = new int[room];
        tx = new double[room];
        age = new double[room];
        spend = new double[room];
        spendCount = new int[room];
        line = new long[room];
        marks = new byte[room];
        ids.expecting(room);
        ids.texts().expecting(room);
        extras.room(room);
    }

    /** How many customers there are. */
    public int size() {
        return size;
    }

    /**
     * Adds a customer.
     *
     * @param meanSpend NaN if unknown
     * @param count how many purchases the mean is of; -1 for the repeat purchases
     */
    public void add(
            long lineNumber,
            CharSequence id,
            int frequency,
            double recency,
            double observed,
            double meanSpend,
            double count) {
        grow();
        ids.put(size, id);
        line[size] = lineNumber;
        x[size] = frequency;
        tx[size] = recency;
        age[size] = observed;
        boolean known = hasSpend && !Double.isNaN(meanSpend);
        spendCount[size] = known ? (int) (count < 0 ? frequency : count) : 0;
        spend[size] = spendCount[size] > 0 ? meanSpend : 0;
        boolean spendOnly = known && meanSpend != 0 && spendCount[size] == 0;
        boolean repeatsOnly = known && meanSpend == 0 && spendCount[size] > 0;
        marks[size] = spendOnly ? SPEND_WITHOUT_REPEATS : repeatsOnly ? REPEATS_WITHOUT_SPEND : 0;
        size++;
    }

    /** Adds further customers like the last one, with −2, −3, … behind its id. */
    public void repeat(String id, int more) {
        int row = size - 1;
        for (int i = 2; i <= more + 1; i++) {
            grow();
            ids.put(size, id + "-" + i);
            copy(row, size);
            marks[size] = REPEATED;
            extras.repeat(row, size);
            size++;
        }
    }

    /** Gives the last customer the spread of the purchases behind its mean spend. */
    public void spendSpread(double geometric, double spread) {
        boolean known = spendCount[size - 1] > 0;
        extras.spendSpread(size - 1, known ? geometric : 0, known ? spread : 0);
    }

    /** Gives the last customer the sum of log inter-transaction times. */
    public void litt(double sum) {
        extras.litt(size - 1, sum);
    }

    /** Gives the last customer the value of all past purchases. */
    public void historicalValue(double sum) {
        extras.historicalValue(size - 1, sum);
    }

    /** Gives the last customer the day of the first purchase. */
    public void firstPurchase(int epochDay) {
        extras.firstPurchase(size - 1, epochDay);
    }

    /** Gives the last customer the day of the last purchase. */
    public void lastPurchase(int epochDay) {
        extras.lastPurchase(size - 1, epochDay);
    }

    /** Gives the last customer an attribute. */
    public void attribute(String name, String text) {
        extras.attribute(name, text);
    }

    /**
     * Keeps the first row of every customer.
     *
     * @param dropped takes the number of every other row, while it can still be {@linkplain #text described}
     */
    public void dropRepeated(IntConsumer dropped) {
        if (ids.texts().size() == size) {
            return;
        }
        int[] number = ids.numbers(size);
        int kept = 0;
        for (int row = 0; row < size; row++) {
            // Numbers are given in the order of appearance.
            if (number[row] == kept) {
                copy(row, kept);
                marks[kept] = marks[row];
                extras.replace(row, kept);
                kept++;
            } else {
                dropped.accept(row);
            }
        }
        extras.cut(kept);
        size = kept;
    }

    /** Where a row stands in the source. */
    public long line(int row) {
        return line[row];
    }

    /** A row in short. */
    public String text(int row) {
        TextDictionary texts = ids.texts();
        return RowText.ofHistory(texts.get(ids.numbers(size)[row]), x[row], tx[row], age[row]);
    }

    /** How many rows of the source the customers are of. */
    public int rows() {
        return size - marked(REPEATED);
    }

    /** How many customers have a mean spend, which is of repeats, and no repeats. */
    public int spendWithoutRepeats() {
        return marked(SPEND_WITHOUT_REPEATS);
    }

    /** How many customers have repeats of no value. */
    public int repeatsWithoutSpend() {
        return marked(REPEATS_WITHOUT_SPEND);
    }

    private int marked(byte mark) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += marks[i] == mark ? 1 : 0;
        }
        return count;
    }

    /** The customers as a ledger counts them. */
    public Ledger.Customers counted(@Nullable LocalDate observedTo) {
        int once = 0;
        for (int i = 0; i < size; i++) {
            once += x[i] == 0 ? 1 : 0;
        }
        return new Ledger.Customers(
                size, once, 0, 0, 0, day(extras.earliest(size)), day(extras.latest(size)), observedTo);
    }

    private static @Nullable LocalDate day(OptionalInt epochDay) {
        return epochDay.isPresent() ? LocalDate.ofEpochDay(epochDay.getAsInt()) : null;
    }

    /** Hands the customers over; none are kept here. */
    public CustomerBase base(TimeScale unit, @Nullable LocalDate observedTo) {
        trim();
        CustomerBaseBuilder out = CustomerBase.builder(unit)
                .handedOver()
                .ids(ids.texts().toArray())
                .frequency(x)
                .recency(tx)
                .T(age)
                .observedTo(observedTo);
        if (hasSpend) {
            out.meanSpend(spend, spendCount);
        }
        extras.addTo(out, size, hasSpend);
        letGo();
        return out.build();
    }

    /** One column after the other, so that no two of them are there twice. */
    private void trim() {
        line = new long[0];
        marks = new byte[0];
        x = Lengths.exactly(size, x);
        tx = Lengths.exactly(size, tx);
        age = Lengths.exactly(size, age);
        spend = Lengths.exactly(size, spend);
        spendCount = Lengths.exactly(size, spendCount);
    }

    /** Keeps nothing of what the base now has. */
    private void letGo() {
        size = 0;
        ids = new CodeColumn(-1);
        x = new int[0];
        tx = new double[0];
        age = new double[0];
        spend = new double[0];
        spendCount = new int[0];
        extras = new SummaryExtras(0);
    }

    private void copy(int from, int to) {
        line[to] = line[from];
        x[to] = x[from];
        tx[to] = tx[from];
        age[to] = age[from];
        spend[to] = spend[from];
        spendCount[to] = spendCount[from];
    }

    private void grow() {
        if (size == x.length) {
            // By little, as the number expected is mostly short by little.
            int more = size + size / 8 + 1024;
            x = Arrays.copyOf(x, more);
            tx = Arrays.copyOf(tx, more);
            age = Arrays.copyOf(age, more);
            spend = Arrays.copyOf(spend, more);
            spendCount = Arrays.copyOf(spendCount, more);
            line = Arrays.copyOf(line, more);
            marks = Arrays.copyOf(marks, more);
            extras.room(more);
        }
    }
}
