package dev.lindy.models.contracts.bdw;

import dev.lindy.core.base.TimeScale;
import dev.lindy.models.ContractModel;
import dev.lindy.models.ContractModelContract;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** BdW keeps the contract and agrees with its golden table. */
class BdwContractTest extends ContractModelContract {

    @Override
    protected ContractModel model(Map<String, Double> parameters, TimeScale scale) {
        return new Bdw(parameters.get("alpha"), parameters.get("beta"), parameters.get("c"), scale);
    }

    private static Map<String, Double> parameters(double alpha, double beta, double c) {
        return Map.of("alpha", alpha, "beta", beta, "c", c);
    }

    @Override
    protected Map<String, Double> parameters() {
        return parameters(0.26, 1.18, 1.6);
    }

    @Override
    protected List<Map<String, Double>> extremeParameters() {
        return List.of(
                parameters(0.02, 0.05, 1.2),
                parameters(0.7, 1.2, 0.55),
                parameters(0.8, 2, 0.02),
                parameters(1.5, 30, 3.5),
                parameters(1e3, 1e4, 0.8),
                parameters(20, 0.1, 0.7),
                parameters(2.5, 4, 1),
                parameters(1.01, 4, 1),
                parameters(1e-3, 1e3, 5));
    }

    @Override
    protected Map<String, Map<String, Double>> invalidParameters() {
        Map<String, Map<String, Double>> out = new LinkedHashMap<>();
        out.put("alpha is 0.0", parameters(0, 4, 1));
        out.put("beta is -1.0", parameters(1, -1, 1));
        out.put("c is NaN", parameters(1, 1, Double.NaN));
        out.put("alpha is Infinity, c is 0.0", parameters(Double.POSITIVE_INFINITY, 1, 0));
        return out;
    }

    @Override
    protected String goldenFile() {
        return "bdw.csv";
    }
}
