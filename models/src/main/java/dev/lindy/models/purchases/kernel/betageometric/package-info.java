/**
 * What BG/NBD and its relatives have in common: the future of a customer who is active now, buys at a rate
 * λ ~ Gamma(n, A) and leaves after each purchase with a chance p ~ Beta(a, b).
 *
 * <p>Given that a customer with the history (x, t<sub>x</sub>, T) is active at T, λ and p are independent again, with
 * n = r + x, A = α + T and b grown by the number of times that the customer has stayed: x for BG/NBD, x + 1 for MBG/NBD.
 * The models differ in P(alive) and in that count; all that they say about the future is P(alive) times what stands here.
 */
@NullMarked
package dev.lindy.models.purchases.kernel.betageometric;

import org.jspecify.annotations.NullMarked;
