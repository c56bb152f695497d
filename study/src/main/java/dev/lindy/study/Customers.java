package dev.lindy.study;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.data.DataException;
import dev.lindy.data.Transactions;
import dev.lindy.data.ledger.Ledger;
import dev.lindy.data.prepare.Preparation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The customers of a study, whether they came from orders or from summaries. Immutable.
 *
 * @param base the customers
 * @param ledger what became of the rows
 * @param currency the name of the currency; empty if unknown
 * @param period what the base was made from, for the model file
 */
public record Customers(CustomerBase base, Ledger ledger, String currency, Map<String, String> period) {

    /**
     * Copies the period.
     *
     * @param base the customers
     * @param ledger what became of the rows
     * @param currency the name of the currency
     * @param period what the base was made from
     */
    public Customers {
        period = Collections.unmodifiableMap(new LinkedHashMap<>(period));
    }

    /**
     * The customers of a log, observed to the end of observation; a calibration end plays no part.
     *
     * @param log the orders
     * @param observation how it becomes customers
     * @return the customers
     * @throws DataException if the log cannot be used, or if anything is wrong in it and the preparation is strict
     */
    public static Customers of(Transactions log, Observation observation) {
        Preparation prepared = log.prepare(observation.upTo(observation.end(log)), observation.preparation());
        return new Customers(prepared.base(), prepared.ledger(), log.currency(), observation.period(log));
    }

    /**
     * Customers that are summarised already.
     *
     * @param summaries what was read
     * @return the customers
     */
    public static Customers ofSummaries(Preparation summaries) {
        return new Customers(
                summaries.base(), summaries.ledger(), summaries.ledger().currency(), Map.of("source", "summaries"));
    }

    /**
     * The same, with amounts in a currency.
     *
     * @param name such as {@code EUR}; null to leave it as it is
     * @return new customers, or these
     */
    public Customers withCurrency(@Nullable String name) {
        return name == null ? this : new Customers(base, ledger, name.strip(), period);
    }

    /**
     * Whether they came from summaries, so that no order is known.
     *
     * @return false for those of a log
     */
    public boolean areSummaries() {
        return "summaries".equals(period.get("source"));
    }

    /**
     * Where they came from.
     *
     * @return the name of a file
     */
    public String source() {
        return ledger.source();
    }

    /** Refuses a base that says nothing of anybody's return. */
    static void requireSome(CustomerBase base, String source) {
        if (base.size() == 0) {
            throw new DataException(
                    source + ": no customer is left to fit a model to; the ledger says where the rows went");
        }
        double longest = 0;
        for (int i = 0; i < base.size(); i++) {
            longest = Math.max(longest, base.T(i));
        }
        if (longest == 0) {
            throw new DataException(Message.of(
                    source + ": every order falls on the last day observed, so there was no time in which"
                            + " a customer could come back; if the log is complete up to a later day, ",
                    Remedy.UNTIL,
                    " names it"));
        }
    }
}
