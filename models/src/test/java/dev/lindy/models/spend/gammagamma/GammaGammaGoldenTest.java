package dev.lindy.models.spend.gammagamma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.models.GoldenTable;
import dev.lindy.models.GoldenTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every quantity against values computed by an independent route in high precision. */
class GammaGammaGoldenTest {

    private static final double RELATIVE = 1e-10;

    @Test
    void everyQuantityAgreesWithTheGoldenTable() {
        List<String> wrong = new ArrayList<>();
        TreeMap<String, Integer> rows = new TreeMap<>();
        for (Row row : GoldenTable.read("gamma_gamma.csv").rows()) {
            if (row.quantity().equals("dloglik") || row.quantity().equals("d2loglik")) {
                continue; // the likelihood's own test holds its derivatives
            }
            double actual = quantity(row);
            boolean agrees = Double.isFinite(row.value())
                    ? Math.abs(actual - row.value()) <= RELATIVE * Math.abs(row.value())
                    : Double.compare(actual, row.value()) == 0;
            if (!agrees) {
                wrong.add(row + " but is " + actual);
            }
            rows.merge(row.quantity(), 1, Integer::sum);
        }
        assertThat(wrong).isEmpty();
        assertThat(rows)
                .containsOnlyKeys(
                        "cond_mean_spend",
                        "cond_variance_of_mean_spend",
                        "loglik",
                        "population_mean_spend",
                        "population_variance_of_mean_spend",
                        "posterior_cdf_mean_spend",
                        "posterior_mean_nu",
                        "posterior_quantile_mean_spend");
    }

    private static double quantity(Row row) {
        GammaGamma model = new GammaGamma(row.parameter("p"), row.parameter("q"), row.parameter("gamma"));
        int x = row.customer().getOrDefault("x", 0.0).intValue();
        double mean = row.customer().getOrDefault("zbar", 0.0);
        return switch (row.quantity()) {
            case "loglik" -> model.logLikelihood(x, mean);
            case "population_mean_spend" -> model.populationMeanSpend();
            case "population_variance_of_mean_spend" -> model.populationVarianceOfMeanSpend();
            case "cond_mean_spend" -> model.conditionalMeanSpend(x, mean);
            case "cond_variance_of_mean_spend" -> model.conditionalVarianceOfMeanSpend(x, mean);
            case "posterior_mean_nu" -> model.posteriorMeanRate(x, mean);
            case "posterior_cdf_mean_spend" -> model.meanSpendProbability(x, mean, row.number("m"));
            case "posterior_quantile_mean_spend" -> model.meanSpendQuantile(row.number("level"), x, mean);
            default -> throw new AssertionError(row.quantity());
        };
    }
}
