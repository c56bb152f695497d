/**
 * From purchases and spend to money.
 *
 * <p>{@link dev.lindy.models.value.LifetimeValue} multiplies margin, expected spend per purchase and expected discounted
 * purchases: for one customer, for a whole base, for a new customer, or period by period.
 * {@link dev.lindy.models.value.Predictions} is the part of it that needs no amounts. Both return
 * {@link dev.lindy.core.base.Columns}; {@link dev.lindy.models.value.ValueTotals} adds them up. For contracts
 * {@link dev.lindy.models.value.ContractOutlook} says what is to come. Which columns there are, in which unit and by which
 * formula, stands in {@link dev.lindy.models.value.ValueQuantities} and {@link dev.lindy.models.quantity}.
 *
 * <p>Amounts are in the currency of the orders. Times are in units of the transaction model's time scale and count from
 * the end of observation T. A value that does not exist is an
 * {@link dev.lindy.models.value.UndefinedValueException} with its reason, never a number.
 */
@NullMarked
package dev.lindy.models.value;

import org.jspecify.annotations.NullMarked;
