package dev.lindy.models.purchases.kernel.betageometric;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.special.LogGammaRatio;
import dev.lindy.models.Future;
import dev.lindy.models.SimulatedCustomer;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.purchases.kernel.Histories;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * What a model with Poisson purchases and a beta-geometric chance to leave says, whichever the purchases are after which
 * customers may leave. BG/NBD and MBG/NBD are parameters and an answer to that question; all of the rest stands here.
 *
 * <p>The future of an active customer is a {@link BetaGeometricFuture} with n = r + x, A = α + T and b grown by the chances
 * to leave that the customer did not take. Over an infinite horizon without discounting expected purchases are infinite when
 * a ≤ 1, their variance when a ≤ 2, and the residual lifetime when a ≤ 1 or n ≤ 1; the mean time to the next purchase is
 * infinite when n ≤ 1.
 */
public interface BetaGeometricModel extends TransactionModel {

    /**
     * Shape of the purchase rates.
     *
     * @return r, above 0
     */
    double r();

    /**
     * Rate parameter of the purchase rates.
     *
     * @return α, above 0, in units of the time scale
     */
    double alpha();

    /**
     * First parameter of the chance to leave.
     *
     * @return a, above 0
     */
    double a();

    /**
     * Second parameter of the chance to leave.
     *
     * @return b, above 0
     */
    double b();

    /**
     * When customers may leave.
     *
     * @return after which purchases
     */
    Dropout dropout();

    /** r, α, a, b. */
    @Override
    default double[] parameters() {
        return new double[] {r(), alpha(), a(), b()};
    }

    @Override
    default LogLikelihood likelihood(CustomerBase base) {
        return new BetaGeometricLikelihood(RecencySample.of(base), dropout());
    }

    @Override
    default double logLikelihood(int x, double tx, double T) {
        double logAlive = logProbabilityAlive(x, tx, T);
        double idle = -r() * Math.log1p(T / alpha());
        if (x == 0) {
            // ln(1 − P(stayed) P(bought | stayed)), which keeps its digits for a young customer.
            double bought = Math.exp(dropout().logStayed(a(), b(), 0)) * Math.expm1(idle);
            if (bought > -0.5) {
                return Math.log1p(bought);
            }
        }
        return LogGammaRatio.value(r(), x)
                + idle
                - x * Math.log(alpha() + T)
                + dropout().logStayed(a(), b(), x)
                - logAlive;
    }

    /**
     * {@inheritDoc}
     *
     * <p>The odds are a/(b + c − 1) · ((α + T)/(α + t<sub>x</sub>))<sup>r + x</sup>, where c is the number of chances that the
     * customer had to leave; 0 where there was none.
     */
    @Override
    default double oddsGone(int x, double tx, double T) {
        Histories.check(x, tx, T);
        double chances = dropout().chances(x);
        return chances == 0
                ? 0
                : a() / (b() + (chances - 1)) * Math.exp((r() + x) * Math.log1p((T - tx) / (alpha() + tx)));
    }

    @Override
    default double logOddsGone(int x, double tx, double T) {
        Histories.check(x, tx, T);
        double chances = dropout().chances(x);
        return chances == 0
                ? Double.NEGATIVE_INFINITY
                : Math.log(a() / (b() + (chances - 1))) + (r() + x) * Math.log1p((T - tx) / (alpha() + tx));
    }

    @Override
    default double probabilityGone(int x, double tx, double T) {
        return 1 / (1 + 1 / oddsGone(x, tx, T));
    }

    @Override
    default Future future(int x, double tx, double T) {
        return new BetaGeometricFuture(
                r() + x, alpha() + T, a(), b() + dropout().chances(x), timeScale());
    }

    @Override
    default boolean futureIgnoresRecency() {
        return true;
    }

    @Override
    default double posteriorMeanPurchaseRate(int x, double tx, double T) {
        double n = r() + x;
        return probabilityAlive(x, tx, T) * (n / (alpha() + T)) + probabilityGone(x, tx, T) * (n / (alpha() + tx));
    }

    /**
     * Posterior mean of the chance p to leave after a purchase, whether the customer is still active or not:
     * (a + P(gone))/(a + b + c) with c the chances that the customer had to leave.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return a probability
     */
    default double posteriorMeanDropoutProbability(int x, double tx, double T) {
        return (a() + probabilityGone(x, tx, T)) / (a() + b() + dropout().chances(x));
    }

    @Override
    default SimulatedCustomer simulate(UniformRandomProvider random, double duration) {
        return Lives.ofNewCustomer(this, 1, random, duration);
    }
}
