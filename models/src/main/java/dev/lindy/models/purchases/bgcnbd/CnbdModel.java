package dev.lindy.models.purchases.bgcnbd;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.special.LogGammaRatio;
import dev.lindy.core.special.NegativeBinomial;
import dev.lindy.models.Expectation;
import dev.lindy.models.Future;
import dev.lindy.models.History;
import dev.lindy.models.Question;
import dev.lindy.models.SimulatedCustomer;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.purchases.kernel.Histories;
import dev.lindy.models.purchases.kernel.betageometric.BetaGeometricLikelihood;
import dev.lindy.models.purchases.kernel.betageometric.BetaGeometricModel;
import dev.lindy.models.purchases.kernel.betageometric.Lives;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * What BG/CNBD-k and MBG/CNBD-k say, whichever the purchases are after which customers may leave; the package page has the
 * assumptions and formulas.
 *
 * <p>λ ~ Gamma(r, α) is the rate at which phases pass, k of them to a purchase. The future of an active customer is an average
 * over the phases that may have passed since the last purchase ({@link RegularFuture}), with n = r + kx. What depends on n in
 * the models with Poisson purchases does so here.
 */
public interface CnbdModel extends BetaGeometricModel {

    /** The largest k: times between purchases that vary by a fifth of their mean are those of a subscription. */
    int MOST_PHASES = 24;

    /**
     * How regular purchases are: the gaps between them have the shape k, a coefficient of variation of 1/√k.
     *
     * @return k, from 1 (at random) to {@value #MOST_PHASES}
     */
    int k();

    /** n = r + kx. */
    private double n(int x) {
        return r() + (double) k() * x;
    }

    private Phases phases(int x, double tx, double T) {
        return new Phases(k(), n(x), (T - tx) / (alpha() + T));
    }

    @Override
    default LogLikelihood likelihood(CustomerBase base) {
        return new BetaGeometricLikelihood(RecencySample.withLitt(base), dropout(), k());
    }

    /**
     * {@inheritDoc}
     *
     * <p>For k above 1 the density depends on all times between purchases, of which x, t<sub>x</sub> and T tell only the sum.
     * This is its average over all ways in which the x − 1 purchases before the last may fall into (0, t<sub>x</sub>): the
     * likelihood of (x, t<sub>x</sub>, T) but for the factor t<sub>x</sub><sup>x−1</sup>/(x − 1)! that BG/NBD leaves out,
     * too. With the sum of the logarithms at hand, {@link #logLikelihood(int, double, double, double)} is that of all times.
     */
    @Override
    default double logLikelihood(int x, double tx, double T) {
        Histories.check(x, tx, T);
        int k = k();
        if (x == 0) {
            // ln(1 − P(stayed) P(bought | stayed)), which keeps its digits for a young customer.
            double bought = Math.exp(dropout().logStayed(a(), b(), 0)) * NegativeBinomial.atLeast(k, r(), T / alpha());
            if (bought < 0.5) {
                return Math.log1p(-bought);
            }
        }
        double gaps = x == 0 || k == 1
                ? 0
                : (double) (k - 1) * x * Math.log(tx) - LogGammaRatio.value(x, (double) (k - 1) * x);
        return gaps + logLikelihoodOfHistory(x, tx, T);
    }

    /**
     * Log-likelihood of all purchase times of a customer.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @param litt the sum of the logarithms of the x times between purchases
     * @return ln L, with all constants, so that it may be compared between k
     */
    default double logLikelihood(int x, double tx, double T, double litt) {
        Histories.check(x, tx, T);
        if (x == 0) {
            return logLikelihood(x, tx, T);
        }
        return (k() - 1) * litt - x * LogGammaRatio.value(1, k() - 1) + logLikelihoodOfHistory(x, tx, T);
    }

    /** Without what depends on the gaps. */
    private double logLikelihoodOfHistory(int x, double tx, double T) {
        double events = (double) k() * x;
        return LogGammaRatio.value(r(), events)
                - r() * Math.log1p(T / alpha())
                - events * Math.log(alpha() + T)
                + dropout().logStayed(a(), b(), x)
                + Math.log(phases(x, tx, T).sum())
                - logProbabilityAlive(x, tx, T);
    }

    /**
     * {@inheritDoc}
     *
     * <p>The odds of having left with the last purchase, divided by the sum over the phases that may have passed since; 0 for
     * a customer who had no chance to leave.
     */
    @Override
    default double oddsGone(int x, double tx, double T) {
        Histories.check(x, tx, T);
        double chances = dropout().chances(x);
        return chances == 0
                ? 0
                : a()
                        / (b() + (chances - 1))
                        * Math.exp(n(x) * Math.log1p((T - tx) / (alpha() + tx)))
                        / phases(x, tx, T).sum();
    }

    @Override
    default double logOddsGone(int x, double tx, double T) {
        Histories.check(x, tx, T);
        double chances = dropout().chances(x);
        return chances == 0
                ? Double.NEGATIVE_INFINITY
                : n(x) * Math.log1p((T - tx) / (alpha() + tx))
                        - Math.log(phases(x, tx, T).sum() * ((b() + (chances - 1)) / a()));
    }

    @Override
    default Future future(int x, double tx, double T) {
        return new FuturesOfFrequency(this, x).future(T, phases(x, tx, T));
    }

    @Override
    default boolean futureIgnoresRecency() {
        return false;
    }

    /**
     * Posterior mean of the rate at which a customer buys while active, λ/k, whether the customer is still active or not.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return purchases per unit of time
     */
    @Override
    default double posteriorMeanPurchaseRate(int x, double tx, double T) {
        return posteriorMeanPhaseRate(x, tx, T) / k();
    }

    /**
     * Posterior mean of λ, the rate at which phases pass.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return phases per unit of time, k of them to a purchase
     */
    default double posteriorMeanPhaseRate(int x, double tx, double T) {
        Histories.check(x, tx, T);
        double alive = phases(x, tx, T).average(j -> (n(x) + j) / (alpha() + T));
        return probabilityAlive(x, tx, T) * alive + probabilityGone(x, tx, T) * (n(x) / (alpha() + tx));
    }

    @Override
    default SimulatedCustomer simulate(UniformRandomProvider random, double duration) {
        return Lives.ofNewCustomer(this, k(), random, duration);
    }

    /**
     * {@inheritDoc}
     *
     * <p>An expectation is computed once for each x, T and phase, and then averaged over the phases of every history.
     */
    @Override
    default double[] forEach(CustomerBase base, Question<? super TransactionModel, ? super History> question) {
        if (!(question instanceof Expectation expectation)) {
            return BetaGeometricModel.super.forEach(base, question);
        }
        Histories.checkTimeScale(this, base);
        return base.compressed()
                .scatter(FuturesOfFrequency.expectations(this, base.compressed(), expectation, this::phases));
    }
}
