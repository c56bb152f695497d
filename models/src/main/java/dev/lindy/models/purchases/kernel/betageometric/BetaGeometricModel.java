package dev.lindy.models.purchases.kernel.betageometric;

import static dev.lindy.models.purchases.kernel.ByFrequencyAndAge.timesAlive;

import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.special.LogGammaRatio;
import dev.lindy.models.SimulatedCustomer;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.kernel.Variates;
import dev.lindy.models.purchases.kernel.Histories;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * What a model with Poisson purchases and a beta-geometric chance to leave says, whichever the purchases are after which
 * customers may leave. BG/NBD and MBG/NBD are parameters and an answer to that question; all of the rest stands here.
 *
 * <p>Everything that looks ahead is P(alive) times a quantity of {@link BetaGeometricFuture} with n = r + x, A = α + T and
 * b grown by the chances to leave that the customer did not take.
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
     * Gradient of {@link #logLikelihood(int, double, double)} in (r, α, a, b).
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return four numbers
     */
    default double[] logLikelihoodGradient(int x, double tx, double T) {
        double[] gradient = new double[4];
        single(x, tx, T).evaluate(new double[] {r(), alpha(), a(), b()}, gradient, null);
        return gradient;
    }

    /**
     * Second derivatives of {@link #logLikelihood(int, double, double)} in (r, α, a, b).
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return sixteen numbers, row by row, symmetric
     */
    default double[] logLikelihoodHessian(int x, double tx, double T) {
        double[] hessian = new double[16];
        single(x, tx, T).evaluate(new double[] {r(), alpha(), a(), b()}, new double[4], hessian);
        return hessian;
    }

    private BetaGeometricLikelihood single(int x, double tx, double T) {
        Histories.check(x, tx, T);
        return new BetaGeometricLikelihood(
                RecencySample.of(CompressedBase.of(new int[] {x}, new double[] {tx}, new double[] {T}), timeScale()),
                dropout());
    }

    /**
     * Log-likelihood of a whole base.
     *
     * @param base the customers
     * @return Σ ln L
     * @throws IllegalArgumentException if the base counts time in another unit
     */
    default double logLikelihood(CustomerBase base) {
        Histories.checkTimeScale(this, base);
        return new BetaGeometricLikelihood(RecencySample.of(base), dropout())
                .evaluate(new double[] {r(), alpha(), a(), b()}, null, null);
    }

    /**
     * {@inheritDoc}
     *
     * <p>1/(1 + O) with the odds of having left O = a/(b + c − 1) · ((α + T)/(α + t<sub>x</sub>))<sup>r + x</sup>, where c
     * is the number of chances that the customer had to leave; 1 for a customer who had none.
     */
    @Override
    default double probabilityAlive(int x, double tx, double T) {
        return 1 / (1 + oddsGone(x, tx, T));
    }

    @Override
    default double logProbabilityAlive(int x, double tx, double T) {
        double odds = oddsGone(x, tx, T);
        if (odds > 1e300) {
            return -logLastOdds(x) - logWaited(x, tx, T);
        }
        // 0 − …, not −…, so that certainty is 0 and not −0.
        return 0 - Math.log1p(odds);
    }

    /** P(gone)/P(alive). */
    private double oddsGone(int x, double tx, double T) {
        Histories.check(x, tx, T);
        double chances = dropout().chances(x);
        return chances == 0 ? 0 : a() / (b() + (chances - 1)) * Math.exp(logWaited(x, tx, T));
    }

    /** Logarithm of the odds of having left at the last purchase, before the time since then is looked at. */
    private double logLastOdds(int x) {
        return Math.log(a() / (b() + (dropout().chances(x) - 1)));
    }

    private double logWaited(int x, double tx, double T) {
        return (r() + x) * Math.log1p((T - tx) / (alpha() + tx));
    }

    private double probabilityGone(int x, double tx, double T) {
        return 1 / (1 + 1 / oddsGone(x, tx, T));
    }

    /** The future of a customer with this history who is active at T. */
    private BetaGeometricFuture future(int x, double T) {
        return new BetaGeometricFuture(
                r() + x, alpha() + T, a(), b() + dropout().chances(x));
    }

    @Override
    default double probabilityAlive(int x, double tx, double T, double t) {
        Histories.checkTime("t", t);
        return probabilityAlive(x, tx, T) * future(x, T).probabilityAlive(t);
    }

    @Override
    default double expectedTransactions(double t) {
        return conditionalExpectedTransactions(0, 0, 0, t);
    }

    @Override
    default double expectedTransactions(double from, double to) {
        Histories.checkInterval(from, to);
        return probabilityAlive(0, 0, 0) * future(0, 0).expectedTransactions(from, to);
    }

    @Override
    default double varianceOfTransactions(double t) {
        return conditionalVarianceOfTransactions(0, 0, 0, t);
    }

    @Override
    default double transactionProbability(int k, double t) {
        return conditionalTransactionProbability(k, 0, 0, 0, t);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Infinite for infinite t when a ≤ 1.
     */
    @Override
    default double conditionalExpectedTransactions(int x, double tx, double T, double t) {
        Histories.checkTime("t", t);
        return timesAlive(probabilityAlive(x, tx, T), future(x, T).expectedTransactions(t));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Infinite for infinite t when a ≤ 2.
     */
    @Override
    default double conditionalVarianceOfTransactions(int x, double tx, double T, double t) {
        Histories.checkTime("t", t);
        double alive = probabilityAlive(x, tx, T);
        double mean = future(x, T).expectedTransactions(t);
        double factorial = future(x, T).secondFactorialMoment(t);
        if (Double.isInfinite(factorial)) {
            return Double.POSITIVE_INFINITY;
        }
        // Of the active customers, and between them and those who are gone.
        double between = alive * probabilityGone(x, tx, T) * mean * mean;
        return alive * ((factorial - mean * mean) + mean) + between;
    }

    @Override
    default double conditionalTransactionProbability(int k, int x, double tx, double T, double t) {
        Histories.checkCount(k);
        Histories.checkTime("t", t);
        double alive = probabilityAlive(x, tx, T);
        double ofActive = alive * future(x, T).transactionProbability(k, t);
        if (k > 0) {
            return ofActive;
        }
        // The sum of what is gone and what is idle rounds up to more than 1 when nearly everything is one or the other.
        double any = alive * future(x, T).probabilityOfPurchase(t);
        return any < 0.5 ? 1 - any : probabilityGone(x, tx, T) + ofActive;
    }

    @Override
    default double probabilityOfPurchase(int x, double tx, double T, double t) {
        Histories.checkTime("t", t);
        return probabilityAlive(x, tx, T) * future(x, T).probabilityOfPurchase(t);
    }

    @Override
    default double timeToNextPurchaseQuantile(double level, int x, double tx, double T) {
        Histories.checkLevel(level);
        double alive = probabilityAlive(x, tx, T);
        return level < alive ? future(x, T).timeToNextPurchaseQuantile(level / alive) : Double.POSITIVE_INFINITY;
    }

    /**
     * {@inheritDoc}
     *
     * <p>(α + T)/(r + x − 1); infinite when r + x ≤ 1.
     */
    @Override
    default double meanTimeToNextPurchase(int x, double tx, double T) {
        Histories.check(x, tx, T);
        return future(x, T).meanTimeToNextPurchase();
    }

    /**
     * {@inheritDoc}
     *
     * <p>Infinite when nothing is discounted, the horizon is infinite and a ≤ 1.
     */
    @Override
    default double discountedExpectedTransactions(Discount discount, int x, double tx, double T, double t) {
        Histories.checkTime("t", t);
        double alive = probabilityAlive(x, tx, T);
        return timesAlive(alive, future(x, T).discountedTransactions(discount.ratePer(timeScale()), t));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Infinite when nothing is discounted and a ≤ 1.
     */
    @Override
    default double discountedExpectedResidualTransactions(Discount discount, int x, double tx, double T) {
        return discountedExpectedTransactions(discount, x, tx, T, Double.POSITIVE_INFINITY);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Infinite when nothing is discounted, the horizon is infinite and a ≤ 1.
     */
    @Override
    default double discountedExpectedTransactions(Discount discount, double t) {
        return discountedExpectedTransactions(discount, 0, 0, 0, t);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Infinite for infinite h when a ≤ 1 or r + x ≤ 1.
     */
    @Override
    default double expectedResidualLifetime(int x, double tx, double T, double h) {
        Histories.checkTime("h", h);
        return timesAlive(probabilityAlive(x, tx, T), future(x, T).expectedLifetime(h));
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

    /**
     * Expected purchases per unit of time at T + u: the derivative of CET by the horizon, of which DECT is the discounted
     * integral.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @param u time ahead, at least 0
     * @return a rate, P(alive) included
     */
    default double purchaseIntensity(int x, double tx, double T, double u) {
        Histories.checkTime("u", u);
        return probabilityAlive(x, tx, T) * future(x, T).purchaseIntensity(u);
    }

    @Override
    default double[] probabilityAlive(CustomerBase base, double t) {
        Histories.checkTime("t", t);
        return timesAlive(base, probabilityAlive(base), (x, T) -> future(x, T).probabilityAlive(t));
    }

    @Override
    default double[] conditionalExpectedTransactions(CustomerBase base, double t) {
        Histories.checkTime("t", t);
        return timesAlive(base, probabilityAlive(base), (x, T) -> future(x, T).expectedTransactions(t));
    }

    @Override
    default double[] discountedExpectedTransactions(Discount discount, CustomerBase base, double t) {
        Histories.checkTime("t", t);
        double delta = discount.ratePer(timeScale());
        return timesAlive(base, probabilityAlive(base), (x, T) -> future(x, T).discountedTransactions(delta, t));
    }

    @Override
    default double[] discountedExpectedResidualTransactions(Discount discount, CustomerBase base) {
        return discountedExpectedTransactions(discount, base, Double.POSITIVE_INFINITY);
    }

    @Override
    default SimulatedCustomer simulate(UniformRandomProvider random, double duration) {
        double lambda = Variates.gamma(random, r(), alpha());
        return Lives.draw(dropout(), 1, lambda, Variates.beta(random, a(), b()), random, duration);
    }
}
