package dev.lindy.models.purchases.paretonbd;

import dev.lindy.core.base.TimeScale;
import dev.lindy.models.GoldenTable;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.TransactionModelContract;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pareto/NBD keeps the contract and agrees with its golden table. */
class ParetoNbdContractTest extends TransactionModelContract {

    @Override
    protected TransactionModel model(Map<String, Double> parameters, TimeScale scale) {
        return new ParetoNbd(
                parameters.get("r"), parameters.get("alpha"), parameters.get("s"), parameters.get("beta"), scale);
    }

    private static Map<String, Double> parameters(double r, double alpha, double s, double beta) {
        return Map.of("r", r, "alpha", alpha, "s", s, "beta", beta);
    }

    @Override
    protected Map<String, Double> parameters() {
        return parameters(0.553, 10.578, 0.606, 11.669);
    }

    @Override
    protected List<Map<String, Double>> extremeParameters() {
        return List.of(
                parameters(0.5, 10, 1, 10),
                parameters(0.5, 10, 1 - 1e-10, 12),
                parameters(0.5, 10, 3, 2),
                parameters(0.5, 10, 1e4, 1e5),
                parameters(2, 20, 1e-3, 1e6),
                parameters(1e-3, 1e-3, 0.8, 2.4),
                parameters(1e-3, 1e-3, 1e-3, 1e-3),
                parameters(0.8, 1000, 1.2, 1e-2),
                parameters(0.8, 1e-2, 1.2, 1000),
                parameters(1e3, 1e5, 3, 7));
    }

    @Override
    protected Map<String, Integer> powersOfTime() {
        return Map.of("alpha", 1, "beta", 1);
    }

    @Override
    protected Map<String, Map<String, Double>> invalidParameters() {
        Map<String, Map<String, Double>> out = new LinkedHashMap<>();
        out.put("r is 0.0", parameters(0, 4, 1, 2));
        out.put("alpha is -1.0", parameters(1, -1, 1, 2));
        out.put("s is NaN", parameters(1, 4, Double.NaN, 2));
        out.put("beta is Infinity", parameters(1, 4, 1, Double.POSITIVE_INFINITY));
        out.put("r is -1.0, beta is 0.0", parameters(-1, 4, 1, 0));
        return out;
    }

    @Override
    protected String goldenFile() {
        return "pareto_nbd.csv";
    }

    @Override
    protected double ownQuantity(TransactionModel model, GoldenTable.Row row) {
        return row.quantity().equals("posterior_mean_mu")
                ? ((ParetoNbd) model).posteriorMeanDropoutRate(row.count("x"), row.customer("tx"), row.customer("T"))
                : super.ownQuantity(model, row);
    }
}
