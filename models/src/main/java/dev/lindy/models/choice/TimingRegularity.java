package dev.lindy.models.choice;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.special.Polygamma;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How regular the times between a customer's purchases are: the shape k of their gamma distribution. k = 1 is a Poisson
 * process, as random as can be; a larger k is a clock; a smaller one, bursts.
 *
 * <p>Given x and t<sub>x</sub>, the shares g<sub>j</sub>/t<sub>x</sub> of the x times between purchases are Dirichlet(k, …, k),
 * whatever the customer's own rate, whether and when the customer left and when the observation ended. So k is estimated
 * by itself, from the conditional likelihood of all customers with at least two repeat purchases,
 *
 * <pre>
 *   Σ ln Γ(kx) − x ln Γ(k) + (k − 1)(litt − x ln t_x),
 * </pre>
 *
 * which needs of each customer no more than x, t<sub>x</sub> and litt.
 *
 * @param k the estimate
 * @param standardErrorOfLog standard error of ln k
 * @param customers with at least two repeat purchases
 * @param gaps times between purchases of these customers
 */
public record TimingRegularity(double k, double standardErrorOfLog, int customers, long gaps) {

    private static final double NORMAL_95 = 1.959963984540054;
    private static final double LOWEST = Math.log(1e-3);
    private static final double HIGHEST = Math.log(1e4);
    /** A regularity nearer to 1 than this makes little difference to a forecast, however surely it is known. */
    private static final double SMALL = 0.1;

    /**
     * Estimates k.
     *
     * @param base customers with litt
     * @return empty where litt is not known, or where nobody has two repeat purchases
     */
    public static Optional<TimingRegularity> of(CustomerBase base) {
        if (!base.hasLitt()) {
            return Optional.empty();
        }
        Map<Integer, Integer> byX = new TreeMap<>();
        double evenness = 0;
        int customers = 0;
        long gaps = 0;
        for (int i = 0; i < base.size(); i++) {
            int x = base.frequency(i);
            if (x >= 2) {
                byX.merge(x, 1, Integer::sum);
                evenness += base.litt(i) - x * Math.log(base.recency(i));
                customers++;
                gaps += x;
            }
        }
        if (customers == 0 || !Double.isFinite(evenness)) {
            return Optional.empty();
        }
        double low = LOWEST;
        double high = HIGHEST;
        // The score falls with k: halving is safe, and 60 steps are exact.
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (score(Math.exp(middle), byX, evenness) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double k = Math.exp((low + high) / 2);
        double information = 0;
        for (Map.Entry<Integer, Integer> group : byX.entrySet()) {
            int x = group.getKey();
            information += group.getValue() * (x * Polygamma.trigamma(k) - (double) x * x * Polygamma.trigamma(k * x));
        }
        return Optional.of(new TimingRegularity(k, 1 / (k * Math.sqrt(information)), customers, gaps));
    }

    /** The derivative of the conditional log-likelihood by k. */
    private static double score(double k, Map<Integer, Integer> byX, double evenness) {
        double sum = evenness;
        for (Map.Entry<Integer, Integer> group : byX.entrySet()) {
            int x = group.getKey();
            sum += group.getValue() * x * (Polygamma.digamma(k * x) - Polygamma.digamma(k));
        }
        return sum;
    }

    /**
     * The lower end of a 95 % interval, normal on the scale of ln k.
     *
     * @return above 0
     */
    public double lower() {
        return k * Math.exp(-NORMAL_95 * standardErrorOfLog);
    }

    /**
     * The upper end of a 95 % interval.
     *
     * @return above 0
     */
    public double upper() {
        return k * Math.exp(NORMAL_95 * standardErrorOfLog);
    }

    /**
     * In plain words.
     *
     * @return one or two sentences
     */
    public Message sentence() {
        String found =
                String.format(Locale.ROOT, "k = %.2f (95 %%: %.2f … %.2f; 1 is pure chance)", k, lower(), upper());
        boolean chance = lower() <= 1 && upper() >= 1;
        if (chance || Math.abs(Math.log(k)) < SMALL) {
            return Message.of("Purchases of a customer fall " + (chance ? "" : "nearly ") + "as if by chance: " + found
                    + ". Models with random times between purchases suit.");
        }
        return k > 1
                ? Message.of("Purchases of a customer come more regularly than chance would have it: " + found
                        + ". Models with Erlang times (bg-cnbd, mbg-cnbd) use that to see sooner who is overdue.")
                : Message.of(
                        "Purchases of a customer come in bursts: " + found
                                + ". No model here knows of bursts, and a pause after one looks like leaving: take P(alive)"
                                + " of frequent buyers with a grain of salt, or merge purchases of one visit (",
                        Remedy.RESOLUTION,
                        ").");
    }
}
