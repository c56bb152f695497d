package dev.lindy.benchmarks;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Simulated customers, the same for every benchmark of a model: its own purchases, to the tick, with Gamma-Gamma amounts to
 * the cent. A larger population begins with the customers of a smaller one, up to a multiple of {@link Chunks#SIZE}.
 */
final class Population {

    /** The estimates of the BG/NBD paper for CDNOW. */
    static final BgNbd PURCHASES = new BgNbd(0.243, 4.414, 0.793, 2.426, TimeScale.WEEK);

    /** The estimates of the Gamma-Gamma note for CDNOW. */
    static final GammaGamma SPEND = new GammaGamma(6.25, 3.74, 15.44);

    /** The smallest size: as many customers as the public CDNOW sample. */
    static final int CDNOW = 2_357;

    private static final long SEED = 20_050_601;

    /** BG/NBD customers, observed for 40 to 52 weeks to the day. */
    static final Recipe BG_NBD = Recipe.daily(PURCHASES, SEED);

    /**
     * What is drawn.
     *
     * @param purchases the model
     * @param ticks moments in a unit of time that are told apart; two purchases of one are one
     * @param fewest ticks that a customer is observed
     * @param most ticks that a customer is observed; all numbers between are equally likely
     * @param seed of the random numbers
     */
    record Recipe(TransactionModel purchases, int ticks, int fewest, int most, long seed) {
        private static final int DAYS = 7;

        /** As order logs are: for 40 to 52 weeks, to the day. */
        static Recipe daily(TransactionModel purchases, long seed) {
            return new Recipe(purchases, DAYS, 40 * DAYS, 52 * DAYS, seed);
        }

        /** At each of 6 to 52 opportunities. */
        static Recipe atOpportunities(TransactionModel purchases, long seed) {
            return new Recipe(purchases, 1, 6, 52, seed);
        }
    }

    private final Recipe recipe;
    private final int[] frequency;
    private final int[] recencyTicks;
    private final int[] ageTicks;
    private final double[] litt;
    private final long[] cents;

    private Population(Recipe recipe, int customers) {
        this.recipe = recipe;
        frequency = new int[customers];
        recencyTicks = new int[customers];
        ageTicks = new int[customers];
        litt = new double[customers];
        cents = new long[customers];
    }

    /** Draws so many customers. */
    static Population of(Recipe recipe, int customers) {
        Population out = new Population(recipe, customers);
        UniformRandomProvider words = RandomSource.SPLIT_MIX_64.create(recipe.seed());
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
        double ticks = recipe.ticks();
        int age = recipe.fewest() + random.nextInt(recipe.most() - recipe.fewest() + 1);
        ageTicks[customer] = age;
        int last = 0;
        int count = 0;
        for (double time : recipe.purchases().simulate(random, age / ticks).purchaseTimes()) {
            // Within the k-th tick after the first purchase; two in one are one, as preparation has it.
            int tick = Math.min(age, (int) Math.ceil(time * ticks));
            if (tick > last) {
                litt[customer] += Math.log((tick - last) / ticks);
                last = tick;
                count++;
            }
        }
        frequency[customer] = count;
        recencyTicks[customer] = last;
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

    /** t_x in units of the model's time. */
    double[] recency() {
        return inUnits(recencyTicks);
    }

    /** T in units of the model's time. */
    double[] age() {
        return inUnits(ageTicks);
    }

    private double[] inUnits(int[] ticks) {
        return IntStream.of(ticks).mapToDouble(d -> d / (double) recipe.ticks()).toArray();
    }

    /** Sums of the logarithms of the times between purchases. */
    double[] litt() {
        return litt.clone();
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
                .mapToLong(i -> ((long) frequency[i] << 32) | ((long) ageTicks[i] << 16) | recencyTicks[i])
                .toArray();
    }

    /** Each known spend in one number that sorts by x, then by mean. */
    long[] spendKeys() {
        return IntStream.range(0, customers())
                .filter(i -> frequency[i] > 0)
                .mapToLong(i -> ((long) frequency[i] << 40) | cents[i])
                .toArray();
    }

    /** Names of the customers: their numbers, from 1. */
    String[] ids() {
        return IntStream.rangeClosed(1, customers()).mapToObj(Integer::toString).toArray(String[]::new);
    }

    /** The customers as a base. */
    CustomerBase base() {
        return CustomerBase.builder(recipe.purchases().timeScale())
                .ids(ids())
                .frequency(frequency)
                .recency(recency())
                .T(age())
                .meanSpend(meanSpend(), frequency)
                .build();
    }
}
