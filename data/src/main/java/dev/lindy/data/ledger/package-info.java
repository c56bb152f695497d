/**
 * The account of every row: a {@link dev.lindy.data.ledger.Ledger} says what was used and what was not, and why, with
 * counts, amounts and examples.
 */
@NullMarked
package dev.lindy.data.ledger;

import org.jspecify.annotations.NullMarked;
