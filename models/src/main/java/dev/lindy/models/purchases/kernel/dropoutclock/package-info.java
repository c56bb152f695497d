/**
 * What Pareto/NBD and Gamma-Gompertz/NBD have in common: a customer buys at random at a rate λ ~ Gamma(r, α) until a clock
 * runs out that knows nothing of the purchases.
 *
 * <p>Let S be the survival function of the clock after its parameters' distribution has been averaged over, and D = −S′. For
 * a customer who was active at the last purchase, with n = r + x and A = α + t<sub>x</sub>, what has happened since is
 *
 * <pre>
 *   still active, nothing bought:  (1 + v/A)^−n S(v)                 v = T − t_x
 *   gone, after y without buying:  ∫₀ᵛ (1 + y/A)^−n D(y) dy
 * </pre>
 *
 * and P(alive) is the first as a share of both. Given that the customer is active at T, λ ~ Gamma(r + x, α + T) and the clock
 * that has run for T are independent again, so that everything ahead is P(alive) times a quantity of a new customer with these:
 * {@link dev.lindy.models.purchases.kernel.dropoutclock.ClockFuture}. All are integrals of positive functions over the clock's survival function
 * or density, done with Gauss–Legendre panels whose width follows the nearest singularity and the steepest factor. No
 * hypergeometric functions are subtracted.
 */
@NullMarked
package dev.lindy.models.purchases.kernel.dropoutclock;

import org.jspecify.annotations.NullMarked;
