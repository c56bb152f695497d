package dev.lindy.models.simulation;

import dev.lindy.core.base.Columns;

/**
 * A simulated order log and the truth behind it.
 *
 * @param orders one row an order, by time: {@code order_id}, a number from 1; {@code customer}; {@code date}, a date, or a
 *     text such as {@code 2024-03-01 14:05} where the log has times of day; {@code amount} in currency, to the cent, where a
 *     spend model was given
 * @param truth one row per customer, by number: {@code customer}; {@code acquired}, the date of the first order; the
 *     customer's own parameters by the transaction model's names ({@code lambda}, {@code p}, …); {@code lifetime} in units
 *     of that model from the first order on, infinite for those who had not left by the end; {@code left}, that date,
 *     empty for them; {@code alive} at the end, 1 or 0; and where a spend model was given its own parameters ({@code nu})
 *     and {@code true_mean_spend}
 */
public record SimulatedLog(Columns orders, Columns truth) {}
