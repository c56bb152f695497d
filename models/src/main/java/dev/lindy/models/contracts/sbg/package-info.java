/**
 * The shifted beta-geometric model, sBG (Fader and Hardie 2007): contracts that are renewed or ended once a period, by
 * customers who differ in how ready they are to end them.
 *
 * <h2>Assumptions</h2>
 * <ol>
 *   <li>At the end of each period a customer ends the contract with probability θ, the same every time.
 *   <li>θ varies between customers as Beta(α, β).
 * </ol>
 *
 * <p>So the share of contracts renewed rises with their age, though no customer becomes more loyal: those who are quick to
 * leave have left. A retention rate that is assumed to be constant undervalues those who have stayed.
 *
 * <h2>Parameters</h2>
 * <table>
 *   <caption>Both are positive and have no unit.</caption>
 *   <tr><th>name</th><th>meaning</th></tr>
 *   <tr><td>α, β</td><td>chance to end the contract; its mean, churn in the first period, is α/(α + β)</td></tr>
 * </table>
 *
 * <h2>Formulas</h2>
 * <ul>
 *   <li>S(t) = B(α, β + t)/B(α, β); r<sub>t</sub> = (β + t − 1)/(α + β + t − 1); P(T = t) = S(t − 1) α/(α + β + t − 1).
 *   <li>Given ν renewals θ ~ Beta(α, β + ν): the future is that of a new contract with these parameters.
 *   <li>DEL = ₂F₁(1, β; α + β; 1/(1 + d)) = E[1/(1 − (1 − θ)/(1 + d))]; DERL(ν) = r<sub>ν+1</sub> times DEL after ν + 1
 *       renewals (Fader and Hardie 2010, whose n − 1 renewals are ν).
 * </ul>
 *
 * <p>Without discounting the expected lifetime is (α + β − 1)/(α − 1), and infinite when α ≤ 1.
 */
@NullMarked
package dev.lindy.models.contracts.sbg;

import org.jspecify.annotations.NullMarked;
