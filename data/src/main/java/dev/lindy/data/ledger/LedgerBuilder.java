package dev.lindy.data.ledger;

import dev.lindy.core.base.Message;
import dev.lindy.data.kernel.ExactSum;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Counts what becomes of rows. Of each kind the three examples with the lowest line numbers are kept. */
public final class LedgerBuilder {
    private static final int EXAMPLES = 3;

    private static final class Count {
        private long rows;
        private final ExactSum amount = new ExactSum();
        private final List<Example> examples = new ArrayList<>();
    }

    private final Map<Kind, Count> counts = new EnumMap<>(Kind.class);
    private final List<Note> notes = new ArrayList<>();
    private final ExactSum amountRead = new ExactSum();
    private final ExactSum amountUsed = new ExactSum();
    private long rowsRead;
    private long rowsWithoutAmount;
    private long rowsUsed;
    private String columns = "";

    /** Starts without rows. */
    public LedgerBuilder() {}

    /**
     * Goes on where another ledger ended; which of its used rows are still used is yet to be said.
     *
     * @param ledger the ledger of reading
     */
    public LedgerBuilder(Ledger ledger) {
        rowsRead = ledger.rowsRead();
        rowsWithoutAmount = ledger.rowsWithoutAmount();
        amountRead.add(ledger.amountRead());
        notes.addAll(ledger.notes());
        columns = ledger.columns();
        for (Entry entry : ledger.entries()) {
            Count count = count(entry.kind());
            count.rows = entry.rows();
            count.amount.add(entry.amount());
            count.examples.addAll(entry.examples());
        }
    }

    /**
     * A row was read.
     *
     * @param amount its amount; NaN if it has none
     */
    public void read(double amount) {
        rowsRead++;
        if (Double.isNaN(amount)) {
            rowsWithoutAmount++;
        } else {
            amountRead.add(amount);
        }
    }

    /**
     * A row is used.
     *
     * @param amount its amount; NaN if it has none
     */
    public void used(double amount) {
        rowsUsed++;
        if (!Double.isNaN(amount)) {
            amountUsed.add(amount);
        }
    }

    /**
     * Part of the amounts of used rows is not used after all.
     *
     * @param less what is added to the amounts used, below 0; NaN for nothing
     * @param kind why
     */
    public void used(double less, Kind kind) {
        if (!Double.isNaN(less) && less != 0) {
            amountUsed.add(less);
            count(kind).amount.add(-less);
        }
    }

    /** A used row is not used after all. */
    public void leave() {
        rowsUsed--;
    }

    /**
     * Says which columns the rows were taken from.
     *
     * @param taken in words
     */
    public void columns(String taken) {
        columns = taken;
    }

    /**
     * A row is of a kind.
     *
     * @param kind what became of it
     * @param amount its amount; NaN if it has none
     * @param line the line in the source
     * @param example the row as an example, asked for only if it is kept
     */
    public void count(Kind kind, double amount, long line, Supplier<Example> example) {
        Count count = count(kind);
        count.rows++;
        if (!Double.isNaN(amount)) {
            count.amount.add(amount);
        }
        if (count.examples.size() < EXAMPLES
                || line < count.examples.get(count.examples.size() - 1).line()) {
            count.examples.add(example.get());
            count.examples.sort(Comparator.comparingLong(Example::line));
            if (count.examples.size() > EXAMPLES) {
                count.examples.remove(EXAMPLES);
            }
        }
    }

    /**
     * Moves an amount from one kind to another without moving a row.
     *
     * @param amount in currency
     * @param from the kind that it is taken from
     * @param to the kind that it is added to
     */
    public void move(double amount, Kind from, Kind to) {
        if (amount != 0) {
            count(from).amount.add(-amount);
            count(to).amount.add(amount);
        }
    }

    /**
     * Remarks on the log as a whole.
     *
     * @param remark what it is about
     * @param text in plain words
     */
    public void note(Remark remark, Message text) {
        notes.add(new Note(remark, text));
    }

    /**
     * How many rows of a kind there are.
     *
     * @param kind the kind
     * @return the rows so far
     */
    public long rows(Kind kind) {
        Count count = counts.get(kind);
        return count == null ? 0 : count.rows;
    }

    /**
     * How many rows were read.
     *
     * @return the rows so far
     */
    public long rowsRead() {
        return rowsRead;
    }

    /**
     * The ledger of orders.
     *
     * @param source what messages call the source
     * @param currency the currency of all amounts; empty if it is not known
     * @param customers the customers of the preparation, or null if the log was only read
     * @return the ledger so far
     */
    public Ledger build(String source, String currency, Ledger.@Nullable Customers customers) {
        return build(source, "Orders", currency, customers);
    }

    /**
     * The ledger of any rows.
     *
     * @param source what messages call the source
     * @param rowName what the report calls the rows, such as Orders
     * @param currency the currency of all amounts; empty if it is not known
     * @param customers the customers of the preparation, or null if the source was only read
     * @return the ledger so far
     */
    public Ledger build(String source, String rowName, String currency, Ledger.@Nullable Customers customers) {
        Map<Kind, Entry> entries = new EnumMap<>(Kind.class);
        for (Map.Entry<Kind, Count> count : counts.entrySet()) {
            Count c = count.getValue();
            entries.put(count.getKey(), new Entry(count.getKey(), c.rows, c.amount.value(), c.examples));
        }
        return new Ledger(
                source,
                columns,
                rowName,
                currency,
                rowsRead,
                amountRead.value(),
                rowsWithoutAmount,
                rowsUsed,
                amountUsed.value(),
                Collections.unmodifiableMap(entries),
                notes,
                customers);
    }

    private Count count(Kind kind) {
        return counts.computeIfAbsent(kind, k -> new Count());
    }
}
