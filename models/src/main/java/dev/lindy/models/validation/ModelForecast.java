package dev.lindy.models.validation;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.Split;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.SpendModel;
import dev.lindy.models.interval.Interval;
import dev.lindy.models.interval.PurchaseIntervals;
import dev.lindy.models.interval.ValueCertainty;
import dev.lindy.models.interval.ValueIntervals;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A model fitted to a calibration, held against the holdout from every side. Immutable. */
public final class ModelForecast {

    private static final int PIT_BARS = 10;

    private final Split split;
    private final double level;
    private final @Nullable PurchaseIntervals intervals;
    private final @Nullable ValueCertainty certainty;
    private final CustomerForecast forecast;
    private final CountForecast counts;
    private final ForecastScores scores;

    private ModelForecast(
            Split split,
            double level,
            @Nullable PurchaseIntervals intervals,
            @Nullable ValueCertainty certainty,
            CustomerForecast forecast,
            CountForecast counts,
            ForecastScores scores) {
        this.split = split;
        this.level = level;
        this.intervals = intervals;
        this.certainty = certainty;
        this.forecast = forecast;
        this.counts = counts;
        this.scores = scores;
    }

    /**
     * Holds a model against a holdout.
     *
     * @param name of the model in print
     * @param purchases fitted to the split's calibration
     * @param spend fitted to the same; null without value
     * @param intervals how sure the model is; null where that is not known
     * @param value how sure both are of what purchases are worth; null where that is not known
     * @param split calibration and holdout
     * @param level of all intervals, such as 0.9
     * @return what was found
     * @throws IllegalArgumentException if the split counts time in another unit than the model
     */
    public static ModelForecast of(
            String name,
            PurchaseModel purchases,
            @Nullable SpendModel spend,
            @Nullable PurchaseIntervals intervals,
            @Nullable ValueIntervals value,
            Split split,
            double level) {
        CustomerForecast forecast = CustomerForecast.of(name, purchases, spend, split);
        CountForecast counts = CountForecast.of(purchases, split);
        ValueCertainty certainty = value == null ? null : value.of(split.calibration(), Discount.none(), level);
        double duration = split.holdoutDuration();
        Columns each = null;
        if (intervals != null) {
            Columns ofPurchases = intervals.outcome(split.calibration(), duration, level);
            each = certainty == null
                    ? ofPurchases
                    : Columns.builder()
                            .all(ofPurchases)
                            .all(certainty.spend(duration))
                            .build();
        }
        return new ModelForecast(
                split, level, intervals, certainty, forecast, counts, ForecastScores.of(forecast, counts, each, split));
    }

    /**
     * What it says of every customer.
     *
     * @return its forecast
     */
    public CustomerForecast forecast() {
        return forecast;
    }

    /**
     * How its distributions of counts stand to what happened, customer by customer.
     *
     * @return scores of every customer
     */
    public CountForecast counts() {
        return counts;
    }

    /**
     * All figures in which it can be compared.
     *
     * @return its scores
     */
    public ForecastScores scores() {
        return scores;
    }

    /**
     * Between which numbers the purchases of all should have fallen.
     *
     * @return an interval of the outcome; empty where nothing is known of it
     */
    public Optional<Interval> total() {
        return intervals == null || !(forecast.expectedTotal() > 0)
                ? Optional.empty()
                : Optional.of(intervals.outcomeOfTotal(split.calibration(), split.holdoutDuration(), level));
    }

    /**
     * Between which sums the value of all purchases should have fallen.
     *
     * @return an interval of the outcome; empty where nothing is known of it, or a variance is infinite
     */
    public Optional<Interval> totalValue() {
        return certainty == null || !(forecast.expectedValue() > 0)
                ? Optional.empty()
                : certainty.spendOfTotal(split.holdoutDuration());
    }

    /**
     * Probabilities of at least one purchase against shares that bought.
     *
     * @return in ten bins
     */
    public Reliability reliability() {
        double[] probability = forecast.probability();
        return Reliability.of(probability == null ? new double[0] : probability, ForecastScores.bought(split), level);
    }

    /**
     * Expected against actual purchases, by tenths of customers.
     *
     * @return in ten groups
     */
    public Deciles deciles() {
        double[] expected = forecast.expected();
        return Deciles.of(
                expected == null ? new double[0] : expected,
                counts.variances(),
                ForecastScores.purchases(split),
                level);
    }

    /**
     * Expected against actual value, by tenths of customers; without bands.
     *
     * @return empty where no value is known
     */
    public Optional<Deciles> valueDeciles() {
        double[] value = forecast.value();
        if (value == null) {
            return Optional.empty();
        }
        double[] unknown = new double[value.length];
        Arrays.fill(unknown, Double.NaN);
        return Optional.of(Deciles.of(value, unknown, ForecastScores.spend(split), level));
    }

    /**
     * The histogram of the probability integral transform.
     *
     * @return in ten bars
     */
    public PitHistogram pit() {
        return counts.pit(PIT_BARS);
    }

    /**
     * Where it is wrong.
     *
     * @param groups the group of each customer
     * @return see {@link GroupErrors}
     */
    public Columns by(String[] groups) {
        return GroupErrors.of(groups, forecast, counts, intervals, split, level);
    }

    @Override
    public String toString() {
        return forecast.name() + ", " + scores;
    }
}
