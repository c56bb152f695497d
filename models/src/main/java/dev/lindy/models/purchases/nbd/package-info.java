/**
 * The negative binomial distribution model, NBD (Ehrenberg 1959): customers buy at random, each at a rate of his own, and
 * never leave.
 *
 * <h2>Assumptions</h2>
 * <ol>
 *   <li>A customer's purchases are a Poisson process with rate λ, for ever.
 *   <li>λ varies between customers as Gamma(shape r, rate α).
 * </ol>
 *
 * <p>As nobody leaves, P(alive) is 1 and the time of the last purchase says nothing: x and T are all that counts. On real
 * customers the model predicts too much. It is the null model with which models of customers who leave are compared: what
 * they gain in likelihood is the evidence that customers leave at all.
 *
 * <h2>Parameters</h2>
 * <table>
 *   <caption>Both are positive; only α has a unit.</caption>
 *   <tr><th>name</th><th>meaning</th><th>unit</th></tr>
 *   <tr><td>r</td><td>shape of the purchase rates; small means unlike customers</td><td>none</td></tr>
 *   <tr><td>α</td><td>their rate parameter; r/α is the mean purchase rate</td><td>time</td></tr>
 * </table>
 *
 * <h2>Formulas</h2>
 * With n = r + x, A = α + T:
 * <ul>
 *   <li>L = Γ(n)/Γ(r) · α<sup>r</sup> A<sup>−n</sup>, the density of the purchase times;
 *   <li>P(x purchases in T) is L times T<sup>x</sup>/x!, the negative binomial distribution;
 *   <li>given the history, λ ~ Gamma(n, A), so that the future is that of a new customer with n for r and A for α: nt/A
 *       purchases in a time t, n/(Aδ) discounted ones.
 * </ul>
 *
 * <p>Without an end and without discounting purchases and lifetime are {@link Double#POSITIVE_INFINITY}.
 */
@NullMarked
package dev.lindy.models.purchases.nbd;

import org.jspecify.annotations.NullMarked;
