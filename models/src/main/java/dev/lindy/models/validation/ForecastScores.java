package dev.lindy.models.validation;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.Split;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one forecast of one holdout scored. Immutable. */
public final class ForecastScores {

    private final Map<Metric, Double> values;

    private ForecastScores(Map<Metric, Double> values) {
        this.values = Collections.unmodifiableMap(new EnumMap<>(values));
    }

    /**
     * Scores a forecast.
     *
     * @param forecast what was said
     * @param counts how the forecast distributions stand to what happened; null where there are none
     * @param intervals columns {@code purchases_pi_lo} and {@code purchases_pi_hi}, perhaps also {@code spend_pi_lo} and
     *     {@code spend_pi_hi}; null where there are none
     * @param split what happened
     * @return the scores that the forecast says enough for
     */
    public static ForecastScores of(
            CustomerForecast forecast, @Nullable CountForecast counts, @Nullable Columns intervals, Split split) {
        Map<Metric, Double> out = new EnumMap<>(Metric.class);
        double[] actual = purchases(split);
        boolean[] bought = bought(split);
        if (counts != null) {
            out.put(Metric.LOG_SCORE, counts.meanLogScore());
            out.put(Metric.CRPS, counts.meanCrps());
        }
        double[] probability = forecast.probability();
        if (probability != null) {
            Reliability reliability = Reliability.of(probability, bought, 0.9);
            out.put(Metric.BRIER, reliability.brier());
            out.put(Metric.SPIEGELHALTER_Z, reliability.z());
            out.put(Metric.AUC_OF_PROBABILITY, Ranking.by(probability).auc(bought));
        }
        double[] by = forecast.ranking();
        if (by != null) {
            Ranking ranking = Ranking.by(by);
            out.put(Metric.AUC, ranking.auc(bought));
            out.put(Metric.GINI, ranking.normalisedGini(actual));
            out.put(Metric.TOP_TENTH, ranking.topTenth(actual));
        }
        double[] expected = forecast.expected();
        if (expected != null) {
            SeriesError error = SeriesError.of(expected, actual);
            out.put(Metric.MAE, error.meanAbsolute());
            out.put(Metric.RMSE, error.rootMeanSquare());
        }
        double[] perPeriod = forecast.perPeriod();
        if (perPeriod != null) {
            out.put(Metric.TOTAL_ERROR, forecast.expectedTotal() / CustomerForecast.sum(actual) - 1);
            SeriesError error = SeriesError.of(
                    perPeriod,
                    Arrays.stream(split.holdoutPurchasesPerPeriod())
                            .asDoubleStream()
                            .toArray());
            out.put(Metric.PERIOD_BIAS, error.bias());
            out.put(Metric.PERIOD_MAE, error.meanAbsolute());
            out.put(Metric.PERIOD_RMSE, error.rootMeanSquare());
            out.put(Metric.PERIOD_MAPE, error.meanAbsolutePercentage());
        }
        if (intervals != null) {
            double[] lower = intervals.doubles("purchases_pi_lo");
            double[] upper = intervals.doubles("purchases_pi_hi");
            out.put(Metric.COVERAGE, within(actual, lower, upper));
            out.put(Metric.WIDTH, Means.of(upper) - Means.of(lower));
            if (intervals.has("spend_pi_lo")) {
                out.put(
                        Metric.VALUE_COVERAGE,
                        within(spend(split), intervals.doubles("spend_pi_lo"), intervals.doubles("spend_pi_hi")));
            }
        }
        if (split.calibration().hasSpend()) {
            value(forecast, split, out);
        }
        return new ForecastScores(out);
    }

    /** The share of those whose interval is known; NaN where none is. */
    private static double within(double[] actual, double[] lower, double[] upper) {
        double within = 0;
        double known = 0;
        for (int i = 0; i < actual.length; i++) {
            known += Double.isNaN(lower[i] + upper[i]) ? 0 : 1;
            within += actual[i] >= lower[i] && actual[i] <= upper[i] ? 1 : 0;
        }
        return within / known;
    }

    private static void value(CustomerForecast forecast, Split split, Map<Metric, Double> out) {
        double[] actual = spend(split);
        double[] by = forecast.valueRanking();
        if (by != null) {
            Ranking ranking = Ranking.by(by);
            out.put(Metric.VALUE_GINI, ranking.normalisedGini(actual));
            out.put(Metric.VALUE_TOP_TENTH, ranking.topTenth(actual));
        }
        double[] value = forecast.value();
        if (value != null) {
            SeriesError error = SeriesError.of(value, actual);
            out.put(Metric.VALUE_MAE, error.meanAbsolute());
            out.put(Metric.VALUE_RMSE, error.rootMeanSquare());
            out.put(Metric.VALUE_TOTAL_ERROR, forecast.expectedValue() / CustomerForecast.sum(actual) - 1);
        }
    }

    static double[] purchases(Split split) {
        double[] out = new double[split.calibration().size()];
        Arrays.setAll(out, split::holdoutPurchases);
        return out;
    }

    static double[] spend(Split split) {
        double[] out = new double[split.calibration().size()];
        Arrays.setAll(out, split::holdoutSpend);
        return out;
    }

    static boolean[] bought(Split split) {
        boolean[] out = new boolean[split.calibration().size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = split.holdoutPurchases(i) > 0;
        }
        return out;
    }

    /**
     * One score.
     *
     * @param metric which
     * @return the figure; NaN where the forecast does not say enough for it
     */
    public double get(Metric metric) {
        return values.getOrDefault(metric, Double.NaN);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
