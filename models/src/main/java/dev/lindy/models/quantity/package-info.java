/**
 * Quantities: what is asked of models, each with its name, column, unit and formula.
 *
 * <p>Columns of tables, {@code docs/columns.md} and the tests against golden tables are made from the lists here and in
 * {@link dev.lindy.models.value.ValueQuantities}, so that they cannot say different things.
 */
@org.jspecify.annotations.NullMarked
package dev.lindy.models.quantity;
