package dev.lindy.models.spend.gammagamma;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.OrderSpendSample;
import dev.lindy.core.base.SpendSample;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.models.CompoundSpendModel;
import dev.lindy.models.FutureSpend;
import dev.lindy.models.SimulatedSpend;
import dev.lindy.models.kernel.Parameters;
import java.util.Map;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;

/**
 * The Gamma-Gamma model of mean spend per purchase at known parameters. The package page tells its story and formulas.
 *
 * @param p shape of amounts within a customer, finite and above 0
 * @param q shape of the rates across customers, finite and above 0
 * @param gamma scale across customers in currency, finite and above 0
 */
public record GammaGamma(double p, double q, double gamma) implements CompoundSpendModel {

    /** The model's name in files and options. */
    public static final String ID = "gamma-gamma";

    /** How the model is fitted; for the fitter, benchmarks and bootstraps. */
    public static final CustomerFamily<SpendSample, GammaGamma> FAMILY = new GammaGammaFamily();

    /** The name in files and options of a fit to single purchases. */
    public static final String ORDERS_ID = "gamma-gamma-orders";

    /** How the model is fitted to single purchases. */
    public static final CustomerFamily<OrderSpendSample, GammaGamma> ORDERS_FAMILY = new OrdersFamily();

    /**
     * Checks the parameters.
     *
     * @param p shape of amounts within a customer
     * @param q shape of the rates across customers
     * @param gamma scale across customers
     * @throws IllegalArgumentException naming every parameter that is not finite and above 0
     */
    public GammaGamma {
        Parameters.requireInRange(FAMILY.name(), FAMILY.parameters(), p, q, gamma);
    }

    /**
     * Fits the model by maximum likelihood to the customers with a known mean spend above 0, with the defaults of
     * {@link MaximumLikelihood}.
     *
     * @param base customers with spend
     * @return the fit, converged or not
     * @throws IllegalArgumentException if nobody's spend is known
     * @throws IllegalStateException if the base has no spend
     */
    public static MaximumLikelihoodFit<GammaGamma> fit(CustomerBase base) {
        return MaximumLikelihood.withDefaults().fit(FAMILY, base);
    }

    /**
     * Fits the model by maximum likelihood to the single purchases of customers, of which x, Σ z and Σ ln z are enough: p is then
     * what purchases of one customer show, and not what follows from how means depend on their number.
     *
     * @param base customers whose spread of spend is known
     * @return the fit, converged or not
     * @throws IllegalArgumentException if nobody's spend is known
     * @throws IllegalStateException if the base has no spread of spend
     */
    public static MaximumLikelihoodFit<GammaGamma> fitOrders(CustomerBase base) {
        if (!base.hasSpendSpread()) {
            throw new IllegalStateException("this customer base has no spread of spend, which an order log gives");
        }
        return MaximumLikelihood.withDefaults().fit(ORDERS_FAMILY, base);
    }

    @Override
    public String id() {
        return ID;
    }

    /**
     * Log-likelihood of a mean of purchases: ln f(z̄ | x).
     *
     * @param x purchases observed; 0 says nothing and gives 0
     * @param meanSpend their mean value z̄, above 0
     * @return the logarithm of the density
     */
    public double logLikelihood(int x, double meanSpend) {
        require(x, meanSpend);
        if (x == 0) {
            return 0;
        }
        double paid = x * meanSpend;
        return BetaKernel.logKernel(p * x, q, paid / gamma) - Math.log(meanSpend);
    }

    /**
     * Gradient of {@link #logLikelihood(int, double)} in (p, q, γ).
     *
     * @param x purchases observed, at least 1
     * @param meanSpend their mean value z̄, above 0
     * @return three numbers
     */
    public double[] logLikelihoodGradient(int x, double meanSpend) {
        double[] gradient = new double[3];
        single(x, meanSpend).evaluate(new double[] {p, q, gamma}, gradient, null);
        return gradient;
    }

    /**
     * Second derivatives of {@link #logLikelihood(int, double)} in (p, q, γ).
     *
     * @param x purchases observed, at least 1
     * @param meanSpend their mean value z̄, above 0
     * @return nine numbers, row by row, symmetric
     */
    public double[] logLikelihoodHessian(int x, double meanSpend) {
        double[] hessian = new double[9];
        single(x, meanSpend).evaluate(new double[] {p, q, gamma}, new double[3], hessian);
        return hessian;
    }

    private GammaGammaLikelihood single(int x, double meanSpend) {
        require(x, meanSpend);
        return new GammaGammaLikelihood(SpendSample.of(new int[] {x}, new double[] {meanSpend}));
    }

    @Override
    public double populationMeanSpend() {
        return conditionalMeanSpend(0, 0);
    }

    /**
     * Variance of the mean value of a purchase across the population.
     *
     * @return in currency squared; infinite for 1 &lt; q ≤ 2, and NaN for q ≤ 1, where there is no mean to deviate from
     */
    public double populationVarianceOfMeanSpend() {
        return conditionalVarianceOfMeanSpend(0, 0);
    }

    /**
     * {@inheritDoc} It is infinite whenever px + q ≤ 1.
     */
    @Override
    public double conditionalMeanSpend(int x, double meanSpend) {
        require(x, meanSpend);
        double moments = shapeAbove(1, x);
        return moments > 0 ? p * (rate(x, meanSpend) / moments) : Double.POSITIVE_INFINITY;
    }

    /**
     * Variance of the mean value of a purchase of one customer.
     *
     * @param x purchases observed
     * @param meanSpend their mean value z̄
     * @return in currency squared; infinite for 1 &lt; px + q ≤ 2, and NaN for px + q ≤ 1, where there is no mean to
     *     deviate from
     */
    public double conditionalVarianceOfMeanSpend(int x, double meanSpend) {
        double mean = conditionalMeanSpend(x, meanSpend);
        if (Double.isInfinite(mean)) {
            return Double.NaN;
        }
        double moments = shapeAbove(2, x);
        return moments > 0 ? mean * (mean / moments) : Double.POSITIVE_INFINITY;
    }

    /**
     * Posterior mean of the customer's rate ν, which is Gamma distributed with shape px + q and rate γ + x z̄.
     *
     * @param x purchases observed
     * @param meanSpend their mean value z̄
     * @return in 1/currency
     */
    public double posteriorMeanRate(int x, double meanSpend) {
        require(x, meanSpend);
        return shape(x) / rate(x, meanSpend);
    }

    @Override
    public double meanSpendProbability(int x, double meanSpend, double m) {
        require(x, meanSpend);
        if (!(m >= 0)) {
            throw new IllegalArgumentException("an amount must be at least 0, but is " + m);
        }
        if (m == 0 || Double.isInfinite(m)) {
            return m == 0 ? 0 : 1;
        }
        return RegularizedGamma.Q.value(shape(x), p * rate(x, meanSpend) / m);
    }

    /**
     * {@inheritDoc} Below the median the solution works with the level, above it with 1 − level, so that both tails keep
     * their digits; a quantile beyond the largest double is infinite.
     */
    @Override
    public double meanSpendQuantile(double level, int x, double meanSpend) {
        require(x, meanSpend);
        if (!(level >= 0 && level <= 1)) {
            throw new IllegalArgumentException("a quantile's level must lie in [0, 1], but is " + level);
        }
        if (level == 0 || level == 1) {
            return level == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        // M ≤ m means ν ≥ p/m: the level is the upper tail of the Gamma distributed ν.
        return p * rate(x, meanSpend) * Math.exp(-GammaQuantile.logUpper(shape(x), level));
    }

    /**
     * {@inheritDoc} The sum of y purchases divided by γ + x z̄ is a generalised beta prime variable of shapes py and px + q.
     */
    @Override
    public FutureSpend futureSpend(int x, double meanSpend) {
        require(x, meanSpend);
        return new GammaGammaFuture(p, shape(x), rate(x, meanSpend), shapeAbove(1, x), shapeAbove(2, x));
    }

    @Override
    public SimulatedSpend simulate(UniformRandomProvider random, int purchases) {
        if (purchases < 0) {
            throw new IllegalArgumentException("the number of purchases must be at least 0, but is " + purchases);
        }
        double nu =
                AhrensDieterMarsagliaTsangGammaSampler.of(random, q, 1 / gamma).sample();
        double[] amounts = new double[purchases];
        SharedStateContinuousSampler unit = AhrensDieterMarsagliaTsangGammaSampler.of(random, p, 1);
        for (int i = 0; i < purchases; i++) {
            amounts[i] = unit.sample() / nu;
        }
        return new SimulatedSpend(amounts, p / nu, Map.of("nu", nu));
    }

    /** Shape Q of the posterior of ν. */
    private double shape(int x) {
        return p * x + q;
    }

    /** Q − k without the loss of q's last digits where Q is close to k. */
    private double shapeAbove(double k, int x) {
        return p * x + (q - k);
    }

    /** Rate g of the posterior of ν. */
    private double rate(int x, double meanSpend) {
        return x == 0 ? gamma : gamma + x * meanSpend;
    }

    private static void require(int x, double meanSpend) {
        if (x < 0) {
            throw new IllegalArgumentException("the number of purchases must be at least 0, but is " + x);
        }
        if (x > 0 && !(meanSpend > 0 && meanSpend < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("mean spend of " + x + (x == 1 ? " purchase" : " purchases")
                    + " must be finite and above 0, but is " + meanSpend);
        }
    }
}
