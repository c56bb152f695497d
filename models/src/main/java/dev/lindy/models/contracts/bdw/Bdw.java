package dev.lindy.models.contracts.bdw;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.estimate.ModelFamily;
import dev.lindy.models.ContractModel;
import dev.lindy.models.SimulatedContract;
import dev.lindy.models.contracts.kernel.Contracts;
import dev.lindy.models.kernel.Parameters;
import dev.lindy.models.kernel.Variates;
import java.util.Objects;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The beta-discrete-Weibull model (Fader and others 2018) at known parameters; the package page has its assumptions and
 * formulas.
 *
 * @param alpha first parameter of the chance to leave in the first period, above 0
 * @param beta second parameter of the chance to leave in the first period, above 0
 * @param c how that chance changes with age, above 0; 1 is sBG
 * @param timeScale the length of a period
 */
public record Bdw(double alpha, double beta, double c, TimeScale timeScale) implements ContractModel {

    /** The model's name in files and options. */
    public static final String ID = "bdw";

    /** How the model is fitted; for the fitter, benchmarks and bootstraps. */
    public static final ModelFamily<CohortSample, Bdw> FAMILY = new BdwFamily();

    /**
     * Checks the parameters, all at once.
     *
     * @param alpha first parameter of the chance to leave in the first period, above 0
     * @param beta second parameter of the chance to leave in the first period, above 0
     * @param c how that chance changes with age, above 0
     * @param timeScale the length of a period
     * @throws IllegalArgumentException naming every parameter that is not finite and above 0
     */
    public Bdw {
        Objects.requireNonNull(timeScale, "timeScale");
        Parameters.requireInRange(FAMILY.name(), FAMILY.parameters(), alpha, beta, c);
    }

    /**
     * Fits the model by maximum likelihood, with the defaults of {@link MaximumLikelihood}.
     *
     * @param contracts the contracts
     * @return the fit, converged or not
     * @throws IllegalArgumentException if there are none
     */
    public static MaximumLikelihoodFit<Bdw> fit(CohortSample contracts) {
        return MaximumLikelihood.withDefaults().fit(FAMILY, contracts);
    }

    @Override
    public String id() {
        return ID;
    }

    private BdwSurvival survival() {
        return new BdwSurvival(alpha, beta, c);
    }

    @Override
    public double logSurvival(int t) {
        Contracts.checkPeriods("t", t);
        return survival().logRatio(0, t);
    }

    @Override
    public double survival(int t, int renewals) {
        Contracts.checkPeriods("t", t);
        Contracts.checkPeriods("renewals", renewals);
        return Math.exp(survival().logRatio(renewals, (double) renewals + t));
    }

    @Override
    public double retentionRate(int t) {
        Contracts.checkPeriod(t);
        return Math.exp(survival().logRatio(t - 1, t));
    }

    @Override
    public double churnProbability(int t) {
        Contracts.checkPeriod(t);
        return -survival(t - 1) * Math.expm1(survival().logRatio(t - 1, t));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Infinite when nothing is discounted and αc ≤ 1.
     */
    @Override
    public double discountedExpectedLifetime(Discount discount) {
        return 1 + Math.exp(-discount.ratePer(timeScale)) * discountedExpectedResidualLifetime(discount, 0);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Infinite when nothing is discounted and αc ≤ 1.
     */
    @Override
    public double discountedExpectedResidualLifetime(Discount discount, int renewals) {
        Contracts.checkPeriods("renewals", renewals);
        return survival().sum(renewals, Double.POSITIVE_INFINITY, discount.ratePer(timeScale));
    }

    @Override
    public double expectedRenewals(int horizon, int renewals) {
        Contracts.checkPeriods("horizon", horizon);
        Contracts.checkPeriods("renewals", renewals);
        return survival().sum(renewals, (double) renewals + horizon, 0);
    }

    @Override
    public double posteriorMeanChurnProbability(int renewals) {
        Contracts.checkPeriods("renewals", renewals);
        return alpha / (alpha + beta + Math.pow(renewals, c));
    }

    @Override
    public double logLikelihood(CohortSample contracts) {
        Contracts.checkTimeScale(this, contracts);
        return FAMILY.likelihood(contracts).evaluate(new double[] {alpha, beta, c}, null, null);
    }

    @Override
    public SimulatedContract simulate(UniformRandomProvider random, int periods) {
        Contracts.checkPeriods("periods", periods);
        double theta = Variates.beta(random, alpha, beta);
        // Renewed t times if U < (1 − θ)^(t^c).
        double longest = Math.pow(Math.log(1 - random.nextDouble()) / Math.log1p(-theta), 1 / c);
        double period = Math.max(1, Math.ceil(longest));
        return period <= periods
                ? new SimulatedContract((int) period, false, theta)
                : new SimulatedContract(periods, true, theta);
    }
}
