/**
 * The Gamma-Gamma model of what customers spend per purchase.
 *
 * <h2>The story</h2>
 *
 * Every customer has a mean value of a purchase of their own, and single purchases scatter about it. How the means are
 * spread over customers tells how much of what one customer has paid so far is character and how much is chance: the
 * fewer purchases there are, the closer the estimate stays to the population's mean.
 *
 * <h2>Assumptions</h2>
 *
 * <ul>
 *   <li>A customer's amounts z<sub>i</sub> are independent, Gamma distributed with shape p and rate ν: mean p/ν, and the
 *       same coefficient of variation 1/√p for everybody.
 *   <li>The rate ν differs between customers, Gamma distributed with shape q and rate γ.
 *   <li>Amounts do not depend on how often somebody buys, nor on time. The first half of this can be checked:
 *       {@link dev.lindy.models.spend.gammagamma.SpendIndependence}.
 *   <li>All amounts are positive: a base's customers without a positive mean spend are not fitted, and are predicted at
 *       the population's mean.
 * </ul>
 *
 * <h2>Parameters</h2>
 *
 * <ul>
 *   <li>p &gt; 0, shape within a customer, no unit.
 *   <li>q &gt; 0, shape across customers, no unit; the population has a finite mean only for q &gt; 1 and a finite
 *       variance of means only for q &gt; 2.
 *   <li>γ &gt; 0, scale across customers, in currency.
 * </ul>
 *
 * <h2>Formulas</h2>
 *
 * With z̄ the mean of x purchases, Q = px + q and g = γ + x z̄ (x = 0 gives the population):
 *
 * <ul>
 *   <li>likelihood f(z̄ | x) = v<sup>px</sup> w<sup>q</sup> / (z̄ B(px, q)), w = γ/g, v = x z̄/g;
 *   <li>ν given the data is Gamma distributed with shape Q and rate g; mean Q/g;
 *   <li>mean spend M = p/ν has E[M] = pg/(Q − 1), infinite for Q ≤ 1, and Var M = E[M]²/(Q − 2), infinite for 1 &lt; Q ≤ 2
 *       and undefined for Q ≤ 1;
 *   <li>P(M ≤ m) = Γ(Q, pg/m)/Γ(Q).
 * </ul>
 *
 * <p>Source: P. S. Fader and B. G. S. Hardie, <cite>The Gamma-Gamma Model of Monetary Value</cite>, note 025, 2013; P. S.
 * Fader, B. G. S. Hardie and K. L. Lee, <cite>RFM and CLV: Using Iso-Value Curves for Customer Base Analysis</cite>,
 * Journal of Marketing Research 42 (2005).
 */
@NullMarked
package dev.lindy.models.spend.gammagamma;

import org.jspecify.annotations.NullMarked;
