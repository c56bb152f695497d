package dev.lindy.models.purchases.ggomnbd;

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
import dev.lindy.models.purchases.kernel.dropoutclock.GompertzClock;
import java.util.Objects;

/**
 * The Gamma-Gompertz/NBD model (Bemmaor and Glady 2012; Adler 2022) at known parameters; the package page has its assumptions and
 * formulas.
 *
 * <p>β on either side of 1, bT beyond 700, tiny b, thousands of purchases are ordinary inputs. Every quantity is finite, over an
 * infinite horizon too: everybody leaves in the end, and soon.
 *
 * @param r shape of the purchase rates, above 0
 * @param alpha rate parameter of the purchase rates in units of {@code timeScale}, above 0
 * @param b growth of the dropout rates per {@code timeScale}, above 0
 * @param s shape of the dropout rates, above 0
 * @param beta rate parameter of the dropout rates, a pure number, above 0
 * @param timeScale the unit of all times
 */
public record GgomNbd(double r, double alpha, double b, double s, double beta, TimeScale timeScale)
        implements ClockModel {

    /** The model's name in files and options. */
    public static final String ID = "ggom-nbd";

    /** How the model is fitted; for the fitter, benchmarks and bootstraps. */
    public static final CustomerFamily<RecencySample, GgomNbd> FAMILY = new GgomNbdFamily();

    /**
     * Checks the parameters, all at once.
     *
     * @param r shape of the purchase rates, above 0
     * @param alpha rate parameter of the purchase rates in units of {@code timeScale}, above 0
     * @param b growth of the dropout rates per {@code timeScale}, above 0
     * @param s shape of the dropout rates, above 0
     * @param beta rate parameter of the dropout rates, a pure number, above 0
     * @param timeScale the unit of all times
     * @throws IllegalArgumentException naming every parameter that is not finite and above 0
     */
    public GgomNbd {
        Objects.requireNonNull(timeScale, "timeScale");
        Parameters.requireInRange(FAMILY.name(), FAMILY.parameters(), r, alpha, b, s, beta);
    }

    /**
     * Fits the model by maximum likelihood, with the defaults of {@link MaximumLikelihood}.
     *
     * @param base the customers
     * @return the fit, converged or not
     * @throws IllegalArgumentException if the base is empty
     */
    public static MaximumLikelihoodFit<GgomNbd> fit(CustomerBase base) {
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
    public static CovariateFit<GgomNbd> fit(CustomerBase base, Covariates covariates) {
        return CovariateFit.of(FAMILY, base, covariates);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public GompertzClock clock() {
        return new GompertzClock(b, s, beta);
    }

    @Override
    public String latentDropout() {
        return "eta";
    }

    @Override
    public double[] parameters() {
        return new double[] {r, alpha, b, s, beta};
    }

    @Override
    public LogLikelihood likelihood(CustomerBase base) {
        return FAMILY.likelihood(FAMILY.sample(base));
    }

    /**
     * Posterior mean of the dropout parameter η, whether the customer is still active or not. At time t since the first purchase
     * a customer leaves at the rate ηb e<sup>bt</sup>.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return a pure number
     */
    public double posteriorMeanDropoutParameter(int x, double tx, double T) {
        double logAlive = logProbabilityAlive(x, tx, T);
        GompertzClock clock = clock();
        double ofActive = s * clock.reciprocal(T);
        double gone = -Math.expm1(logAlive);
        if (gone == 0) {
            return ofActive;
        }
        double ofGone = activeAt(x, tx).meanOverGone(T - tx, y -> (s + 1) * clock.reciprocal(tx + y));
        return Math.exp(logAlive) * ofActive + gone * ofGone;
    }
}
