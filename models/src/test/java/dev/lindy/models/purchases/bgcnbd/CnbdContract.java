package dev.lindy.models.purchases.bgcnbd;

import dev.lindy.models.GoldenTable;
import dev.lindy.models.SimulatedCustomer;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.TransactionModelContract;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** What both models with regular purchases keep. */
@Tag("slow")
abstract class CnbdContract extends TransactionModelContract {

    /** The model's name in the golden table. */
    protected abstract String goldenModel();

    private static Map<String, Double> parameters(double k, double r, double alpha, double a, double b) {
        return Map.of("k", k, "r", r, "alpha", alpha, "a", a, "b", b);
    }

    @Override
    protected Map<String, Double> parameters() {
        return parameters(3, 0.5, 2.5, 0.9, 1.8);
    }

    @Override
    protected List<Map<String, Double>> extremeParameters() {
        return List.of(
                parameters(2, 0.5, 8, 1, 2),
                parameters(2, 0.5, 8, 1 - 1e-10, 2),
                parameters(2, 0.3, 5, 0.3, 0.4),
                parameters(3, 0.5, 10, 1e4, 1e4),
                parameters(3, 0.5, 10, 1e4, 1e-2),
                parameters(2, 2, 20, 1e-3, 50),
                parameters(2, 2, 20, 1e-3, 1e-3),
                parameters(2, 1e-3, 1e-3, 0.8, 2.4),
                parameters(4, 1e3, 1e5, 3, 7),
                parameters(6, 0.6, 1, 0.8, 2.4));
    }

    /** Their density does not depend on the later purchase alone, which matters where much is discounted from one to the next. */
    @Override
    protected double rateOfPairs() {
        return 0.005;
    }

    @Override
    protected Map<String, Integer> powersOfTime() {
        return Map.of("alpha", 1);
    }

    @Override
    protected Map<String, Map<String, Double>> invalidParameters() {
        Map<String, Map<String, Double>> out = new LinkedHashMap<>();
        out.put("is 0", parameters(0, 1, 4, 1, 2));
        out.put("is 25", parameters(25, 1, 4, 1, 2));
        out.put("r is 0.0", parameters(2, 0, 4, 1, 2));
        out.put("alpha is -1.0", parameters(2, 1, -1, 1, 2));
        out.put("a is NaN", parameters(2, 1, 4, Double.NaN, 2));
        out.put("b is Infinity", parameters(2, 1, 4, 1, Double.POSITIVE_INFINITY));
        out.put("r is -1.0, b is 0.0", parameters(2, -1, 1, 4, 0));
        return out;
    }

    @Override
    protected String goldenFile() {
        return "cnbd.csv";
    }

    @Override
    protected boolean isOfThisModel(GoldenTable.Row row) {
        return row.model().equals(goldenModel());
    }

    @Override
    protected double purchaseRate(SimulatedCustomer customer) {
        return super.purchaseRate(customer) / parameters().get("k");
    }

    @Override
    protected double ownQuantity(TransactionModel model, GoldenTable.Row row) {
        CnbdModel own = (CnbdModel) model;
        return switch (row.quantity()) {
            case "loglik" ->
                own.logLikelihood(row.count("x"), row.customer("tx"), row.customer("T"), row.customer("litt"));
            // The table's λ is the rate at which phases pass.
            case "posterior_mean_lambda" ->
                own.posteriorMeanPhaseRate(row.count("x"), row.customer("tx"), row.customer("T"));
            case "posterior_mean_p" ->
                own.posteriorMeanDropoutProbability(row.count("x"), row.customer("tx"), row.customer("T"));
            default -> super.ownQuantity(model, row);
        };
    }
}
