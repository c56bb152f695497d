/**
 * The modified beta-geometric/negative binomial distribution model, MBG/NBD (Batislam, Denizel and Filiztekin 2007; Hoppe
 * and Wagner 2007, with the erratum of Wagner and Hoppe 2008): customers buy at random and, after any purchase, the first
 * one included, may leave for good without saying so.
 *
 * <h2>Assumptions</h2>
 * <ol>
 *   <li>While active, a customer's purchases are a Poisson process with rate λ.
 *   <li>λ varies between customers as Gamma(shape r, rate α).
 *   <li>After each purchase, also right after the first one, the customer leaves with probability p; never in between. So a
 *       customer who has not bought again may be gone: P(alive) falls with T at x = 0, where BG/NBD has 1.
 *   <li>p varies between customers as Beta(a, b), independently of λ.
 * </ol>
 *
 * <h2>Parameters</h2>
 * <table>
 *   <caption>All four are positive; only α has a unit.</caption>
 *   <tr><th>name</th><th>meaning</th><th>unit</th></tr>
 *   <tr><td>r</td><td>shape of the purchase rates; small means unlike customers</td><td>none</td></tr>
 *   <tr><td>α</td><td>their rate parameter; r/α is the mean purchase rate</td><td>time</td></tr>
 *   <tr><td>a, b</td><td>chance to leave; its mean is a/(a + b)</td><td>none</td></tr>
 * </table>
 *
 * <h2>Formulas</h2>
 * With n = r + x, A = α + T:
 * <ul>
 *   <li>L = Γ(n)/Γ(r) · α<sup>r</sup> A<sup>−n</sup> · B(a, b + x + 1)/B(a, b) / P(alive);
 *   <li>P(alive) = 1/(1 + a/(b + x) · (A/(α + t<sub>x</sub>))<sup>n</sup>); b/(a + b) right after the first purchase;
 *   <li>given alive, λ ~ Gamma(n, A) and p ~ Beta(a, b + x + 1) are independent. Everything that looks ahead is P(alive)
 *       times a quantity of {@link dev.lindy.models.purchases.kernel.betageometric.BetaGeometricFuture} at these values, also for a new
 *       customer. {@link dev.lindy.models.purchases.kernel.betageometric.BetaGeometricModel} says how.
 * </ul>
 *
 * <p>With a ≤ 1 the number of purchases that an active customer will ever make has no finite mean: without discounting the
 * quantities over an infinite horizon are {@link Double#POSITIVE_INFINITY}.
 */
@NullMarked
package dev.lindy.models.purchases.mbgnbd;

import org.jspecify.annotations.NullMarked;
