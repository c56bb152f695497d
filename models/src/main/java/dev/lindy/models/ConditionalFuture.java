package dev.lindy.models;

import static dev.lindy.models.Expectation.times;

import dev.lindy.core.base.Discount;
import dev.lindy.models.purchases.kernel.Histories;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The future of a customer with a history: P(alive) × the future of one who is active, written once for all models. The one
 * place where arguments are checked.
 */
@SuppressWarnings("InconsistentCapitalization") // T is now, t a time ahead.
final class ConditionalFuture implements Future {

    private final TransactionModel model;
    private final int x;
    private final double tx;
    private final double T;
    private final double alive;
    private final Future active;

    ConditionalFuture(TransactionModel model, int x, double tx, double T) {
        this.model = model;
        this.x = x;
        this.tx = tx;
        this.T = T;
        alive = model.probabilityAlive(x, tx, T);
        active = model.future(x, tx, T);
    }

    @Override
    public double probabilityAlive(double t) {
        Histories.checkTime("t", t);
        return alive * active.probabilityAlive(t);
    }

    @Override
    public double expectedTransactions(double t) {
        Histories.checkTime("t", t);
        return times(alive, active.expectedTransactions(t));
    }

    @Override
    public double expectedTransactions(double from, double to) {
        Histories.checkInterval(from, to);
        return times(alive, active.expectedTransactions(from, to));
    }

    @Override
    public double varianceOfTransactions(double t) {
        Histories.checkTime("t", t);
        double ofActive = active.varianceOfTransactions(t);
        if (Double.isInfinite(ofActive)) {
            return ofActive;
        }
        double mean = active.expectedTransactions(t);
        // Of the active customers, and between them and those who are gone.
        return alive * ofActive + alive * model.probabilityGone(x, tx, T) * mean * mean;
    }

    @Override
    public double transactionProbability(int k, double t) {
        Histories.checkCount(k);
        Histories.checkTime("t", t);
        if (k == 0) {
            // What is gone and what is idle add up to more than 1 when nearly everything is one or the other.
            double any = alive * active.probabilityOfPurchase(t);
            return any < 0.5 ? 1 - any : model.probabilityGone(x, tx, T) + alive * active.transactionProbability(0, t);
        }
        return alive * active.transactionProbability(k, t);
    }

    @Override
    public double[] transactionProbabilities(double t, double tail) {
        Histories.checkDuration("t", t);
        double[] chances = alive > tail ? active.transactionProbabilities(t, tail / alive) : new double[0];
        for (int i = 0; i < chances.length; i++) {
            chances[i] *= alive;
        }
        return chances;
    }

    @Override
    public double probabilityOfPurchase(double t) {
        Histories.checkTime("t", t);
        return alive * active.probabilityOfPurchase(t);
    }

    @Override
    public double timeToNextPurchaseQuantile(double level) {
        Histories.checkLevel(level);
        return level < alive ? active.timeToNextPurchaseQuantile(level / alive) : Double.POSITIVE_INFINITY;
    }

    @Override
    public double meanTimeToNextPurchase() {
        return active.meanTimeToNextPurchase();
    }

    @Override
    public double discountedTransactions(Discount discount, double horizon) {
        Histories.checkTime("horizon", horizon);
        // The integral of a customer who is gone may cost seconds; without an end and a discount it may be infinite.
        return alive == 0 && (horizon < Double.POSITIVE_INFINITY || discount.ratePer(model.timeScale()) > 0)
                ? 0
                : times(alive, active.discountedTransactions(discount, horizon));
    }

    @Override
    public double discountedPairs(double rate, double horizon) {
        Histories.checkDuration("horizon", horizon);
        return alive == 0 ? 0 : alive * active.discountedPairs(rate, horizon);
    }

    @Override
    public double expectedLifetime(double horizon) {
        Histories.checkTime("horizon", horizon);
        return times(alive, active.expectedLifetime(horizon));
    }

    @Override
    public double purchaseIntensity(double t) {
        Histories.checkTime("t", t);
        return alive * active.purchaseIntensity(t);
    }

    @Override
    public FuturePurchases simulate(UniformRandomProvider random, double horizon) {
        Histories.checkDuration("horizon", horizon);
        return random.nextDouble() < alive ? active.simulate(random, horizon) : new FuturePurchases(new double[0], 0);
    }

    @Override
    public String toString() {
        return "future of x = " + x + ", t_x = " + tx + ", T = " + T + " under " + model;
    }
}
