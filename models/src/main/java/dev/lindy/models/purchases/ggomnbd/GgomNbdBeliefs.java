package dev.lindy.models.purchases.ggomnbd;

import dev.lindy.core.base.RecencySample;
import dev.lindy.core.estimate.Belief;
import dev.lindy.core.estimate.Beliefs;
import dev.lindy.core.estimate.Coordinates;
import dev.lindy.core.estimate.PriorQuantity;
import dev.lindy.core.optim.Objective;
import dev.lindy.core.optim.ParameterTransform;
import dev.lindy.models.kernel.WeakBeliefs;
import dev.lindy.models.purchases.kernel.RecencyStatistics;

/**
 * Weak opinions of (r, α, b, s, β): how often customers buy, how their dropout rates grow and differ, and the time within which
 * half of them leave, ln(1 + β(2<sup>1/s</sup> − 1))/b.
 */
final class GgomNbdBeliefs {

    private static final int K = 5;
    private static final int B = 2;
    private static final int S = 3;
    private static final int BETA = 4;

    private GgomNbdBeliefs() {}

    static Beliefs of(RecencySample data) {
        RecencyStatistics statistics = RecencyStatistics.of(data);
        double age = statistics.meanAge();
        String unit = data.timeScale().id();
        return Beliefs.of(
                logJacobian(),
                WeakBeliefs.rate(K, statistics.centralRate(), 1, data.timeScale()),
                WeakBeliefs.rateSpread(K),
                Belief.weak(
                        new PriorQuantity(
                                "dropout-growth",
                                "by which factor, as its logarithm, dropout rates grow per " + unit,
                                ParameterTransform.LOG,
                                one(B, 1)),
                        -Math.log(age),
                        1.5),
                WeakBeliefs.spread(K, S, "dropout-rate-spread", "dropout rate"),
                Belief.weak(
                        new PriorQuantity(
                                "half-life",
                                "time within which half of new customers leave, in "
                                        + data.timeScale().plural(),
                                ParameterTransform.LOG,
                                Coordinates.sum(one(B, -1), Coordinates.of(GgomNbdBeliefs::logLog1pExp, logOdds()))),
                        Math.log(age),
                        2));
    }

    private static Objective one(int i, double weight) {
        double[] weights = new double[K];
        weights[i] = weight;
        return Coordinates.linear(weights);
    }

    /** v = ln(β(2<sup>1/s</sup> − 1)). */
    private static Objective logOdds() {
        return Coordinates.sum(one(BETA, 1), Coordinates.of(GgomNbdBeliefs::logExpm1, one(S, 1)));
    }

    /** ln(2<sup>1/s</sup> − 1) as a function of ln s. */
    private static double[] logExpm1(double logS) {
        double y = Math.log(2) * Math.exp(-logS);
        double left = -Math.expm1(-y);
        // y/(1 − e^(−y)) and its derivative by y
        double ratio = y / left;
        double slope = (left - y * Math.exp(-y)) / (left * left);
        return new double[] {y > 1 ? y + Math.log(left) : Math.log(Math.expm1(y)), -ratio, y * slope};
    }

    /** ln ln(1 + e<sup>v</sup>). */
    private static double[] logLog1pExp(double v) {
        double log = log1pExp(v);
        double share = 1 / (1 + Math.exp(-v));
        double first = share / log;
        return new double[] {Math.log(log), first, first * (1 - share) - first * first};
    }

    /** The coordinates' Jacobian is 1/4 of the derivative of {@link #logLog1pExp} at v. */
    private static Objective logJacobian() {
        return Coordinates.sum(
                Coordinates.constant(2 * WeakBeliefs.LOG_JACOBIAN_OF_RATE),
                Coordinates.of(GgomNbdBeliefs::logSlope, logOdds()));
    }

    private static double[] logSlope(double v) {
        double log = log1pExp(v);
        double share = 1 / (1 + Math.exp(-v));
        double gone = 1 - share;
        double value = v - log - Math.log(log);
        double bend = -share * gone - share * gone / log + share * share / (log * log);
        return new double[] {value, gone - share / log, bend};
    }

    /** ln(1 + e<sup>v</sup>). */
    private static double log1pExp(double v) {
        return v > 0 ? v + Math.log1p(Math.exp(-v)) : Math.log1p(Math.exp(v));
    }
}
