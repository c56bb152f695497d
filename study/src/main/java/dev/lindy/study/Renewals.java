package dev.lindy.study;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.TimeScale;
import dev.lindy.models.ContractModel;
import dev.lindy.models.interval.ContractIntervals;
import dev.lindy.models.interval.Interval;
import dev.lindy.models.quantity.ContractQuantities;
import dev.lindy.models.value.ContractOutlook;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is to come of contracts. Immutable.
 *
 * @param contracts one row per contract or cohort
 * @param horizon how many renewals ahead
 * @param assumptions of which the discount plays a part
 * @param unit of a period
 * @param sure how sure the sums are
 */
public record Renewals(Columns contracts, int horizon, Assumptions assumptions, TimeScale unit, Sure sure) {

    /**
     * How sure the sums over all contracts are. Each is null where no interval is known or wanted.
     *
     * @param stillActive the contracts that are really active after the horizon, chance included
     * @param residualLifetime the expected discounted renewals to come
     */
    public record Sure(
            @Nullable Interval stillActive, @Nullable Interval residualLifetime) {}

    /**
     * Looks ahead.
     *
     * @param table of contracts, see {@link dev.lindy.data.prepare.ContractData#table()}
     * @param model of contracts
     * @param assumptions horizon and discount; a year of periods unless a horizon is given
     * @return what is to come, without intervals
     * @throws StudyException if the horizon is no whole number of periods
     */
    public static Renewals of(Columns table, ContractModel model, Assumptions assumptions) {
        return of(table, model, Optional.empty(), assumptions);
    }

    /**
     * Looks ahead, and says how sure it is.
     *
     * @param table of contracts, see {@link dev.lindy.data.prepare.ContractData#table()}
     * @param model of contracts
     * @param intervals how sure the model is; empty where nothing is known of it
     * @param assumptions horizon, discount and level; a year of periods unless a horizon is given
     * @return what is to come
     * @throws StudyException if the horizon is no whole number of periods
     */
    public static Renewals of(
            Columns table, ContractModel model, Optional<ContractIntervals> intervals, Assumptions assumptions) {
        TimeScale unit = model.timeScale();
        int horizon = horizon(unit, assumptions);
        ContractOutlook outlook = ContractOutlook.of(model, assumptions.discount(), horizon);
        Double level = assumptions.level();
        if (level == null || intervals.isEmpty()) {
            return new Renewals(outlook.of(table), horizon, assumptions, unit, new Sure(null, null));
        }
        ContractIntervals of = intervals.get();
        double[] active = table.doubles("active");
        int[] open =
                IntStream.range(0, active.length).filter(i -> active[i] > 0).toArray();
        double[] counted = table.doubles("renewals");
        int[] renewals = Arrays.stream(open).map(i -> (int) counted[i]).toArray();
        double[] counts = Arrays.stream(open).mapToDouble(i -> active[i]).toArray();
        Sure sure = open.length == 0
                ? new Sure(null, null)
                : new Sure(
                        of.outcomeOfTotal(renewals, counts, horizon, level),
                        of.expectationOfTotal(
                                        ContractQuantities.residualLifetime(assumptions.discount()),
                                        renewals,
                                        counts,
                                        level)
                                .orElse(null));
        return new Renewals(outlook.withIntervals(of, level).of(table), horizon, assumptions, unit, sure);
    }

    /**
     * How many renewals ahead, where a model counts in this unit.
     *
     * @param unit of a period
     * @param assumptions the horizon
     * @return a year of periods, at least one, unless a horizon is given
     * @throws StudyException if the horizon is no whole number of periods
     */
    public static int horizon(TimeScale unit, Assumptions assumptions) {
        return assumptions.periods(unit, (int) Math.max(1, Math.floor(unit.perYear())));
    }

    /**
     * Contracts that are active now.
     *
     * @return their number
     */
    public double active() {
        return Arrays.stream(contracts.doubles("active")).sum();
    }

    /**
     * Contracts that are expected to be active after the horizon.
     *
     * @return their expected number
     */
    public double expectedActive() {
        return Arrays.stream(contracts.doubles("expected_active")).sum();
    }

    /**
     * The discounted renewals to come of all active contracts.
     *
     * @return their expected number; infinite where it has no limit
     */
    public double residualLifetime() {
        double[] active = contracts.doubles("active");
        double[] each = contracts.doubles("residual_lifetime");
        double sum = 0;
        for (int i = 0; i < active.length; i++) {
            sum += active[i] > 0 ? active[i] * each[i] : 0;
        }
        return sum;
    }
}
