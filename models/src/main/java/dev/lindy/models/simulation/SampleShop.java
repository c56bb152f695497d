package dev.lindy.models.simulation;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.TextTable;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The sample log of the documentation: an invented web shop of 5,000 customers from its first day, 2024-01-01, to
 * 2025-12-31, in EUR.
 *
 * <p>Customers come through four channels, each a BG/NBD with a Gamma-Gamma of its own, so that the whole log follows
 * neither exactly. On top comes what real logs have: refunds, cancellations, guests, rows exported twice, lost fields. The
 * seed is fixed: {@code notebooks/shop.csv} and {@code notebooks/shop-truth.txt} are the output of {@link #main}, to the
 * last byte.
 */
public final class SampleShop {

    /** The first day of the log. */
    public static final LocalDate START = LocalDate.of(2024, 1, 1);

    /** The last day of the log. */
    public static final LocalDate END = LocalDate.of(2025, 12, 31);

    private static final long SEED = 20240101;
    private static final int GUESTS = 26;
    private static final int FIRST_CUSTOMER = 10001;
    private static final int FIRST_ORDER = 500001;
    private static final List<String> HEADER = List.of("order_id", "customer_id", "date", "amount", "channel");

    private final List<ShopOrder> rows;
    private final String truth;

    private SampleShop(List<ShopOrder> rows, String truth) {
        this.rows = rows;
        this.truth = truth;
    }

    /**
     * Draws the shop.
     *
     * @return always the same
     */
    public static SampleShop simulate() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(SEED);
        List<ShopOrder> orders = new ArrayList<>();
        int activeAtEnd = 0;
        for (ShopChannel channel : ShopChannel.ALL) {
            SimulatedLog log = OrderLogSimulator.of(channel.purchases(), channel.spend(), START, END, random.nextLong())
                    .withCustomers(channel.customers())
                    .withTimes(OrderTimes.SHOP_HOURS)
                    .simulate();
            String[] customer = log.orders().texts("customer");
            String[] date = log.orders().texts("date");
            double[] amount = log.orders().doubles("amount");
            for (int i = 0; i < customer.length; i++) {
                orders.add(ShopOrder.of(date[i], "", channel.name() + customer[i], amount[i], channel.name()));
            }
            for (double alive : log.truth().doubles("alive")) {
                activeAtEnd += (int) alive;
            }
        }
        ShopChannel anyone = ShopChannel.ALL.get(0);
        Columns guests = OrderLogSimulator.of(anyone.purchases(), START, END, random.nextLong())
                .withCustomers(GUESTS)
                .withTimes(OrderTimes.SHOP_HOURS)
                .simulate()
                .orders();
        String[] guestDates = guests.texts("date");
        for (int i = 0; i < GUESTS; i++) {
            orders.add(ShopOrder.of(guestDates[i], "", "", guestAmount(anyone.spend(), random), ""));
        }
        List<ShopOrder> clean = numbered(orders);
        ShopDirt dirt = ShopDirt.on(clean, END.plusDays(1).atStartOfDay(), random);
        return new SampleShop(dirt.rows(), truth(clean.size(), activeAtEnd, dirt));
    }

    /**
     * The log, every field as it is written: texts {@code order_id, customer_id, date, amount, channel}.
     *
     * @return one row an entry, by time
     */
    public Columns orders() {
        List<Function<ShopOrder, String>> fields = fields();
        Columns.Builder out = Columns.builder();
        for (int c = 0; c < fields.size(); c++) {
            out.texts(HEADER.get(c), rows.stream().map(fields.get(c)).toArray(String[]::new));
        }
        return out.build();
    }

    /**
     * The log as a CSV file.
     *
     * @return with a header; lines end with a line feed
     */
    public String csv() {
        List<Function<ShopOrder, String>> fields = fields();
        StringBuilder out = new StringBuilder(String.join(",", HEADER)).append('\n');
        for (ShopOrder row : rows) {
            for (int c = 0; c < fields.size(); c++) {
                out.append(c == 0 ? "" : ",").append(fields.get(c).apply(row));
            }
            out.append('\n');
        }
        return out.toString();
    }

    /**
     * The truth behind the log: parameters by channel, and what was done to the rows.
     *
     * @return a plain text; lines end with a line feed
     */
    public String truth() {
        return truth;
    }

    /**
     * Writes {@code shop.csv} and {@code shop-truth.txt}.
     *
     * @param args the directory
     * @throws IOException if a file cannot be written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException("give the directory for shop.csv and shop-truth.txt");
        }
        SampleShop shop = simulate();
        Path directory = Files.createDirectories(Path.of(args[0]));
        Files.writeString(directory.resolve("shop.csv"), shop.csv());
        Files.writeString(directory.resolve("shop-truth.txt"), shop.truth());
    }

    private static List<Function<ShopOrder, String>> fields() {
        return List.of(ShopOrder::order, ShopOrder::customer, ShopOrder::date, ShopOrder::amount, ShopOrder::channel);
    }

    private static double guestAmount(GammaGamma spend, UniformRandomProvider random) {
        return Math.max(0.01, spend.simulate(random, 1).amounts()[0]);
    }

    /** By time, orders and customers numbered as they first appear. */
    private static List<ShopOrder> numbered(List<ShopOrder> orders) {
        List<ShopOrder> sorted = new ArrayList<>(orders);
        sorted.sort(Comparator.comparing(ShopOrder::time));
        Map<String, String> numbers = new HashMap<>();
        numbers.put("", "");
        for (int i = 0; i < sorted.size(); i++) {
            ShopOrder row = sorted.get(i);
            String customer = numbers.computeIfAbsent(
                    row.customer(), key -> Integer.toString(FIRST_CUSTOMER + numbers.size() - 1));
            sorted.set(
                    i,
                    new ShopOrder(
                            row.time(),
                            Integer.toString(FIRST_ORDER + i),
                            customer,
                            row.date(),
                            row.amount(),
                            row.channel()));
        }
        return sorted;
    }

    private static String truth(int orders, int activeAtEnd, ShopDirt dirt) {
        StringBuilder out =
                new StringBuilder("The truth behind shop.csv, an invented shop. Times in weeks, amounts in EUR.\n");
        int customers =
                ShopChannel.ALL.stream().mapToInt(ShopChannel::customers).sum();
        line(
                out,
                "%nCustomers acquired evenly from %s to %s: %,d, of whom %,d are still active at the end.",
                START,
                END,
                customers,
                activeAtEnd);
        line(out, "Their orders, and %d of guests without a customer number: %,d.%n", GUESTS, orders);
        TextTable channels =
                new TextTable("  ", TextTable.Side.LEFT, TextTable.Side.RIGHT).atLeast(12, 9, 5, 5, 4, 4, 5, 4, 5);
        channels.row("channel", "customers", "r", "alpha", "a", "b", "p", "q", "gamma");
        for (ShopChannel c : ShopChannel.ALL) {
            channels.row(
                    c.name(),
                    Integer.toString(c.customers()),
                    number("%.2f", c.purchases().r()),
                    number("%.1f", c.purchases().alpha()),
                    number("%.1f", c.purchases().a()),
                    number("%.1f", c.purchases().b()),
                    number("%.1f", c.spend().p()),
                    number("%.1f", c.spend().q()),
                    number("%.1f", c.spend().gamma()));
        }
        out.append(channels).append('\n');
        line(out, "%nr, alpha, a, b: BG/NBD of purchases; p, q, gamma: Gamma-Gamma of spend per order.%n");
        line(out, "Then, in the log:");
        dirt.counts().forEach((what, count) -> line(out, "%5d  %s", count, what));
        return out.toString();
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(String.format(Locale.ROOT, format.replace("%n", "\n"), values))
                .append('\n');
    }
}
