package dev.lindy.models.purchases.bgbb;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.DiscreteSample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.special.LogBetaRatio;
import dev.lindy.models.SimulatedCustomer;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.kernel.Parameters;
import dev.lindy.models.purchases.kernel.Histories;
import java.util.Objects;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The BG/BB model (Fader, Hardie and Shang 2010) at known parameters; the package page has its assumptions and formulas.
 *
 * <p>All times and horizons are numbers of opportunities: whole (horizons may be infinite), with x ≤ t<sub>x</sub>; others
 * throw {@link IllegalArgumentException}. n stands where other models have T and may differ between customers.
 *
 * @param alpha first parameter of the chance to buy, above 0
 * @param beta second parameter of the chance to buy, above 0
 * @param gamma first parameter of the chance to leave, above 0
 * @param delta second parameter of the chance to leave, above 0
 * @param timeScale the length of an opportunity
 */
public record BgBb(double alpha, double beta, double gamma, double delta, TimeScale timeScale)
        implements TransactionModel {

    /** The model's name in files and options. */
    public static final String ID = "bg-bb";

    /** How the model is fitted; for the fitter, benchmarks and bootstraps. */
    public static final CustomerFamily<DiscreteSample, BgBb> FAMILY = new BgBbFamily();

    /**
     * Checks the parameters, all at once.
     *
     * @param alpha first parameter of the chance to buy, above 0
     * @param beta second parameter of the chance to buy, above 0
     * @param gamma first parameter of the chance to leave, above 0
     * @param delta second parameter of the chance to leave, above 0
     * @param timeScale the length of an opportunity
     * @throws IllegalArgumentException naming every parameter that is not finite and above 0
     */
    public BgBb {
        Objects.requireNonNull(timeScale, "timeScale");
        Parameters.requirePositive(FAMILY.name(), FAMILY.parameters(), alpha, beta, gamma, delta);
    }

    /**
     * Fits the model by maximum likelihood, with the defaults of {@link MaximumLikelihood}.
     *
     * @param base customers whose times are numbers of opportunities
     * @return the fit, converged or not
     * @throws IllegalArgumentException if the base is empty or a time is not a whole number
     */
    public static MaximumLikelihoodFit<BgBb> fit(CustomerBase base) {
        return MaximumLikelihood.withDefaults().fit(FAMILY, base);
    }

    @Override
    public String id() {
        return ID;
    }

    /** The parameters in the order of the paper. */
    private double[] theta() {
        return new double[] {alpha, beta, gamma, delta};
    }

    /**
     * Log-likelihood of one history, as the probability of the purchases in their order (no combinatorial factor).
     *
     * @param x opportunities used
     * @param tx the last one used
     * @param n opportunities
     * @return ln L(x, t<sub>x</sub>, n)
     */
    @Override
    public double logLikelihood(int x, double tx, double n) {
        double logAlive = posterior(x, tx, n).logProbabilityAlive();
        return LogBetaRatio.value(beta, alpha, x)
                + LogBetaRatio.value(alpha + x, beta, (int) n - x)
                + LogBetaRatio.value(gamma, delta, (int) n)
                - logAlive;
    }

    /**
     * Gradient of {@link #logLikelihood(int, double, double)} in (α, β, γ, δ).
     *
     * @param x opportunities used
     * @param tx the last one used
     * @param n opportunities
     * @return four numbers
     */
    public double[] logLikelihoodGradient(int x, double tx, double n) {
        double[] gradient = new double[4];
        single(x, tx, n).evaluate(theta(), gradient, null);
        return gradient;
    }

    /**
     * Second derivatives of {@link #logLikelihood(int, double, double)} in (α, β, γ, δ).
     *
     * @param x opportunities used
     * @param tx the last one used
     * @param n opportunities
     * @return sixteen numbers, row by row, symmetric
     */
    public double[] logLikelihoodHessian(int x, double tx, double n) {
        double[] hessian = new double[16];
        single(x, tx, n).evaluate(theta(), new double[4], hessian);
        return hessian;
    }

    private BgBbLikelihood single(int x, double tx, double n) {
        Opportunities.check(x, tx, n);
        return new BgBbLikelihood(DiscreteSample.of(
                timeScale, new int[] {x}, new int[] {(int) tx}, new int[] {(int) n}, new double[] {1}));
    }

    /**
     * Log-likelihood of a whole base.
     *
     * @param base the customers
     * @return Σ ln L
     * @throws IllegalArgumentException if the base counts time in another unit or a time is not a whole number
     */
    public double logLikelihood(CustomerBase base) {
        Histories.checkTimeScale(this, base);
        return FAMILY.likelihood(FAMILY.sample(base)).evaluate(theta(), null, null);
    }

    private BgBbPosterior posterior(int x, double tx, double n) {
        return BgBbPosterior.of(this, x, tx, n);
    }

    /** A new customer, who has just made the first purchase. */
    private BgBbFuture newcomer() {
        return new BgBbFuture(alpha, beta, gamma, delta);
    }

    /** The future of a customer with this history who is active at n. */
    private BgBbFuture future(int x, double n) {
        return new BgBbFuture(alpha + x, beta + (n - x), gamma, delta + n);
    }

    /** A product in which infinity wins over a probability below the smallest double. */
    private static double times(double alive, double factor) {
        return Double.isInfinite(factor) ? factor : alive * factor;
    }

    /**
     * P(active at the n-th opportunity), the last one observed. "Alive at n + 1" of the paper is
     * {@link #probabilityAlive(int, double, double, double)} with t = 1.
     */
    @Override
    public double probabilityAlive(int x, double tx, double n) {
        return posterior(x, tx, n).probabilityAlive();
    }

    @Override
    public double logProbabilityAlive(int x, double tx, double n) {
        return posterior(x, tx, n).logProbabilityAlive();
    }

    @Override
    public double probabilityAlive(int x, double tx, double n, double t) {
        Opportunities.checkHorizon("t", t);
        return probabilityAlive(x, tx, n) * future(x, n).probabilityAlive(t);
    }

    @Override
    public double expectedTransactions(double t) {
        Opportunities.checkHorizon("t", t);
        return newcomer().expectedTransactions(t);
    }

    @Override
    public double expectedTransactions(double from, double to) {
        Histories.checkInterval(from, to);
        Opportunities.checkHorizon("from", from);
        Opportunities.checkHorizon("to", to);
        return newcomer().expectedTransactions(from, to);
    }

    @Override
    public double varianceOfTransactions(double t) {
        Opportunities.checkHorizon("t", t);
        return variance(1, 0, newcomer(), t);
    }

    @Override
    public double transactionProbability(int k, double t) {
        Histories.checkCount(k);
        Opportunities.checkHorizon("t", t);
        return newcomer().transactionProbability(k, t);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Infinite for infinite t when γ ≤ 1.
     */
    @Override
    public double conditionalExpectedTransactions(int x, double tx, double n, double t) {
        Opportunities.checkHorizon("t", t);
        return times(probabilityAlive(x, tx, n), future(x, n).expectedTransactions(t));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Infinite for infinite t when γ ≤ 2.
     */
    @Override
    public double conditionalVarianceOfTransactions(int x, double tx, double n, double t) {
        Opportunities.checkHorizon("t", t);
        BgBbPosterior posterior = posterior(x, tx, n);
        return variance(posterior.probabilityAlive(), posterior.probabilityGone(), future(x, n), t);
    }

    private static double variance(double alive, double gone, BgBbFuture future, double t) {
        double mean = future.expectedTransactions(t);
        double factorial = future.secondFactorialMoment(t);
        if (Double.isInfinite(factorial)) {
            return Double.POSITIVE_INFINITY;
        }
        // Of the active customers, and between them and those who are gone.
        return alive * ((factorial - mean * mean) + mean) + alive * gone * mean * mean;
    }

    @Override
    public double conditionalTransactionProbability(int k, int x, double tx, double n, double t) {
        Histories.checkCount(k);
        Opportunities.checkHorizon("t", t);
        BgBbPosterior posterior = posterior(x, tx, n);
        double alive = posterior.probabilityAlive();
        double ofActive = alive * future(x, n).transactionProbability(k, t);
        if (k > 0) {
            return ofActive;
        }
        // The sum of what is gone and what is idle rounds up to more than 1 when nearly everything is one or the other.
        double any = alive * future(x, n).probabilityOfPurchase(t);
        return any < 0.5 ? 1 - any : posterior.probabilityGone() + ofActive;
    }

    @Override
    public double probabilityOfPurchase(int x, double tx, double n, double t) {
        Opportunities.checkHorizon("t", t);
        return probabilityAlive(x, tx, n) * future(x, n).probabilityOfPurchase(t);
    }

    /**
     * The number of opportunities within which the next purchase falls with at least the given probability, the smallest
     * such.
     *
     * @param level in [0, 1)
     * @param x opportunities used
     * @param tx the last one used
     * @param n opportunities
     * @return a whole number; infinite when the customer never buys again with probability above 1 − level (or would first
     *     do so after 2<sup>53</sup> opportunities)
     */
    @Override
    public double timeToNextPurchaseQuantile(double level, int x, double tx, double n) {
        if (!(level >= 0 && level < 1)) {
            throw new IllegalArgumentException("level must be at least 0 and below 1, but is " + level);
        }
        return future(x, n).timeToNextPurchaseQuantile(level, probabilityAlive(x, tx, n));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Infinite when α + x + γ ≤ 1.
     */
    @Override
    public double meanTimeToNextPurchase(int x, double tx, double n) {
        Opportunities.check(x, tx, n);
        return future(x, n).meanTimeToNextPurchase();
    }

    /**
     * DECT: expected purchases at the opportunities n + 1 … n + t, that at n + j discounted by e<sup>−δj</sup>.
     *
     * <p>Infinite when nothing is discounted, the horizon is infinite and γ ≤ 1.
     */
    @Override
    public double discountedExpectedTransactions(Discount discount, int x, double tx, double n, double t) {
        Opportunities.checkHorizon("t", t);
        double alive = probabilityAlive(x, tx, n);
        return times(alive, future(x, n).discountedTransactions(discount.ratePer(timeScale), t));
    }

    /**
     * {@inheritDoc}
     *
     * <p>The first future opportunity is discounted by one unit. Infinite when nothing is discounted and γ ≤ 1.
     */
    @Override
    public double discountedExpectedResidualTransactions(Discount discount, int x, double tx, double n) {
        return discountedExpectedTransactions(discount, x, tx, n, Double.POSITIVE_INFINITY);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Infinite when nothing is discounted, the horizon is infinite and γ ≤ 1.
     */
    @Override
    public double discountedExpectedTransactions(Discount discount, double t) {
        Opportunities.checkHorizon("t", t);
        return newcomer().discountedTransactions(discount.ratePer(timeScale), t);
    }

    /**
     * Expected number of the opportunities n + 1 … n + h at which the customer is active, 0 for those who are gone.
     *
     * <p>Infinite for infinite h when γ ≤ 1.
     */
    @Override
    public double expectedResidualLifetime(int x, double tx, double n, double h) {
        Opportunities.checkHorizon("h", h);
        return times(probabilityAlive(x, tx, n), future(x, n).expectedOpportunities(h));
    }

    /**
     * Posterior mean of the chance p to buy at an opportunity while active, whether the customer is still active or not.
     *
     * @param x opportunities used
     * @param tx the last one used
     * @param n opportunities
     * @return a probability
     */
    @Override
    public double posteriorMeanPurchaseRate(int x, double tx, double n) {
        return posterior(x, tx, n).meanP();
    }

    /**
     * Posterior mean of the chance θ to leave before an opportunity, whether the customer is still active or not.
     *
     * @param x opportunities used
     * @param tx the last one used
     * @param n opportunities
     * @return a probability
     */
    public double posteriorMeanDropoutProbability(int x, double tx, double n) {
        return posterior(x, tx, n).meanTheta();
    }

    /**
     * Draws the life of a new customer, opportunity by opportunity.
     *
     * @param random the source of randomness
     * @param duration how many opportunities to draw, finite
     * @return the opportunities used; as lifetime the first opportunity at which the customer was gone; the truth as
     *     {@code p} and {@code theta}
     */
    @Override
    public SimulatedCustomer simulate(UniformRandomProvider random, double duration) {
        return BgBbSimulation.draw(this, random, duration);
    }
}
