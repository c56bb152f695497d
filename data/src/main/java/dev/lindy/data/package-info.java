/**
 * From orders to customers: {@link dev.lindy.data.Transactions} is the order log in memory,
 * {@link dev.lindy.data.ObservationPeriod} says when calibration ends and in which unit time counts,
 * {@link dev.lindy.data.prepare.Preparation} turns the one into a {@link dev.lindy.core.base.CustomerBase} by way of the
 * other, and the {@link dev.lindy.data.ledger.Ledger} accounts for every row on the way.
 */
@NullMarked
package dev.lindy.data;

import org.jspecify.annotations.NullMarked;
