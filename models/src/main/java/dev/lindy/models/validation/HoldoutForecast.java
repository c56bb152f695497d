package dev.lindy.models.validation;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Phrases;
import dev.lindy.core.base.Split;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.SpendModel;
import dev.lindy.models.interval.Interval;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a model fitted to the calibration expects of the holdout, and what happened there.
 *
 * <p>Expected purchases of a customer are the model's conditional expectation over the holdout, the chance to buy again is
 * its probability of at least one purchase, and expected value is expected purchases times expected spend, undiscounted as
 * the actual value is. Customers acquired in the holdout play no part. Immutable.
 */
public final class HoldoutForecast {

    /** Purchases from here on share the last group. */
    private static final int LAST_GROUP = 7;

    private final PurchaseModel purchases;
    private final Split split;
    private final double[] expected;
    private final double[] probability;
    private final double @Nullable [] expectedValue;
    private final @Nullable HoldoutSureness sure;

    private HoldoutForecast(
            PurchaseModel purchases,
            Split split,
            double[] expected,
            double[] probability,
            double @Nullable [] expectedValue,
            @Nullable HoldoutSureness sure) {
        this.sure = sure;
        this.purchases = purchases;
        this.split = split;
        this.expected = expected;
        this.probability = probability;
        this.expectedValue = expectedValue;
    }

    /**
     * Forecasts purchases.
     *
     * @param purchases a model fitted to the split's calibration
     * @param split calibration and holdout
     * @return expectation beside truth
     * @throws IllegalArgumentException if the split counts time in another unit than the model
     */
    public static HoldoutForecast of(PurchaseModel purchases, Split split) {
        CustomerBase base = split.calibration();
        return new HoldoutForecast(
                purchases,
                split,
                purchases.conditionalExpectedTransactions(base, split.holdoutDuration()),
                purchases.probabilityOfPurchase(base, split.holdoutDuration()),
                null,
                null);
    }

    /**
     * Forecasts purchases and their value.
     *
     * @param purchases a model fitted to the split's calibration
     * @param spend a model fitted to the same
     * @param split calibration and holdout, with spend
     * @return expectation beside truth
     * @throws IllegalArgumentException if the split counts time in another unit than the model
     * @throws IllegalStateException if the calibration has no spend
     */
    public static HoldoutForecast of(PurchaseModel purchases, SpendModel spend, Split split) {
        HoldoutForecast forecast = of(purchases, split);
        double[] value = spend.conditionalMeanSpend(split.calibration());
        for (int i = 0; i < value.length; i++) {
            value[i] *= forecast.expected[i];
        }
        return new HoldoutForecast(purchases, split, forecast.expected, forecast.probability, value, null);
    }

    /**
     * Adds between what the holdout was to lie.
     *
     * @param known of this forecast
     * @return another forecast, which reports it
     */
    public HoldoutForecast with(HoldoutSureness known) {
        return new HoldoutForecast(purchases, split, expected, probability, expectedValue, known);
    }

    /**
     * Between what the holdout was to lie.
     *
     * @return empty where that is not known
     */
    public Optional<HoldoutSureness> sureness() {
        return Optional.ofNullable(sure);
    }

    /** The row of a number of repeat purchases in {@link #byFrequency()}. */
    static int group(int x) {
        return Math.min(LAST_GROUP, x);
    }

    /**
     * Expected purchases of all customers in the holdout.
     *
     * @return the sum of the conditional expectations
     */
    public double expectedPurchases() {
        return sum(expected);
    }

    /**
     * Purchases that happened in the holdout.
     *
     * @return their number
     */
    public long actualPurchases() {
        long sum = 0;
        for (int i = 0; i < expected.length; i++) {
            sum += split.holdoutPurchases(i);
        }
        return sum;
    }

    /**
     * By how much too many purchases were expected.
     *
     * @return expected/actual − 1, negative when too few were; infinite or NaN when none happened
     */
    public double relativeError() {
        return expectedPurchases() / actualPurchases() - 1;
    }

    /**
     * Mean absolute error of expected purchases per customer.
     *
     * @return in purchases; NaN without customers
     */
    public double meanAbsoluteError() {
        double sum = 0;
        for (int i = 0; i < expected.length; i++) {
            sum += Math.abs(expected[i] - split.holdoutPurchases(i));
        }
        return sum / expected.length;
    }

    /**
     * Root of the mean squared error of expected purchases per customer.
     *
     * @return in purchases; NaN without customers
     */
    public double rootMeanSquaredError() {
        double sum = 0;
        for (int i = 0; i < expected.length; i++) {
            double error = expected[i] - split.holdoutPurchases(i);
            sum += error * error;
        }
        return Math.sqrt(sum / expected.length);
    }

    /**
     * The share of customers expected to buy in the holdout.
     *
     * @return the mean of their probabilities
     */
    public double expectedBuyers() {
        return sum(probability) / probability.length;
    }

    /**
     * The share of customers who bought in the holdout.
     *
     * @return in [0, 1]
     */
    public double actualBuyers() {
        int sum = 0;
        for (int i = 0; i < expected.length; i++) {
            sum += split.holdoutPurchases(i) > 0 ? 1 : 0;
        }
        return (double) sum / expected.length;
    }

    /**
     * Whether value was forecast too.
     *
     * @return true if a spend model was given
     */
    public boolean hasValue() {
        return expectedValue != null;
    }

    /**
     * Expected value of all purchases in the holdout.
     *
     * @return in currency; infinite where the spend model has no finite mean
     * @throws IllegalStateException without a spend model
     */
    public double expectedValue() {
        return sum(value());
    }

    /**
     * Value of all purchases in the holdout.
     *
     * @return in currency
     */
    public double actualValue() {
        double sum = 0;
        for (int i = 0; i < expected.length; i++) {
            sum += split.holdoutSpend(i);
        }
        return sum;
    }

    /**
     * By how much too much value was expected.
     *
     * @return expected/actual − 1
     * @throws IllegalStateException without a spend model
     */
    public double relativeErrorOfValue() {
        return expectedValue() / actualValue() - 1;
    }

    /**
     * The forecast of every customer.
     *
     * @return columns {@code customer, x, t_x, T, expected_purchases, actual_purchases, purchase_probability}, and with a
     *     spend model {@code expected_value, actual_value}
     */
    public Columns customers() {
        CustomerBase base = split.calibration();
        int n = base.size();
        String[] ids = new String[n];
        int[] x = new int[n];
        double[] tx = new double[n];
        double[] age = new double[n];
        int[] actual = new int[n];
        double[] spent = new double[n];
        for (int i = 0; i < n; i++) {
            ids[i] = base.id(i);
            x[i] = base.frequency(i);
            tx[i] = base.recency(i);
            age[i] = base.T(i);
            actual[i] = split.holdoutPurchases(i);
            spent[i] = split.holdoutSpend(i);
        }
        Columns.Builder out = Columns.builder()
                .texts("customer", ids)
                .integers("x", x)
                .doubles("t_x", tx)
                .doubles("T", age)
                .doubles("expected_purchases", expected)
                .integers("actual_purchases", actual)
                .doubles("purchase_probability", probability);
        if (expectedValue != null) {
            out.doubles("expected_value", expectedValue).doubles("actual_value", spent);
        }
        return out.build();
    }

    /**
     * Means over the customers of each calibration frequency.
     *
     * @return columns {@code x} (0 to 6, 7+), {@code customers}, {@code expected_purchases} and {@code actual_purchases} a
     *     customer, {@code expected_buyers} and {@code actual_buyers} as shares; NaN for an empty group
     */
    public Columns byFrequency() {
        String[] names = new String[LAST_GROUP + 1];
        int[] counts = new int[names.length];
        double[] wanted = new double[names.length];
        double[] happened = new double[names.length];
        double[] chance = new double[names.length];
        double[] bought = new double[names.length];
        for (int i = 0; i < expected.length; i++) {
            int g = group(split.calibration().frequency(i));
            counts[g]++;
            wanted[g] += expected[i];
            happened[g] += split.holdoutPurchases(i);
            chance[g] += probability[i];
            bought[g] += split.holdoutPurchases(i) > 0 ? 1 : 0;
        }
        Arrays.setAll(names, g -> g + (g == LAST_GROUP ? "+" : ""));
        Columns.Builder out = Columns.builder()
                .texts("x", names)
                .integers("customers", counts)
                .doubles("expected_purchases", means(wanted, counts));
        if (sure != null) {
            out.doubles("purchases_pi_lo", means(ends(sure, names.length, Interval::lower), counts))
                    .doubles("purchases_pi_hi", means(ends(sure, names.length, Interval::upper), counts));
        }
        return out.doubles("actual_purchases", means(happened, counts))
                .doubles("expected_buyers", means(chance, counts))
                .doubles("actual_buyers", means(bought, counts))
                .build();
    }

    /**
     * Repeat purchases of the calibration's customers per unit of time, from the first day of the log to the end of the
     * holdout.
     *
     * <p>What is expected here is not conditional on any history: Σ E[X(age)] over all customers acquired by then, so that
     * the calibration shows how well the model fits and the holdout how well it carries on.
     *
     * @return columns {@code unit} from 1, {@code phase} (calibration or holdout; each begins a new unit, and its last may
     *     be incomplete), {@code starts} and {@code ends}, its first and last day; {@code expected} and {@code actual}
     *     purchases, {@code cumulative_expected} and {@code cumulative_actual}
     */
    public Columns tracking() {
        return Tracking.of(purchases, split);
    }

    /**
     * The totals in plain words.
     *
     * @return a few lines without a line feed at the end
     */
    public String report() {
        String from = purchases.timeScale().describe(split.holdoutDuration());
        StringBuilder out = new StringBuilder();
        line(out, "fitted to %s, then %s ahead", split.calibrationEnd(), from);
        line(
                out,
                "\n  purchases  %,14.0f expected  %,14d happened   (%s)",
                expectedPurchases(),
                actualPurchases(),
                error(relativeError()));
        if (sure != null) {
            line(out, "\n    %s", sure.sentence(expectedPurchases(), (double) actualPurchases()));
        }
        if (hasValue()) {
            line(
                    out,
                    "\n  value      %14s expected  %14s happened   (%s)",
                    Double.isFinite(expectedValue()) ? Phrases.estimate(expectedValue()) : "not defined",
                    Phrases.estimate(actualValue()),
                    Double.isFinite(expectedValue())
                            ? error(relativeErrorOfValue())
                            : "the spend model has no finite mean");
            if (sure != null && sure.value() != null) {
                line(out, "\n    %s", HoldoutSureness.sentence(sure.value(), Phrases::estimate));
            }
        }
        line(
                out,
                "\n  buyers     %,12.1f %% expected  %,12.1f %% happened   of %s",
                100 * expectedBuyers(),
                100 * actualBuyers(),
                Phrases.count(expected.length, "customer"));
        if (sure != null) {
            line(
                    out,
                    "\n    %s",
                    HoldoutSureness.sentence(sure.buyers(), share -> Phrases.rounded("%.1f %%", 100 * share)));
        }
        line(
                out,
                "\n  a customer's purchases are off by %.2f on average (root mean square %.2f)",
                meanAbsoluteError(),
                rootMeanSquaredError());
        return out.toString();
    }

    @Override
    public String toString() {
        return purchases.id() + ", " + report();
    }

    private static String error(double relative) {
        if (Double.isNaN(relative) || Double.isInfinite(relative)) {
            return "nothing happened";
        }
        return String.format(Locale.ROOT, "%.1f %% too %s", 100 * Math.abs(relative), relative < 0 ? "low" : "high");
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values));
    }

    private double[] value() {
        if (expectedValue == null) {
            throw new IllegalStateException("value was not forecast: give a spend model");
        }
        return expectedValue;
    }

    /** One per group; NaN for groups that nobody is in. */
    private static double[] ends(HoldoutSureness sure, int groups, ToDoubleFunction<Interval> end) {
        double[] ends = new double[groups];
        Arrays.fill(ends, Double.NaN);
        for (int g = 0; g < sure.byFrequency().size(); g++) {
            ends[g] = end.applyAsDouble(sure.byFrequency().get(g));
        }
        return ends;
    }

    private static double[] means(double[] sums, int[] counts) {
        double[] out = sums.clone();
        for (int g = 0; g < out.length; g++) {
            out[g] /= counts[g];
        }
        return out;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
