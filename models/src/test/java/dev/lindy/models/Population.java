package dev.lindy.models;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.TimeScale;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Customers drawn from a model, acquired over half a time and observed for another half, to the second, so that hardly two are alike. */
public final class Population {

    private Population() {}

    /**
     * Draws customers observed for half a year to a year.
     *
     * @param truth the model, in weeks
     * @param n how many
     * @param scale the unit of the base
     * @param seed of the random numbers
     * @return their histories, with the sums of log inter-transaction times
     */
    public static CustomerBase of(TransactionModel truth, int n, TimeScale scale, long seed) {
        return of(truth, n, 52, scale, seed);
    }

    /**
     * Draws customers.
     *
     * @param truth the model
     * @param n how many
     * @param longest the longest observation in the model's unit; the shortest is half of it
     * @param scale the unit of the base
     * @param seed of the random numbers
     * @return their histories, with the sums of log inter-transaction times
     */
    public static CustomerBase of(TransactionModel truth, int n, double longest, TimeScale scale, long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        double unit = truth.timeScale().days() / scale.days();
        String[] ids = new String[n];
        int[] x = new int[n];
        double[] tx = new double[n];
        double[] age = new double[n];
        double[] litt = new double[n];
        for (int i = 0; i < n; i++) {
            double T = longest / 2 * (1 + random.nextDouble());
            double last = 0;
            for (double time : truth.simulate(random, T).purchaseTimes()) {
                litt[i] += Math.log((time - last) * unit);
                last = time;
                x[i]++;
            }
            ids[i] = Integer.toString(i);
            tx[i] = last * unit;
            age[i] = T * unit;
        }
        return CustomerBase.builder(scale)
                .ids(ids)
                .frequency(x)
                .recency(tx)
                .T(age)
                .litt(litt)
                .build();
    }
}
