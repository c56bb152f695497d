package dev.lindy.models.validation;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Split;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Who has not bought for longer than the hiatus is gone; the others buy at their rate so far (Wübben and von Wangenheim 2008).
 *
 * @param hiatus the longest time since the last purchase of those who are not gone
 */
public record HiatusRule(double hiatus) {

    /** Its name in files. */
    public static final String ID = "hiatus";

    /**
     * The hiatus that would have been right about most customers: who it says are not gone bought, and the others did not.
     *
     * @param earlier a split that ends before the holdout that is to be forecast begins
     * @return the rule; of several as good the shortest hiatus
     */
    public static HiatusRule chosenOn(Split earlier) {
        CustomerBase base = earlier.calibration();
        double[] since = new double[base.size()];
        Arrays.setAll(since, i -> base.T(i) - base.recency(i));
        Integer[] order = new Integer[since.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> since[i]));
        int right = 0;
        int best = 0;
        // Where nobody is worth calling active, a hiatus of less than nothing says so.
        double hiatus = -1;
        for (int i = 0; i < order.length; i++) {
            right += earlier.holdoutPurchases(order[i]) > 0 ? 1 : -1;
            boolean endOfTie = i + 1 == order.length || since[order[i + 1]] > since[order[i]];
            if (endOfTie && right > best) {
                best = right;
                hiatus = since[order[i]];
            }
        }
        return new HiatusRule(hiatus);
    }

    /**
     * What the rule says of a holdout.
     *
     * @param split calibration and holdout
     * @return certainty about who buys, and the rates so far of those who do
     */
    public CustomerForecast forecast(Split split) {
        CustomerBase base = split.calibration();
        double[] active = new double[base.size()];
        // Times are differences that rounding may move.
        Arrays.setAll(active, i -> base.T(i) - base.recency(i) <= hiatus + 1e-9 ? 1 : 0);
        double[] expected = Baseline.atTheRateSoFar(split);
        Arrays.setAll(expected, i -> active[i] * expected[i]);
        return CustomerForecast.expecting(ID, "hiatus rule", expected, Baseline.worth(expected, base), split)
                .withProbability(active);
    }
}
