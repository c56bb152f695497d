package dev.lindy.models.spend.gammagamma;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.TimeScale;
import dev.lindy.models.Shared;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Customers by the amounts of their purchases. */
final class Spenders {

    private Spenders() {}

    /** Draws customers with 0 to 11 purchases. */
    static double[][] of(GammaGamma truth, int customers, long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        double[][] amounts = new double[customers][];
        Arrays.setAll(amounts, i -> truth.simulate(random, i % 12).amounts());
        return amounts;
    }

    /** The repeat purchases of the CDNOW sample up to 1997-09-30; purchases of a day are one. */
    static CustomerBase cdnow() {
        Map<String, TreeMap<String, Double>> amounts = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(Shared.file("data/CDNOW_sample.txt"))) {
                String[] cells = line.trim().split("\\s+", -1);
                if (cells[2].compareTo("19970930") <= 0) {
                    amounts.computeIfAbsent(cells[1], id -> new TreeMap<>())
                            .merge(cells[2], Double.valueOf(cells[4]), Double::sum);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return base(amounts.values().stream()
                .map(days -> days.values().stream()
                        .skip(1)
                        .mapToDouble(Double::doubleValue)
                        .toArray())
                .toArray(double[][]::new));
    }

    /** A base of amounts, one customer each. */
    static CustomerBase base(double[]... amounts) {
        int n = amounts.length;
        String[] ids = new String[n];
        int[] x = new int[n];
        double[] tx = new double[n];
        double[] age = new double[n];
        double[] mean = new double[n];
        double[] geometric = new double[n];
        double[] deviation = new double[n];
        for (int i = 0; i < n; i++) {
            ids[i] = "c" + i;
            x[i] = amounts[i].length;
            tx[i] = x[i] == 0 ? 0 : 5;
            age[i] = 10;
            if (x[i] > 0) {
                double average = Arrays.stream(amounts[i]).average().orElseThrow();
                mean[i] = average;
                geometric[i] = Math.min(
                        average,
                        Math.exp(Arrays.stream(amounts[i]).map(Math::log).sum() / x[i]));
                deviation[i] = Math.sqrt(Arrays.stream(amounts[i])
                                .map(z -> (z - average) * (z - average))
                                .sum()
                        / x[i]);
            }
        }
        return CustomerBase.builder(TimeScale.WEEK)
                .ids(ids)
                .frequency(x)
                .recency(tx)
                .T(age)
                .meanSpend(mean, x)
                .spendSpread(geometric, deviation)
                .build();
    }
}
