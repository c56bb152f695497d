package dev.lindy.models;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.base.Columns;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.models.contracts.kernel.Contracts;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A model of contracts, which are renewed period after period until they are not, at known parameters.
 *
 * <p>A contract ends in full view, so there is nothing to ask of a customer but how often the contract was renewed. That is
 * why these models are not {@link TransactionModel}s: P(alive | x, t<sub>x</sub>, T) has no meaning here.
 *
 * <p>Time counts periods of length {@link #timeScale()}. A contract is paid for at time 0 and at every renewal; after ν
 * renewals it is active at least until the next one falls due. Methods throw {@link IllegalArgumentException} for negative
 * times and numbers of renewals.
 */
public interface ContractModel {

    /**
     * The model's name in files and options.
     *
     * @return such as {@code sbg}
     */
    String id();

    /**
     * The length of a contract period.
     *
     * @return the scale the model was fitted or made in
     */
    TimeScale timeScale();

    /**
     * ln S(t), where S(t) may be too small for a double.
     *
     * @param t periods, at least 0
     * @return at most 0
     */
    double logSurvival(int t);

    /**
     * S(t), the probability that a new contract is renewed at least t times.
     *
     * @param t periods, at least 0
     * @return a probability
     */
    default double survival(int t) {
        return Math.exp(logSurvival(t));
    }

    /**
     * S(ν + t)/S(ν), the probability that a contract renewed ν times is renewed t times more.
     *
     * @param t further periods, at least 0
     * @param renewals ν, at least 0
     * @return a probability
     */
    double survival(int t, int renewals);

    /**
     * r<sub>t</sub> = S(t)/S(t − 1), the share of contracts renewed among those that come up for their t-th renewal.
     *
     * @param t at least 1
     * @return a probability
     */
    double retentionRate(int t);

    /**
     * P(T = t) = S(t − 1) − S(t), the probability that a new contract ends in period t, without the subtraction.
     *
     * @param t at least 1
     * @return a probability
     */
    double churnProbability(int t);

    /**
     * DEL: the expected number of payments of a new contract, that at t discounted to 0, the first included.
     *
     * @param discount what the future is worth
     * @return Σ<sub>t ≥ 0</sub> S(t) e<sup>−δt</sup>; infinite where nothing is discounted and the mean does not exist (the
     *     models say when)
     */
    double discountedExpectedLifetime(Discount discount);

    /**
     * DERL: the expected payments still to come from a contract that was renewed ν times and is about to come up for renewal
     * again (Fader and Hardie 2010): that next renewal is not certain, and not discounted.
     *
     * @param discount what the future is worth
     * @param renewals ν, at least 0
     * @return Σ<sub>t &gt; ν</sub> S(t)/S(ν) e<sup>−δ(t−ν−1)</sup>; infinite as for {@link #discountedExpectedLifetime}
     */
    double discountedExpectedResidualLifetime(Discount discount, int renewals);

    /**
     * Expected number of renewals in the next {@code horizon} periods of a contract that was renewed ν times.
     *
     * @param horizon periods, at least 0
     * @param renewals ν, at least 0
     * @return Σ<sub>ν &lt; t ≤ ν + horizon</sub> S(t)/S(ν)
     */
    double expectedRenewals(int horizon, int renewals);

    /**
     * Posterior mean of the customer's own chance θ to end the contract in its first period, given ν renewals.
     *
     * @param renewals ν, at least 0
     * @return a probability
     */
    double posteriorMeanChurnProbability(int renewals);

    /**
     * Log-likelihood of contracts.
     *
     * @param contracts the sample
     * @return Σ ln P(T = t) over those that ended + Σ ln S(t) over those that are active
     * @throws IllegalArgumentException if the sample counts time in another unit than the model
     */
    double logLikelihood(CohortSample contracts);

    /**
     * Draws a contract.
     *
     * @param random the source of randomness
     * @param periods how long it is watched, at least 0
     * @return when it ended, or that it was active after so many renewals
     */
    SimulatedContract simulate(UniformRandomProvider random, int periods);

    /**
     * The curves of a cohort, as columns <code>period</code>, <code>survival</code> S(t), <code>retention</code> r<sub>t</sub> and
     * <code>churn</code> P(T = t); at period 0 retention is 1 and churn 0.
     *
     * @param periods how many, at least 0
     * @return one row per period, from 0 on
     */
    default Columns retentionCurve(int periods) {
        Contracts.checkPeriods("periods", periods);
        int[] t = IntStream.rangeClosed(0, periods).toArray();
        return Columns.builder()
                .integers("period", t)
                .doubles("survival", IntStream.of(t).mapToDouble(this::survival).toArray())
                .doubles(
                        "retention",
                        IntStream.of(t)
                                .mapToDouble(i -> i == 0 ? 1 : retentionRate(i))
                                .toArray())
                .doubles(
                        "churn",
                        IntStream.of(t)
                                .mapToDouble(i -> i == 0 ? 0 : churnProbability(i))
                                .toArray())
                .build();
    }
}
