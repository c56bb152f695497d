package dev.lindy.data;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Phrases;
import dev.lindy.core.base.Split;
import dev.lindy.data.kernel.OrderTable;
import dev.lindy.data.ledger.Ledger;
import dev.lindy.data.prepare.Preparation;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * An order log in memory, in columns: one row per line of the source, in its order, with customer, local time, amount, order
 * number, line number and attributes. Texts are kept once and numbered, so that five million rows of a million customers
 * take a few hundred megabytes.
 *
 * <p>Immutable. {@link #ledger()} says which rows of the source are not in it, and why.
 */
public final class Transactions {
    private static final long SECONDS_A_DAY = 86_400;

    private final OrderTable table;
    private final Ledger ledger;
    private final LocalDate firstDay;
    private final LocalDate lastDay;
    private final boolean hasTimeOfDay;

    Transactions(OrderTable table, Ledger ledger) {
        this.table = table;
        this.ledger = ledger;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        boolean timed = false;
        for (int row = 0; row < table.size; row++) {
            long second = table.second[row];
            first = Math.min(first, second);
            last = Math.max(last, second);
            timed |= Math.floorMod(second, SECONDS_A_DAY) != 0;
        }
        table.last = last;
        firstDay = LocalDate.ofEpochDay(Math.floorDiv(first, SECONDS_A_DAY));
        lastDay = LocalDate.ofEpochDay(Math.floorDiv(last, SECONDS_A_DAY));
        hasTimeOfDay = timed;
    }

    /**
     * How many rows there are.
     *
     * @return at least 1
     */
    public int rows() {
        return table.size;
    }

    /**
     * How many customers there are.
     *
     * @return at least 1
     */
    public int customers() {
        return table.customerIds.length;
    }

    /**
     * Where the rows came from.
     *
     * @return what messages call it
     */
    public String source() {
        return table.source;
    }

    /**
     * The currency of the amounts.
     *
     * @return as the source writes it; empty if it does not
     */
    public String currency() {
        return table.currency;
    }

    /**
     * The day of the earliest row.
     *
     * @return the day
     */
    public LocalDate firstDay() {
        return firstDay;
    }

    /**
     * The day of the latest row.
     *
     * @return the day
     */
    public LocalDate lastDay() {
        return lastDay;
    }

    /**
     * Whether any row tells more than its day.
     *
     * @return false if every row is at midnight
     */
    public boolean hasTimeOfDay() {
        return hasTimeOfDay;
    }

    /**
     * Whether rows have a value.
     *
     * @return true if {@link #amount(int)} may be asked
     */
    public boolean hasAmounts() {
        return table.amount != null;
    }

    /**
     * Whether any row has an order number.
     *
     * @return false if no column holds them
     */
    public boolean hasOrders() {
        return table.order != null;
    }

    /**
     * The id of a row's customer.
     *
     * @param row the row, from 0
     * @return as it stood in the source
     */
    public String customer(int row) {
        return table.customerIds[table.customer[row]];
    }

    /**
     * When a row was.
     *
     * @param row the row, from 0
     * @return local time; midnight in a log of days
     */
    public LocalDateTime time(int row) {
        return LocalDateTime.ofEpochSecond(table.second[row], 0, ZoneOffset.UTC);
    }

    /**
     * What a row was worth.
     *
     * @param row the row, from 0
     * @return in currency, negative for a refund
     * @throws IllegalStateException if the log has no amounts
     */
    public double amount(int row) {
        if (table.amount == null) {
            throw new IllegalStateException("this log has no amounts");
        }
        return table.amount[row];
    }

    /**
     * The order that a row belongs to.
     *
     * @param row the row, from 0
     * @return its number, empty if it has none
     */
    public String order(int row) {
        return table.order == null || table.orders == null || table.order[row] < 0
                ? ""
                : table.orders.get(table.order[row]);
    }

    /**
     * Where a row stood in the source.
     *
     * @param row the row, from 0
     * @return the line, from 1
     */
    public int line(int row) {
        return table.line[row];
    }

    /**
     * The names of the attributes.
     *
     * @return possibly empty
     */
    public List<String> attributeNames() {
        return List.copyOf(table.attributes.keySet());
    }

    /**
     * An attribute of a row.
     *
     * @param name the attribute
     * @param row the row, from 0
     * @return its value, possibly empty
     * @throws IllegalArgumentException if there is no such attribute
     */
    public String attribute(String name, int row) {
        int[] codes = table.attributes.get(name);
        String[] texts = table.attributeTexts.get(name);
        if (codes == null || texts == null) {
            throw new IllegalArgumentException("no attribute \"" + name + "\"; there are " + attributeNames());
        }
        return texts[codes[row]];
    }

    /**
     * What became of the rows of the source when they were read.
     *
     * @return the ledger of reading
     */
    public Ledger ledger() {
        return ledger;
    }

    /**
     * Prepares the customers with the usual rules; short for {@code prepare(period, Preparation.Options.defaults()).base()}.
     *
     * @param period when calibration ends, and the unit of time
     * @return one row for every customer acquired by the calibration end
     * @throws DataException if no customer remains
     */
    public CustomerBase customerBase(ObservationPeriod period) {
        return prepare(period, Preparation.Options.defaults()).base();
    }

    /**
     * Prepares calibration and holdout with the usual rules; short for {@code prepare(period,
     * Preparation.Options.defaults()).split()}.
     *
     * @param period with a holdout
     * @return the customers at the calibration end, and what they then did
     * @throws DataException if no customer remains
     * @throws IllegalStateException if the period has no holdout
     */
    public Split split(ObservationPeriod period) {
        return prepare(period, Preparation.Options.defaults()).split();
    }

    /**
     * Prepares the customers.
     *
     * @param period when calibration and holdout end, and the unit of time
     * @param options what to do about refunds, duplicates and the like
     * @return the customers, the holdout if the period has one, and the ledger
     * @throws DataException if no customer remains, or the options refuse the log as it is
     */
    public Preparation prepare(ObservationPeriod period, Preparation.Options options) {
        return Preparation.of(this, table, period, options);
    }

    @Override
    public String toString() {
        return Phrases.count(rows(), "row") + " of " + Phrases.count(customers(), "customer") + ", " + firstDay + " … "
                + lastDay;
    }
}
