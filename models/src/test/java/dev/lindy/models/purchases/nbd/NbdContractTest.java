package dev.lindy.models.purchases.nbd;

import dev.lindy.core.base.TimeScale;
import dev.lindy.core.special.LogGammaRatio;
import dev.lindy.models.GoldenTable;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.TransactionModelContract;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** NBD keeps the contract and agrees with its golden table. */
class NbdContractTest extends TransactionModelContract {

    @Override
    protected TransactionModel model(Map<String, Double> parameters, TimeScale scale) {
        return new Nbd(parameters.get("r"), parameters.get("alpha"), scale);
    }

    private static Map<String, Double> parameters(double r, double alpha) {
        return Map.of("r", r, "alpha", alpha);
    }

    @Override
    protected Map<String, Double> parameters() {
        return parameters(0.385, 12.072);
    }

    @Override
    protected List<Map<String, Double>> extremeParameters() {
        return List.of(parameters(1e-3, 1e-3), parameters(1e3, 1e5), parameters(2, 20), parameters(1e-3, 1e5));
    }

    @Override
    protected Map<String, Integer> powersOfTime() {
        return Map.of("alpha", 1);
    }

    @Override
    protected Map<String, Map<String, Double>> invalidParameters() {
        Map<String, Map<String, Double>> out = new LinkedHashMap<>();
        out.put("r is 0.0", parameters(0, 4));
        out.put("alpha is -1.0", parameters(1, -1));
        out.put("r is NaN, alpha is Infinity", parameters(Double.NaN, Double.POSITIVE_INFINITY));
        return out;
    }

    @Override
    protected String goldenFile() {
        return "nbd.csv";
    }

    /** The table's loglik_count is that of x alone, with the factor T^x/x!. */
    @Override
    protected double ownQuantity(TransactionModel model, GoldenTable.Row row) {
        if (!row.quantity().equals("loglik_count")) {
            return super.ownQuantity(model, row);
        }
        int x = row.count("x");
        double T = row.customer("T");
        double times = x == 0 ? 0 : x * Math.log(T) - LogGammaRatio.value(1, x);
        return model.logLikelihood(x, x == 0 ? 0 : T, T) + times;
    }
}
