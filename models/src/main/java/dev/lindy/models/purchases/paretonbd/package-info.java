/**
 * The Pareto/NBD model (Schmittlein, Morrison and Colombo 1987; Fader and Hardie 2005, note 009): customers buy at random and may
 * leave at any moment, without saying so and whatever they have bought.
 *
 * <h2>Assumptions</h2>
 * <ol>
 *   <li>While active, a customer's purchases are a Poisson process with rate λ.
 *   <li>λ varies between customers as Gamma(shape r, rate α).
 *   <li>A customer stays for an exponential time with rate μ, from the first purchase on. So, unlike in BG/NBD, someone who has
 *       not bought again may have left.
 *   <li>μ varies between customers as Gamma(shape s, rate β), independently of λ.
 * </ol>
 *
 * <h2>Parameters</h2>
 * <table>
 *   <caption>All four are positive; α and β have a unit.</caption>
 *   <tr><th>name</th><th>meaning</th><th>unit</th></tr>
 *   <tr><td>r</td><td>shape of the purchase rates; small means unlike customers</td><td>none</td></tr>
 *   <tr><td>α</td><td>their rate parameter; r/α is the mean purchase rate</td><td>time</td></tr>
 *   <tr><td>s</td><td>shape of the dropout rates; small means unlike customers</td><td>none</td></tr>
 *   <tr><td>β</td><td>their rate parameter; s/β is the mean dropout rate</td><td>time</td></tr>
 * </table>
 *
 * <h2>Formulas</h2>
 * With n = r + x, A = α + T, S(t) = (β/(β + t))<sup>s</sup> and D = −S′:
 * <ul>
 *   <li>L = Γ(n)/Γ(r) α<sup>r</sup> {A<sup>−n</sup> S(T) + ∫ (α + y)<sup>−n</sup> D(y) dy from t<sub>x</sub> to T};
 *   <li>P(alive) is the first term of the braces as a share of both;
 *   <li>given alive, λ ~ Gamma(n, A) and μ ~ Gamma(s, β + T) are independent, so that the future is that of a new customer with
 *       these parameters. Everything that looks ahead is P(alive) times a quantity of
 *       {@link dev.lindy.models.purchases.kernel.dropoutclock.ClockFuture}; expected purchases are (n/A) times the expected lifetime, which
 *       {@link dev.lindy.models.purchases.kernel.dropoutclock.LomaxClock} has in closed form.
 * </ul>
 *
 * <p>The textbook forms write the integral as a difference of two ₂F₁, one pair for α ≥ β and another for α &lt; β. They agree
 * with it where the functions can be evaluated. An integral of a positive function needs no such cases and has derivatives at the
 * same nodes.
 */
@NullMarked
package dev.lindy.models.purchases.paretonbd;

import org.jspecify.annotations.NullMarked;
