package dev.lindy.study;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.TimeScale;
import dev.lindy.models.ContractModel;
import dev.lindy.models.value.ContractOutlook;
import java.util.Arrays;

/**
 * What is to come of contracts. Immutable.
 *
 * @param contracts one row per contract or cohort
 * @param horizon how many renewals ahead
 * @param assumptions of which the discount plays a part
 * @param unit of a period
 */
public record Renewals(Columns contracts, int horizon, Assumptions assumptions, TimeScale unit) {

    /**
     * Looks ahead.
     *
     * @param table of contracts, see {@link dev.lindy.data.prepare.ContractData#table()}
     * @param model of contracts
     * @param assumptions horizon and discount; a year of periods unless a horizon is given
     * @return what is to come
     * @throws StudyException if the horizon is no whole number of periods
     */
    public static Renewals of(Columns table, ContractModel model, Assumptions assumptions) {
        TimeScale unit = model.timeScale();
        int horizon = horizon(unit, assumptions);
        return new Renewals(
                ContractOutlook.of(model, assumptions.discount(), horizon).of(table), horizon, assumptions, unit);
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
