package dev.lindy.models.simulation;

import dev.lindy.models.PurchaseModel;
import dev.lindy.models.SimulatedCustomer;
import dev.lindy.models.SimulatedSpend;
import dev.lindy.models.SpendModel;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/** One simulated customer on the calendar. */
final class Life {

    static final int SECONDS_A_DAY = 86_400;

    private static final int OPENS = 8 * 60;
    private static final int CLOSES = 22 * 60;

    private final long midnight;
    private final long[] orders;
    private final double[] amounts;
    private final double lifetime;
    private final double meanSpend;
    private final double[] latent;

    private Life(LocalDate acquired, long[] orders, SimulatedCustomer customer, @Nullable SimulatedSpend spend) {
        midnight = acquired.toEpochDay() * SECONDS_A_DAY;
        this.orders = orders;
        lifetime = customer.lifetime();
        amounts = spend == null ? new double[orders.length] : spend.amounts();
        meanSpend = spend == null ? Double.NaN : spend.mean();
        // Values without their names: there may be millions of lives.
        latent = DoubleStream.concat(values(customer.latent()), values(spend == null ? Map.of() : spend.latent()))
                .toArray();
    }

    private static DoubleStream values(Map<String, Double> parameters) {
        return parameters.values().stream().mapToDouble(Double::doubleValue);
    }

    /** The day of the first order since 1970-01-01. */
    int acquired() {
        return (int) (midnight / SECONDS_A_DAY);
    }

    int orders() {
        return orders.length;
    }

    /** When an order was made, in seconds since 1970-01-01; ascending. */
    long second(int order) {
        return midnight + orders[order];
    }

    double amount(int order) {
        return amounts[order];
    }

    /** In units of the model; infinite for who had not left by the end. */
    double lifetime() {
        return lifetime;
    }

    double meanSpend() {
        return meanSpend;
    }

    /** The customer's own parameters, those of the transaction model before those of the spend model. */
    double latent(int parameter) {
        return latent[parameter];
    }

    /** Draws a customer acquired on a day and followed to the end of another. */
    static Life draw(
            UniformRandomProvider random,
            PurchaseModel purchases,
            @Nullable SpendModel spend,
            LocalDate acquired,
            LocalDate end,
            OrderTimes times) {
        double unit = purchases.timeScale().days() * SECONDS_A_DAY;
        long lastDay = end.toEpochDay() - acquired.toEpochDay();
        long first = times == OrderTimes.EXACT ? random.nextInt(SECONDS_A_DAY) : 0;
        long horizon = times == OrderTimes.EXACT ? (lastDay + 1) * SECONDS_A_DAY - 1 - first : lastDay * SECONDS_A_DAY;
        SimulatedCustomer customer = purchases.simulate(random, horizon / unit);
        double[] repeats = customer.purchaseTimes();
        long[] orders = new long[repeats.length + 1];
        orders[0] = times == OrderTimes.SHOP_HOURS ? shopHours(random) : first;
        for (int i = 0; i < repeats.length; i++) {
            double seconds = repeats[i] * unit;
            orders[i + 1] = switch (times) {
                case EXACT -> first + Math.min(horizon, Math.round(seconds));
                case DATE -> dayOf(seconds, lastDay) * SECONDS_A_DAY;
                case SHOP_HOURS -> dayOf(seconds, lastDay) * SECONDS_A_DAY + shopHours(random);
            };
        }
        Arrays.sort(orders);
        return new Life(acquired, orders, customer, spend == null ? null : spend.simulate(random, orders.length));
    }

    /** The k-th day after the first order; rounding may not carry a purchase past the end. */
    private static long dayOf(double seconds, long lastDay) {
        return Math.min(lastDay, (long) Math.ceil(seconds / SECONDS_A_DAY));
    }

    private static long shopHours(UniformRandomProvider random) {
        double share = 0.5 * (random.nextDouble() + random.nextDouble());
        return 60L * (OPENS + (int) (share * (CLOSES - OPENS)));
    }
}
