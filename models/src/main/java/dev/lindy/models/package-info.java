/**
 * What models answer: {@link dev.lindy.models.TransactionModel} for purchases without a contract,
 * {@link dev.lindy.models.ContractModel} for contracts that are renewed or ended, {@link dev.lindy.models.SpendModel} for the
 * value of purchases. Each model has a package of its own with the same four files.
 */
@NullMarked
package dev.lindy.models;

import org.jspecify.annotations.NullMarked;
