package dev.lindy.models.purchases.kernel.betageometric;

import dev.lindy.core.base.RecencySample;
import dev.lindy.core.estimate.Beliefs;
import dev.lindy.core.estimate.Coordinates;
import dev.lindy.models.kernel.WeakBeliefs;
import dev.lindy.models.purchases.kernel.RecencyStatistics;

/** Weak opinions of (r, α, a, b): how often customers buy, how many leave after a purchase, and how alike they are in both. */
public final class BetaGeometricBeliefs {

    private static final int K = 4;

    private BetaGeometricBeliefs() {}

    /**
     * For a sample.
     *
     * @param data the customers
     * @param phases how many phases of a gap between purchases α counts
     * @return a prior
     */
    public static Beliefs of(RecencySample data, int phases) {
        double centre = RecencyStatistics.of(data).centralRate();
        return Beliefs.of(
                Coordinates.constant(WeakBeliefs.LOG_JACOBIAN_OF_RATE),
                WeakBeliefs.rate(K, centre, phases, data.timeScale()),
                WeakBeliefs.rateSpread(K),
                WeakBeliefs.probability(K, 2, 3, "dropout", "share of customers who leave after a purchase", -1),
                WeakBeliefs.likeness(2, 3, "dropout-likeness", "the chance to leave"));
    }
}
