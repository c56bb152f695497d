package dev.lindy.study.selfcheck;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.SpendModel;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Customers drawn from models that are known, and what they then did. Arrays are not to be changed. */
final class SimulatedCustomers {

    private final CustomerBase base;
    private final double[] purchases;
    private final double[] spend;
    private final double[] valueOfOneYear;
    private final double[] valueOfThreeYears;

    /**
     * Draws.
     *
     * @param model of purchases
     * @param amounts of spend
     * @param ages of the customers, in turn
     * @param horizons one year and three, in units of the model
     * @param discount of value
     */
    SimulatedCustomers(
            PurchaseModel model,
            SpendModel amounts,
            double[] ages,
            double[] horizons,
            Discount discount,
            int n,
            long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        String[] ids = new String[n];
        int[] x = new int[n];
        double[] tx = new double[n];
        double[] age = new double[n];
        double[] litt = new double[n];
        double[] mean = new double[n];
        purchases = new double[n];
        spend = new double[n];
        valueOfOneYear = new double[n];
        valueOfThreeYears = new double[n];
        double rate = discount.ratePer(model.timeScale());
        for (int i = 0; i < n; i++) {
            ids[i] = Integer.toString(i);
            age[i] = ages[i % ages.length];
            double[] times = model.simulate(random, age[i] + horizons[1]).purchaseTimes();
            double[] paid = amounts.simulate(random, times.length).amounts();
            for (int k = 0; k < times.length; k++) {
                double ahead = times[k] - age[i];
                if (ahead <= 0) {
                    litt[i] += Math.log(times[k] - tx[i]);
                    tx[i] = times[k];
                    x[i]++;
                    mean[i] += paid[k];
                    continue;
                }
                double worth = paid[k] * Math.exp(-rate * ahead);
                valueOfThreeYears[i] += worth;
                if (ahead <= horizons[0]) {
                    purchases[i]++;
                    spend[i] += paid[k];
                    valueOfOneYear[i] += worth;
                }
            }
            mean[i] = x[i] == 0 ? 0 : mean[i] / x[i];
        }
        base = CustomerBase.builder(model.timeScale())
                .ids(ids)
                .frequency(x)
                .recency(tx)
                .T(age)
                .litt(litt)
                .meanSpend(mean, x)
                .build();
    }

    CustomerBase base() {
        return base;
    }

    double[] purchases() {
        return purchases;
    }

    double[] spend() {
        return spend;
    }

    double[] valueOfOneYear() {
        return valueOfOneYear;
    }

    double[] valueOfThreeYears() {
        return valueOfThreeYears;
    }
}
