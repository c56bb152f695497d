package dev.lindy.models.contracts.sbg;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.estimate.ModelFamily;
import dev.lindy.core.special.BetaExpectation;
import dev.lindy.core.special.GaussFraction;
import dev.lindy.core.special.LogBetaRatio;
import dev.lindy.core.special.RatioSum;
import dev.lindy.models.ContractModel;
import dev.lindy.models.SimulatedContract;
import dev.lindy.models.contracts.kernel.Contracts;
import dev.lindy.models.kernel.Parameters;
import dev.lindy.models.kernel.Variates;
import java.util.Objects;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The shifted beta-geometric model (Fader and Hardie 2007) at known parameters; the package page has its assumptions and
 * formulas.
 *
 * @param alpha first parameter of the chance to end the contract, above 0
 * @param beta second parameter of the chance to end the contract, above 0
 * @param timeScale the length of a period
 */
public record Sbg(double alpha, double beta, TimeScale timeScale) implements ContractModel {

    /** The model's name in files and options. */
    public static final String ID = "sbg";

    /** How the model is fitted; for the fitter, benchmarks and bootstraps. */
    public static final ModelFamily<CohortSample, Sbg> FAMILY = new SbgFamily();

    /** A simulation goes from period to period for so long. */
    private static final int ONE_BY_ONE = 1_000_000;

    /** Below this α + β nearly everybody either leaves at once or stays for ever. */
    private static final double ALL_OR_NOTHING = 0.01;

    /** The continued fraction of DEL takes some 180 steps here, and more for less discounting. */
    private static final double HARDLY_DISCOUNTED = 0.01;

    /**
     * Checks the parameters, all at once.
     *
     * @param alpha first parameter of the chance to end the contract, above 0
     * @param beta second parameter of the chance to end the contract, above 0
     * @param timeScale the length of a period
     * @throws IllegalArgumentException naming every parameter that is not finite and above 0
     */
    public Sbg {
        Objects.requireNonNull(timeScale, "timeScale");
        Parameters.requireInRange(FAMILY.name(), FAMILY.parameters(), alpha, beta);
    }

    /**
     * Fits the model by maximum likelihood, with the defaults of {@link MaximumLikelihood}.
     *
     * @param contracts the contracts
     * @return the fit, converged or not
     * @throws IllegalArgumentException if there are none
     */
    public static MaximumLikelihoodFit<Sbg> fit(CohortSample contracts) {
        return MaximumLikelihood.withDefaults().fit(FAMILY, contracts);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public double logSurvival(int t) {
        Contracts.checkPeriods("t", t);
        return LogBetaRatio.value(alpha, beta, t);
    }

    @Override
    public double survival(int t, int renewals) {
        Contracts.checkPeriods("renewals", renewals);
        return after(renewals).survival(t);
    }

    /** A contract that was renewed so often is a new one whose customer's θ is Beta(α, β + ν). */
    private Sbg after(double renewals) {
        return new Sbg(alpha, beta + renewals, timeScale);
    }

    @Override
    public double retentionRate(int t) {
        Contracts.checkPeriod(t);
        double kept = beta + (t - 1);
        return kept / (alpha + kept);
    }

    @Override
    public double churnProbability(int t) {
        Contracts.checkPeriod(t);
        return survival(t - 1) * (alpha / (alpha + beta + (t - 1)));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Infinite when nothing is discounted and α ≤ 1.
     */
    @Override
    public double discountedExpectedLifetime(Discount discount) {
        double rate = discount.ratePer(timeScale);
        double lost = -Math.expm1(-rate);
        if (lost == 0) {
            return alpha > 1 ? (alpha + beta - 1) / (alpha - 1) : Double.POSITIVE_INFINITY;
        }
        double v = Math.exp(-rate);
        if (alpha + beta < ALL_OR_NOTHING) {
            // 1 + v·P(renewed once)·(what follows then), in which nearly nobody leaves: no mass is left at θ = 1.
            return 1 + v * beta / (alpha + beta) * after(1).discountedExpectedLifetime(discount);
        }
        return lost > HARDLY_DISCOUNTED
                ? GaussFraction.value(beta, alpha + beta, v)
                : BetaExpectation.ofPower(alpha, beta, 1, lost / v, theta -> 1) / lost;
    }

    /**
     * {@inheritDoc}
     *
     * <p>Infinite when nothing is discounted and α ≤ 1.
     */
    @Override
    public double discountedExpectedResidualLifetime(Discount discount, int renewals) {
        Contracts.checkPeriods("renewals", renewals);
        double kept = beta + renewals;
        return kept / (alpha + kept) * after(renewals + 1.0).discountedExpectedLifetime(discount);
    }

    @Override
    public double expectedRenewals(int horizon, int renewals) {
        Contracts.checkPeriods("horizon", horizon);
        Contracts.checkPeriods("renewals", renewals);
        if (horizon == 0) {
            return 0;
        }
        double kept = beta + renewals;
        return kept
                / (alpha + kept)
                * Math.exp(RatioSum.log(new double[] {kept + 1}, new double[] {alpha + kept + 1}, horizon));
    }

    @Override
    public double posteriorMeanChurnProbability(int renewals) {
        Contracts.checkPeriods("renewals", renewals);
        return alpha / (alpha + beta + renewals);
    }

    @Override
    public double logLikelihood(CohortSample contracts) {
        Contracts.checkTimeScale(this, contracts);
        return FAMILY.likelihood(contracts).evaluate(new double[] {alpha, beta}, null, null);
    }

    @Override
    public SimulatedContract simulate(UniformRandomProvider random, int periods) {
        Contracts.checkPeriods("periods", periods);
        double theta = Variates.beta(random, alpha, beta);
        for (int t = 1; t <= Math.min(periods, ONE_BY_ONE); t++) {
            if (random.nextDouble() < theta) {
                return new SimulatedContract(t, false, theta);
            }
        }
        if (periods > ONE_BY_ONE) {
            // The chance to leave has no memory: 1 − U is at most (1 − θ)^t.
            double more = Math.max(1, Math.ceil(Math.log1p(-random.nextDouble()) / Math.log1p(-theta)));
            if (more <= periods - ONE_BY_ONE) {
                return new SimulatedContract(ONE_BY_ONE + (int) more, false, theta);
            }
        }
        return new SimulatedContract(periods, true, theta);
    }
}
