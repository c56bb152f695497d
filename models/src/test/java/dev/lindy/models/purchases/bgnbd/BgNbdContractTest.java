package dev.lindy.models.purchases.bgnbd;

import dev.lindy.core.base.TimeScale;
import dev.lindy.models.GoldenTable;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.TransactionModelContract;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** BG/NBD keeps the contract and agrees with its golden table. */
class BgNbdContractTest extends TransactionModelContract {

    @Override
    protected TransactionModel model(Map<String, Double> parameters, TimeScale scale) {
        return new BgNbd(parameters.get("r"), parameters.get("alpha"), parameters.get("a"), parameters.get("b"), scale);
    }

    private static Map<String, Double> parameters(double r, double alpha, double a, double b) {
        return Map.of("r", r, "alpha", alpha, "a", a, "b", b);
    }

    @Override
    protected Map<String, Double> parameters() {
        return parameters(0.243, 4.414, 0.793, 2.426);
    }

    @Override
    protected List<Map<String, Double>> extremeParameters() {
        return List.of(
                parameters(0.5, 8, 1, 2),
                parameters(0.5, 8, 1 - 1e-10, 2),
                parameters(0.3, 5, 0.3, 0.4),
                parameters(0.5, 10, 1e4, 1e4),
                parameters(0.5, 10, 1e4, 1e-2),
                parameters(2, 20, 1e-3, 50),
                parameters(2, 20, 1e-3, 1e-3),
                parameters(1e-3, 1e-3, 0.8, 2.4),
                parameters(1e3, 1e5, 3, 7));
    }

    @Override
    protected Map<String, Integer> powersOfTime() {
        return Map.of("alpha", 1);
    }

    @Override
    protected Map<String, Map<String, Double>> invalidParameters() {
        Map<String, Map<String, Double>> out = new LinkedHashMap<>();
        out.put("r is 0.0", parameters(0, 4, 1, 2));
        out.put("alpha is -1.0", parameters(1, -1, 1, 2));
        out.put("a is NaN", parameters(1, 4, Double.NaN, 2));
        out.put("b is Infinity", parameters(1, 4, 1, Double.POSITIVE_INFINITY));
        out.put("r is -1.0, b is 0.0", parameters(-1, 4, 1, 0));
        return out;
    }

    @Override
    protected String goldenFile() {
        return "bgnbd.csv";
    }

    @Override
    protected double ownQuantity(TransactionModel model, GoldenTable.Row row) {
        return row.quantity().equals("posterior_mean_p")
                ? ((BgNbd) model).posteriorMeanDropoutProbability(row.count("x"), row.customer("tx"), row.customer("T"))
                : super.ownQuantity(model, row);
    }
}
