package dev.lindy.data.prepare;

import dev.lindy.core.base.Message;
import dev.lindy.core.base.TimeScale;
import dev.lindy.data.DataException;
import dev.lindy.data.kernel.Missing;
import dev.lindy.data.kernel.Numerals;
import dev.lindy.data.ledger.Example;
import dev.lindy.data.ledger.Kind;
import dev.lindy.data.ledger.Ledger;
import dev.lindy.data.ledger.LedgerBuilder;
import dev.lindy.data.ledger.Remark;
import dev.lindy.data.prepare.kernel.RejectedRows;
import dev.lindy.data.prepare.kernel.RowText;
import dev.lindy.data.prepare.kernel.SummaryChecks;
import dev.lindy.data.prepare.kernel.SummaryRows;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects customers that come summarised already, and keeps the ledger of those that cannot be.
 *
 * <p>For readers of further sources; {@code CsvSummaries} and {@code Tables} are the ready ones.
 */
public final class SummariesBuilder {

    private final String source;
    private final TimeScale unit;
    private final SummaryRows rows;
    private final LedgerBuilder ledger = new LedgerBuilder();
    private @Nullable LocalDate observedTo;
    private String currency = "";

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
        rows = new SummaryRows(hasSpend);
    }

    /**
     * Says how many customers are likely to come, so that they need not be moved when there are more and more. To be called
     * before the first.
     *
     * @param customers about how many; there may be fewer or more
     * @return this
     */
    public SummariesBuilder expecting(int customers) {
        rows.expecting(customers);
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
     * Says which columns the rows were taken from.
     *
     * @param taken in words
     */
    public void columns(String taken) {
        ledger.columns(taken);
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
        double recency = SummaryChecks.recency(until, observed);
        if (Missing.is(id)) {
            reject(Kind.NO_CUSTOMER, lineNumber, () -> RowText.ofHistory(id, frequency, recency, observed), "");
            return false;
        }
        String problem = SummaryChecks.ofHistory(frequency, recency, observed, meanSpend, count);
        if (problem != null) {
            reject(Kind.UNREADABLE, lineNumber, () -> RowText.ofHistory(id, frequency, recency, observed), problem);
            return false;
        }
        rows.add(lineNumber, id, (int) frequency, recency, observed, meanSpend, count);
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
        rows.repeat(id, more);
    }

    /**
     * Gives the customer just added the spread of the purchases behind the mean spend.
     *
     * @param geometric their geometric mean
     * @param spread the root of their mean squared deviation
     */
    public void spendSpread(double geometric, double spread) {
        rows.spendSpread(geometric, spread);
    }

    /**
     * Gives the customer just added the sum of log inter-transaction times.
     *
     * @param sum Σ ln(time between purchases)
     */
    public void litt(double sum) {
        rows.litt(sum);
    }

    /**
     * Gives the customer just added the value of all past purchases.
     *
     * @param sum in currency
     */
    public void historicalValue(double sum) {
        rows.historicalValue(sum);
    }

    /**
     * Gives the customer just added the day of the first purchase.
     *
     * @param epochDay days since 1970-01-01
     */
    public void firstPurchase(long epochDay) {
        rows.firstPurchase((int) epochDay);
    }

    /**
     * Gives the customer just added the day of the last purchase.
     *
     * @param epochDay days since 1970-01-01
     */
    public void lastPurchase(long epochDay) {
        rows.lastPurchase((int) epochDay);
    }

    /**
     * Gives the customer just added an attribute; every customer must have the same ones.
     *
     * @param name the attribute
     * @param text its value
     */
    public void attribute(String name, String text) {
        rows.attribute(name, text);
    }

    /**
     * Ends the collection; the builder is empty after this and of no further use.
     *
     * @return the customers with the ledger of reading
     * @throws DataException if there is no customer, or more than half of the rows cannot be used
     */
    public Preparation build() {
        rows.dropRepeated(row ->
                reject(Kind.DUPLICATE, rows.line(row), () -> rows.text(row), "the customer stands in an earlier row"));
        int used = rows.rows();
        for (int i = 0; i < used; i++) {
            ledger.read(Double.NaN);
            ledger.used(Double.NaN);
        }
        if (rows.size() == 0 || 2L * used < ledger.rowsRead()) {
            throw new DataException(source
                    + (ledger.rowsRead() == 0
                            ? ": there is no customer in it"
                            : ": most rows cannot be used as customers")
                    + RejectedRows.lines(ledger.build(source, "", null)));
        }
        notes();
        Ledger.Customers customers = rows.counted(observedTo);
        return new Preparation(
                rows.base(unit, observedTo), null, ledger.build(source, "Summaries", currency, customers));
    }

    private void notes() {
        int spendOnly = rows.spendWithoutRepeats();
        if (spendOnly > 0) {
            ledger.note(
                    Remark.ASSUMED,
                    Message.of(Numerals.count(spendOnly)
                            + (spendOnly == 1 ? " customer has" : " customers have")
                            + " a mean spend but no repeat purchase; it was not used, because mean spend is of"
                            + " the repeats"));
        }
        int repeatsOnly = rows.repeatsWithoutSpend();
        if (repeatsOnly > 0) {
            ledger.note(
                    Remark.ASSUMED,
                    Message.of(Numerals.count(repeatsOnly)
                            + (repeatsOnly == 1 ? " customer has" : " customers have")
                            + " repeat purchases but a mean spend of 0: valued like customers of unknown spend"));
        }
    }
}
