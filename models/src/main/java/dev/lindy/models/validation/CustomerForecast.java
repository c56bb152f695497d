package dev.lindy.models.validation;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Split;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.SpendModel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What somebody, a model or a simple rule, says of every customer's purchases in the holdout: as much as he says. Immutable.
 */
public final class CustomerForecast {

    private final String id;
    private final String name;
    private final double @Nullable [] ranking;
    private final double @Nullable [] expected;
    private final double @Nullable [] probability;
    private final double @Nullable [] value;
    private final double @Nullable [] valueRanking;
    private final double @Nullable [] perPeriod;

    private CustomerForecast(
            String id,
            String name,
            double @Nullable [] ranking,
            double @Nullable [] expected,
            double @Nullable [] probability,
            double @Nullable [] value,
            double @Nullable [] valueRanking,
            double @Nullable [] perPeriod) {
        this.id = id;
        this.name = name;
        this.ranking = ranking;
        this.expected = expected;
        this.probability = probability;
        this.value = value;
        this.valueRanking = valueRanking;
        this.perPeriod = perPeriod;
    }

    /**
     * That of a model: its conditional expectations, also of every unit of time, its probabilities of at least one purchase, and with a
     * model of spend expected purchases × expected spend.
     *
     * @param name in print
     * @param purchases fitted to the split's calibration
     * @param spend fitted to the same; null without value
     * @param split calibration and holdout
     * @return the forecast
     */
    public static CustomerForecast of(String name, PurchaseModel purchases, @Nullable SpendModel spend, Split split) {
        CustomerBase base = split.calibration();
        double duration = split.holdoutDuration();
        double[] perPeriod = new double[split.holdoutPurchasesPerPeriod().length];
        double before = 0;
        double[] expected = purchases.conditionalExpectedTransactions(base, duration);
        for (int i = 0; i < perPeriod.length; i++) {
            boolean last = i == perPeriod.length - 1;
            double until = sum(last ? expected : purchases.conditionalExpectedTransactions(base, i + 1));
            perPeriod[i] = until - before;
            before = until;
        }
        double[] value = null;
        if (spend != null) {
            double[] each = spend.conditionalMeanSpend(base);
            Arrays.setAll(each, i -> each[i] * expected[i]);
            value = Arrays.stream(each).allMatch(Double::isFinite) ? each : null;
        }
        return new CustomerForecast(
                purchases.id(),
                name,
                expected,
                expected,
                purchases.probabilityOfPurchase(base, duration),
                value,
                value,
                perPeriod);
    }

    /** Customers in order, and no more. */
    static CustomerForecast ranking(String id, String name, double[] by, double @Nullable [] byValue) {
        return new CustomerForecast(id, name, by, null, null, null, byValue, null);
    }

    /** Expectations, spread evenly over the time ahead. */
    static CustomerForecast expecting(
            String id, String name, double[] expected, double @Nullable [] value, Split split) {
        double[] perPeriod = new double[split.holdoutPurchasesPerPeriod().length];
        double total = sum(expected);
        double length = split.holdoutDuration();
        Arrays.setAll(perPeriod, i -> total * (Math.min(length, i + 1) - i) / length);
        return new CustomerForecast(id, name, expected, expected, null, value, value, perPeriod);
    }

    /** Totals alone. */
    static CustomerForecast totals(String id, String name, double[] perPeriod) {
        return new CustomerForecast(id, name, null, null, null, null, null, perPeriod);
    }

    /** The same with P(at least one purchase). */
    CustomerForecast withProbability(double[] each) {
        return new CustomerForecast(id, name, ranking, expected, each, value, valueRanking, perPeriod);
    }

    /**
     * Its name in files.
     *
     * @return a model's id, or such as {@code recency}
     */
    public String id() {
        return id;
    }

    /**
     * Its name in print.
     *
     * @return such as {@code BG/NBD}
     */
    public String name() {
        return name;
    }

    /**
     * The number by which customers are put in order.
     *
     * @return the highest first; null where they are not
     */
    double @Nullable [] ranking() {
        return ranking;
    }

    /** Purchases of each customer; null where nothing is said of them. */
    double @Nullable [] expected() {
        return expected;
    }

    /** P(at least one purchase) of each; null where nothing is said of it. */
    double @Nullable [] probability() {
        return probability;
    }

    /** Value of each customer's purchases; null where nothing is said of it, or it is infinite. */
    double @Nullable [] value() {
        return value;
    }

    /** The number by which customers are put in order of value; null where they are not. */
    double @Nullable [] valueRanking() {
        return valueRanking;
    }

    /** Purchases of all per unit of time; null where nothing is said of them. */
    double @Nullable [] perPeriod() {
        return perPeriod;
    }

    /**
     * Purchases of all customers in each unit of time of the holdout.
     *
     * @return a copy; empty where nothing is said of them
     */
    public double[] expectedPerPeriod() {
        return perPeriod == null ? new double[0] : perPeriod.clone();
    }

    /**
     * Purchases of all customers in the holdout.
     *
     * @return their expected number; NaN where nothing is said of it
     */
    public double expectedTotal() {
        return expected == null ? perPeriod == null ? Double.NaN : sum(perPeriod) : sum(expected);
    }

    /**
     * Value of all customers' purchases in the holdout.
     *
     * @return undiscounted; NaN where nothing is said of it, or it is infinite
     */
    public double expectedValue() {
        return value == null ? Double.NaN : sum(value);
    }

    static double sum(double[] values) {
        double sum = 0;
        for (double each : values) {
            sum += each;
        }
        return sum;
    }

    @Override
    public String toString() {
        return name + ", " + expectedTotal() + " purchases expected";
    }
}
