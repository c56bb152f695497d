package dev.lindy.models.purchases.paretonbd;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.covariate.Covariates;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.models.CovariateFit;
import dev.lindy.models.kernel.Parameters;
import dev.lindy.models.purchases.kernel.dropoutclock.ClockModel;
import dev.lindy.models.purchases.kernel.dropoutclock.LomaxClock;
import java.util.Objects;

/**
 * The Pareto/NBD model (Schmittlein, Morrison and Colombo 1987) at known parameters; the package page has its assumptions and
 * formulas.
 *
 * <p>α = β, s = 1, whole s, thousands of purchases, large and tiny parameters are ordinary inputs. Over an infinite horizon without
 * discounting the expected number of purchases and the residual lifetime are infinite when s ≤ 1, the variance of the number when
 * s ≤ 2, and the mean time to the next purchase when r + x + s ≤ 1.
 *
 * @param r shape of the purchase rates, above 0
 * @param alpha rate parameter of the purchase rates in units of {@code timeScale}, above 0
 * @param s shape of the dropout rates, above 0
 * @param beta rate parameter of the dropout rates in units of {@code timeScale}, above 0
 * @param timeScale the unit of all times
 */
public record ParetoNbd(double r, double alpha, double s, double beta, TimeScale timeScale) implements ClockModel {

    /** The model's name in files and options. */
    public static final String ID = "pareto-nbd";

    /** How the model is fitted; for the fitter, benchmarks and bootstraps. */
    public static final CustomerFamily<RecencySample, ParetoNbd> FAMILY = new ParetoNbdFamily();

    /**
     * Checks the parameters, all at once.
     *
     * @param r shape of the purchase rates, above 0
     * @param alpha rate parameter of the purchase rates in units of {@code timeScale}, above 0
     * @param s shape of the dropout rates, above 0
     * @param beta rate parameter of the dropout rates in units of {@code timeScale}, above 0
     * @param timeScale the unit of all times
     * @throws IllegalArgumentException naming every parameter that is not finite and above 0
     */
    public ParetoNbd {
        Objects.requireNonNull(timeScale, "timeScale");
        Parameters.requireInRange(FAMILY.name(), FAMILY.parameters(), r, alpha, s, beta);
    }

    /**
     * Fits the model by maximum likelihood, with the defaults of {@link MaximumLikelihood}.
     *
     * @param base the customers
     * @return the fit, converged or not
     * @throws IllegalArgumentException if the base is empty
     */
    public static MaximumLikelihoodFit<ParetoNbd> fit(CustomerBase base) {
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
    public static CovariateFit<ParetoNbd> fit(CustomerBase base, Covariates covariates) {
        return CovariateFit.of(FAMILY, base, covariates);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public LomaxClock clock() {
        return new LomaxClock(s, beta);
    }

    @Override
    public String latentDropout() {
        return "mu";
    }

    @Override
    public double[] parameters() {
        return new double[] {r, alpha, s, beta};
    }

    @Override
    public LogLikelihood likelihood(CustomerBase base) {
        return FAMILY.likelihood(FAMILY.sample(base));
    }

    /**
     * Posterior mean of the dropout rate μ, whether the customer is still active or not.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return dropouts per unit of time: 1/μ is the mean lifetime of a customer who leaves at the rate μ
     */
    public double posteriorMeanDropoutRate(int x, double tx, double T) {
        double logAlive = logProbabilityAlive(x, tx, T);
        double ofActive = s / (beta + T);
        double gone = -Math.expm1(logAlive);
        if (gone == 0) {
            return ofActive;
        }
        double ofGone = activeAt(x, tx).meanOverGone(T - tx, y -> (s + 1) / (beta + tx + y));
        return Math.exp(logAlive) * ofActive + gone * ofGone;
    }
}
