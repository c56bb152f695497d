/**
 * The beta-discrete-Weibull model, BdW (Fader, Hardie, Liu, Davin and Steenburgh 2018): contracts as in sBG, but with a
 * chance to end them that may change with their age for each customer too.
 *
 * <h2>Assumptions</h2>
 * <ol>
 *   <li>A customer renews at least t times with probability (1 − θ)<sup>t^c</sup> (discrete Weibull): θ is the
 *       chance to leave in the first period; with c &gt; 1 it grows as the contract gets older, with c &lt; 1 it falls.
 *   <li>θ varies between customers as Beta(α, β).
 * </ol>
 *
 * <p>With c = 1 this is sBG. What rises in the retention rate of a cohort because the quick leavers have left, and what is a
 * change of mind of those who stay, are told apart by c.
 *
 * <h2>Parameters</h2>
 * <table>
 *   <caption>All three are positive; none has a unit, but they depend on the length of a period.</caption>
 *   <tr><th>name</th><th>meaning</th></tr>
 *   <tr><td>α, β</td><td>chance to leave in the first period; its mean is α/(α + β)</td></tr>
 *   <tr><td>c</td><td>how that chance changes with age</td></tr>
 * </table>
 *
 * <h2>Formulas</h2>
 * <p>With z<sub>t</sub> = β + t<sup>c</sup>:
 * <ul>
 *   <li>S(t) = B(α, z<sub>t</sub>)/B(α, β), so that ln S(t)/S(s) = −∫ (ψ(z + α) − ψ(z)) dz from z<sub>s</sub> to z<sub>t</sub>,
 *       a positive integrand; P(T = t) = S(t − 1)(1 − S(t)/S(t − 1)) by {@code expm1}. A difference of two values of S or of
 *       ln B would lose all digits once t is large.
 *   <li>E[θ | ν renewals] = α/(α + β + ν<sup>c</sup>).
 *   <li>DEL = Σ<sub>t ≥ 0</sub> S(t)(1 + d)<sup>−t</sup>; DERL(ν) = Σ<sub>t &gt; ν</sub> S(t)/S(ν) (1 + d)<sup>−(t − ν − 1)</sup>:
 *       summed, and from where terms hardly change by the formula of Euler and Maclaurin.
 * </ul>
 *
 * <p>Without discounting the expected lifetime is infinite when αc ≤ 1.
 */
@NullMarked
package dev.lindy.models.contracts.bdw;

import org.jspecify.annotations.NullMarked;
