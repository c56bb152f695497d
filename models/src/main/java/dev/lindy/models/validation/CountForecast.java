package dev.lindy.models.validation;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Split;
import dev.lindy.models.PurchaseModel;
import java.util.Arrays;

/**
 * How the distribution that a model gave to each customer's purchases in the holdout stands to what happened. Scores are proper:
 * on average nothing scores better than the truth. The distributions are walked through count by count and never kept. Immutable.
 *
 * <ul>
 *   <li>log score: ln p(y), higher is better, −∞ where something happened that the model holds impossible
 *   <li>CRPS: Σ<sub>k≥0</sub> (F(k) − 1{y ≤ k})², in purchases, lower is better; of a forecast without doubt the absolute error
 *   <li>F(y − 1) and F(y): between them lies the probability integral transform of a count
 * </ul>
 */
public final class CountForecast {

    /** Less than this is left beyond the last count: its square is nothing. */
    private static final double TAIL = 1e-7;

    /** A tail that is still there after so many counts is cut. */
    private static final int MOST = 20_000;

    private final double[] logScore;
    private final double[] crps;
    private final double[] below;
    private final double[] upTo;
    private final double[] variance;

    /** P(exactly so many purchases) of some customers. */
    interface Distribution {
        double[] probability(int count);

        /** That of some of these customers, by their positions in rising order. */
        Distribution of(int[] rows);
    }

    private record ModelDistribution(PurchaseModel model, CustomerBase base, double duration) implements Distribution {
        @Override
        public double[] probability(int count) {
            int[] counts = new int[base.size()];
            Arrays.fill(counts, count);
            return model.conditionalTransactionProbability(counts, base, duration);
        }

        @Override
        public Distribution of(int[] rows) {
            return new ModelDistribution(model, base.where(row -> Arrays.binarySearch(rows, row) >= 0), duration);
        }
    }

    private CountForecast(int customers) {
        logScore = new double[customers];
        crps = new double[customers];
        below = new double[customers];
        upTo = new double[customers];
        variance = new double[customers];
    }

    /**
     * Holds a model against a holdout.
     *
     * @param model fitted to the split's calibration
     * @param split calibration and holdout
     * @return how its distributions stand to what happened
     * @throws IllegalArgumentException if the split counts time in another unit than the model
     */
    public static CountForecast of(PurchaseModel model, Split split) {
        int[] actual = new int[split.calibration().size()];
        Arrays.setAll(actual, split::holdoutPurchases);
        return of(actual, new ModelDistribution(model, split.calibration(), split.holdoutDuration()));
    }

    static CountForecast of(int[] actual, Distribution all) {
        CountForecast out = new CountForecast(actual.length);
        double[] reached = new double[actual.length];
        double[] mean = new double[actual.length];
        double[] square = new double[actual.length];
        Distribution some = all;
        int[] asked = new int[actual.length];
        Arrays.setAll(asked, i -> i);
        boolean[] ended = new boolean[actual.length];
        int left = asked.length;
        for (int k = 0; left > 0; k++) {
            if (left < asked.length / 2) {
                int[] before = asked;
                int[] rows = new int[left];
                int n = 0;
                for (int j = 0; j < before.length; j++) {
                    if (!ended[before[j]]) {
                        rows[n++] = j;
                    }
                }
                some = some.of(rows);
                asked = Arrays.stream(rows).map(j -> before[j]).toArray();
            }
            double[] probability = some.probability(k);
            for (int j = 0; j < asked.length; j++) {
                int i = asked[j];
                if (ended[i]) {
                    continue;
                }
                double p = probability[j];
                double sum = Math.min(1, reached[i] + p);
                if (k == actual[i]) {
                    out.below[i] = reached[i];
                    out.upTo[i] = sum;
                    out.logScore[i] = Math.log(p);
                }
                reached[i] = sum;
                double apart = k < actual[i] ? sum : 1 - sum;
                out.crps[i] += apart * apart;
                mean[i] += k * p;
                square[i] += (double) k * k * p;
                // Written so that NaN ends it.
                if (k >= actual[i] && !(1 - sum > TAIL && k < MOST)) {
                    ended[i] = true;
                    left--;
                }
            }
        }
        for (int i = 0; i < actual.length; i++) {
            out.variance[i] = Math.max(0, square[i] - mean[i] * mean[i]);
        }
        return out;
    }

    /**
     * The log score of each customer: what models are compared, averaged and stacked by.
     *
     * @return ln p(y), one number per customer of the split; −∞ where the model held impossible what happened
     */
    public double[] logScores() {
        return logScore.clone();
    }

    /**
     * The continuous ranked probability score of each customer.
     *
     * @return at least 0, in purchases
     */
    public double[] crps() {
        return crps.clone();
    }

    /**
     * The variance of each customer's purchases as forecast.
     *
     * @return at least 0
     */
    public double[] variances() {
        return variance.clone();
    }

    /**
     * The mean log score.
     *
     * @return mean ln p(y) per customer
     */
    public double meanLogScore() {
        return Means.of(logScore);
    }

    /**
     * The mean continuous ranked probability score.
     *
     * @return in purchases per customer
     */
    public double meanCrps() {
        return Means.of(crps);
    }

    /**
     * The histogram of the probability integral transform.
     *
     * @param bars how many, at least 1
     * @return flat at 1 where the distributions are right
     */
    public PitHistogram pit(int bars) {
        return PitHistogram.of(below, upTo, bars);
    }
}
