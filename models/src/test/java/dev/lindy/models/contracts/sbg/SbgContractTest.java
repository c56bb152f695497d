package dev.lindy.models.contracts.sbg;

import dev.lindy.core.base.TimeScale;
import dev.lindy.models.ContractModel;
import dev.lindy.models.ContractModelContract;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** sBG keeps the contract and agrees with its golden table. */
class SbgContractTest extends ContractModelContract {

    @Override
    protected ContractModel model(Map<String, Double> parameters, TimeScale scale) {
        return new Sbg(parameters.get("alpha"), parameters.get("beta"), scale);
    }

    private static Map<String, Double> parameters(double alpha, double beta) {
        return Map.of("alpha", alpha, "beta", beta);
    }

    @Override
    protected Map<String, Double> parameters() {
        return parameters(0.668, 3.806);
    }

    @Override
    protected List<Map<String, Double>> extremeParameters() {
        return List.of(
                parameters(0.01, 0.02),
                parameters(1, 1),
                parameters(1e3, 1e4),
                parameters(50, 0.05),
                parameters(0.05, 50),
                parameters(2.5, 4),
                parameters(1e-4, 1e4));
    }

    @Override
    protected Map<String, Map<String, Double>> invalidParameters() {
        Map<String, Map<String, Double>> out = new LinkedHashMap<>();
        out.put("alpha is 0.0", parameters(0, 4));
        out.put("beta is -1.0", parameters(1, -1));
        out.put("alpha is NaN, beta is Infinity", parameters(Double.NaN, Double.POSITIVE_INFINITY));
        return out;
    }

    @Override
    protected String goldenFile() {
        return "sbg.csv";
    }
}
