/**
 * The Gamma-Gompertz/NBD model (Bemmaor and Glady 2012; expectations as corrected by Adler 2022): customers buy at random and leave at
 * a rate that grows with the time since their first purchase.
 *
 * <h2>Assumptions</h2>
 * <ol>
 *   <li>While active, a customer's purchases are a Poisson process with rate λ.
 *   <li>λ varies between customers as Gamma(shape r, rate α).
 *   <li>At time t since the first purchase a customer leaves at the rate ηb e<sup>bt</sup>: the lifetime has a Gompertz
 *       distribution, which can have its mode at 0 or later.
 *   <li>η varies between customers as Gamma(shape s, rate β), independently of λ.
 * </ol>
 *
 * <h2>Parameters</h2>
 * <table>
 *   <caption>All five are positive; α and b have a unit.</caption>
 *   <tr><th>name</th><th>meaning</th><th>unit</th></tr>
 *   <tr><td>r</td><td>shape of the purchase rates; small means unlike customers</td><td>none</td></tr>
 *   <tr><td>α</td><td>their rate parameter; r/α is the mean purchase rate</td><td>time</td></tr>
 *   <tr><td>b</td><td>growth of the dropout rates</td><td>1/time</td></tr>
 *   <tr><td>s</td><td>shape of the dropout rates; small means unlike customers</td><td>none</td></tr>
 *   <tr><td>β</td><td>their rate parameter; sb/β is the mean dropout rate of new customers</td><td>none</td></tr>
 * </table>
 *
 * <h2>Formulas</h2>
 * With n = r + x, A = α + T, E(t) = β + e<sup>bt</sup> − 1, S(t) = (β/E(t))<sup>s</sup> and D = −S′:
 * <ul>
 *   <li>L = Γ(n)/Γ(r) α<sup>r</sup> {A<sup>−n</sup> S(T) + ∫ (α + y)<sup>−n</sup> D(y) dy from t<sub>x</sub> to T};
 *   <li>P(alive) is the first term of the braces as a share of both;
 *   <li>given alive, λ ~ Gamma(n, A) and η ~ Gamma(s, E(T)) are independent. Counted from T the clock is again one of this model,
 *       with β<sub>T</sub> = βe<sup>−bT</sup> + 1 − e<sup>−bT</sup>, so that the future is that of a new customer with these
 *       parameters: P(alive) times a quantity of {@link dev.lindy.models.purchases.kernel.dropoutclock.ClockFuture}.
 * </ul>
 *
 * <p>As b → 0 with β/b fixed the model becomes Pareto/NBD with β/b for its β. Often the data cannot tell the two apart: the
 * likelihood then rises all the way to b = 0 and has no maximum inside. The fit says so by name.
 *
 * <p>A weak point of some implementations is an absolute tolerance in the integral: the integrand of a customer with 200 purchases is
 * below any. Here only ratios are looked at.
 */
@NullMarked
package dev.lindy.models.purchases.ggomnbd;

import org.jspecify.annotations.NullMarked;
