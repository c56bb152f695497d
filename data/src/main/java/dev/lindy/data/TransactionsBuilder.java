package dev.lindy.data;

import dev.lindy.core.base.Message;
import dev.lindy.data.kernel.Missing;
import dev.lindy.data.kernel.OrderTable;
import dev.lindy.data.ledger.Example;
import dev.lindy.data.ledger.Kind;
import dev.lindy.data.ledger.LedgerBuilder;
import dev.lindy.data.ledger.Remark;
import dev.lindy.data.prepare.kernel.ColumnNotes;
import dev.lindy.data.prepare.kernel.Currencies;
import dev.lindy.data.prepare.kernel.DuplicateRows;
import dev.lindy.data.prepare.kernel.IdNotes;
import dev.lindy.data.prepare.kernel.Identity;
import dev.lindy.data.prepare.kernel.LeftOut;
import dev.lindy.data.prepare.kernel.OrderRows;
import dev.lindy.data.prepare.kernel.RejectedRows;
import dev.lindy.data.prepare.kernel.RowText;
import dev.lindy.data.prepare.kernel.Spellings;
import dev.lindy.data.recognise.Beside;
import dev.lindy.data.recognise.ColumnRoles;
import dev.lindy.data.recognise.RowRules;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects the rows of an order log, in the order of the source, and keeps the ledger of those that cannot be used.
 *
 * <p>For readers of further sources; {@code CsvOrders} and {@code Tables} are the ready ones.
 */
public final class TransactionsBuilder {
    private static final long FIRST_SECOND = LocalDate.of(1900, 1, 1).toEpochDay() * 86_400;
    private static final long SECONDS_A_DAY = 86_400;

    private final String source;
    private final boolean hasAmounts;
    private final OrderRows rows;
    private final Currencies currencies = new Currencies();
    private final LedgerBuilder ledger = new LedgerBuilder();
    private Identity identity = new Identity(RowRules.defaults());
    private final Spellings spellings = new Spellings();
    private final LeftOut leftOut = new LeftOut();
    private long lastSecond = Long.MAX_VALUE;
    private long futureSecond = Long.MAX_VALUE;
    private @Nullable String currencyName;

    /**
     * Starts a log.
     *
     * @param source what messages call the source, such as a file name
     * @param hasAmounts whether rows have a value
     * @param attributeNames the attributes that rows carry
     */
    public TransactionsBuilder(String source, boolean hasAmounts, List<String> attributeNames) {
        this.source = source;
        this.hasAmounts = hasAmounts;
        rows = new OrderRows(source, hasAmounts, attributeNames);
    }

    /**
     * Says how many rows are likely to come, so that they need not be moved when there are more and more. To be called before
     * the first.
     *
     * @param count about how many; there may be fewer or more
     * @return this
     */
    public TransactionsBuilder expecting(int count) {
        rows.expecting(count);
        return this;
    }

    /**
     * Leaves out rows after a day, and counts them.
     *
     * @param day the last day, or null to take all
     * @return this
     */
    public TransactionsBuilder until(@Nullable LocalDate day) {
        lastSecond = day == null ? Long.MAX_VALUE : (day.toEpochDay() + 1) * SECONDS_A_DAY - 1;
        return this;
    }

    /**
     * Takes dates after today for mistakes, with one day of grace.
     *
     * @param day today, or null if any date is believed
     * @return this
     */
    public TransactionsBuilder today(@Nullable LocalDate day) {
        // A day of grace, since the log's days may be counted in another zone.
        futureSecond = day == null ? Long.MAX_VALUE : (day.toEpochDay() + 2) * SECONDS_A_DAY - 1;
        return this;
    }

    /**
     * Says which rows are no purchases of a customer, and which ids are one.
     *
     * @param which the rules; the defaults hold unless this is called, before the first row
     * @return this
     */
    public TransactionsBuilder rules(RowRules which) {
        identity = new Identity(which);
        return this;
    }

    /**
     * Says what the amounts are in, whatever the rows say.
     *
     * @param name such as {@code EUR}; null for what the rows say
     * @return this
     */
    public TransactionsBuilder currencyName(@Nullable String name) {
        currencyName = name == null ? null : name.strip();
        return this;
    }

    /**
     * Says which columns the rows were taken from.
     *
     * @param places where the roles are
     * @return this
     */
    public TransactionsBuilder columns(ColumnRoles.Places places) {
        ledger.columns(places.taken());
        ColumnNotes.add(places, ledger);
        return this;
    }

    /**
     * Adds a remark on the log as a whole to its ledger.
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
     * @param lineNumber the line in the source
     * @param value its amount, NaN if that is not known
     * @param text the row in short
     * @param reason what is wrong with it
     */
    public void reject(Kind kind, long lineNumber, double value, Supplier<String> text, String reason) {
        ledger.read(value);
        ledger.count(kind, value, lineNumber, () -> new Example(lineNumber, RowText.shortened(text.get()), reason));
    }

    /**
     * Adds a row, or counts it in the ledger if it has no customer, an impossible date or no amount.
     *
     * @param lineNumber the line in the source
     * @param customerId whose order it is
     * @param localSecond when, in seconds of local time since 1970-01-01T00:00
     * @param value what it was worth; ignored in a log without amounts
     * @param orderId the number of the order; empty for none
     * @param print a hash of everything the source says in this row; equal rows have equal hashes
     * @return whether the row was added, so that {@link #attribute} and {@link #acquired} may follow
     */
    public boolean add(
            long lineNumber,
            CharSequence customerId,
            long localSecond,
            double value,
            CharSequence orderId,
            long print) {
        return add(lineNumber, customerId, localSecond, value, orderId, Beside.NOTHING, print);
    }

    /**
     * Adds a row, or counts it in the ledger if it has no customer, an impossible date, no amount, or says that it is no
     * purchase.
     *
     * @param lineNumber the line in the source
     * @param customerId whose order it is
     * @param localSecond when, in seconds of local time since 1970-01-01T00:00
     * @param value what it was worth, before what was paid back; ignored in a log without amounts
     * @param orderId the number of the order; empty for none
     * @param beside what else it says
     * @param print a hash of everything the source says in this row; equal rows have equal hashes
     * @return whether the row was added, so that {@link #attribute} and {@link #acquired} may follow
     */
    public boolean add(
            long lineNumber,
            CharSequence customerId,
            long localSecond,
            double value,
            CharSequence orderId,
            Beside beside,
            long print) {
        double known = hasAmounts ? value : Double.NaN;
        CharSequence id = customerId;
        Identity.Nobody nobody = identity.nobody(id, beside.hasFallback());
        if (nobody != null && nobody != Identity.Nobody.TOTAL && identity.nobody(beside.fallback(), false) == null) {
            id = beside.fallback();
        } else if (nobody != null) {
            reject(
                    nobody == Identity.Nobody.TOTAL ? Kind.TOTAL : Kind.NO_CUSTOMER,
                    lineNumber,
                    known,
                    text(customerId, localSecond, known, orderId),
                    nobody == Identity.Nobody.MISSING ? "" : "\"" + customerId + "\" is no customer");
            return false;
        }
        if (localSecond > lastSecond && localSecond <= futureSecond) {
            reject(Kind.AFTER_UNTIL, lineNumber, known, text(customerId, localSecond, known, orderId), "");
            return false;
        }
        if (localSecond < FIRST_SECOND || localSecond > futureSecond) {
            reject(
                    Kind.IMPOSSIBLE_DATE,
                    lineNumber,
                    known,
                    text(customerId, localSecond, known, orderId),
                    RowText.day(localSecond) + (localSecond < FIRST_SECOND ? " is before 1900" : " is in the future"));
            return false;
        }
        if (hasAmounts && !(Math.abs(value) < Double.POSITIVE_INFINITY)) {
            reject(Kind.NO_AMOUNT, lineNumber, Double.NaN, text(customerId, localSecond, known, orderId), "");
            return false;
        }
        if (lineNumber > Integer.MAX_VALUE) {
            throw new DataException(source + ": more than 2,147,483,647 lines cannot be read at once");
        }
        if (nobody != null) {
            Supplier<String> text = text(customerId, localSecond, known, orderId);
            ledger.count(
                    Kind.GUEST, known, lineNumber, () -> new Example(lineNumber, RowText.shortened(text.get()), ""));
        }
        CharSequence one = identity.one(id);
        if (one != id) {
            spellings.put(rows.size(), id);
        }
        rows.add((int) lineNumber, one, localSecond, value, print);
        boolean refers = hasAmounts && value < 0 && !Missing.is(beside.reference());
        if (refers || !Missing.is(orderId)) {
            rows.order(refers ? beside.reference() : orderId);
        }
        leftOut.entered(
                rows.size() - 1,
                refers,
                beside.status() == RowRules.Status.REFUNDED,
                value > 0 ? beside.refunded() : 0);
        ledger.read(known);
        ledger.used(known);
        return true;
    }

    /** A row in short; made where it is wanted, as most rows are wanted by nobody. */
    private static Supplier<String> text(CharSequence customer, long second, double value, CharSequence order) {
        return () -> RowText.of(customer, second, value, order);
    }

    /**
     * Counts a row whose status says that it is no purchase.
     *
     * @param lineNumber the line in the source
     * @param value its amount, NaN if that is not known
     * @param orderId the number of the order; empty for none
     * @param text the row in short
     * @param column the column of the status
     * @param status what it says
     */
    public void leaveOut(
            long lineNumber,
            double value,
            CharSequence orderId,
            Supplier<String> text,
            String column,
            CharSequence status) {
        reject(Kind.STATUS, lineNumber, value, text, column + " is \"" + RowText.shortened(status.toString()) + "\"");
        leftOut.dropped(column, status, Missing.is(orderId) ? "" : orderId.toString(), value);
    }

    /**
     * Gives the row just added an attribute.
     *
     * @param index the attribute's place among the names
     * @param value its value
     */
    public void attribute(int index, CharSequence value) {
        rows.attribute(index, value);
    }

    /**
     * Gives the row just added the currency of its amount; a log may have one only.
     *
     * @param name a code or sign; one that stands for no value is passed over
     */
    public void currency(CharSequence name) {
        currencies.add(name, rows.lastLine());
    }

    /**
     * Gives the row just added its customer's acquisition date; one before 1900 counts as unknown.
     *
     * @param epochDay days since 1970-01-01
     */
    public void acquired(long epochDay) {
        if (epochDay * SECONDS_A_DAY >= FIRST_SECOND) {
            rows.acquired((int) epochDay);
        }
    }

    /**
     * Ends the log; the builder is empty after this and of no further use.
     *
     * @return the rows and the ledger of reading
     * @throws DataException if no row could be used, most cannot be read, or amounts are in several currencies
     */
    public Transactions build() {
        if (rows.size() == 0 || 2 * ledger.rows(Kind.UNREADABLE) > ledger.rowsRead()) {
            throw unusable(rows.size());
        }
        String currency = currencies.only(source, currencyName);
        OrderTable table = rows.table(currency);
        spellings.sumUp(table, rows.customers());
        long[] fingerprint = leftOut.finish(table, rows.fingerprints(), ledger);
        if (table.size == 0) {
            throw unusable(0);
        }
        table.customerIds = rows.customerIds();
        IdNotes.add(identity, spellings, table, ledger);
        table.duplicate = DuplicateRows.of(table, fingerprint);
        return new Transactions(table, ledger.build(source, currency, null));
    }

    private DataException unusable(int usable) {
        return new DataException(source
                + (ledger.rowsRead() == 0
                        ? ": there is no order in it"
                        : usable == 0 ? ": no row can be used as an order" : ": most rows cannot be read as orders")
                + RejectedRows.lines(ledger.build(source, "", null)));
    }
}
