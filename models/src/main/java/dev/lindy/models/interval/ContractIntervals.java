package dev.lindy.models.interval;

import dev.lindy.core.base.Columns;
import dev.lindy.core.estimate.Estimates;
import dev.lindy.models.ContractModel;
import dev.lindy.models.quantity.ContractQuantities;
import dev.lindy.models.quantity.Quantity;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How sure a model of contracts is of what it says of every row of a table, which is a contract or a cohort of them, and of all
 * together. Immutable.
 */
public final class ContractIntervals {

    private final Nearby<ContractModel> nearby;
    private final List<ContractModel> mixture;

    private ContractIntervals(Nearby<ContractModel> nearby, List<ContractModel> mixture) {
        this.nearby = nearby;
        this.mixture = List.copyOf(mixture);
    }

    /**
     * Around estimates.
     *
     * @param estimates of the model's parameters
     * @param maker from natural parameters to the model
     * @return empty where the covariance of the estimates is not known
     */
    public static Optional<ContractIntervals> of(
            Estimates estimates, Function<double[], ? extends ContractModel> maker) {
        List<ContractModel> mixture = SphericalPoints.of(estimates, maker);
        return mixture.isEmpty()
                ? Optional.empty()
                : Nearby.<ContractModel>of(estimates, maker).map(around -> new ContractIntervals(around, mixture));
    }

    /**
     * Intervals of the expectation of a quantity for every row.
     *
     * @param quantity such as {@link ContractQuantities#expectedRenewals}
     * @param renewals of each row so far
     * @param level such as 0.9
     * @return columns {@code <column>_lo} and {@code <column>_hi}; NaN where an answer is not finite
     */
    public Columns expectation(Quantity<ContractModel, int[]> quantity, int[] renewals, double level) {
        Spread spread = spread(quantity, renewals, null);
        return Columns.builder()
                .doubles(quantity.column() + "_lo", spread.ends(-1, level))
                .doubles(quantity.column() + "_hi", spread.ends(1, level))
                .build();
    }

    /**
     * The interval of the expectation of a sum over all contracts.
     *
     * @param quantity such as {@link ContractQuantities#survival}
     * @param renewals of each row so far
     * @param active how many contracts each row stands for
     * @param level such as 0.9
     * @return empty where a model nearby has no finite answer
     */
    public Optional<Interval> expectationOfTotal(
            Quantity<ContractModel, int[]> quantity, int[] renewals, double[] active, double level) {
        Spread spread = spread(quantity, renewals, active);
        Interval interval = spread.total(level);
        double all = Arrays.stream(active).sum();
        double highest = quantity.column().equals(ContractQuantities.survival(0).column()) ? all : Double.MAX_VALUE;
        return Double.isFinite(interval.lower() + interval.upper())
                ? Optional.of(new Interval(
                        interval.lower(), Math.min(highest, interval.upper()), level, Interval.Kind.EXPECTATION))
                : Optional.empty();
    }

    private Spread spread(Quantity<ContractModel, int[]> quantity, int[] renewals, double @Nullable [] active) {
        return Spread.ofSlopes(quantity, nearby, renewals, active, Groups.everybody(renewals.length));
    }

    /**
     * How many contracts of every row will still be active: each stays with the same chance as its neighbours, so that they are
     * binomially distributed given the parameters.
     *
     * @param renewals of each row so far
     * @param active how many contracts each row stands for, whole numbers
     * @param h further renewals, at least 0
     * @param level such as 0.9
     * @return columns {@code active_pi_lo} and {@code active_pi_hi}
     */
    public Columns outcome(int[] renewals, double[] active, int h, double level) {
        int[] lower = new int[renewals.length];
        int[] upper = new int[renewals.length];
        for (int i = 0; i < renewals.length; i++) {
            StayingCount count = new StayingCount(mixture.size());
            for (ContractModel model : mixture) {
                count.add((int) Math.round(active[i]), model.survival(h, renewals[i]));
            }
            lower[i] = count.quantile((1 - level) / 2);
            upper[i] = count.quantile((1 + level) / 2);
        }
        return Columns.builder()
                .integers("active_pi_lo", lower)
                .integers("active_pi_hi", upper)
                .build();
    }

    /**
     * How many contracts will still be active, all together.
     *
     * @param renewals of each row so far
     * @param active how many contracts each row stands for, whole numbers
     * @param h further renewals, at least 0
     * @param level such as 0.9
     * @return of the sum, whole numbers
     */
    public Interval outcomeOfTotal(int[] renewals, double[] active, int h, double level) {
        Quantity<ContractModel, int[]> survival = ContractQuantities.survival(h);
        double[] means = new double[mixture.size()];
        double[] deviations = new double[means.length];
        for (int s = 0; s < means.length; s++) {
            double[] stays = survival.of(mixture.get(s), renewals);
            double variance = 0;
            for (int i = 0; i < stays.length; i++) {
                means[s] += active[i] * stays[i];
                variance += active[i] * stays[i] * (1 - stays[i]);
            }
            deviations[s] = Math.sqrt(variance);
        }
        int all = (int) Math.round(Arrays.stream(active).sum());
        return new Interval(
                StayingCount.normal(means, deviations, all, (1 - level) / 2),
                StayingCount.normal(means, deviations, all, (1 + level) / 2),
                level,
                Interval.Kind.OUTCOME);
    }
}
