package dev.lindy.models.purchases.kernel.dropoutclock;

import dev.lindy.core.special.LogGammaRatio;
import dev.lindy.models.FuturePurchases;
import dev.lindy.models.SimulatedCustomer;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.kernel.Variates;
import dev.lindy.models.purchases.kernel.Histories;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A model whose customers leave when a clock runs out that is independent of their purchases: all quantities, from the two
 * parameters of the purchase rates and the clock. A model adds its parameters, their estimation and what it calls them.
 *
 * <p>The future of an active customer is a {@link ClockFuture} with n = r + x, A = α + T and what is left of the clock at T.
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
     * The future of a customer who has bought x times and is active at a time.
     *
     * @param x repeat purchases
     * @param time since the first purchase
     * @return the future from that time on
     */
    default ClockFuture activeAt(int x, double time) {
        return new ClockFuture(r() + x, alpha() + time, clock().after(time), timeScale());
    }

    @Override
    default double logLikelihood(int x, double tx, double T) {
        double logOdds = logOddsGone(x, tx, T);
        boolean likelyAlive = logOdds <= 0;
        // From the end that is likelier, so that what is added is no large number.
        double from = likelyAlive ? T : tx;
        double rest =
                likelyAlive ? Math.log1p(Math.exp(logOdds)) : activeAt(x, tx).logIdle(T - tx);
        return LogGammaRatio.value(r(), x)
                - r() * Math.log1p(from / alpha())
                - x * Math.log(alpha() + from)
                + clock().logSurvival(from)
                + rest;
    }

    @Override
    default double logOddsGone(int x, double tx, double T) {
        Histories.check(x, tx, T);
        return activeAt(x, tx).logOddsGone(T - tx);
    }

    @Override
    default ClockFuture future(int x, double tx, double T) {
        return activeAt(x, T);
    }

    @Override
    default boolean futureIgnoresRecency() {
        return true;
    }

    @Override
    default double posteriorMeanPurchaseRate(int x, double tx, double T) {
        double n = r() + x;
        double start = alpha() + tx;
        double gone = probabilityGone(x, tx, T);
        double ofGone = gone == 0 ? 0 : activeAt(x, tx).meanOverGone(T - tx, y -> n / (start + y));
        return probabilityAlive(x, tx, T) * (n / (alpha() + T)) + gone * ofGone;
    }

    @Override
    default SimulatedCustomer simulate(UniformRandomProvider random, double duration) {
        Histories.checkDuration("duration", duration);
        double lambda = Variates.gamma(random, r(), alpha());
        DropoutClock.Draw dropout = clock().draw(random);
        FuturePurchases life = ClockFuture.life(random, lambda, dropout.lifetime(), duration);
        Map<String, Double> latent = new LinkedHashMap<>();
        latent.put("lambda", lambda);
        latent.put(latentDropout(), dropout.parameter());
        return new SimulatedCustomer(life.times(), life.lifetime(), latent);
    }
}
