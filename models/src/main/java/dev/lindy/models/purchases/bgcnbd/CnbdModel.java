package dev.lindy.models.purchases.bgcnbd;

import static dev.lindy.models.purchases.kernel.ByFrequencyAndAge.timesAlive;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.special.LogGammaRatio;
import dev.lindy.core.special.NegativeBinomial;
import dev.lindy.models.SimulatedCustomer;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.kernel.Variates;
import dev.lindy.models.purchases.kernel.Histories;
import dev.lindy.models.purchases.kernel.betageometric.BetaGeometricLikelihood;
import dev.lindy.models.purchases.kernel.betageometric.Dropout;
import dev.lindy.models.purchases.kernel.betageometric.Lives;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * What BG/CNBD-k and MBG/CNBD-k say, whichever the purchases are after which customers may leave; the package page has the
 * assumptions and formulas.
 *
 * <p>Everything that looks ahead is P(alive) times the average, over the phases that may have passed since the last purchase,
 * of a quantity that depends on x, T and the phase. For a whole base the latter is computed once for each pair (x, T).
 */
public interface CnbdModel extends TransactionModel {

    /** The largest k: times between purchases that vary by a fifth of their mean are those of a subscription. */
    int MOST_PHASES = 24;

    /**
     * How regular purchases are: the gaps between them have the shape k, a coefficient of variation of 1/√k.
     *
     * @return k, from 1 (at random) to {@value #MOST_PHASES}
     */
    int k();

    /**
     * Shape of the rates.
     *
     * @return r, above 0
     */
    double r();

    /**
     * Rate parameter of the rates.
     *
     * @return α, above 0, in units of the time scale
     */
    double alpha();

    /**
     * First parameter of the chance to leave.
     *
     * @return a, above 0
     */
    double a();

    /**
     * Second parameter of the chance to leave.
     *
     * @return b, above 0
     */
    double b();

    /**
     * When customers may leave.
     *
     * @return after which purchases
     */
    Dropout dropout();

    /** n = r + kx. */
    private double n(int x) {
        return r() + (double) k() * x;
    }

    /**
     * {@inheritDoc}
     *
     * <p>For k above 1 the density depends on all times between purchases, of which x, t<sub>x</sub> and T tell only the sum.
     * This is its average over all ways in which the x − 1 purchases before the last may fall into (0, t<sub>x</sub>): the
     * likelihood of (x, t<sub>x</sub>, T) but for the factor t<sub>x</sub><sup>x−1</sup>/(x − 1)! that BG/NBD leaves out,
     * too. With the sum of the logarithms at hand, {@link #logLikelihood(int, double, double, double)} is that of all times.
     */
    @Override
    default double logLikelihood(int x, double tx, double T) {
        Histories.check(x, tx, T);
        int k = k();
        if (x == 0) {
            // ln(1 − P(stayed) P(bought | stayed)), which keeps its digits for a young customer.
            double bought = Math.exp(dropout().logStayed(a(), b(), 0)) * NegativeBinomial.atLeast(k, r(), T / alpha());
            if (bought < 0.5) {
                return Math.log1p(-bought);
            }
        }
        double gaps = x == 0 || k == 1
                ? 0
                : (double) (k - 1) * x * Math.log(tx) - LogGammaRatio.value(x, (double) (k - 1) * x);
        return gaps + logLikelihoodOfHistory(x, tx, T);
    }

    /**
     * Log-likelihood of all purchase times of a customer.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @param litt the sum of the logarithms of the x times between purchases
     * @return ln L, with all constants, so that it may be compared between k
     */
    default double logLikelihood(int x, double tx, double T, double litt) {
        Histories.check(x, tx, T);
        if (x == 0) {
            return logLikelihood(x, tx, T);
        }
        return (k() - 1) * litt - x * LogGammaRatio.value(1, k() - 1) + logLikelihoodOfHistory(x, tx, T);
    }

    /** Without what depends on the gaps. */
    private double logLikelihoodOfHistory(int x, double tx, double T) {
        double events = (double) k() * x;
        return LogGammaRatio.value(r(), events)
                - r() * Math.log1p(T / alpha())
                - events * Math.log(alpha() + T)
                + dropout().logStayed(a(), b(), x)
                + Math.log(phases(x, tx, T).sum())
                - logProbabilityAlive(x, tx, T);
    }

    /**
     * Gradient of {@link #logLikelihood(int, double, double)} in (r, α, a, b); the times between purchases do not matter.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return four numbers
     */
    default double[] logLikelihoodGradient(int x, double tx, double T) {
        double[] gradient = new double[4];
        single(x, tx, T).evaluate(new double[] {r(), alpha(), a(), b()}, gradient, null);
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
    default double[] logLikelihoodHessian(int x, double tx, double T) {
        double[] hessian = new double[16];
        single(x, tx, T).evaluate(new double[] {r(), alpha(), a(), b()}, new double[4], hessian);
        return hessian;
    }

    private BetaGeometricLikelihood single(int x, double tx, double T) {
        Histories.check(x, tx, T);
        CustomerBase one = CustomerBase.builder(timeScale())
                .ids("one")
                .frequency(x)
                .recency(tx)
                .T(T)
                .litt(x == 0 ? 0 : x * Math.log(tx / x))
                .build();
        return new BetaGeometricLikelihood(RecencySample.withLitt(one), dropout(), k());
    }

    /**
     * Log-likelihood of a whole base.
     *
     * @param base the customers, with litt
     * @return Σ ln L
     * @throws IllegalArgumentException if the base counts time in another unit or has no litt
     */
    default double logLikelihood(CustomerBase base) {
        Histories.checkTimeScale(this, base);
        return new BetaGeometricLikelihood(RecencySample.withLitt(base), dropout(), k())
                .evaluate(new double[] {r(), alpha(), a(), b()}, null, null);
    }

    private Phases phases(int x, double tx, double T) {
        Histories.check(x, tx, T);
        return new Phases(k(), n(x), (T - tx) / (alpha() + T));
    }

    /** P(gone)/P(alive). */
    private double oddsGone(int x, double tx, double T) {
        double chances = dropout().chances(x);
        Phases phases = phases(x, tx, T);
        return chances == 0
                ? 0
                : a() / (b() + (chances - 1)) * Math.exp(n(x) * Math.log1p((T - tx) / (alpha() + tx))) / phases.sum();
    }

    /**
     * {@inheritDoc}
     *
     * <p>S/(S + O): S the sum over the phases that may have passed since the last purchase, O the odds of having left with
     * it. 1 for a customer who had no chance to leave.
     */
    @Override
    default double probabilityAlive(int x, double tx, double T) {
        return 1 / (1 + oddsGone(x, tx, T));
    }

    @Override
    default double logProbabilityAlive(int x, double tx, double T) {
        double odds = oddsGone(x, tx, T);
        if (odds > 1e290) {
            double last = b() + (dropout().chances(x) - 1);
            return Math.log(phases(x, tx, T).sum() * (last / a())) - n(x) * Math.log1p((T - tx) / (alpha() + tx));
        }
        // 0 − …, not −…, so that certainty is 0 and not −0.
        return 0 - Math.log1p(odds);
    }

    private double probabilityGone(int x, double tx, double T) {
        return 1 / (1 + 1 / oddsGone(x, tx, T));
    }

    /** The future of a customer with this history who is active at T, in the phase j. */
    private PhaseFuture future(int x, double T, int j) {
        return new PhaseFuture(
                k(), j, n(x) + j, alpha() + T, a(), b() + dropout().chances(x));
    }

    private double given(int x, double tx, double T, ToDoubleFunction<PhaseFuture> quantity) {
        return phases(x, tx, T).average(j -> quantity.applyAsDouble(future(x, T, j)));
    }

    private double timesGiven(int x, double tx, double T, ToDoubleFunction<PhaseFuture> quantity) {
        return timesAlive(probabilityAlive(x, tx, T), given(x, tx, T, quantity));
    }

    @Override
    default double probabilityAlive(int x, double tx, double T, double t) {
        Histories.checkTime("t", t);
        return timesGiven(x, tx, T, f -> f.probabilityAlive(t));
    }

    @Override
    default double expectedTransactions(double t) {
        return conditionalExpectedTransactions(0, 0, 0, t);
    }

    @Override
    default double expectedTransactions(double from, double to) {
        Histories.checkInterval(from, to);
        if (to == from) {
            return 0;
        }
        return from == 0 ? expectedTransactions(to) : timesGiven(0, 0, 0, f -> f.expectedTransactions(from, to));
    }

    @Override
    default double varianceOfTransactions(double t) {
        return conditionalVarianceOfTransactions(0, 0, 0, t);
    }

    @Override
    default double transactionProbability(int k, double t) {
        return conditionalTransactionProbability(k, 0, 0, 0, t);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Infinite for infinite t when a ≤ 1.
     */
    @Override
    default double conditionalExpectedTransactions(int x, double tx, double T, double t) {
        Histories.checkTime("t", t);
        return timesGiven(x, tx, T, f -> f.expectedTransactions(t));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Infinite for infinite t when a ≤ 2.
     */
    @Override
    default double conditionalVarianceOfTransactions(int x, double tx, double T, double t) {
        Histories.checkTime("t", t);
        double alive = probabilityAlive(x, tx, T);
        double factorial = given(x, tx, T, f -> f.secondFactorialMoment(t));
        if (Double.isInfinite(factorial)) {
            return Double.POSITIVE_INFINITY;
        }
        double mean = given(x, tx, T, f -> f.expectedTransactions(t));
        // Of the active customers, and between them and those who are gone.
        double between = alive * probabilityGone(x, tx, T) * mean * mean;
        return alive * Math.max(0, (factorial - mean * mean) + mean) + between;
    }

    @Override
    default double conditionalTransactionProbability(int k, int x, double tx, double T, double t) {
        Histories.checkCount(k);
        Histories.checkTime("t", t);
        if (k > 0) {
            return timesGiven(x, tx, T, f -> f.transactionProbability(k, t));
        }
        // The sum of what is gone and what is idle rounds up to more than 1 when nearly everything is one or the other.
        double any = probabilityOfPurchase(x, tx, T, t);
        return any < 0.5
                ? 1 - any
                : probabilityGone(x, tx, T) + timesGiven(x, tx, T, f -> f.transactionProbability(0, t));
    }

    @Override
    default double probabilityOfPurchase(int x, double tx, double T, double t) {
        Histories.checkTime("t", t);
        return timesGiven(x, tx, T, f -> f.probabilityOfPurchase(t));
    }

    /**
     * {@inheritDoc}
     *
     * <p>By Newton's method on the logarithms of time and of the smaller of the probability and its complement; in closed
     * form for k = 1.
     */
    @Override
    default double timeToNextPurchaseQuantile(double level, int x, double tx, double T) {
        Histories.checkLevel(level);
        double alive = probabilityAlive(x, tx, T);
        if (level >= alive) {
            return Double.POSITIVE_INFINITY;
        }
        double share = level / alive;
        if (share == 0) {
            return 0;
        }
        if (k() == 1) {
            return (alpha() + T) * Math.expm1(-Math.log1p(-share) / n(x));
        }
        DoubleUnaryOperator density = t -> t * given(x, tx, T, f -> f.nextPurchaseDensity(t));
        DoubleUnaryOperator below = t -> given(x, tx, T, f -> f.probabilityOfPurchase(t));
        DoubleUnaryOperator above = t -> given(x, tx, T, f -> f.probabilityOfNone(t));
        return share <= 0.5
                ? QuantileSearch.find(
                        alpha() + T,
                        t -> Math.log(below.applyAsDouble(t) / share),
                        t -> density.applyAsDouble(t) / below.applyAsDouble(t))
                : QuantileSearch.find(
                        alpha() + T,
                        t -> Math.log((1 - share) / above.applyAsDouble(t)),
                        t -> density.applyAsDouble(t) / above.applyAsDouble(t));
    }

    /**
     * {@inheritDoc}
     *
     * <p>The average of (k − j)(α + T)/(r + kx + j − 1) over the phases j; infinite when r + kx ≤ 1.
     */
    @Override
    default double meanTimeToNextPurchase(int x, double tx, double T) {
        return given(x, tx, T, PhaseFuture::meanTimeToNextPurchase);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Infinite when nothing is discounted, the horizon is infinite and a ≤ 1.
     */
    @Override
    default double discountedExpectedTransactions(Discount discount, int x, double tx, double T, double t) {
        Histories.checkTime("t", t);
        double delta = discount.ratePer(timeScale());
        if (Double.isInfinite(t) && delta > 0) {
            ResidualPurchases residual = residual(x, delta);
            double given = phases(x, tx, T).average(j -> residual.given(j, alpha() + T));
            return timesAlive(probabilityAlive(x, tx, T), given);
        }
        return timesGiven(x, tx, T, f -> f.discountedTransactions(delta, t));
    }

    private ResidualPurchases residual(int x, double delta) {
        return new ResidualPurchases(k(), n(x), a(), b() + dropout().chances(x), delta);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Infinite when nothing is discounted and a ≤ 1.
     */
    @Override
    default double discountedExpectedResidualTransactions(Discount discount, int x, double tx, double T) {
        return discountedExpectedTransactions(discount, x, tx, T, Double.POSITIVE_INFINITY);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Infinite when nothing is discounted, the horizon is infinite and a ≤ 1.
     */
    @Override
    default double discountedExpectedTransactions(Discount discount, double t) {
        return discountedExpectedTransactions(discount, 0, 0, 0, t);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Infinite for infinite h when a ≤ 1 or r + kx ≤ 1.
     */
    @Override
    default double expectedResidualLifetime(int x, double tx, double T, double h) {
        Histories.checkTime("h", h);
        return timesGiven(x, tx, T, f -> f.expectedLifetime(h));
    }

    /**
     * Posterior mean of the rate at which a customer buys while active, λ/k, whether the customer is still active or not.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return purchases per unit of time
     */
    @Override
    default double posteriorMeanPurchaseRate(int x, double tx, double T) {
        return posteriorMeanPhaseRate(x, tx, T) / k();
    }

    /**
     * Posterior mean of λ, the rate at which phases pass.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return phases per unit of time, k of them to a purchase
     */
    default double posteriorMeanPhaseRate(int x, double tx, double T) {
        double alive = phases(x, tx, T).average(j -> (n(x) + j) / (alpha() + T));
        return probabilityAlive(x, tx, T) * alive + probabilityGone(x, tx, T) * (n(x) / (alpha() + tx));
    }

    /**
     * Posterior mean of the chance p to leave after a purchase, whether the customer is still active or not:
     * (a + P(gone))/(a + b + c) with c the chances that the customer had to leave.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @return a probability
     */
    default double posteriorMeanDropoutProbability(int x, double tx, double T) {
        return (a() + probabilityGone(x, tx, T)) / (a() + b() + dropout().chances(x));
    }

    /** P(alive) times the average over phases, for every customer; the quantity is computed once for each x, T and phase. */
    private double[] timesGiven(CustomerBase base, ToDoubleFunction<PhaseFuture> quantity) {
        return allTimesGiven(base, any -> (x, T, j) -> quantity.applyAsDouble(future(x, T, j)));
    }

    private double[] allTimesGiven(CustomerBase base, GivenPhase.OfFrequency quantity) {
        Histories.checkTimeScale(this, base);
        return GivenPhase.average(
                base,
                k(),
                quantity,
                (x, tx, T, ofPhase) ->
                        timesAlive(probabilityAlive(x, tx, T), phases(x, tx, T).average(j -> ofPhase[j])));
    }

    @Override
    default double[] probabilityAlive(CustomerBase base, double t) {
        Histories.checkTime("t", t);
        return timesGiven(base, f -> f.probabilityAlive(t));
    }

    @Override
    default double[] conditionalExpectedTransactions(CustomerBase base, double t) {
        Histories.checkTime("t", t);
        return timesGiven(base, f -> f.expectedTransactions(t));
    }

    @Override
    default double[] probabilityOfPurchase(CustomerBase base, double t) {
        Histories.checkTime("t", t);
        return timesGiven(base, f -> f.probabilityOfPurchase(t));
    }

    @Override
    default double[] discountedExpectedTransactions(Discount discount, CustomerBase base, double t) {
        Histories.checkTime("t", t);
        double delta = discount.ratePer(timeScale());
        if (Double.isInfinite(t) && delta > 0) {
            return allTimesGiven(base, frequency -> {
                ResidualPurchases residual = residual(frequency, delta);
                return (x, T, j) -> residual.given(j, alpha() + T);
            });
        }
        return timesGiven(base, f -> f.discountedTransactions(delta, t));
    }

    @Override
    default double[] discountedExpectedResidualTransactions(Discount discount, CustomerBase base) {
        return discountedExpectedTransactions(discount, base, Double.POSITIVE_INFINITY);
    }

    @Override
    default SimulatedCustomer simulate(UniformRandomProvider random, double duration) {
        double lambda = Variates.gamma(random, r(), alpha());
        return Lives.draw(dropout(), k(), lambda, Variates.beta(random, a(), b()), random, duration);
    }
}
