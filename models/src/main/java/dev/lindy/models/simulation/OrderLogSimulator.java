package dev.lindy.models.simulation;

import dev.lindy.core.parallel.Chunks;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.SpendModel;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.jspecify.annotations.Nullable;

/**
 * Draws a whole order log from models: customers arrive, buy, spend and leave.
 *
 * <p>First orders fall on days chosen evenly between two dates; what follows is the transaction model's. A purchase within
 * the k-th day after the first order is dated k days after it, so that at day resolution T is exact and a customer has a
 * repeat purchase if and only if the model said so; two purchases of one customer on one day are two orders, which
 * preparation then merges, so that frequent buyers lose a few. Amounts are rounded to the cent, the least is 0.01.
 *
 * <p>Every customer has a random stream of their own that depends on the seed and the customer's number alone. The log has
 * therefore the same bits whatever the number of threads, and a larger simulation begins with the same customers.
 * Immutable.
 */
public final class OrderLogSimulator {

    private static final RandomSource STREAM = RandomSource.XO_RO_SHI_RO_128_PP;

    /** The sorting key has 32 bits for seconds. */
    private static final int MAX_YEARS = 100;

    private final PurchaseModel purchases;
    private final @Nullable SpendModel spend;
    private final LocalDate start;
    private final LocalDate end;
    private final int customers;
    private final LocalDate lastAcquisition;
    private final int cohorts;
    private final OrderTimes times;
    private final long seed;

    private OrderLogSimulator(
            PurchaseModel purchases,
            @Nullable SpendModel spend,
            LocalDate start,
            LocalDate end,
            int customers,
            LocalDate lastAcquisition,
            int cohorts,
            OrderTimes times,
            long seed) {
        if (end.isBefore(start) || end.isAfter(start.plusYears(MAX_YEARS))) {
            throw new IllegalArgumentException("a log must end on or after its first day and within " + MAX_YEARS
                    + " years, but it should run from " + start + " to " + end);
        }
        if (customers < 1) {
            throw new IllegalArgumentException("a log needs at least 1 customer, but should have " + customers);
        }
        if (lastAcquisition.isBefore(start) || lastAcquisition.isAfter(end)) {
            throw new IllegalArgumentException("the last acquisition must lie between " + start + " and " + end
                    + ", but should be on " + lastAcquisition);
        }
        long days = ChronoUnit.DAYS.between(start, lastAcquisition) + 1;
        if (cohorts < 0 || cohorts > days) {
            throw new IllegalArgumentException("cohorts must number between 1 and the " + days
                    + " days of acquisition (0 for every day), but should number " + cohorts);
        }
        this.purchases = purchases;
        this.spend = spend;
        this.start = start;
        this.end = end;
        this.customers = customers;
        this.lastAcquisition = lastAcquisition;
        this.cohorts = cohorts;
        this.times = times;
        this.seed = seed;
    }

    /**
     * A simulator of 1,000 customers, acquired evenly over the whole log, with dates and amounts.
     *
     * @param purchases when they buy and leave
     * @param spend what they pay
     * @param start the first day of the log
     * @param end its last day
     * @param seed the same seed gives the same log
     * @return the simulator
     * @throws IllegalArgumentException if the end lies before the start
     */
    public static OrderLogSimulator of(
            PurchaseModel purchases, SpendModel spend, LocalDate start, LocalDate end, long seed) {
        return new OrderLogSimulator(purchases, spend, start, end, 1000, end, 0, OrderTimes.DATE, seed);
    }

    /**
     * A simulator like {@link #of(PurchaseModel, SpendModel, LocalDate, LocalDate, long)} of orders without amounts.
     *
     * @param purchases when customers buy and leave
     * @param start the first day of the log
     * @param end its last day
     * @param seed the same seed gives the same log
     * @return the simulator
     * @throws IllegalArgumentException if the end lies before the start
     */
    public static OrderLogSimulator of(PurchaseModel purchases, LocalDate start, LocalDate end, long seed) {
        return new OrderLogSimulator(purchases, null, start, end, 1000, end, 0, OrderTimes.DATE, seed);
    }

    /**
     * Sets how many customers there are.
     *
     * @param number at least 1
     * @return another simulator
     */
    public OrderLogSimulator withCustomers(int number) {
        return new OrderLogSimulator(purchases, spend, start, end, number, lastAcquisition, cohorts, times, seed);
    }

    /**
     * Sets the last day on which customers are acquired; after it the log only follows them.
     *
     * @param day within the log
     * @return another simulator
     */
    public OrderLogSimulator withLastAcquisition(LocalDate day) {
        return new OrderLogSimulator(purchases, spend, start, end, customers, day, cohorts, times, seed);
    }

    /**
     * Acquires customers on some days only, evenly spread from the first day of acquisition on.
     *
     * @param days how many days, at least 1; 0 for every day
     * @return another simulator
     */
    public OrderLogSimulator withCohorts(int days) {
        return new OrderLogSimulator(purchases, spend, start, end, customers, lastAcquisition, days, times, seed);
    }

    /**
     * Sets what the log tells of the time of an order.
     *
     * @param what date, shop hours or exact
     * @return another simulator
     */
    public OrderLogSimulator withTimes(OrderTimes what) {
        return new OrderLogSimulator(purchases, spend, start, end, customers, lastAcquisition, cohorts, what, seed);
    }

    /**
     * Draws the log.
     *
     * @return orders and truth
     */
    public SimulatedLog simulate() {
        // SplitMix's stream seeds the customers' generators, two words each.
        UniformRandomProvider seeds = RandomSource.SPLIT_MIX_64.create(seed);
        long[][] words = new long[customers][];
        for (int i = 0; i < customers; i++) {
            words[i] = new long[] {seeds.nextLong(), seeds.nextLong()};
        }
        Life[] lives = new Life[customers];
        Chunks.forEach(customers, (chunk, from, to) -> {
            for (int i = from; i < to; i++) {
                lives[i] = live(STREAM.create(words[i]));
            }
        });
        LogColumns columns = new LogColumns(lives);
        return new SimulatedLog(
                columns.orders(start, times, spend != null),
                columns.truth(
                        purchases.timeScale(),
                        List.copyOf(purchases.simulate(seeds, 0).latent().keySet()),
                        spend == null
                                ? null
                                : List.copyOf(spend.simulate(seeds, 0).latent().keySet())));
    }

    private Life live(UniformRandomProvider random) {
        long days = ChronoUnit.DAYS.between(start, lastAcquisition) + 1;
        long day = cohorts == 0 ? random.nextLong(days) : random.nextInt(cohorts) * days / cohorts;
        return Life.draw(random, purchases, spend, start.plusDays(day), end, times);
    }
}
