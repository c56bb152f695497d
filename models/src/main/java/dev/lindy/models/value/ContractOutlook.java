package dev.lindy.models.value;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.base.Columns;
import dev.lindy.core.base.Discount;
import dev.lindy.models.ContractModel;
import dev.lindy.models.contracts.kernel.Contracts;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** What is still to come of contracts: who stays, renewals, discounted residual lifetime. Immutable. */
public final class ContractOutlook {

    private final ContractModel model;
    private final Discount discount;
    private final int horizon;

    private ContractOutlook(ContractModel model, Discount discount, int horizon) {
        this.model = model;
        this.discount = discount;
        this.horizon = horizon;
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
        return new ContractOutlook(model, discount, horizon);
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
     * @param contracts with the columns {@code renewals} and {@code active}, how many contracts a row stands for
     * @return one row for each
     */
    public Columns of(Columns contracts) {
        double[] counted = contracts.doubles("renewals");
        int[] renewals =
                IntStream.range(0, counted.length).map(i -> (int) counted[i]).toArray();
        double[] active = contracts.doubles("active");
        double[] survival = each(renewals, active, v -> model.survival(horizon, v));
        double[] expected = new double[active.length];
        for (int i = 0; i < active.length; i++) {
            expected[i] = active[i] * survival[i];
        }
        return Columns.builder()
                .all(contracts)
                .doubles("renewal_probability", each(renewals, active, v -> model.retentionRate(v + 1)))
                .doubles("survival", survival)
                .doubles("expected_renewals", each(renewals, active, v -> model.expectedRenewals(horizon, v)))
                .doubles("residual_lifetime", each(renewals, active, this::residualLifetime))
                .doubles("expected_active", expected)
                .build();
    }

    private double residualLifetime(int renewals) {
        return model.discountedExpectedResidualLifetime(discount, renewals);
    }

    /** Computed once for every number of renewals that occurs. */
    private static double[] each(int[] renewals, double[] active, IntToDoubleFunction quantity) {
        Map<Integer, Double> known = new HashMap<>();
        double[] out = new double[renewals.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = active[i] > 0 ? known.computeIfAbsent(renewals[i], v -> quantity.applyAsDouble(v)) : 0;
        }
        return out;
    }

    /**
     * The curves of the model beside those that were seen, up to the end of observation and the horizon beyond it.
     *
     * @param observed the contracts
     * @return one row per period from 0 on: {@link ContractModel#retentionCurve(int)}, {@code residual_lifetime} of a contract
     *     renewed so often, {@code observed_survival} and {@code observed_retention}, NaN after the end of observation
     * @throws IllegalArgumentException if the contracts count time in another unit than the model
     */
    public Columns curve(CohortSample observed) {
        Contracts.checkTimeScale(model, observed);
        int seen = observed.longest();
        int periods = seen + horizon;
        double[] residual = new double[periods + 1];
        for (int t = 0; t <= periods; t++) {
            residual[t] = residualLifetime(t);
        }
        return Columns.builder()
                .all(model.retentionCurve(periods))
                .doubles("residual_lifetime", residual)
                .doubles("observed_survival", extended(observed.observedSurvival(seen), periods + 1))
                .doubles("observed_retention", extended(observed.observedRetention(seen), periods + 1))
                .build();
    }

    private static double[] extended(double[] values, int length) {
        return IntStream.range(0, length)
                .mapToDouble(t -> t < values.length ? values[t] : Double.NaN)
                .toArray();
    }
}
