package dev.lindy.models;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.models.quantity.ContractQuantities;
import dev.lindy.models.quantity.Quantity;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Computes what a row of a golden table asks of any model of contracts. */
public final class GoldenContracts {

    private GoldenContracts() {}

    /** The parameters of a row under our names; the tables call alpha and beta a and b. */
    public static Map<String, Double> ours(GoldenTable.Row row) {
        Map<String, Double> out = new HashMap<>(row.parameters());
        out.put("alpha", row.parameter("a"));
        out.put("beta", row.parameter("b"));
        return out;
    }

    /** The cohort that a row counts. */
    public static CohortSample cohort(GoldenTable.Row row) {
        double[] counts = IntStream.range(0, row.customer().size())
                .mapToDouble(t -> row.customer("data" + t))
                .toArray();
        return CohortSample.of(TimeScale.YEAR, counts);
    }

    /** The column of tables that answers a row, if there is one. */
    static Optional<Quantity<ContractModel, int[]>> column(GoldenTable.Row row) {
        return switch (row.quantity()) {
            case "derl" -> Optional.of(ContractQuantities.residualLifetime(Discount.annual(row.number("d"))));
            case "expected_renewals_truncated" ->
                Optional.of(ContractQuantities.expectedRenewals((int) row.number("h")));
            case "p_active" ->
                Optional.of(ContractQuantities.survival(
                        Integer.parseInt(row.text("at").substring(2))));
            default -> Optional.empty();
        };
    }

    static double value(ContractModel model, GoldenTable.Row row) {
        return switch (row.quantity()) {
            case "survival" -> model.survival((int) row.number("t"));
            case "log_survival" -> model.logSurvival((int) row.number("t"));
            case "pmf_churn" -> model.churnProbability((int) row.number("t"));
            case "retention_rate" -> model.retentionRate((int) row.number("t"));
            case "loglik" -> model.logLikelihood(cohort(row));
            case "del" -> model.discountedExpectedLifetime(Discount.annual(row.number("d")));
            case "derl" ->
                model.discountedExpectedResidualLifetime(Discount.annual(row.number("d")), row.count("renewals"));
            case "expected_renewals_truncated" -> model.expectedRenewals((int) row.number("h"), row.count("renewals"));
            case "p_active" -> model.survival(Integer.parseInt(row.text("at").substring(2)), row.count("renewals"));
            case "posterior_mean_theta" -> model.posteriorMeanChurnProbability(row.count("renewals"));
            default -> throw new IllegalArgumentException("unknown quantity " + row);
        };
    }
}
