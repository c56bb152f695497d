/**
 * The beta-geometric/beta-Bernoulli model, BG/BB (Fader, Hardie and Shang 2010): customers may buy at each of a row of
 * opportunities (a yearly appeal, a monthly box, a weekly service) and may leave for good before any of them, unseen.
 *
 * <h2>Assumptions</h2>
 * <ol>
 *   <li>While active, a customer buys at an opportunity with probability p.
 *   <li>p varies between customers as Beta(α, β).
 *   <li>At the start of each opportunity the customer leaves with probability θ, and is then gone for it and all later ones.
 *   <li>θ varies between customers as Beta(γ, δ), independently of p.
 * </ol>
 *
 * <h2>Time</h2>
 * <p>Time counts opportunities, so that every time and horizon is a whole number (or infinite), and anything else is refused.
 * A history is (x, t<sub>x</sub>, n): of n opportunities after the first purchase the customer used x, the last of them the
 * t<sub>x</sub>-th; n may differ between customers and stands where other models have T. The model's time scale is the length
 * of an opportunity: a purchase at the j-th opportunity from now is discounted by e<sup>−δj</sup> = (1 + d)<sup>−j</sup>,
 * the first future one by 1/(1 + d).
 *
 * <p>P(alive) is that of having been active at the n-th opportunity. What the paper prints is "alive at n + 1", which also
 * survives the next chance to leave: {@code probabilityAlive(x, tx, n, 1)}.
 *
 * <h2>Parameters</h2>
 * <table>
 *   <caption>All four are positive and have no unit.</caption>
 *   <tr><th>name</th><th>meaning</th></tr>
 *   <tr><td>α, β</td><td>chance to buy at an opportunity; its mean is α/(α + β)</td></tr>
 *   <tr><td>γ, δ</td><td>chance to leave before an opportunity; its mean is γ/(γ + δ)</td></tr>
 * </table>
 *
 * <h2>Formulas</h2>
 * <p>With σ<sub>j</sub> = B(γ, δ + j)/B(γ, δ), the probability to stay for j opportunities:
 * <ul>
 *   <li>L = B(α + x, β + n − x)/B(α, β) · σ<sub>n</sub> + Σ over m from t<sub>x</sub> to n − 1 of
 *       B(α + x, β + m − x)/B(α, β) · σ<sub>m</sub> γ/(γ + δ + m), the probability of the purchases in their order;
 *   <li>P(alive) is the first term over L. The terms relative to it follow from each other by their ratio, from m = n − 1
 *       down to t<sub>x</sub>, all positive: no gamma function and no difference of logarithms;
 *   <li>given alive, p ~ Beta(α + x, β + n − x) and θ ~ Beta(γ, δ + n) are independent, so that the future is that of a new
 *       customer with these parameters: everything that looks ahead is P(alive) times one of its quantities;
 *   <li>E[X(n)] = α/(α + β) Σ<sub>1 ≤ j ≤ n</sub> σ<sub>j</sub>, and likewise with discounting. Sums are summed, or where
 *       they are long taken by {@link dev.lindy.core.special.RatioSum}; the paper's closed form divides by γ − 1.
 * </ul>
 *
 * <p>With γ ≤ 1 an active customer's number of further opportunities has no finite mean: without discounting the quantities
 * over an infinite horizon are {@link Double#POSITIVE_INFINITY}.
 */
@NullMarked
package dev.lindy.models.purchases.bgbb;

import org.jspecify.annotations.NullMarked;
