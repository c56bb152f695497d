package dev.lindy.models.purchases.nbd;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.covariate.Covariates;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.special.LogGammaRatio;
import dev.lindy.models.CovariateFit;
import dev.lindy.models.Future;
import dev.lindy.models.FuturePurchases;
import dev.lindy.models.SimulatedCustomer;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.kernel.Parameters;
import dev.lindy.models.kernel.Variates;
import dev.lindy.models.purchases.kernel.Histories;
import dev.lindy.models.purchases.kernel.betageometric.Lives;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The NBD model (Ehrenberg 1959) at known parameters; the package page has its assumptions and formulas.
 *
 * @param r shape of the purchase rates, above 0
 * @param alpha rate parameter of the purchase rates in units of {@code timeScale}, above 0
 * @param timeScale the unit of all times
 */
public record Nbd(double r, double alpha, TimeScale timeScale) implements TransactionModel {

    /** The model's name in files and options. */
    public static final String ID = "nbd";

    /** How the model is fitted; for the fitter, benchmarks and bootstraps. */
    public static final CustomerFamily<RecencySample, Nbd> FAMILY = new NbdFamily();

    /**
     * Checks the parameters, all at once.
     *
     * @param r shape of the purchase rates, above 0
     * @param alpha rate parameter of the purchase rates in units of {@code timeScale}, above 0
     * @param timeScale the unit of all times
     * @throws IllegalArgumentException naming every parameter that is not finite and above 0
     */
    public Nbd {
        Objects.requireNonNull(timeScale, "timeScale");
        Parameters.requireInRange(FAMILY.name(), FAMILY.parameters(), r, alpha);
    }

    /**
     * Fits the model by maximum likelihood, with the defaults of {@link MaximumLikelihood}.
     *
     * @param base the customers
     * @return the fit, converged or not
     * @throws IllegalArgumentException if the base is empty
     */
    public static MaximumLikelihoodFit<Nbd> fit(CustomerBase base) {
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
    public static CovariateFit<Nbd> fit(CustomerBase base, Covariates covariates) {
        return CovariateFit.of(FAMILY, base, covariates);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public double[] parameters() {
        return new double[] {r, alpha};
    }

    @Override
    public LogLikelihood likelihood(CustomerBase base) {
        return FAMILY.likelihood(FAMILY.sample(base));
    }

    @Override
    public double logLikelihood(int x, double tx, double T) {
        Histories.check(x, tx, T);
        return LogGammaRatio.value(r, x) - r * Math.log1p(T / alpha) - x * Math.log(alpha + T);
    }

    /** Minus infinity: nobody leaves. */
    @Override
    public double logOddsGone(int x, double tx, double T) {
        Histories.check(x, tx, T);
        return Double.NEGATIVE_INFINITY;
    }

    /** n = r + x, A = α + T. */
    @Override
    public Future future(int x, double tx, double T) {
        return new NbdFuture(r + x, alpha + T, timeScale);
    }

    @Override
    public boolean futureIgnoresRecency() {
        return true;
    }

    @Override
    public double posteriorMeanPurchaseRate(int x, double tx, double T) {
        Histories.check(x, tx, T);
        return (r + x) / (alpha + T);
    }

    @Override
    public SimulatedCustomer simulate(UniformRandomProvider random, double duration) {
        Histories.checkDuration("duration", duration);
        double lambda = Variates.gamma(random, r, alpha);
        FuturePurchases life = new Lives(lambda, 0, 1).draw(random, 0, duration);
        return new SimulatedCustomer(life.times(), life.lifetime(), Map.of("lambda", lambda));
    }
}
