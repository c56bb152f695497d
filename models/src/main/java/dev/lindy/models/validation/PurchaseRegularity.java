package dev.lindy.models.validation;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.special.Polygamma;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How regularly customers buy: the shape k of the times between a customer's purchases, if these are gamma distributed. 1 is
 * at random, more is more regular, less is in bursts.
 *
 * <p>Given how many gaps a customer has and what they add up to, their shares of the sum are Dirichlet(k, …, k), whatever
 * the customer's rate, when he left, and how long he was observed. The estimate maximises this conditional likelihood over
 * all customers with two repeat purchases or more: it solves Σ x (ψ(kx) − ψ(k)) = Σ (x ln t<sub>x</sub> − litt). It needs no
 * model of rates and of leaving. For x = 2 it is the idea of Wheat and Morrison (1990), who estimate k from the variance of
 * one of two gaps as a share of both, which is Beta(k, k).
 *
 * <p>Times rounded to whole days or weeks make purchases that follow each other closely look a little more regular than they
 * are, the more so where gaps are short, because purchases of the same day have been merged.
 *
 * @param k the estimate; infinite where all of a customer's gaps are equal, NaN where nobody has two
 * @param standardError of k
 * @param customers with two gaps or more
 * @param gaps theirs
 */
public record PurchaseRegularity(double k, double standardError, int customers, long gaps) {

    /** A k from its inverse up to it is called random. */
    public static final double NOTABLE = 1.2;

    private static final double LEVEL = 0.95;
    private static final double BEYOND = 1e6;

    /**
     * Estimates k.
     *
     * @param base customers with litt
     * @return the estimate
     * @throws IllegalStateException if the base has no litt
     */
    public static PurchaseRegularity of(CustomerBase base) {
        Map<Integer, Integer> customersByX = new TreeMap<>();
        int customers = 0;
        long gaps = 0;
        double apart = 0;
        for (int i = 0; i < base.size(); i++) {
            int x = base.frequency(i);
            if (x >= 2) {
                customersByX.merge(x, 1, Integer::sum);
                customers++;
                gaps += x;
                apart += x * Math.log(base.recency(i)) - base.litt(i);
            }
        }
        if (customers == 0) {
            return new PurchaseRegularity(Double.NaN, Double.NaN, 0, 0);
        }
        double k = solve(customersByX, apart);
        double error = Double.isInfinite(k) || k == 0 ? Double.NaN : 1 / Math.sqrt(information(customersByX, k));
        return new PurchaseRegularity(k, error, customers, gaps);
    }

    /** Bisection in ln k: the score falls. */
    private static double solve(Map<Integer, Integer> customersByX, double apart) {
        if (score(customersByX, BEYOND) > apart) {
            return Double.POSITIVE_INFINITY;
        }
        if (!(apart < Double.POSITIVE_INFINITY)) {
            return 0;
        }
        double low = -Math.log(BEYOND);
        double high = Math.log(BEYOND);
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (score(customersByX, Math.exp(middle)) > apart) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp((low + high) / 2);
    }

    private static double score(Map<Integer, Integer> customersByX, double k) {
        double sum = 0;
        for (Map.Entry<Integer, Integer> entry : customersByX.entrySet()) {
            int x = entry.getKey();
            sum += (double) entry.getValue() * x * Polygamma.digammaDifference(k, k * (x - 1));
        }
        return sum;
    }

    private static double information(Map<Integer, Integer> customersByX, double k) {
        double sum = 0;
        for (Map.Entry<Integer, Integer> entry : customersByX.entrySet()) {
            double x = entry.getKey();
            sum += entry.getValue() * x * (Polygamma.trigamma(k) - x * Polygamma.trigamma(k * x));
        }
        return sum;
    }

    /**
     * A 95 % interval, normal in ln k.
     *
     * @return two numbers; NaN where there is no standard error
     */
    public double[] interval() {
        double reach =
                new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + LEVEL) / 2) * (standardError / k);
        return new double[] {k * Math.exp(-reach), k * Math.exp(reach)};
    }

    /**
     * The finding in a sentence.
     *
     * @return plain words with the numbers
     */
    public String description() {
        if (customers == 0) {
            return "how regularly customers buy cannot be told: nobody has bought three times.";
        }
        if (Double.isInfinite(k)) {
            return "purchases come at equal intervals: this looks like a subscription.";
        }
        double[] interval = interval();
        String numbers = String.format(
                Locale.ROOT,
                "estimated k %.2f (95 %% interval %.2f … %.2f; at random: 1), from %,d gaps of %,d customers.",
                k,
                interval[0],
                interval[1],
                gaps,
                customers);
        if (k > NOTABLE && interval[0] > 1) {
            return "purchases come more regularly than at random: " + numbers;
        }
        if (k < 1 / NOTABLE && interval[1] < 1) {
            return "purchases come in bursts, less regularly than at random: " + numbers;
        }
        return "purchases come about as at random: " + numbers;
    }

    @Override
    public String toString() {
        return description();
    }
}
