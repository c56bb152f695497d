package dev.lindy.data;

import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.data.kernel.CodeColumn;
import dev.lindy.data.kernel.Numerals;
import dev.lindy.data.kernel.OrderTable;
import dev.lindy.data.kernel.TextDictionary;
import dev.lindy.data.ledger.Entry;
import dev.lindy.data.ledger.Example;
import dev.lindy.data.ledger.Kind;
import dev.lindy.data.ledger.LedgerBuilder;
import dev.lindy.data.ledger.Remark;
import dev.lindy.data.recognise.ColumnRoles;
import dev.lindy.data.recognise.RowRules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
    private static final int NO_DAY = Integer.MIN_VALUE;
    private static final int NO_TEXT = -1;
    /** What exports write for no value. */
    private static final Set<String> MISSING = Set.of("null", "nan", "none", "na", "n/a", "#n/a", "\\n", "nil", "<na>");

    private final String source;
    private final boolean hasAmounts;
    private final List<String> attributeNames;
    private final LedgerBuilder ledger = new LedgerBuilder();
    private RowRules rules = RowRules.defaults();
    private Identity identity = new Identity(rules);
    private final LeftOut leftOut = new LeftOut();
    private long lastSecond = Long.MAX_VALUE;
    private long futureSecond = Long.MAX_VALUE;
    private final Map<String, long[]> currencies = new LinkedHashMap<>();
    private @Nullable String currencyName;
    private int size;
    private final CodeColumn customers = new CodeColumn(NO_TEXT);
    private final CodeColumn orders = new CodeColumn(NO_TEXT);
    private long[] second = new long[1024];
    private double[] amount;
    private int[] line = new int[1024];
    private long[] fingerprint = new long[1024];
    private int[] acquired = new int[0];
    private final List<CodeColumn> attributes = new ArrayList<>();

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
        this.attributeNames = List.copyOf(attributeNames);
        amount = new double[hasAmounts ? 1024 : 0];
        attributeNames.forEach(name -> attributes.add(new CodeColumn(0)));
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
        rules = which;
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
        ledger.count(kind, value, lineNumber, () -> new Example(lineNumber, shortened(text.get()), reason));
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
        Supplier<String> text = () -> describe(customerId, localSecond, known, orderId);
        CharSequence id = customerId;
        Identity.Nobody nobody = identity.nobody(id, beside.hasFallback());
        if (nobody != null && nobody != Identity.Nobody.TOTAL && identity.nobody(beside.fallback(), false) == null) {
            id = beside.fallback();
        } else if (nobody != null) {
            reject(
                    nobody == Identity.Nobody.TOTAL ? Kind.TOTAL : Kind.NO_CUSTOMER,
                    lineNumber,
                    known,
                    text,
                    nobody == Identity.Nobody.MISSING ? "" : "\"" + customerId + "\" is no customer");
            return false;
        }
        if (localSecond > lastSecond && localSecond <= futureSecond) {
            reject(Kind.AFTER_UNTIL, lineNumber, known, text, "");
            return false;
        }
        if (localSecond < FIRST_SECOND || localSecond > futureSecond) {
            reject(
                    Kind.IMPOSSIBLE_DATE,
                    lineNumber,
                    known,
                    text,
                    day(localSecond) + (localSecond < FIRST_SECOND ? " is before 1900" : " is in the future"));
            return false;
        }
        if (hasAmounts && !(Math.abs(value) < Double.POSITIVE_INFINITY)) {
            reject(Kind.NO_AMOUNT, lineNumber, Double.NaN, text, "");
            return false;
        }
        if (lineNumber > Integer.MAX_VALUE) {
            throw new DataException(source + ": more than 2,147,483,647 lines cannot be read at once");
        }
        if (nobody != null) {
            ledger.count(Kind.GUEST, known, lineNumber, () -> new Example(lineNumber, shortened(text.get()), ""));
        }
        grow();
        CharSequence one = identity.one(id);
        customers.put(size, one);
        if (one != id) {
            identity.respelled(one, id, lineNumber);
        }
        second[size] = localSecond;
        if (hasAmounts) {
            amount[size] = value;
        }
        boolean refers = hasAmounts && value < 0 && !isMissing(beside.reference());
        if (refers || !isMissing(orderId)) {
            orders.put(size, refers ? beside.reference() : orderId);
        }
        leftOut.entered(size, refers, beside.status() == RowRules.Status.REFUNDED, value > 0 ? beside.refunded() : 0);
        line[size] = (int) lineNumber;
        fingerprint[size] = print;
        ledger.read(known);
        ledger.used(known);
        size++;
        return true;
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
        reject(Kind.STATUS, lineNumber, value, text, column + " is \"" + shortened(status.toString()) + "\"");
        leftOut.dropped(column, status, isMissing(orderId) ? "" : orderId.toString(), value);
    }

    /**
     * Gives the row just added an attribute.
     *
     * @param index the attribute's place among the names
     * @param value its value
     */
    public void attribute(int index, CharSequence value) {
        attributes.get(index).put(size - 1, value);
    }

    /**
     * Gives the row just added the currency of its amount; a log may have one only.
     *
     * @param name a code or sign; one that stands for no value is passed over
     */
    public void currency(CharSequence name) {
        if (!isMissing(name)) {
            long[] seen = currencies.computeIfAbsent(
                    name.toString().toUpperCase(Locale.ROOT), c -> new long[] {0, line[size - 1]});
            seen[0]++;
        }
    }

    /**
     * Gives the row just added its customer's acquisition date; one before 1900 counts as unknown.
     *
     * @param epochDay days since 1970-01-01
     */
    public void acquired(long epochDay) {
        if (epochDay * SECONDS_A_DAY < FIRST_SECOND) {
            return;
        }
        if (acquired.length < second.length) {
            int had = acquired.length;
            acquired = Arrays.copyOf(acquired, second.length);
            Arrays.fill(acquired, had, acquired.length, NO_DAY);
        }
        acquired[size - 1] = (int) epochDay;
    }

    /**
     * Whether a text stands for no value.
     *
     * @param text the text, without blanks around it
     * @return true for an empty text, and for the words that exports write, such as {@code NULL} and {@code NaN}
     */
    public static boolean isMissing(CharSequence text) {
        int n = text.length();
        if (n == 0) {
            return true;
        }
        // Every one of these words begins with one of these characters.
        return n < 5
                && "nN#\\<".indexOf(text.charAt(0)) >= 0
                && MISSING.contains(text.toString().toLowerCase(Locale.ROOT));
    }

    /**
     * Ends the log; the builder is empty after this and of no further use.
     *
     * @return the rows and the ledger of reading
     * @throws DataException if no row could be used, most cannot be read, or amounts are in several currencies
     */
    public Transactions build() {
        if (size == 0 || 2 * ledger.rows(Kind.UNREADABLE) > ledger.rowsRead()) {
            throw unusable();
        }
        String currency = onlyCurrency();
        OrderTable table = new OrderTable();
        table.source = source;
        table.currency = currency;
        table.size = size;
        table.customer = customers.toArray(size);
        if (orders.texts().size() > 0) {
            table.order = orders.toArray(size);
            table.orders = orders.texts();
            table.refersTo = references(orders.texts());
        }
        table.amount = hasAmounts ? Arrays.copyOf(amount, size) : null;
        amount = new double[0];
        table.second = Arrays.copyOf(second, size);
        second = new long[0];
        table.line = Arrays.copyOf(line, size);
        line = new int[0];
        if (acquired.length > 0) {
            table.acquired = Arrays.copyOf(acquired, size);
            if (acquired.length < size) {
                Arrays.fill(table.acquired, acquired.length, size, NO_DAY);
            }
        }
        for (int i = 0; i < attributes.size(); i++) {
            String name = attributeNames.get(i);
            table.attributes.put(name, attributes.get(i).toArray(size));
            table.attributeTexts.put(name, attributes.get(i).texts().toArray());
        }
        fingerprint = leftOut.finish(table, fingerprint, ledger);
        size = table.size;
        if (size == 0) {
            throw unusable();
        }
        table.customerIds = customers.texts().toArray();
        IdNotes.add(identity, table, ledger);
        table.duplicate = duplicates(table);
        fingerprint = new long[0];
        return new Transactions(table, ledger.build(source, currency, null));
    }

    private String onlyCurrency() {
        if (currencies.size() > 1) {
            List<String> seen = new ArrayList<>();
            currencies.forEach((name, rows) -> seen.add(name + " in " + Numerals.count(rows[0])
                    + (rows[0] == 1 ? " row (line " : " rows (first in line ") + Numerals.count(rows[1]) + ")"));
            throw new DataException(Message.of(
                    source + ": amounts are in " + currencies.size() + " currencies" + "\n  seen:          "
                            + String.join(", ", seen)
                            + "\n  try:           convert them into one, read one at a time, or ",
                    Remedy.CURRENCY.as(ColumnRoles.NONE, "ColumnRoles.NONE"),
                    " if they are one after all"));
        }
        if (currencyName != null) {
            return currencyName;
        }
        return currencies.isEmpty() ? "" : currencies.keySet().iterator().next();
    }

    private DataException unusable() {
        StringBuilder message = new StringBuilder(source)
                .append(
                        ledger.rowsRead() == 0
                                ? ": there is no order in it"
                                : size == 0
                                        ? ": no row can be used as an order"
                                        : ": most rows cannot be read as orders");
        for (Entry entry : ledger.build(source, "", null).entries()) {
            message.append("\n  ")
                    .append(Long.toString(entry.rows()) + " " + entry.kind().text(entry.rows()))
                    .append(entry.where());
        }
        return new DataException(message.toString());
    }

    private void grow() {
        if (size < second.length) {
            return;
        }
        int more = (int) Math.min(Integer.MAX_VALUE - 8, size * 3L / 2);
        if (more == size) {
            throw new DataException(source + ": more than two billion rows cannot be read at once");
        }
        second = Arrays.copyOf(second, more);
        if (hasAmounts) {
            amount = Arrays.copyOf(amount, more);
        }
        line = Arrays.copyOf(line, more);
        fingerprint = Arrays.copyOf(fingerprint, more);
    }

    /**
     * Rows that equal an earlier one. Two equal rows that tell neither an order nor a time of day are two purchases of one day
     * rather than one purchase written twice.
     */
    private BitSet duplicates(OrderTable table) {
        BitSet out = new BitSet();
        int[] order = table.order;
        BitSet several = order == null ? new BitSet() : inSeveralRows(order);
        BitSet candidates = new BitSet();
        for (int i = 0; i < size; i++) {
            // An order of its own makes a row like no other.
            boolean candidate = (order != null && order[i] >= 0)
                    ? several.get(order[i])
                    : Math.floorMod(table.second[i], SECONDS_A_DAY) != 0;
            if (candidate) {
                candidates.set(i);
            }
        }
        int capacity = Integer.highestOneBit(Math.max(16, (int) Math.min(1 << 29, candidates.cardinality() * 2L))) << 1;
        int[] slots = new int[capacity];
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            long h = fingerprint[i] * 0x9E3779B97F4A7C15L;
            int slot = (int) (h >>> 33) & (capacity - 1);
            while (slots[slot] != 0 && !same(table, slots[slot] - 1, i)) {
                slot = (slot + 1) & (capacity - 1);
            }
            if (slots[slot] == 0) {
                slots[slot] = i + 1;
            } else {
                out.set(i);
            }
        }
        return out;
    }

    private static BitSet inSeveralRows(int[] order) {
        BitSet once = new BitSet();
        BitSet several = new BitSet();
        for (int code : order) {
            if (code >= 0) {
                if (once.get(code)) {
                    several.set(code);
                }
                once.set(code);
            }
        }
        return several;
    }

    private boolean same(OrderTable table, int a, int b) {
        return fingerprint[a] == fingerprint[b]
                && table.customer[a] == table.customer[b]
                && table.second[a] == table.second[b]
                && (table.amount == null || table.amount[a] == table.amount[b])
                && (table.order == null || table.order[a] == table.order[b]);
    }

    /** For the number of every order, the order that a cancellation of this number is about: C536379 is about 536379. */
    private static int[] references(TextDictionary orders) {
        int[] out = new int[orders.size()];
        for (int code = 0; code < out.length; code++) {
            out[code] = code;
            char first = orders.firstChar(code);
            if (first == 'C' || first == 'c') {
                String text = orders.get(code);
                int about = text.length() > 1 ? orders.find(text.substring(1)) : -1;
                out[code] = about >= 0 ? about : code;
            }
        }
        return out;
    }

    private static String describe(CharSequence customer, long second, double amount, CharSequence order) {
        return "customer " + (customer.length() == 0 ? "(none)" : customer) + ", " + day(second)
                + (Double.isNaN(amount) ? "" : ", amount " + amount)
                + (order.length() == 0 ? "" : ", order " + order);
    }

    private static String day(long second) {
        return LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_A_DAY)).toString();
    }

    private static String shortened(String text) {
        String line = text.replaceAll("[\\p{Cntrl}]+", " ");
        return line.length() > 80 ? line.substring(0, 79) + "…" : line;
    }
}
