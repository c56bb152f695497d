package dev.lindy.models.interval;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.models.CompoundSpendModel;
import dev.lindy.models.Future;
import dev.lindy.models.FutureSpend;
import dev.lindy.models.TransactionModel;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/** The discounted spend of a few customers together, too few for any shape but their own: simulated. */
final class SimulatedTotal {

    /** The ends of an interval of 90 % are then known to a hundredth of the level. */
    private static final int RUNS = 4_000;

    private static final long SEED = 1;

    private final TransactionModel purchases;
    private final CompoundSpendModel spend;
    private final CustomerBase base;

    SimulatedTotal(TransactionModel purchases, CompoundSpendModel spend, CustomerBase base) {
        this.purchases = purchases;
        this.spend = spend;
        this.base = base;
    }

    /**
     * The interval of some customers' total.
     *
     * @param deviation of the total's logarithm, by what is not known of the parameters
     */
    Interval interval(int[] customers, Discount discount, double horizon, double deviation, double level) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(SEED);
        double rate = discount.ratePer(purchases.timeScale());
        double[] totals = new double[RUNS];
        for (int i : customers) {
            FutureSpend amounts = SpendOutcomes.future(spend, base, i);
            Future future = purchases.conditionalFuture(base.frequency(i), base.recency(i), base.T(i));
            for (int run = 0; run < RUNS; run++) {
                double[] times = future.simulate(random, horizon).times();
                double[] paid = amounts.simulate(random, times.length);
                for (int k = 0; k < times.length; k++) {
                    totals[run] += paid[k] * Math.exp(-rate * times[k]);
                }
            }
        }
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        for (int run = 0; run < RUNS; run++) {
            totals[run] *= Math.exp(deviation * normal.sample());
        }
        Arrays.sort(totals);
        double lower = at(totals, (1 - level) / 2);
        // All of the rest lies above where nothing at all is the lower end.
        double upper = at(totals, lower > 0 ? (1 + level) / 2 : level);
        return new Interval(lower, upper, level, Interval.Kind.OUTCOME);
    }

    private static double at(double[] sorted, double level) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(level * sorted.length))];
    }
}
