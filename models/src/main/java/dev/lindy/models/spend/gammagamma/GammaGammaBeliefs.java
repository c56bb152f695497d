package dev.lindy.models.spend.gammagamma;

import dev.lindy.core.base.SpendSample;
import dev.lindy.core.estimate.Belief;
import dev.lindy.core.estimate.Beliefs;
import dev.lindy.core.estimate.Coordinates;
import dev.lindy.core.estimate.PriorQuantity;
import dev.lindy.core.optim.Objective;
import dev.lindy.core.optim.ParameterTransform;
import dev.lindy.models.kernel.WeakBeliefs;

/**
 * Weak opinions of (p, q, γ): what an order is worth on average, pγ/(q − 1), how much the orders of one customer differ, and how
 * alike customers are. Under this prior q is above 1, so that the average exists.
 */
final class GammaGammaBeliefs {

    private static final int K = 3;
    private static final int Q = 1;

    private GammaGammaBeliefs() {}

    static Beliefs of(SpendSample data) {
        double weight = 0;
        double sum = 0;
        for (int row = 0; row < data.rows(); row++) {
            weight += data.weight(row);
            sum += data.weight(row) * data.mean(row);
        }
        Objective logExcess = Coordinates.of(GammaGammaBeliefs::logExpm1Exp, one(Q, 1));
        return Beliefs.of(
                Coordinates.sum(
                        Coordinates.constant(WeakBeliefs.LOG_JACOBIAN_OF_RATE),
                        Coordinates.of(GammaGammaBeliefs::logSlope, one(Q, 1))),
                Belief.weak(
                        new PriorQuantity(
                                "order-value",
                                "value of an order on average",
                                ParameterTransform.LOG,
                                Coordinates.sum(
                                        Coordinates.linear(1, 0, 1),
                                        Coordinates.of(GammaGammaBeliefs::minus, logExcess))),
                        Math.log(sum / weight),
                        2),
                Belief.weak(
                        new PriorQuantity(
                                "order-spread",
                                "how much the orders of one customer differ: standard deviation over mean",
                                ParameterTransform.LOG,
                                one(0, -0.5)),
                        -Math.log(2) / 2,
                        0.75),
                Belief.weak(
                        new PriorQuantity(
                                "spend-likeness",
                                "how alike customers are in what they spend: as if each had been seen so many times before",
                                ParameterTransform.LOG,
                                logExcess),
                        Math.log(2),
                        1.5));
    }

    private static Objective one(int i, double weight) {
        double[] weights = new double[K];
        weights[i] = weight;
        return Coordinates.linear(weights);
    }

    private static double[] minus(double v) {
        return new double[] {-v, -1, 0};
    }

    /** ln(q − 1) as a function of ln q; not a number for q up to 1. */
    private static double[] logExpm1Exp(double u) {
        double slope = -1 / Math.expm1(-u);
        return new double[] {Math.log(Math.expm1(u)), slope, -slope * slope * Math.exp(-u)};
    }

    /** The logarithm of the slope of {@link #logExpm1Exp}. */
    private static double[] logSlope(double u) {
        double less = 1 / Math.expm1(u);
        return new double[] {-Math.log(-Math.expm1(-u)), -less, less * (1 + less)};
    }
}
