package dev.lindy.models.purchases.bgbb;

import dev.lindy.core.base.TimeScale;
import dev.lindy.models.GoldenTable;
import dev.lindy.models.SimulatedCustomer;
import dev.lindy.models.TimeAxis;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.TransactionModelContract;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** BG/BB keeps the contract, over opportunities instead of continuous time, and agrees with its golden table. */
class BgBbContractTest extends TransactionModelContract {

    @Override
    protected TransactionModel model(Map<String, Double> parameters, TimeScale scale) {
        return new BgBb(
                parameters.get("alpha"),
                parameters.get("beta"),
                parameters.get("gamma"),
                parameters.get("delta"),
                scale);
    }

    private static Map<String, Double> parameters(double alpha, double beta, double gamma, double delta) {
        return Map.of("alpha", alpha, "beta", beta, "gamma", gamma, "delta", delta);
    }

    @Override
    protected Map<String, Double> parameters() {
        return parameters(1.2035, 0.7497, 0.6567, 2.7834);
    }

    @Override
    protected List<Map<String, Double>> extremeParameters() {
        return List.of(
                parameters(0.01, 0.5, 0.66, 2.8),
                parameters(0.4, 0.3, 0.3, 0.4),
                parameters(1.2, 0.75, 1e3, 1e4),
                parameters(1.2, 0.75, 1, 2.8),
                parameters(1.2, 0.75, 20, 0.05),
                parameters(1.2, 2, 0.01, 5),
                parameters(2e3, 1e3, 1e3, 1e5),
                parameters(2, 0.01, 0.7, 3),
                parameters(1e-3, 1e-3, 1e-3, 1e-3),
                parameters(1e-3, 50, 3, 40));
    }

    @Override
    protected TimeAxis axis() {
        return TimeAxis.OPPORTUNITIES;
    }

    @Override
    protected double purchaseRate(SimulatedCustomer customer) {
        return customer.latent().getOrDefault("p", Double.NaN);
    }

    @Override
    protected List<History> histories() {
        List<History> out = new ArrayList<>(List.of(
                new History(0, 0, 0),
                new History(0, 0, 6),
                new History(1, 1, 1),
                new History(1, 1, 39),
                new History(2, 30, 39),
                new History(7, 35, 39),
                new History(26, 31, 31)));
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(20101101L);
        for (int i = 0; i < 10; i++) {
            int n = 1 + random.nextInt(60);
            int tx = random.nextInt(n + 1);
            int x = tx == 0 ? 0 : 1 + random.nextInt(tx);
            out.add(new History(x, tx, n));
        }
        return out;
    }

    @Override
    protected Map<String, Integer> powersOfTime() {
        return Map.of();
    }

    @Override
    protected Map<String, Map<String, Double>> invalidParameters() {
        Map<String, Map<String, Double>> out = new LinkedHashMap<>();
        out.put("alpha is 0.0", parameters(0, 4, 1, 2));
        out.put("beta is -1.0", parameters(1, -1, 1, 2));
        out.put("gamma is NaN", parameters(1, 4, Double.NaN, 2));
        out.put("delta is Infinity", parameters(1, 4, 1, Double.POSITIVE_INFINITY));
        out.put("alpha is -1.0, delta is 0.0", parameters(-1, 4, 1, 0));
        return out;
    }

    @Override
    protected String goldenFile() {
        return "bgbb.csv";
    }

    @Override
    protected double ownQuantity(TransactionModel model, GoldenTable.Row row) {
        return switch (row.quantity()) {
            case "posterior_mean_p" ->
                model.posteriorMeanPurchaseRate(row.count("x"), row.customer("tx"), row.customer("n"));
            case "posterior_mean_theta" ->
                ((BgBb) model).posteriorMeanDropoutProbability(row.count("x"), row.customer("tx"), row.customer("n"));
            default -> super.ownQuantity(model, row);
        };
    }
}
