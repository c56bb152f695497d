package dev.lindy.models.purchases.nbd;

import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.special.ExpRatio;
import dev.lindy.core.special.NegativeBinomial;
import dev.lindy.models.Future;
import dev.lindy.models.FuturePurchases;
import dev.lindy.models.kernel.Variates;
import dev.lindy.models.purchases.kernel.betageometric.Lives;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The future of a customer who never leaves and buys at a rate λ ~ Gamma(n, A). Arguments are not checked here.
 *
 * @param n shape of the purchase rate, above 0
 * @param rate A, its rate parameter, above 0
 * @param timeScale the unit of time
 */
record NbdFuture(double n, double rate, TimeScale timeScale) implements Future {

    @Override
    public double probabilityAlive(double t) {
        return 1;
    }

    @Override
    public double expectedLifetime(double horizon) {
        return horizon;
    }

    @Override
    public double purchaseIntensity(double t) {
        return n / rate;
    }

    /** nt/A. */
    @Override
    public double expectedTransactions(double t) {
        return n * (t / rate);
    }

    @Override
    public double expectedTransactions(double from, double to) {
        return expectedTransactions(to - from);
    }

    @Override
    public double varianceOfTransactions(double t) {
        return expectedTransactions(t) * (1 + t / rate);
    }

    @Override
    public double transactionProbability(int k, double t) {
        return NegativeBinomial.probability(k, n, t / rate);
    }

    @Override
    public double probabilityOfPurchase(double t) {
        return NegativeBinomial.atLeast(1, n, t / rate);
    }

    /** A((1 − level)<sup>−1/n</sup> − 1). */
    @Override
    public double timeToNextPurchaseQuantile(double level) {
        return rate * Math.expm1(-Math.log1p(-level) / n);
    }

    /** A/(n − 1); infinite when n ≤ 1. */
    @Override
    public double meanTimeToNextPurchase() {
        return n > 1 ? rate / (n - 1) : Double.POSITIVE_INFINITY;
    }

    /** (n/A)(1 − e<sup>−δh</sup>)/δ; infinite when nothing is discounted and the horizon is infinite. */
    @Override
    public double discountedTransactions(Discount discount, double horizon) {
        double delta = discount.ratePer(timeScale);
        double perTime = n / rate;
        if (delta > 0 && Double.isInfinite(horizon)) {
            return perTime / delta;
        }
        return delta == 0 ? perTime * horizon : perTime * horizon * ExpRatio.value(-delta * horizon);
    }

    @Override
    public FuturePurchases simulate(UniformRandomProvider random, double horizon) {
        return new Lives(Variates.gamma(random, n, rate), 0, 1).draw(random, 0, horizon);
    }
}
