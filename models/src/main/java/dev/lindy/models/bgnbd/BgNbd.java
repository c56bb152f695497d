package dev.lindy.models.bgnbd;

import static dev.lindy.models.ByFrequencyAndAge.timesAlive;

import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Fit;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.ModelFamily;
import dev.lindy.core.estimate.RecencySample;
import dev.lindy.core.special.LogBetaRatio;
import dev.lindy.core.special.LogGammaRatio;
import dev.lindy.models.Histories;
import dev.lindy.models.Parameters;
import dev.lindy.models.SimulatedCustomer;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.betageometric.BetaGeometricFuture;
import java.util.Objects;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The BG/NBD model (Fader, Hardie and Lee 2005) at known parameters; the package page has its assumptions and formulas.
 *
 * <p>a = 1, a + b &lt; 1, large and tiny parameters and histories are ordinary inputs.
 *
 * @param r shape of the purchase rates, above 0
 * @param alpha rate parameter of the purchase rates in units of {@code timeScale}, above 0
 * @param a first parameter of the chance to leave, above 0
 * @param b second parameter of the chance to leave, above 0
 * @param timeScale the unit of all times
 */
public record BgNbd(double r, double alpha, double a, double b, TimeScale timeScale) implements TransactionModel {

    /** The model's name in files and options. */
    public static final String ID = "bg-nbd";

    /** How the model is fitted; for the fitter, benchmarks and bootstraps. */
    public static final ModelFamily<RecencySample, BgNbd> FAMILY = new BgNbdFamily();

    /**
     * Checks the parameters, all at once.
     *
     * @param r shape of the purchase rates, above 0
     * @param alpha rate parameter of the purchase rates in units of {@code timeScale}, above 0
     * @param a first parameter of the chance to leave, above 0
     * @param b second parameter of the chance to leave, above 0
     * @param timeScale the unit of all times
     * @throws IllegalArgumentException naming every parameter that is not finite and above 0
     */
    public BgNbd {
        Objects.requireNonNull(timeScale, "timeScale");
        Parameters.requirePositive("BG/NBD", new String[] {"r", "alpha", "a", "b"}, r, alpha, a, b);
    }

    /**
     * Fits the model by maximum likelihood, with the defaults of {@link MaximumLikelihood}.
     *
     * @param base the customers
     * @return the fit, converged or not
     * @throws IllegalArgumentException if the base is empty
     */
    public static Fit<BgNbd> fit(CustomerBase base) {
        return MaximumLikelihood.withDefaults().fit(FAMILY, base);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public double logLikelihood(int x, double tx, double T) {
        double logAlive = logProbabilityAlive(x, tx, T);
        return LogGammaRatio.value(r, x)
                - r * Math.log1p(T / alpha)
                - x * Math.log(alpha + T)
                + LogBetaRatio.value(a, b, x)
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
    public double[] logLikelihoodGradient(int x, double tx, double T) {
        double[] gradient = new double[4];
        single(x, tx, T).evaluate(new double[] {r, alpha, a, b}, gradient, null);
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
    public double[] logLikelihoodHessian(int x, double tx, double T) {
        double[] hessian = new double[16];
        single(x, tx, T).evaluate(new double[] {r, alpha, a, b}, new double[4], hessian);
        return hessian;
    }

    private BgNbdLikelihood single(int x, double tx, double T) {
        Histories.check(x, tx, T);
        return new BgNbdLikelihood(
                RecencySample.of(CompressedBase.of(new int[] {x}, new double[] {tx}, new double[] {T}), timeScale));
    }

    /**
     * Log-likelihood of a whole base.
     *
     * @param base the customers
     * @return Σ ln L
     * @throws IllegalArgumentException if the base counts time in another unit
     */
    public double logLikelihood(CustomerBase base) {
        Histories.checkTimeScale(this, base);
        return FAMILY.likelihood(FAMILY.sample(base)).evaluate(new double[] {r, alpha, a, b}, null, null);
    }

    /**
     * P(active at T); 1 for a customer who has not bought again, because this model lets nobody leave before a repeat
     * purchase.
     */
    @Override
    public double probabilityAlive(int x, double tx, double T) {
        return 1 / (1 + Math.exp(logOddsGone(x, tx, T)));
    }

    @Override
    public double logProbabilityAlive(int x, double tx, double T) {
        double odds = logOddsGone(x, tx, T);
        // 0 − …, not −…, so that certainty is 0 and not −0.
        return odds > 0 ? -odds - Math.log1p(Math.exp(-odds)) : 0 - Math.log1p(Math.exp(odds));
    }

    /** ln(P(gone)/P(alive)), minus infinity for x = 0. */
    private double logOddsGone(int x, double tx, double T) {
        Histories.check(x, tx, T);
        if (x == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return Math.log(a / (b + (x - 1))) + (r + x) * Math.log1p((T - tx) / (alpha + tx));
    }

    private double probabilityGone(int x, double tx, double T) {
        return 1 / (1 + Math.exp(-logOddsGone(x, tx, T)));
    }

    /** A new customer, who has just made the first purchase. */
    private BetaGeometricFuture newcomer() {
        return new BetaGeometricFuture(r, alpha, a, b);
    }

    /** The future of a customer with this history who is active at T. */
    private BetaGeometricFuture future(int x, double T) {
        return new BetaGeometricFuture(r + x, alpha + T, a, b + x);
    }

    @Override
    public double probabilityAlive(int x, double tx, double T, double t) {
        Histories.checkTime("t", t);
        return probabilityAlive(x, tx, T) * future(x, T).probabilityAlive(t);
    }

    @Override
    public double expectedTransactions(double t) {
        Histories.checkTime("t", t);
        return newcomer().expectedTransactions(t);
    }

    @Override
    public double expectedTransactions(double from, double to) {
        Histories.checkInterval(from, to);
        return newcomer().expectedTransactions(from, to);
    }

    @Override
    public double varianceOfTransactions(double t) {
        Histories.checkTime("t", t);
        return variance(1, 0, newcomer(), t);
    }

    @Override
    public double transactionProbability(int k, double t) {
        Histories.checkCount(k);
        Histories.checkTime("t", t);
        return newcomer().transactionProbability(k, t);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Infinite for infinite t when a ≤ 1.
     */
    @Override
    public double conditionalExpectedTransactions(int x, double tx, double T, double t) {
        Histories.checkTime("t", t);
        return timesAlive(probabilityAlive(x, tx, T), future(x, T).expectedTransactions(t));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Infinite for infinite t when a ≤ 2.
     */
    @Override
    public double conditionalVarianceOfTransactions(int x, double tx, double T, double t) {
        Histories.checkTime("t", t);
        return variance(probabilityAlive(x, tx, T), probabilityGone(x, tx, T), future(x, T), t);
    }

    private static double variance(double alive, double gone, BetaGeometricFuture future, double t) {
        double mean = future.expectedTransactions(t);
        double factorial = future.secondFactorialMoment(t);
        if (Double.isInfinite(factorial)) {
            return Double.POSITIVE_INFINITY;
        }
        // Of the active customers, and between them and those who are gone.
        return alive * ((factorial - mean * mean) + mean) + alive * gone * mean * mean;
    }

    @Override
    public double conditionalTransactionProbability(int k, int x, double tx, double T, double t) {
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
    public double probabilityOfPurchase(int x, double tx, double T, double t) {
        Histories.checkTime("t", t);
        return probabilityAlive(x, tx, T) * future(x, T).probabilityOfPurchase(t);
    }

    @Override
    public double timeToNextPurchaseQuantile(double level, int x, double tx, double T) {
        if (!(level >= 0 && level < 1)) {
            throw new IllegalArgumentException("level must be at least 0 and below 1, but is " + level);
        }
        double alive = probabilityAlive(x, tx, T);
        return level < alive ? future(x, T).timeToNextPurchaseQuantile(level / alive) : Double.POSITIVE_INFINITY;
    }

    /**
     * {@inheritDoc}
     *
     * <p>(α + T)/(r + x − 1); infinite when r + x ≤ 1.
     */
    @Override
    public double meanTimeToNextPurchase(int x, double tx, double T) {
        Histories.check(x, tx, T);
        return future(x, T).meanTimeToNextPurchase();
    }

    /**
     * {@inheritDoc}
     *
     * <p>Infinite when nothing is discounted, the horizon is infinite and a ≤ 1.
     */
    @Override
    public double discountedExpectedTransactions(Discount discount, int x, double tx, double T, double t) {
        Histories.checkTime("t", t);
        double alive = probabilityAlive(x, tx, T);
        return timesAlive(alive, future(x, T).discountedTransactions(discount.ratePer(timeScale), t));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Infinite when nothing is discounted and a ≤ 1.
     */
    @Override
    public double discountedExpectedResidualTransactions(Discount discount, int x, double tx, double T) {
        return discountedExpectedTransactions(discount, x, tx, T, Double.POSITIVE_INFINITY);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Infinite when nothing is discounted, the horizon is infinite and a ≤ 1.
     */
    @Override
    public double discountedExpectedTransactions(Discount discount, double t) {
        Histories.checkTime("t", t);
        return newcomer().discountedTransactions(discount.ratePer(timeScale), t);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Infinite for infinite h when a ≤ 1 or r + x ≤ 1.
     */
    @Override
    public double expectedResidualLifetime(int x, double tx, double T, double h) {
        Histories.checkTime("h", h);
        return timesAlive(probabilityAlive(x, tx, T), future(x, T).expectedLifetime(h));
    }

    @Override
    public double posteriorMeanPurchaseRate(int x, double tx, double T) {
        double n = r + x;
        return probabilityAlive(x, tx, T) * (n / (alpha + T)) + probabilityGone(x, tx, T) * (n / (alpha + tx));
    }

    /**
     * Posterior mean of the chance p to leave after a purchase, whether the customer is still active or not:
     * (a + P(gone))/(a + b + x).
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return a probability
     */
    public double posteriorMeanDropoutProbability(int x, double tx, double T) {
        return (a + probabilityGone(x, tx, T)) / (a + b + x);
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
    public double purchaseIntensity(int x, double tx, double T, double u) {
        Histories.checkTime("u", u);
        return probabilityAlive(x, tx, T) * future(x, T).purchaseIntensity(u);
    }

    @Override
    public double[] probabilityAlive(CustomerBase base, double t) {
        Histories.checkTime("t", t);
        return timesAlive(base, probabilityAlive(base), (x, T) -> future(x, T).probabilityAlive(t));
    }

    @Override
    public double[] conditionalExpectedTransactions(CustomerBase base, double t) {
        Histories.checkTime("t", t);
        return timesAlive(base, probabilityAlive(base), (x, T) -> future(x, T).expectedTransactions(t));
    }

    @Override
    public double[] discountedExpectedTransactions(Discount discount, CustomerBase base, double t) {
        Histories.checkTime("t", t);
        double delta = discount.ratePer(timeScale);
        return timesAlive(base, probabilityAlive(base), (x, T) -> future(x, T).discountedTransactions(delta, t));
    }

    @Override
    public double[] discountedExpectedResidualTransactions(Discount discount, CustomerBase base) {
        return discountedExpectedTransactions(discount, base, Double.POSITIVE_INFINITY);
    }

    @Override
    public SimulatedCustomer simulate(UniformRandomProvider random, double duration) {
        return BgNbdSimulation.draw(this, random, duration);
    }
}
