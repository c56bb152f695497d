package dev.lindy.models.purchases.nbd;

import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.special.ExpRatio;
import dev.lindy.core.special.LogGammaRatio;
import dev.lindy.core.special.NegativeBinomial;
import dev.lindy.models.SimulatedCustomer;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.kernel.Parameters;
import dev.lindy.models.kernel.Variates;
import dev.lindy.models.purchases.kernel.Histories;
import dev.lindy.models.purchases.kernel.betageometric.Dropout;
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
        Parameters.requirePositive(FAMILY.name(), FAMILY.parameters(), r, alpha);
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

    @Override
    public String id() {
        return ID;
    }

    @Override
    public double logLikelihood(int x, double tx, double T) {
        Histories.check(x, tx, T);
        return LogGammaRatio.value(r, x) - r * Math.log1p(T / alpha) - x * Math.log(alpha + T);
    }

    /**
     * Gradient of {@link #logLikelihood(int, double, double)} in (r, α).
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return two numbers
     */
    public double[] logLikelihoodGradient(int x, double tx, double T) {
        double[] gradient = new double[2];
        single(x, tx, T).evaluate(new double[] {r, alpha}, gradient, null);
        return gradient;
    }

    /**
     * Second derivatives of {@link #logLikelihood(int, double, double)} in (r, α).
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return four numbers, row by row, symmetric
     */
    public double[] logLikelihoodHessian(int x, double tx, double T) {
        double[] hessian = new double[4];
        single(x, tx, T).evaluate(new double[] {r, alpha}, new double[2], hessian);
        return hessian;
    }

    private NbdLikelihood single(int x, double tx, double T) {
        Histories.check(x, tx, T);
        return new NbdLikelihood(
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
        return FAMILY.likelihood(FAMILY.sample(base)).evaluate(new double[] {r, alpha}, null, null);
    }

    /** 1: nobody leaves. */
    @Override
    public double probabilityAlive(int x, double tx, double T) {
        Histories.check(x, tx, T);
        return 1;
    }

    /** 0: nobody leaves. */
    @Override
    public double logProbabilityAlive(int x, double tx, double T) {
        Histories.check(x, tx, T);
        return 0;
    }

    /** 1: nobody leaves. */
    @Override
    public double probabilityAlive(int x, double tx, double T, double t) {
        Histories.checkTime("t", t);
        return probabilityAlive(x, tx, T);
    }

    @Override
    public double expectedTransactions(double t) {
        return conditionalExpectedTransactions(0, 0, 0, t);
    }

    @Override
    public double expectedTransactions(double from, double to) {
        Histories.checkInterval(from, to);
        return expectedTransactions(to - from);
    }

    @Override
    public double varianceOfTransactions(double t) {
        return conditionalVarianceOfTransactions(0, 0, 0, t);
    }

    @Override
    public double transactionProbability(int k, double t) {
        return conditionalTransactionProbability(k, 0, 0, 0, t);
    }

    /**
     * {@inheritDoc}
     *
     * <p>(r + x)t/(α + T).
     */
    @Override
    public double conditionalExpectedTransactions(int x, double tx, double T, double t) {
        Histories.check(x, tx, T);
        Histories.checkTime("t", t);
        return (r + x) * (t / (alpha + T));
    }

    @Override
    public double conditionalVarianceOfTransactions(int x, double tx, double T, double t) {
        double mean = conditionalExpectedTransactions(x, tx, T, t);
        return mean * (1 + t / (alpha + T));
    }

    @Override
    public double conditionalTransactionProbability(int k, int x, double tx, double T, double t) {
        Histories.checkCount(k);
        Histories.check(x, tx, T);
        Histories.checkTime("t", t);
        return NegativeBinomial.probability(k, r + x, t / (alpha + T));
    }

    @Override
    public double probabilityOfPurchase(int x, double tx, double T, double t) {
        Histories.check(x, tx, T);
        Histories.checkTime("t", t);
        return NegativeBinomial.atLeast(1, r + x, t / (alpha + T));
    }

    @Override
    public double timeToNextPurchaseQuantile(double level, int x, double tx, double T) {
        Histories.check(x, tx, T);
        Histories.checkLevel(level);
        return (alpha + T) * Math.expm1(-Math.log1p(-level) / (r + x));
    }

    /**
     * {@inheritDoc}
     *
     * <p>(α + T)/(r + x − 1); infinite when r + x ≤ 1.
     */
    @Override
    public double meanTimeToNextPurchase(int x, double tx, double T) {
        Histories.check(x, tx, T);
        return r + x > 1 ? (alpha + T) / (r + x - 1) : Double.POSITIVE_INFINITY;
    }

    /**
     * {@inheritDoc}
     *
     * <p>(r + x)/(α + T) · (1 − e<sup>−δt</sup>)/δ; infinite when nothing is discounted and the horizon is infinite.
     */
    @Override
    public double discountedExpectedTransactions(Discount discount, int x, double tx, double T, double t) {
        Histories.check(x, tx, T);
        Histories.checkTime("t", t);
        double delta = discount.ratePer(timeScale);
        double rate = (r + x) / (alpha + T);
        if (delta > 0 && Double.isInfinite(t)) {
            return rate / delta;
        }
        return delta == 0 ? rate * t : rate * t * ExpRatio.value(-delta * t);
    }

    /**
     * {@inheritDoc}
     *
     * <p>(r + x)/((α + T)δ); infinite when nothing is discounted.
     */
    @Override
    public double discountedExpectedResidualTransactions(Discount discount, int x, double tx, double T) {
        return discountedExpectedTransactions(discount, x, tx, T, Double.POSITIVE_INFINITY);
    }

    @Override
    public double discountedExpectedTransactions(Discount discount, double t) {
        return discountedExpectedTransactions(discount, 0, 0, 0, t);
    }

    /** The horizon h itself: nobody leaves. */
    @Override
    public double expectedResidualLifetime(int x, double tx, double T, double h) {
        Histories.check(x, tx, T);
        Histories.checkTime("h", h);
        return h;
    }

    @Override
    public double posteriorMeanPurchaseRate(int x, double tx, double T) {
        Histories.check(x, tx, T);
        return (r + x) / (alpha + T);
    }

    @Override
    public SimulatedCustomer simulate(UniformRandomProvider random, double duration) {
        double lambda = Variates.gamma(random, r, alpha);
        SimulatedCustomer life = Lives.draw(Dropout.AFTER_REPEAT_PURCHASES, 1, lambda, 0, random, duration);
        return new SimulatedCustomer(life.purchaseTimes(), life.lifetime(), Map.of("lambda", lambda));
    }
}
