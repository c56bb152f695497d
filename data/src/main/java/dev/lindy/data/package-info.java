/**
 * From orders to customers: {@link dev.lindy.data.Transactions} is the order log in memory,
 * {@link dev.lindy.data.ObservationPeriod} says when calibration ends and in which unit time counts,
 * {@link dev.lindy.data.Preparation} turns the one into a {@link dev.lindy.core.base.CustomerBase} by way of the other, and
 * the {@link dev.lindy.data.Ledger} accounts for every row on the way.
 *
 * <p>Order of preparation: rows that cannot be read · rows after the last day asked for · exact duplicates · refunds ·
 * rows without value · purchases of one customer in one period merged · customers acquired too early. Nothing dated after
 * the calibration end touches the calibration base, a refund included.
 */
@NullMarked
package dev.lindy.data;

import org.jspecify.annotations.NullMarked;
