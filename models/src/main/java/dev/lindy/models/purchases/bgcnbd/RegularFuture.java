package dev.lindy.models.purchases.bgcnbd;

import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.models.Future;
import dev.lindy.models.FuturePurchases;
import dev.lindy.models.kernel.Variates;
import dev.lindy.models.purchases.kernel.betageometric.Lives;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The future of a customer who is active and buys regularly: the average over the phases that may have passed since the last
 * purchase of what {@link PhaseFuture} says of each. Arguments are not checked here.
 *
 * @param k phases from one purchase to the next
 * @param n r + kx, above 0
 * @param rate A = α + T
 * @param a first parameter of the chance to leave
 * @param b second parameter of the chance to leave, grown by the chances not taken
 * @param phases how many have passed
 * @param residual makes all discounted purchases at a rate of discount
 * @param timeScale the unit of time
 */
record RegularFuture(
        int k,
        double n,
        double rate,
        double a,
        double b,
        Phases phases,
        DoubleFunction<ResidualPurchases> residual,
        TimeScale timeScale)
        implements Future {

    private PhaseFuture inPhase(int j) {
        return new PhaseFuture(k, j, n + j, rate, a, b);
    }

    private double average(ToDoubleFunction<PhaseFuture> quantity) {
        return phases.average(j -> quantity.applyAsDouble(inPhase(j)));
    }

    @Override
    public double probabilityAlive(double t) {
        // No more than rounding lifts it above 1.
        return Math.min(1, average(f -> f.probabilityAlive(t)));
    }

    @Override
    public double expectedTransactions(double t) {
        return average(f -> f.expectedTransactions(t));
    }

    @Override
    public double expectedTransactions(double from, double to) {
        if (to == from) {
            return 0;
        }
        return from == 0 ? expectedTransactions(to) : average(f -> f.expectedTransactions(from, to));
    }

    @Override
    public double varianceOfTransactions(double t) {
        double factorial = average(f -> f.secondFactorialMoment(t));
        if (Double.isInfinite(factorial)) {
            return factorial;
        }
        double mean = expectedTransactions(t);
        return Math.max(0, (factorial - mean * mean) + mean);
    }

    @Override
    public double transactionProbability(int y, double t) {
        return average(f -> f.transactionProbability(y, t));
    }

    @Override
    public double probabilityOfPurchase(double t) {
        return average(f -> f.probabilityOfPurchase(t));
    }

    /**
     * By Newton's method on the logarithms of time and of the smaller of the probability and its complement; in closed form
     * for k = 1.
     */
    @Override
    public double timeToNextPurchaseQuantile(double level) {
        if (level == 0) {
            return 0;
        }
        if (k == 1) {
            return rate * Math.expm1(-Math.log1p(-level) / n);
        }
        DoubleUnaryOperator density = t -> t * average(f -> f.nextPurchaseDensity(t));
        DoubleUnaryOperator below = this::probabilityOfPurchase;
        DoubleUnaryOperator above = t -> average(f -> f.probabilityOfNone(t));
        return level <= 0.5
                ? QuantileSearch.find(
                        rate,
                        t -> Math.log(below.applyAsDouble(t) / level),
                        t -> density.applyAsDouble(t) / below.applyAsDouble(t))
                : QuantileSearch.find(
                        rate,
                        t -> Math.log((1 - level) / above.applyAsDouble(t)),
                        t -> density.applyAsDouble(t) / above.applyAsDouble(t));
    }

    /** The average of (k − j)A/(n + j − 1) over the phases j; infinite when n ≤ 1. */
    @Override
    public double meanTimeToNextPurchase() {
        return average(PhaseFuture::meanTimeToNextPurchase);
    }

    /** All of them where those beyond the horizon do not count; that is the shorter way. */
    @Override
    public double discountedTransactions(Discount discount, double horizon) {
        double delta = discount.ratePer(timeScale);
        if (delta * horizon >= PhaseFuture.forgotten(k)) {
            ResidualPurchases all = residual.apply(delta);
            return phases.average(j -> all.given(j, rate));
        }
        return phases.averageOfRising(j -> inPhase(j).discountedTransactions(delta, horizon));
    }

    @Override
    public double expectedLifetime(double horizon) {
        return Math.min(horizon, average(f -> f.expectedLifetime(horizon)));
    }

    @Override
    public double purchaseIntensity(double t) {
        return average(f -> f.purchaseIntensity(t));
    }

    @Override
    public FuturePurchases simulate(UniformRandomProvider random, double horizon) {
        int j = phases.draw(random);
        double lambda = Variates.gamma(random, n + j, rate);
        return new Lives(lambda, Variates.beta(random, a, b), k).draw(random, j, horizon);
    }
}
