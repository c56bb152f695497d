package dev.lindy.models.choice;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.models.PurchaseModel;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Customers as a model would have them: each observed as long as one of a real base. */
final class SimulatedBase {

    private SimulatedBase() {}

    static CustomerBase of(PurchaseModel model, CustomerBase base, long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        int n = base.size();
        String[] ids = new String[n];
        int[] x = new int[n];
        double[] tx = new double[n];
        double[] age = new double[n];
        double[] litt = new double[n];
        for (int i = 0; i < n; i++) {
            ids[i] = base.id(i);
            age[i] = base.T(i);
            double[] times = model.simulate(random, age[i]).purchaseTimes();
            double before = 0;
            for (double t : times) {
                // Two purchases at one moment of the clock are one.
                if (t > before) {
                    x[i]++;
                    litt[i] += Math.log(t - before);
                    before = t;
                }
            }
            tx[i] = before;
        }
        return CustomerBase.builder(base.timeScale())
                .ids(ids)
                .frequency(x)
                .recency(tx)
                .T(age)
                .litt(litt)
                .build();
    }
}
