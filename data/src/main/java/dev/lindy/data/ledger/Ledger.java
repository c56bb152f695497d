package dev.lindy.data.ledger;

import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.base.Wording;
import dev.lindy.data.DataException;
import dev.lindy.data.kernel.Numerals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
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

    /** What may become of a row. */
    public enum Kind {
        /** The row could not be taken apart, or its date or amount is no date or number. */
        UNREADABLE("row unreadable", "rows unreadable", true, true),
        /** The row names no customer. */
        NO_CUSTOMER("row without customer", "rows without customer", true, true),
        /** The row holds the sum of other rows. */
        TOTAL("row with a sum of other rows", "rows with sums of other rows", true, false),
        /** The row continues the order of the row before, which has the amount. */
        ORDER_LINE("further row of an order", "further rows of orders", true, false),
        /** The row's status says that it is no purchase: cancelled, failed, not paid. */
        STATUS("row left out by its status", "rows left out by their status", true, false),
        /** What was paid back says so in the row of the order: in full, the row is no purchase; in part, the rest is used. */
        REFUNDED("row paid back in full", "rows paid back in full", true, false),
        /** The row has no date. */
        NO_DATE("row without date", "rows without date", true, true),
        /** The date lies before 1900 or in the future. */
        IMPOSSIBLE_DATE("row with an impossible date", "rows with an impossible date", true, true),
        /** The row has no amount, in a log that has amounts. */
        NO_AMOUNT("row without amount", "rows without amount", true, true),
        /** The row is dated after the last day that was to be read. */
        AFTER_UNTIL("row after the last day read", "rows after the last day read", true, false),
        /** Every field of the row equals that of an earlier row. */
        DUPLICATE("exact duplicate merged", "exact duplicates merged", true, true),
        /** A negative row, taken off the purchases that it refers to. */
        REFUND_NETTED("refund netted against its order", "refunds netted against their order", true, false),
        /** A negative row that, alone or with others, took an order to nothing. */
        CANCELLATION("refund that cancelled an order", "refunds that cancelled an order", true, false),
        /** A row of an order that was cancelled in full: no purchase. */
        CANCELLED_ORDER("row of an order cancelled in full", "rows of orders cancelled in full", true, false),
        /** A row of a purchase that refunds of other purchases of its order took to nothing. */
        NOTHING_LEFT("row of a day whose refunds left nothing", "rows of days whose refunds left nothing", true, false),
        /** A negative row whose order is not known: left out. */
        REFUND_DROPPED("refund without its order left out", "refunds without their order left out", true, true),
        /** A row without value, left out because the options say so. */
        ZERO_DROPPED("row of value 0 left out", "rows of value 0 left out", true, false),
        /** A row in the holdout: kept out of the calibration. */
        HOLDOUT("row in the holdout", "rows in the holdout", true, false),
        /** A row after the end of observation. */
        AFTER_END("row after the end of observation", "rows after the end of observation", true, false),
        /** A row of a customer acquired before the first day asked for. */
        ACQUIRED_EARLIER("row of a customer acquired too early", "rows of customers acquired too early", true, false),
        /** A used row dated before its customer's acquisition date: one of the two is wrong. */
        BEFORE_ACQUISITION(
                "row used, but dated before its customer's acquisition",
                "rows used, but dated before their customer's acquisition",
                false,
                true),
        /** A used row of a guest, whom the fallback column tells apart. */
        GUEST(
                "row of a guest, told apart by the fallback column",
                "rows of guests, told apart by the fallback column",
                false,
                false),
        /** A used row that spells its customer otherwise than other rows do. */
        RESPELLED(
                "row that spells its customer in another way",
                "rows that spell their customer in another way",
                false,
                false),
        /** A used row without value. */
        ZERO_KEPT("row of value 0 counts as a purchase", "rows of value 0 count as purchases", false, false),
        /** A used row that belongs to a purchase of the same customer and period. */
        SAME_PERIOD(
                "row merged into a purchase of the same customer and period",
                "rows merged into a purchase of the same customer and period",
                false,
                false);

        private final String one;
        private final String many;
        private final boolean removed;
        private final boolean wrong;

        Kind(String one, String many, boolean removed, boolean wrong) {
            this.one = one;
            this.many = many;
            this.removed = removed;
            this.wrong = wrong;
        }

        /**
         * Whether rows of this kind are not used.
         *
         * @return false for kinds that only remark on used rows
         */
        public boolean removed() {
            return removed;
        }

        /**
         * Whether rows of this kind mean that something is wrong with the log, which strict preparation refuses.
         *
         * @return true for unreadable rows, duplicates and the like
         */
        public boolean wrong() {
            return wrong;
        }

        /**
         * What this kind means, in words.
         *
         * @param rows how many rows it is said of
         * @return one row or many
         */
        public String text(long rows) {
            return rows == 1 ? one : many;
        }
    }

    /** What may be remarked on the log as a whole. */
    public enum Remark {
        /** Far more first purchases at the start of the log than later: the log begins in mid-life. */
        LOG_BEGINS_IN_MID_LIFE,
        /** Customers acquired before the log begins: what they bought before is not in it. */
        ACQUIRED_BEFORE_LOG,
        /** Customers without an acquisition date where others have one. */
        ACQUISITION_UNKNOWN,
        /** A customer with so many rows or so much value that it is hardly a person. */
        LARGE_CUSTOMER,
        /** Single amounts far away from all others. */
        LARGE_AMOUNT,
        /** The log ends well before the end of observation. */
        LOG_ENDS_EARLY,
        /** Dates are months, quarters or years. */
        COARSE_DATES,
        /** Times came with an offset and were converted. */
        OFFSET_CONVERTED,
        /** The first row, with its columns, for who asked to see it. */
        EXAMPLE,
        /** What a status leaves out. */
        STATUS,
        /** A column that looks as if it meant something was not used. */
        COLUMN_NOT_USED,
        /** Ids are spelled in several ways, or otherwise than in the source. */
        ID_SPELLING,
        /** Ids are not what they were. */
        ID_DAMAGED,
        /** Something was assumed that the source does not say. */
        ASSUMED
    }

    /**
     * A row that shows what an entry means.
     *
     * @param line the line in the source, from 1
     * @param text the row in short
     * @param reason why it is there; may be empty when the kind says it all
     */
    public record Example(long line, String text, String reason) {}

    /**
     * The rows of one kind.
     *
     * @param kind what became of them
     * @param rows how many
     * @param amount the sum of their amounts in currency, as far as known
     * @param examples up to three
     */
    public record Entry(Kind kind, long rows, double amount, List<Example> examples) {
        /**
         * Copies the examples.
         *
         * @param kind what became of them
         * @param rows how many
         * @param amount the sum of their amounts in currency, as far as known
         * @param examples up to three
         */
        public Entry {
            examples = List.copyOf(examples);
        }

        /**
         * Why and where the rows are, for the end of a message.
         *
         * @return the reasons and lines of the examples; empty without examples
         */
        public String where() {
            if (examples.isEmpty()) {
                return "";
            }
            String reasons = examples.stream()
                    .map(Example::reason)
                    .filter(reason -> !reason.isEmpty())
                    .distinct()
                    .collect(Collectors.joining("; "));
            return (reasons.isEmpty() ? "" : ": " + reasons) + " ("
                    + (rows == 1 ? "line " : "lines ")
                    + examples.stream()
                            .map(example -> Numerals.count(example.line()))
                            .collect(Collectors.joining("; "))
                    + (rows > examples.size() ? "; …)" : ")");
        }
    }

    /**
     * Something about the log as a whole that its owner should know.
     *
     * @param remark what it is about
     * @param message in plain words: what was seen, what it does to the answer, what to do
     */
    public record Note(Remark remark, Message message) {
        /**
         * The message in the words of Java.
         *
         * @return plain text
         */
        public String text() {
            return message.toString();
        }
    }

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
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("source", source);
        out.put("columns", columns);
        out.put("currency", unit);
        out.put("rowsRead", rowsRead);
        out.put("amountRead", amountRead);
        out.put("rowsWithoutAmount", rowsWithoutAmount);
        out.put("rowsUsed", rowsUsed);
        out.put("amountUsed", amountUsed);
        List<Map<String, Object>> list = new ArrayList<>();
        for (Entry entry : entries.values()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("kind", entry.kind().name().toLowerCase(Locale.ROOT));
            map.put("used", !entry.kind().removed());
            map.put("rows", entry.rows());
            map.put("amount", entry.amount());
            map.put("meaning", entry.kind().text(2));
            List<Map<String, Object>> examples = new ArrayList<>();
            for (Example example : entry.examples()) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("line", example.line());
                one.put("row", example.text());
                one.put("reason", example.reason());
                examples.add(one);
            }
            map.put("examples", examples);
            list.add(map);
        }
        out.put("entries", list);
        List<Map<String, Object>> remarks = new ArrayList<>();
        for (Note note : notes) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("remark", note.remark().name().toLowerCase(Locale.ROOT));
            one.put("text", note.message().in(words));
            remarks.add(one);
        }
        out.put("notes", remarks);
        if (customers != null) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("kept", customers.kept());
            map.put("boughtOnce", customers.boughtOnce());
            map.put("afterEnd", customers.afterEnd());
            map.put("acquiredEarlier", customers.acquiredEarlier());
            map.put("withoutPurchase", customers.withoutPurchase());
            if (customers.firstAcquired() != null && customers.lastAcquired() != null) {
                map.put("firstAcquired", customers.firstAcquired().toString());
                map.put("lastAcquired", customers.lastAcquired().toString());
            }
            if (customers.observedTo() != null) {
                map.put("observedTo", customers.observedTo().toString());
            }
            out.put("customers", map);
        }
        return out;
    }

    @Override
    public String toString() {
        return report();
    }
}
