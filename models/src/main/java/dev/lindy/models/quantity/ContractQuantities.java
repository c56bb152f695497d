package dev.lindy.models.quantity;

import dev.lindy.core.base.Discount;
import dev.lindy.models.ContractModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.ToDoubleBiFunction;

/**
 * What is asked of a model of contracts about active ones, of which the number of renewals ν is known. Each number that
 * occurs is computed once.
 */
public final class ContractQuantities {

    private ContractQuantities() {}

    /**
     * The quantities of a table of contracts.
     *
     * @param h renewals ahead, at least 0
     * @param discount what the future is worth
     * @return renewal probability, survival, expected renewals, DERL
     */
    public static List<Quantity<ContractModel, int[]>> all(int h, Discount discount) {
        return List.of(renewalProbability(), survival(h), expectedRenewals(h), residualLifetime(discount));
    }

    /**
     * The probability of the next renewal.
     *
     * @return the quantity {@code renewal_probability}
     */
    public static Quantity<ContractModel, int[]> renewalProbability() {
        return new Quantity<>(
                "renewal probability",
                "renewal_probability",
                Unit.PROBABILITY,
                "S(ν + 1)/S(ν)",
                each((model, renewals) -> model.retentionRate(renewals + 1)));
    }

    /**
     * The probability that a contract is still active after h further renewals.
     *
     * @param h renewals ahead, at least 0
     * @return the quantity {@code survival}
     */
    public static Quantity<ContractModel, int[]> survival(int h) {
        return new Quantity<>(
                "survival",
                "survival",
                Unit.PROBABILITY,
                "S(ν + h)/S(ν)",
                each((model, renewals) -> model.survival(h, renewals)));
    }

    /**
     * Expected renewals among the next h.
     *
     * @param h renewals ahead, at least 0
     * @return the quantity {@code expected_renewals}
     */
    public static Quantity<ContractModel, int[]> expectedRenewals(int h) {
        return new Quantity<>(
                "expected renewals",
                "expected_renewals",
                Unit.RENEWALS,
                "Σ S(t)/S(ν) over ν < t ≤ ν + h",
                each((model, renewals) -> model.expectedRenewals(h, renewals)));
    }

    /**
     * DERL: discounted expected residual lifetime.
     *
     * @param discount what the future is worth
     * @return the quantity {@code residual_lifetime}, infinite where nothing is discounted and the mean does not exist
     */
    public static Quantity<ContractModel, int[]> residualLifetime(Discount discount) {
        return new Quantity<>(
                "DERL",
                "residual_lifetime",
                Unit.RENEWALS,
                "Σ S(t)/S(ν) v^(t − ν − 1) over all t > ν",
                each((model, renewals) -> model.discountedExpectedResidualLifetime(discount, renewals)));
    }

    /**
     * What is asked of new contracts about their t-th renewal; 0 stands for the start.
     *
     * @param discount of the residual lifetime
     * @return survival, retention, churn, DERL after t renewals
     */
    public static List<Quantity<ContractModel, int[]>> ofPeriods(Discount discount) {
        return List.of(
                new Quantity<>("survival", "survival", Unit.PROBABILITY, "S(t)", each((model, t) -> model.survival(t))),
                new Quantity<>(
                        "retention",
                        "retention",
                        Unit.PROBABILITY,
                        "S(t)/S(t − 1)",
                        each((model, t) -> t == 0 ? 1 : model.retentionRate(t))),
                new Quantity<>(
                        "churn",
                        "churn",
                        Unit.PROBABILITY,
                        "S(t − 1) − S(t)",
                        each((model, t) -> t == 0 ? 0 : model.churnProbability(t))),
                residualLifetime(discount));
    }

    /**
     * DEL: discounted expected lifetime of a new contract.
     *
     * @param discount what the future is worth
     * @return in payments, the first included; the same of any number of renewals
     */
    public static Quantity<ContractModel, int[]> lifetime(Discount discount) {
        return new Quantity<>(
                "DEL",
                "lifetime",
                Unit.RENEWALS,
                "Σ S(t) v^t over all t ≥ 0",
                each((model, t) -> model.discountedExpectedLifetime(discount)));
    }

    private static BiFunction<ContractModel, int[], double[]> each(
            ToDoubleBiFunction<ContractModel, Integer> question) {
        return (model, renewals) -> {
            Map<Integer, Double> known = new HashMap<>();
            double[] out = new double[renewals.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = known.computeIfAbsent(renewals[i], v -> question.applyAsDouble(model, v));
            }
            return out;
        };
    }
}
