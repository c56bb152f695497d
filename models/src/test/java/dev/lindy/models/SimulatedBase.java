package dev.lindy.models;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.TimeScale;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Customers acquired over half a time and observed for another half, to the second, so that hardly two are alike. */
public final class SimulatedBase {

    private SimulatedBase() {}

    /**
     * Draws customers from a model.
     *
     * @param model the truth
     * @param n how many customers
     * @param longest the longest observation, in the model's unit; the shortest is half of it
     * @param scale the unit of the base
     */
    public static CustomerBase of(TransactionModel model, int n, double longest, TimeScale scale) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(20261122L);
        double unit = model.timeScale().days() / scale.days();
        String[] ids = new String[n];
        int[] x = new int[n];
        double[] tx = new double[n];
        double[] age = new double[n];
        for (int i = 0; i < n; i++) {
            double T = longest * (1 + random.nextDouble()) / 2;
            double[] times = model.simulate(random, T).purchaseTimes();
            ids[i] = Integer.toString(i);
            x[i] = times.length;
            tx[i] = times.length == 0 ? 0 : times[times.length - 1] * unit;
            age[i] = T * unit;
        }
        return CustomerBase.builder(scale)
                .ids(ids)
                .frequency(x)
                .recency(tx)
                .T(age)
                .build();
    }
}
