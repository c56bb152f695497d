package dev.lindy.data.prepare;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.base.Columns;
import dev.lindy.data.ledger.Ledger;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Contracts, and what became of the rows they were read from.
 *
 * @param contracts ready to be fitted
 * @param table one row per contract: {@code customer} where it is known, {@code start}, {@code end} (empty while it is active),
 *     {@code renewals}, {@code active} (1 or 0) and {@code next_renewal} (empty once it has ended); or one row per cohort:
 *     {@code cohort} where there are several, {@code renewals} and {@code active}, how many contracts are active after them
 * @param ledger the rows
 * @param observedTo the last day of observation of single contracts; null for cohorts
 */
public record ContractData(
        CohortSample contracts,
        Columns table,
        Ledger ledger,
        @Nullable LocalDate observedTo) {

    /**
     * Whether these are single contracts.
     *
     * @return false for counts of survivors
     */
    public boolean areSingle() {
        return observedTo != null;
    }
}
