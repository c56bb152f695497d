/**
 * The beta-geometric/negative binomial distribution model, BG/NBD (Fader, Hardie and Lee 2005): customers buy at random
 * and, after any repeat purchase, may leave for good without saying so.
 *
 * <h2>Assumptions</h2>
 * <ol>
 *   <li>While active, a customer's purchases are a Poisson process with rate λ.
 *   <li>λ varies between customers as Gamma(shape r, rate α).
 *   <li>After each repeat purchase the customer leaves with probability p; never in between, and not right after the first
 *       purchase. So a customer who has not bought again is active by construction: P(alive) = 1 at x = 0.
 *   <li>p varies between customers as Beta(a, b), independently of λ.
 * </ol>
 *
 * <h2>Parameters</h2>
 * <table>
 *   <caption>All four are positive; only α has a unit.</caption>
 *   <tr><th>name</th><th>meaning</th><th>unit</th></tr>
 *   <tr><td>r</td><td>shape of the purchase rates; the smaller, the more customers differ</td><td>none</td></tr>
 *   <tr><td>α</td><td>their rate parameter; r/α is the mean purchase rate</td><td>time</td></tr>
 *   <tr><td>a, b</td><td>chance to leave; its mean is a/(a + b)</td><td>none</td></tr>
 * </table>
 *
 * <h2>Formulas</h2>
 * With n = r + x, A = α + T:
 * <ul>
 *   <li>L = Γ(n)/Γ(r) · α<sup>r</sup> A<sup>−n</sup> · B(a, b + x)/B(a, b) / P(alive);
 *   <li>P(alive) = 1/(1 + [x &gt; 0] a/(b + x − 1) · (A/(α + t<sub>x</sub>))<sup>n</sup>);
 *   <li>given alive, λ ~ Gamma(n, A) and p ~ Beta(a, b + x) are independent, so that the future is that of a new customer
 *       with these parameters. Everything that looks ahead is P(alive) times a quantity of
 *       {@link dev.lindy.models.purchases.kernel.betageometric.BetaGeometricFuture}, where the formulas stand. That package holds what
 *       MBG/NBD, and in part BG/CNBD-k, share with this model.
 * </ul>
 *
 * <p>The expectations over p are computed as integrals of positive functions. The textbook forms with ₂F₁ are equal, but have a
 * removable singularity at a = 1 and lose digits near it. Discounted residual purchases (DERT), which the literature does
 * not give for this model, are an expectation of the same kind.
 *
 * <p>With a ≤ 1 the number of purchases that an active customer will ever make has no finite mean: without a discount,
 * expectations over an infinite horizon are {@link Double#POSITIVE_INFINITY}.
 */
@NullMarked
package dev.lindy.models.purchases.bgnbd;

import org.jspecify.annotations.NullMarked;
