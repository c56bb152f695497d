package dev.lindy.benchmarks;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.models.bgnbd.BgNbd;
import dev.lindy.models.gammagamma.GammaGamma;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Simulated customers, the same for every benchmark: BG/NBD purchases and Gamma-Gamma amounts at the parameters of the
 * papers, observed for 40 to 52 weeks, to the day and the cent as in order logs. A larger population begins with the
 * customers of a smaller one, up to a multiple of {@link Chunks#SIZE}.
 */
final class Population {

    /** The estimates of the BG/NBD paper for CDNOW. */
    static final BgNbd PURCHASES = new BgNbd(0.243, 4.414, 0.793, 2.426, TimeScale.WEEK);

    /** The estimates of the Gamma-Gamma note for CDNOW. */
    static final GammaGamma SPEND = new GammaGamma(6.25, 3.74, 15.44);

    /** The smallest size: as many customers as the public CDNOW sample. */
    static final int CDNOW = 2_357;

    private static final long SEED = 20_050_601;
    private static final int FEWEST_DAYS = 40 * 7;
    private static final int MOST_DAYS = 52 * 7;
    private static final double DAYS = TimeScale.WEEK.days();

    private final int[] frequency;
    private final int[] recencyDays;
    private final int[] ageDays;
    private final long[] cents;

    private Population(int customers) {
        frequency = new int[customers];
        recencyDays = new int[customers];
        ageDays = new int[customers];
        cents = new long[customers];
    }

    /** Draws so many customers. */
    static Population of(int customers) {
        Population out = new Population(customers);
        UniformRandomProvider words = RandomSource.SPLIT_MIX_64.create(SEED);
        long[][] seeds = new long[Chunks.count(customers)][];
        for (int chunk = 0; chunk < seeds.length; chunk++) {
            seeds[chunk] = new long[] {words.nextLong(), words.nextLong()};
        }
        Chunks.forEach(customers, (chunk, from, to) -> {
            UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seeds[chunk]);
            for (int i = from; i < to; i++) {
                out.draw(i, random);
            }
        });
        return out;
    }

    private void draw(int customer, UniformRandomProvider random) {
        int days = FEWEST_DAYS + random.nextInt(MOST_DAYS - FEWEST_DAYS + 1);
        ageDays[customer] = days;
        int last = 0;
        int count = 0;
        for (double time : PURCHASES.simulate(random, days / DAYS).purchaseTimes()) {
            // Within the k-th day after the first purchase; two on one day are one, as preparation has it.
            int day = Math.min(days, (int) Math.ceil(time * DAYS));
            if (day > last) {
                last = day;
                count++;
            }
        }
        frequency[customer] = count;
        recencyDays[customer] = last;
        for (double amount : SPEND.simulate(random, count).amounts()) {
            cents[customer] += Math.max(1, Math.round(100 * amount));
        }
    }

    int customers() {
        return frequency.length;
    }

    /** x. */
    int[] frequency() {
        return frequency.clone();
    }

    /** t_x in weeks. */
    double[] recency() {
        return weeks(recencyDays);
    }

    /** T in weeks. */
    double[] age() {
        return weeks(ageDays);
    }

    private static double[] weeks(int[] days) {
        return IntStream.of(days).mapToDouble(d -> d / DAYS).toArray();
    }

    /** Mean value of the repeat purchases, 0 where there is none. */
    double[] meanSpend() {
        return IntStream.range(0, customers())
                .mapToDouble(i -> frequency[i] == 0 ? 0 : cents[i] / 100.0 / frequency[i])
                .toArray();
    }

    /** Each history in one number, of which equal ones are equal and which sorts as histories do: x, T, t_x. */
    long[] historyKeys() {
        return IntStream.range(0, customers())
                .mapToLong(i -> ((long) frequency[i] << 32) | ((long) ageDays[i] << 16) | recencyDays[i])
                .toArray();
    }

    /** Each known spend in one number that sorts by x, then by mean. */
    long[] spendKeys() {
        return IntStream.range(0, customers())
                .filter(i -> frequency[i] > 0)
                .mapToLong(i -> ((long) frequency[i] << 40) | cents[i])
                .toArray();
    }

    /** The customers as a base, numbered from 1. */
    CustomerBase base() {
        return CustomerBase.builder(TimeScale.WEEK)
                .ids(IntStream.rangeClosed(1, customers())
                        .mapToObj(Integer::toString)
                        .toArray(String[]::new))
                .frequency(frequency)
                .recency(recency())
                .T(age())
                .meanSpend(meanSpend(), frequency)
                .build();
    }
}
