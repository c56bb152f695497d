package dev.lindy.data;

import dev.lindy.core.estimate.CohortSample;

/**
 * Contracts, and what became of the rows they were read from.
 *
 * @param contracts ready to be fitted
 * @param ledger the rows
 */
public record ContractData(CohortSample contracts, Ledger ledger) {}
