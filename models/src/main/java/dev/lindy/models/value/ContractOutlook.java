package dev.lindy.models.value;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.base.Columns;
import dev.lindy.core.base.Discount;
import dev.lindy.models.ContractModel;
import dev.lindy.models.contracts.kernel.Contracts;
import dev.lindy.models.interval.ContractIntervals;
import dev.lindy.models.quantity.ContractQuantities;
import dev.lindy.models.quantity.Quantity;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is still to come of contracts: who stays, renewals, discounted residual lifetime. Immutable. */
public final class ContractOutlook {

    private final ContractModel model;
    private final Discount discount;
    private final int horizon;
    private final @Nullable ContractIntervals intervals;
    private final double level;

    private ContractOutlook(
            ContractModel model, Discount discount, int horizon, @Nullable ContractIntervals intervals, double level) {
        this.model = model;
        this.discount = discount;
        this.horizon = horizon;
        this.intervals = intervals;
        this.level = level;
    }

    /**
     * An outlook.
     *
     * @param model the model of contracts
     * @param discount what the future is worth
     * @param horizon the length of the forecast in periods, at least 1
     * @return an outlook
     */
    public static ContractOutlook of(ContractModel model, Discount discount, int horizon) {
        if (horizon < 1) {
            throw new IllegalArgumentException("the forecast must be at least 1 period long, but is " + horizon);
        }
        return new ContractOutlook(model, discount, horizon, null, 0.9);
    }

    /**
     * Adds intervals.
     *
     * @param sure how sure the model is
     * @param of their level, such as 0.9
     * @return another outlook, whose table says after each answer between what it lies
     */
    public ContractOutlook withIntervals(ContractIntervals sure, double of) {
        return new ContractOutlook(model, discount, horizon, sure, of);
    }

    /**
     * What is to be expected of each contract, or of each contract of a cohort.
     *
     * <p>A contract that was renewed ν times stands before its next renewal. The columns are those given, then
     * {@code renewal_probability} r<sub>ν+1</sub>; {@code survival}, the probability S(ν + h)/S(ν) that it is active after h
     * further renewals; {@code expected_renewals} among these; and {@code residual_lifetime}, the discounted expected
     * renewals in all future, the next one undiscounted (DERL): infinite where nothing is discounted and the mean does not
     * exist. Where none is {@code active} they are 0. {@code expected_active} is active × survival.
     *
     * <p>With intervals, {@code _lo} and {@code _hi} follow the answers, and {@code active_pi_lo}, {@code active_pi_hi}, between which
     * the contracts themselves will be that are still active, {@code expected_active}.
     *
     * @param contracts with the columns {@code renewals} and {@code active}, how many contracts a row stands for
     * @return one row for each
     */
    public Columns of(Columns contracts) {
        double[] counted = contracts.doubles("renewals");
        double[] active = contracts.doubles("active");
        int[] open =
                IntStream.range(0, active.length).filter(i -> active[i] > 0).toArray();
        int[] renewals = IntStream.of(open).map(i -> (int) counted[i]).toArray();
        Columns.Builder out = Columns.builder().all(contracts);
        for (Quantity<ContractModel, int[]> quantity : ContractQuantities.all(horizon, discount)) {
            out.doubles(quantity.column(), spread(quantity.of(model, renewals), open, active.length));
            if (intervals != null) {
                Columns ends = intervals.expectation(quantity, renewals, level);
                for (String name : ends.names()) {
                    out.doubles(name, spread(ends.doubles(name), open, active.length));
                }
            }
        }
        double[] expected =
                out.build().doubles(ContractQuantities.survival(horizon).column());
        Arrays.setAll(expected, i -> active[i] * expected[i]);
        out.doubles("expected_active", expected);
        if (intervals != null) {
            int[] all = new int[active.length];
            Arrays.setAll(all, i -> active[i] > 0 ? (int) counted[i] : 0);
            out.all(intervals.outcome(all, active, horizon, level));
        }
        return out.build();
    }

    /** Values of some rows; 0 for the others. */
    private static double[] spread(double[] known, int[] rows, int all) {
        double[] values = new double[all];
        for (int k = 0; k < rows.length; k++) {
            values[rows[k]] = known[k];
        }
        return values;
    }

    /**
     * The curves of the model beside those that were seen, up to the end of observation and the horizon beyond it.
     *
     * @param observed the contracts
     * @return one row per period from 0 on: {@link ContractModel#retentionCurve(int)}, {@code residual_lifetime} of a contract
     *     renewed so often, with intervals {@code _lo} and {@code _hi} after each; {@code observed_survival} and {@code observed_retention}, NaN after the end of observation
     * @throws IllegalArgumentException if the contracts count time in another unit than the model
     */
    public Columns curve(CohortSample observed) {
        Contracts.checkTimeScale(model, observed);
        int seen = observed.longest();
        int periods = seen + horizon;
        int[] t = IntStream.rangeClosed(0, periods).toArray();
        Columns.Builder out = Columns.builder().integers("period", t);
        for (Quantity<ContractModel, int[]> quantity : ContractQuantities.ofPeriods(discount)) {
            out.doubles(quantity.column(), quantity.of(model, t));
            if (intervals != null) {
                out.all(intervals.expectation(quantity, t, level));
            }
        }
        return out.doubles("observed_survival", extended(observed.observedSurvival(seen), periods + 1))
                .doubles("observed_retention", extended(observed.observedRetention(seen), periods + 1))
                .build();
    }

    private static double[] extended(double[] values, int length) {
        return IntStream.range(0, length)
                .mapToDouble(t -> t < values.length ? values[t] : Double.NaN)
                .toArray();
    }
}
