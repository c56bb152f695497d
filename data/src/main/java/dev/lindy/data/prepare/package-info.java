/**
 * From rows to customers and contracts: {@link dev.lindy.data.prepare.Preparation} of an order log,
 * {@link dev.lindy.data.prepare.SummariesBuilder} for customers that come summarised already,
 * {@link dev.lindy.data.prepare.ContractsBuilder} for contracts and tables of survivors.
 *
 * <p>Order of preparation: rows that cannot be read · rows after the last day asked for · exact duplicates · refunds ·
 * rows without value · purchases of one customer in one period merged · customers acquired too early. Nothing dated after
 * the calibration end touches the calibration base, a refund included.
 */
@NullMarked
package dev.lindy.data.prepare;

import org.jspecify.annotations.NullMarked;
