package dev.lindy.data.ledger;

import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.base.Wording;
import dev.lindy.data.DataException;
import dev.lindy.data.kernel.Numerals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of every row that was read: used, or not used and why, with counts, amounts and examples.
 *
 * <p>Rows used and rows not used add up to the rows read, and so do their amounts; a row whose amount could not be read is
 * counted in {@link #rowsWithoutAmount()} and adds nothing to any amount. Amounts of used rows are those of the log,
 * before refunds: {@code amountUsed() + entry(Kind.REFUND_NETTED).amount()} is the historical value of all customers.
 *
 * <p>Immutable.
 */
public final class Ledger {

    /**
     * The customers of a preparation.
     *
     * @param kept customers in the base
     * @param boughtOnce of these, the customers without a repeat purchase
     * @param afterEnd left out: first purchase after the calibration end
     * @param acquiredEarlier left out: acquired before the first day asked for
     * @param withoutPurchase left out: no purchase remained of their rows
     * @param firstAcquired the earliest first purchase, or null if no customer was kept
     * @param lastAcquired the latest first purchase, or null if no customer was kept
     * @param observedTo the last day of observation, or null if the source does not say
     */
    public record Customers(
            int kept,
            int boughtOnce,
            int afterEnd,
            int acquiredEarlier,
            int withoutPurchase,
            @Nullable LocalDate firstAcquired,
            @Nullable LocalDate lastAcquired,
            @Nullable LocalDate observedTo) {}

    private final String source;
    private final String columns;
    private final String rowName;
    private final String unit;
    private final long rowsRead;
    private final double amountRead;
    private final long rowsWithoutAmount;
    private final long rowsUsed;
    private final double amountUsed;
    private final Map<Kind, Entry> entries;
    private final List<Note> notes;
    private final @Nullable Customers customers;

    Ledger(
            String source,
            String columns,
            String rowName,
            String unit,
            long rowsRead,
            double amountRead,
            long rowsWithoutAmount,
            long rowsUsed,
            double amountUsed,
            Map<Kind, Entry> entries,
            List<Note> notes,
            @Nullable Customers customers) {
        this.source = source;
        this.columns = columns;
        this.rowName = rowName;
        this.unit = unit;
        this.rowsRead = rowsRead;
        this.amountRead = amountRead;
        this.rowsWithoutAmount = rowsWithoutAmount;
        this.rowsUsed = rowsUsed;
        this.amountUsed = amountUsed;
        this.entries = entries;
        this.notes = List.copyOf(notes);
        this.customers = customers;
    }

    /**
     * Where the rows came from.
     *
     * @return a file name, or what a table is called
     */
    public String source() {
        return source;
    }

    /**
     * Which column was taken for what, and which were not used.
     *
     * @return such as {@code customer = "Email", date = "Created at"; not used: "Id"}; empty where columns have fixed names
     */
    public String columns() {
        return columns;
    }

    /** What a row is, for the report. */
    String rowName() {
        return rowName;
    }

    /**
     * The currency of all amounts.
     *
     * @return as the source writes it; empty if it does not
     */
    public String currency() {
        return unit;
    }

    /**
     * How many rows were read, the header and empty lines not counted.
     *
     * @return used and not used together
     */
    public long rowsRead() {
        return rowsRead;
    }

    /**
     * The sum of all amounts read.
     *
     * @return in currency
     */
    public double amountRead() {
        return amountRead;
    }

    /**
     * How many of the rows read have no amount that could be read.
     *
     * @return these add nothing to any amount
     */
    public long rowsWithoutAmount() {
        return rowsWithoutAmount;
    }

    /**
     * How many rows are used.
     *
     * @return the rows read less those of all entries that are {@linkplain Kind#removed() removed}
     */
    public long rowsUsed() {
        return rowsUsed;
    }

    /**
     * The sum of the amounts of the used rows, before refunds.
     *
     * @return in currency
     */
    public double amountUsed() {
        return amountUsed;
    }

    /**
     * The kinds that occurred.
     *
     * @return in the order of {@link Kind}
     */
    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /**
     * The rows of one kind.
     *
     * @param kind the kind
     * @return its entry; one with 0 rows if it did not occur
     */
    public Entry entry(Kind kind) {
        Entry entry = entries.get(kind);
        return entry == null ? new Entry(kind, 0, 0, List.of()) : entry;
    }

    /**
     * What is to be said of the log as a whole.
     *
     * @return possibly empty
     */
    public List<Note> notes() {
        return notes;
    }

    /**
     * The customers of the preparation.
     *
     * @return null for the ledger of a log that was only read
     */
    public @Nullable Customers customers() {
        return customers;
    }

    /**
     * Refuses a log in which anything is wrong.
     *
     * @return this, if nothing is wrong
     * @throws DataException listing every kind of wrong row with its count and examples
     */
    public Ledger requireClean() {
        List<String> lines = new ArrayList<>();
        for (Entry entry : entries.values()) {
            if (entry.kind().wrong() && entry.rows() > 0) {
                lines.add(
                        "  " + Numerals.count(entry.rows()) + " " + entry.kind().text(entry.rows()) + entry.where());
            }
        }
        if (!lines.isEmpty()) {
            throw new DataException(Message.of(
                    source + ": refused, because strict reading allows no such rows:\n" + String.join("\n", lines)
                            + "\n  try: mend the rows, or leave out ",
                    Remedy.STRICT,
                    " to go on without them"));
        }
        return this;
    }

    /**
     * The ledger in plain words: orders, then customers, then notes.
     *
     * @return lines without a line end after the last
     */
    public String report() {
        return report(Wording.JAVA);
    }

    /**
     * The ledger in plain words: orders, then customers, then notes.
     *
     * @param words what remedies are called
     * @return lines without a line end after the last
     */
    public String report(Wording words) {
        return LedgerReport.of(this, words);
    }

    /**
     * The ledger as maps, lists, texts and numbers, ready to be written as JSON.
     *
     * @return in a fixed order
     */
    public Map<String, Object> toMap() {
        return toMap(Wording.JAVA);
    }

    /**
     * The ledger as maps, lists, texts and numbers, ready to be written as JSON.
     *
     * @param words what remedies are called
     * @return in a fixed order
     */
    public Map<String, Object> toMap(Wording words) {
        return LedgerMap.of(this, words);
    }

    @Override
    public String toString() {
        return report();
    }
}
