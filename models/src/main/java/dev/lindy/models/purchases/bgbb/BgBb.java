package dev.lindy.models.purchases.bgbb;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.DiscreteSample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.covariate.Covariates;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.special.LogBetaRatio;
import dev.lindy.models.CovariateFit;
import dev.lindy.models.Future;
import dev.lindy.models.FuturePurchases;
import dev.lindy.models.SimulatedCustomer;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.kernel.Parameters;
import dev.lindy.models.kernel.Variates;
import dev.lindy.models.purchases.kernel.Histories;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The BG/BB model (Fader, Hardie and Shang 2010) at known parameters; the package page has its assumptions and formulas.
 *
 * <p>All times and horizons are numbers of opportunities: whole (horizons may be infinite), with x ≤ t<sub>x</sub>; others
 * throw {@link IllegalArgumentException}. n stands where other models have T and may differ between customers. A discounted
 * purchase at the j-th future opportunity counts e<sup>−δj</sup>; a lifetime is the number of future opportunities at which the
 * customer is active.
 *
 * <p>The future of an active customer is that of p ~ Beta(α + x, β + n − x) and θ ~ Beta(γ, δ + n). Over an infinite horizon
 * without discounting expected purchases and the residual lifetime are infinite when γ ≤ 1, the variance of the number when
 * γ ≤ 2, and the mean time to the next purchase when α + x + γ ≤ 1.
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
        Parameters.requireInRange(FAMILY.name(), FAMILY.parameters(), alpha, beta, gamma, delta);
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

    /**
     * Fits the model with covariates.
     *
     * @param base the customers
     * @param covariates their attributes that play a part
     * @return the fit, converged or not
     * @throws IllegalArgumentException if the base is empty, or naming attributes that cannot be covariates
     */
    public static CovariateFit<BgBb> fit(CustomerBase base, Covariates covariates) {
        return CovariateFit.of(FAMILY, base, covariates);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public double[] parameters() {
        return new double[] {alpha, beta, gamma, delta};
    }

    @Override
    public LogLikelihood likelihood(CustomerBase base) {
        return FAMILY.likelihood(FAMILY.sample(base));
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
        double logAlive = logProbabilityAlive(x, tx, n);
        return LogBetaRatio.value(beta, alpha, x)
                + LogBetaRatio.value(alpha + x, beta, (int) n - x)
                + LogBetaRatio.value(gamma, delta, (int) n)
                - logAlive;
    }

    private BgBbPosterior posterior(int x, double tx, double n) {
        return BgBbPosterior.of(this, x, tx, n);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Active at the n-th opportunity, the last one observed. "Alive at n + 1" of the paper is
     * {@link #probabilityAlive(int, double, double, double)} with t = 1.
     */
    @Override
    public double logOddsGone(int x, double tx, double n) {
        return posterior(x, tx, n).logOddsGone();
    }

    @Override
    public Future future(int x, double tx, double n) {
        return new BgBbFuture(alpha + x, beta + (n - x), gamma, delta + n, timeScale);
    }

    @Override
    public boolean futureIgnoresRecency() {
        return true;
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
        Histories.checkDuration("duration", duration);
        Opportunities.checkWhole("duration", duration);
        double p = Variates.beta(random, alpha, beta);
        double theta = Variates.beta(random, gamma, delta);
        FuturePurchases life = BgBbFuture.life(random, p, theta, duration);
        Map<String, Double> latent = new LinkedHashMap<>();
        latent.put("p", p);
        latent.put("theta", theta);
        return new SimulatedCustomer(life.times(), life.lifetime(), latent);
    }
}
