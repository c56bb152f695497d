package dev.lindy.models.purchases.kernel.dropoutclock;

import static dev.lindy.models.purchases.kernel.ByFrequencyAndAge.timesAlive;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.core.special.LogGammaRatio;
import dev.lindy.models.SimulatedCustomer;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.kernel.Variates;
import dev.lindy.models.purchases.kernel.Histories;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * A model whose customers leave when a clock runs out that is independent of their purchases: all quantities, from the two
 * parameters of the purchase rates and the clock. A model adds its parameters, their estimation and what it calls them.
 */
public interface ClockModel extends TransactionModel {

    /**
     * Shape of the purchase rates.
     *
     * @return r, above 0
     */
    double r();

    /**
     * Rate parameter of the purchase rates.
     *
     * @return α, in units of time, above 0
     */
    double alpha();

    /**
     * When a new customer leaves.
     *
     * @return the clock from the first purchase on
     */
    DropoutClock clock();

    /**
     * What a customer's own dropout parameter is called in {@link SimulatedCustomer#latent()}.
     *
     * @return such as {@code mu}
     */
    String latentDropout();

    /**
     * A new customer, who has just made the first purchase.
     *
     * @return the future from the first purchase on
     */
    private ClockFuture newcomer() {
        return new ClockFuture(r(), alpha(), clock());
    }

    /** The future of a customer who has bought x times and is active at a time. */
    private ClockFuture future(int x, double time) {
        return new ClockFuture(r() + x, alpha() + time, clock().after(time));
    }

    @Override
    default double logLikelihood(int x, double tx, double T) {
        Histories.check(x, tx, T);
        double logOdds = logOddsGone(x, tx, T);
        boolean likelyAlive = logOdds <= 0;
        // From the end that is likelier, so that what is added is no large number.
        double from = likelyAlive ? T : tx;
        double rest =
                likelyAlive ? Math.log1p(Math.exp(logOdds)) : future(x, tx).logIdle(T - tx);
        return LogGammaRatio.value(r(), x)
                - r() * Math.log1p(from / alpha())
                - x * Math.log(alpha() + from)
                + clock().logSurvival(from)
                + rest;
    }

    /** ln(P(gone)/P(alive)), minus infinity for t_x = T. */
    private double logOddsGone(int x, double tx, double T) {
        Histories.check(x, tx, T);
        return future(x, tx).logOddsGone(T - tx);
    }

    @Override
    default double probabilityAlive(int x, double tx, double T) {
        return 1 / (1 + Math.exp(logOddsGone(x, tx, T)));
    }

    private double probabilityGone(int x, double tx, double T) {
        return 1 / (1 + Math.exp(-logOddsGone(x, tx, T)));
    }

    @Override
    default double logProbabilityAlive(int x, double tx, double T) {
        double odds = logOddsGone(x, tx, T);
        // 0 − …, not −…, so that certainty is 0 and not −0.
        return odds > 0 ? -odds - Math.log1p(Math.exp(-odds)) : 0 - Math.log1p(Math.exp(odds));
    }

    @Override
    default double probabilityAlive(int x, double tx, double T, double t) {
        Histories.checkTime("t", t);
        return probabilityAlive(x, tx, T) * survival(T, t);
    }

    private double survival(double T, double t) {
        return Math.exp(clock().after(T).logSurvival(t));
    }

    @Override
    default double expectedTransactions(double t) {
        Histories.checkTime("t", t);
        return newcomer().expectedTransactions(t);
    }

    @Override
    default double expectedTransactions(double from, double to) {
        Histories.checkInterval(from, to);
        return newcomer().expectedTransactions(from, to);
    }

    @Override
    default double varianceOfTransactions(double t) {
        Histories.checkTime("t", t);
        return newcomer().varianceOfTransactions(t);
    }

    @Override
    default double transactionProbability(int k, double t) {
        Histories.checkCount(k);
        Histories.checkTime("t", t);
        return newcomer().transactionProbability(k, t);
    }

    @Override
    default double conditionalExpectedTransactions(int x, double tx, double T, double t) {
        Histories.checkTime("t", t);
        return timesAlive(probabilityAlive(x, tx, T), future(x, T).expectedTransactions(t));
    }

    @Override
    default double conditionalVarianceOfTransactions(int x, double tx, double T, double t) {
        Histories.checkTime("t", t);
        double alive = probabilityAlive(x, tx, T);
        ClockFuture future = future(x, T);
        double ofActive = future.varianceOfTransactions(t);
        if (Double.isInfinite(ofActive)) {
            return ofActive;
        }
        double mean = future.expectedTransactions(t);
        // Of the active customers, and between them and those who are gone.
        return alive * ofActive + alive * probabilityGone(x, tx, T) * mean * mean;
    }

    @Override
    default double conditionalTransactionProbability(int k, int x, double tx, double T, double t) {
        Histories.checkCount(k);
        Histories.checkTime("t", t);
        double alive = probabilityAlive(x, tx, T);
        ClockFuture future = future(x, T);
        if (k > 0) {
            return alive * future.transactionProbability(k, t);
        }
        double any = alive * future.probabilityOfPurchase(t);
        return any < 0.5 ? 1 - any : probabilityGone(x, tx, T) + alive * future.transactionProbability(0, t);
    }

    @Override
    default double probabilityOfPurchase(int x, double tx, double T, double t) {
        Histories.checkTime("t", t);
        return probabilityAlive(x, tx, T) * future(x, T).probabilityOfPurchase(t);
    }

    @Override
    default double timeToNextPurchaseQuantile(double level, int x, double tx, double T) {
        Histories.checkLevel(level);
        double alive = probabilityAlive(x, tx, T);
        return level < alive ? future(x, T).timeToNextPurchaseQuantile(level / alive) : Double.POSITIVE_INFINITY;
    }

    @Override
    default double meanTimeToNextPurchase(int x, double tx, double T) {
        Histories.check(x, tx, T);
        return future(x, T).meanTimeToNextPurchase();
    }

    @Override
    default double discountedExpectedTransactions(Discount discount, int x, double tx, double T, double t) {
        Histories.checkTime("t", t);
        double alive = probabilityAlive(x, tx, T);
        return timesAlive(alive, future(x, T).discountedTransactions(discount.ratePer(timeScale()), t));
    }

    @Override
    default double discountedExpectedResidualTransactions(Discount discount, int x, double tx, double T) {
        return discountedExpectedTransactions(discount, x, tx, T, Double.POSITIVE_INFINITY);
    }

    @Override
    default double discountedExpectedTransactions(Discount discount, double t) {
        Histories.checkTime("t", t);
        return newcomer().discountedTransactions(discount.ratePer(timeScale()), t);
    }

    @Override
    default double expectedResidualLifetime(int x, double tx, double T, double h) {
        Histories.checkTime("h", h);
        return timesAlive(probabilityAlive(x, tx, T), clock().after(T).meanLifetime(h));
    }

    @Override
    default double posteriorMeanPurchaseRate(int x, double tx, double T) {
        double n = r() + x;
        double start = alpha() + tx;
        double gone = probabilityGone(x, tx, T);
        double ofGone = gone == 0 ? 0 : future(x, tx).meanOverGone(T - tx, y -> n / (start + y));
        return probabilityAlive(x, tx, T) * (n / (alpha() + T)) + gone * ofGone;
    }

    /**
     * Expected purchases per unit of time at T + u: the derivative of CET by the horizon, of which DECT is the discounted
     * integral.
     *
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T now
     * @param u time ahead, at least 0
     * @return a rate, P(alive) included
     */
    default double purchaseIntensity(int x, double tx, double T, double u) {
        Histories.checkTime("u", u);
        return probabilityAlive(x, tx, T) * future(x, T).purchaseIntensity(u);
    }

    @Override
    default double[] probabilityAlive(CustomerBase base, double t) {
        Histories.checkTime("t", t);
        return timesAlive(base, probabilityAlive(base), (x, T) -> survival(T, t));
    }

    @Override
    default double[] conditionalExpectedTransactions(CustomerBase base, double t) {
        Histories.checkTime("t", t);
        return timesAlive(base, probabilityAlive(base), (x, T) -> future(x, T).expectedTransactions(t));
    }

    @Override
    default double[] probabilityOfPurchase(CustomerBase base, double t) {
        Histories.checkTime("t", t);
        return timesAlive(base, probabilityAlive(base), (x, T) -> future(x, T).probabilityOfPurchase(t));
    }

    @Override
    default double[] discountedExpectedTransactions(Discount discount, CustomerBase base, double t) {
        Histories.checkTime("t", t);
        double delta = discount.ratePer(timeScale());
        return timesAlive(base, probabilityAlive(base), (x, T) -> future(x, T).discountedTransactions(delta, t));
    }

    @Override
    default double[] discountedExpectedResidualTransactions(Discount discount, CustomerBase base) {
        return discountedExpectedTransactions(discount, base, Double.POSITIVE_INFINITY);
    }

    @Override
    default SimulatedCustomer simulate(UniformRandomProvider random, double duration) {
        if (!(duration >= 0) || Double.isInfinite(duration)) {
            throw new IllegalArgumentException("duration must be finite and at least 0, but is " + duration);
        }
        double lambda = Variates.gamma(random, r(), alpha());
        DropoutClock.Draw dropout = clock().draw(random);
        ZigguratSampler.Exponential wait = ZigguratSampler.Exponential.of(random);
        double end = Math.min(duration, dropout.lifetime());
        double[] times = new double[8];
        int count = 0;
        for (double t = wait.sample() / lambda; t <= end; t += wait.sample() / lambda) {
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
            }
            times[count++] = t;
        }
        Map<String, Double> latent = new LinkedHashMap<>();
        latent.put("lambda", lambda);
        latent.put(latentDropout(), dropout.parameter());
        double lifetime = dropout.lifetime() > duration ? Double.POSITIVE_INFINITY : dropout.lifetime();
        return new SimulatedCustomer(Arrays.copyOf(times, count), lifetime, latent);
    }
}
