/**
 * BG/CNBD-k and MBG/CNBD-k (Platzer 2008; Reutterer, Platzer and Schröder 2021): customers buy more regularly than at random
 * and, after a purchase, may leave for good without saying so. Whoever buys every month or so and has been silent for three
 * is sooner known to have left than one who buys at random.
 *
 * <h2>Assumptions</h2>
 * <ol>
 *   <li>While active, a customer passes phases at a rate λ, as at random, and every k-th phase ends with a purchase. So the
 *       times between purchases have the Erlang distribution of shape k: mean k/λ, coefficient of variation 1/√k. With k = 1
 *       purchases come at random.
 *   <li>λ varies between customers as Gamma(shape r, rate α); k is the same for all.
 *   <li>After each repeat purchase (BG), or after each purchase including the first one (MBG), the customer leaves with
 *       probability p; never in between.
 *   <li>p varies between customers as Beta(a, b), independently of λ.
 * </ol>
 *
 * <h2>Parameters</h2>
 * <table>
 *   <caption>All are positive; only α has a unit.</caption>
 *   <tr><th>name</th><th>meaning</th><th>unit</th></tr>
 *   <tr><td>k</td><td>regularity: phases to a purchase, a whole number</td><td>none</td></tr>
 *   <tr><td>r</td><td>shape of the rates; small means unlike customers</td><td>none</td></tr>
 *   <tr><td>α</td><td>their rate parameter; r/(kα) is the mean purchase rate</td><td>time</td></tr>
 *   <tr><td>a, b</td><td>chance to leave; its mean is a/(a + b)</td><td>none</td></tr>
 * </table>
 *
 * <p>The likelihood needs the sum of the logarithms of the times between purchases (litt) beside x, t<sub>x</sub> and T. At
 * a fixed k it adds a constant; the choice of k depends on it.
 *
 * <h2>Formulas</h2>
 * With n = r + kx, A = α + T, b′ = b + x (BG) or b + x + 1 (MBG):
 * <ul>
 *   <li>the likelihood stands at {@code BgCnbdLikelihood};
 *   <li>given alive, j phases have passed since the last purchase with weight w<sub>j</sub> ∝ Γ(n + j)/(Γ(n) j!) ((T −
 *       t<sub>x</sub>)/A)<sup>j</sup>, and then λ ~ Gamma(n + j, A) and p ~ Beta(a, b′) are independent;
 *   <li>the m-th purchase to come needs mk − j phases, the number of phases passed in a time t is negative binomial, and the
 *       customer is still there for it with probability B(a, b′ + m − 1)/B(a, b′). So
 *       CET = P(alive) Σ<sub>j</sub> w<sub>j</sub> Σ<sub>m</sub> B(a, b′ + m − 1)/B(a, b′) · I<sub>t/(A+t)</sub>(mk − j, n + j),
 *       and the other quantities likewise. These sums are exact; the literature's approximation of CET for k above 1 can be off
 *       by a multiple;
 *   <li>DERT = P(alive) Σ<sub>j</sub> w<sub>j</sub> E<sub>λ</sub>[q<sup>k−j</sup> ₂F₁(1, b′; a + b′; q<sup>k</sup>)], q = λ/(λ + δ);
 *       with a finite horizon DECT is e<sup>−δt</sup> CET(t) + δ ∫ e<sup>−δu</sup> CET(u) du.
 * </ul>
 *
 * <p>With a ≤ 1 the number of purchases that an active customer will ever make has no finite mean: without discounting the
 * quantities over an infinite horizon are {@link Double#POSITIVE_INFINITY}.
 *
 * <h2>One package for two models</h2>
 * They differ in whether the first purchase gives a chance to leave, and in nothing else: one family, one likelihood and one
 * set of quantities serve both, as {@link dev.lindy.models.purchases.bgcnbd.CnbdModel}.
 */
@NullMarked
package dev.lindy.models.purchases.bgcnbd;

import org.jspecify.annotations.NullMarked;
