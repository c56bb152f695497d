package dev.lindy.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.data.Logs;
import dev.lindy.data.ObservationPeriod;
import dev.lindy.data.Transactions;
import dev.lindy.data.ledger.Entry;
import dev.lindy.data.ledger.Kind;
import dev.lindy.data.ledger.Ledger;
import dev.lindy.data.read.CsvOrders;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random logs with every kind of dirt: nothing gets lost, and nothing later than the end has any influence. */
class LedgerInvariantTest {
    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final LocalDate END = LocalDate.of(2024, 6, 30);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void rowsAndAmountsAddUp(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> lines = log(random, 3000);
        Preparation.Options options = options(random);
        boolean holdout = random.nextBoolean();
        ObservationPeriod period = holdout
                ? ObservationPeriod.weekly(END).withHoldout(LocalDate.of(2024, 9, 30))
                : ObservationPeriod.weekly(END);
        Transactions orders = Logs.read(
                CsvOrders.Options.defaults().withUntil(random.nextBoolean() ? LocalDate.of(2024, 11, 15) : null),
                lines.toArray(new String[0]));
        for (Ledger ledger :
                List.of(orders.ledger(), orders.prepare(period, options).ledger())) {
            long rows = ledger.rowsUsed();
            double amount = ledger.amountUsed();
            for (Entry entry : ledger.entries()) {
                rows += entry.kind().removed() ? entry.rows() : 0;
                amount += entry.kind().removed() ? entry.amount() : 0;
            }
            assertThat(rows)
                    .as("rows, seed %d", seed)
                    .isEqualTo(ledger.rowsRead())
                    .isEqualTo(lines.size() - 1);
            // Amounts are multiples of a quarter, so that their sums are exact.
            assertThat(amount).as("amounts, seed %d", seed).isEqualTo(ledger.amountRead());
        }
        Preparation prepared = orders.prepare(period, options);
        double value = 0;
        for (int i = 0; i < prepared.base().size(); i++) {
            value += prepared.base().historicalValue(i);
        }
        assertThat(value)
                .as("value, seed %d", seed)
                .isEqualTo(prepared.ledger().amountUsed()
                        + prepared.ledger().entry(Kind.REFUND_NETTED).amount());
        assertThat(purchases(prepared.base()))
                .isEqualTo(prepared.ledger().rowsUsed()
                        - prepared.ledger().entry(Kind.SAME_PERIOD).rows());
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void rowsAfterTheEndHaveNoInfluence(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> lines = log(random, 2000);
        List<String> known = new ArrayList<>();
        for (String line : lines) {
            String date = line.split(",", -1)[1];
            if (date.compareTo("2024-07-01") < 0 || !date.startsWith("2024")) {
                known.add(line);
            }
        }
        Preparation.Options options = options(random);
        ObservationPeriod period = ObservationPeriod.weekly(END);
        CustomerBase all =
                Logs.read(lines.toArray(new String[0])).prepare(period, options).base();
        CustomerBase before =
                Logs.read(known.toArray(new String[0])).prepare(period, options).base();

        assertThat(lines.size()).isGreaterThan(known.size() + 500);
        assertThat(rows(all)).as("seed %d", seed).isEqualTo(rows(before));
    }

    /** A second, slow way to x, t_x, T and spend for logs without refunds, by sorted maps. */
    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void aSlowWayComesToTheSame(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> lines = new ArrayList<>(List.of("customer,date,amount"));
        Map<String, TreeMap<Long, Double>> days = new TreeMap<>();
        for (int i = 0; i < 2000; i++) {
            String customer = "c" + random.nextInt(300);
            long day = START.toEpochDay() + random.nextInt(250);
            double amount = random.nextInt(1, 4000) / 4.0;
            lines.add(customer + "," + LocalDate.ofEpochDay(day) + "," + amount);
            if (day <= END.toEpochDay()) {
                days.computeIfAbsent(customer, c -> new TreeMap<>()).merge(day, amount, Double::sum);
            }
        }
        CustomerBase base = Logs.read(lines.toArray(new String[0])).customerBase(ObservationPeriod.weekly(END));

        assertThat(base.size()).isEqualTo(days.size());
        for (int i = 0; i < base.size(); i++) {
            TreeMap<Long, Double> own = days.get(base.id(i));
            double total =
                    own.values().stream().mapToDouble(Double::doubleValue).sum();
            assertThat(base.frequency(i)).isEqualTo(own.size() - 1);
            assertThat(base.recency(i)).isEqualTo((own.lastKey() - own.firstKey()) / 7.0);
            assertThat(base.T(i)).isEqualTo((END.toEpochDay() - own.firstKey()) / 7.0);
            assertThat(base.historicalValue(i)).isEqualTo(total);
            if (own.size() > 1) {
                assertThat(base.meanSpend(i))
                        .isCloseTo((total - own.firstEntry().getValue()) / (own.size() - 1), within(1e-9));
            }
        }
    }

    private static List<String> log(SplittableRandom random, int rows) {
        List<String> lines = new ArrayList<>();
        boolean timed = random.nextBoolean();
        boolean ordered = random.nextInt(3) > 0;
        lines.add(ordered ? "customer,date,amount,order" : "customer,date,amount");
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            String date = LocalDate.ofEpochDay(START.toEpochDay() + random.nextInt(366))
                    + (timed ? String.format(" %02d:%02d", random.nextInt(24), random.nextInt(60)) : "");
            String customer = "c" + random.nextInt(400);
            double amount = random.nextInt(1, 400) / 4.0;
            String order = Integer.toString(random.nextInt(rows));
            int dice = random.nextInt(40);
            if (dice == 0) {
                customer = random.nextBoolean() ? "" : "NULL";
            } else if (dice == 1) {
                date = random.nextBoolean() ? "" : "2024-13-45";
            } else if (dice == 2) {
                date = "1812-01-01";
            } else if (dice < 5) {
                amount = 0;
            } else if (dice < 14 && !orders.isEmpty()) {
                String[] earlier = orders.get(random.nextInt(orders.size())).split(",", -1);
                customer = earlier[0];
                amount = -Double.parseDouble(earlier[2]) * (random.nextBoolean() ? 1 : 0.5 + random.nextInt(3) * 0.5);
                amount = Math.rint(amount * 4) / 4;
                order = (random.nextBoolean() ? "C" : "") + (ordered ? earlier[3] : "");
            } else if (dice == 14 && !orders.isEmpty()) {
                lines.add(orders.get(random.nextInt(orders.size())));
                continue;
            } else if (dice == 15) {
                lines.add(customer + "," + date + ",n/a" + (ordered ? "," + order : ""));
                continue;
            } else if (dice == 16) {
                lines.add(customer + "," + date + "," + amount + ",1,2,3");
                continue;
            }
            String line = customer + "," + date + "," + amount + (ordered ? "," + order : "");
            lines.add(line);
            if (amount > 0) {
                orders.add(line);
            }
        }
        return lines;
    }

    private static Preparation.Options options(SplittableRandom random) {
        return Preparation.Options.defaults()
                .withRefunds(random.nextBoolean() ? Preparation.Refunds.NET : Preparation.Refunds.DROP)
                .withZeros(random.nextBoolean() ? Preparation.Zeros.KEEP : Preparation.Zeros.DROP)
                .withDuplicates(random.nextBoolean() ? Preparation.Duplicates.MERGE : Preparation.Duplicates.KEEP)
                .withAcquiredFrom(random.nextInt(3) == 0 ? LocalDate.of(2024, 2, 1) : null);
    }

    private static long purchases(CustomerBase base) {
        long sum = 0;
        for (int i = 0; i < base.size(); i++) {
            sum += base.frequency(i) + 1;
        }
        return sum;
    }

    private static List<String> rows(CustomerBase base) {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < base.size(); i++) {
            out.add(base.id(i) + " " + base.frequency(i) + " " + base.recency(i) + " " + base.T(i) + " "
                    + base.meanSpend(i) + " " + base.litt(i) + " " + base.historicalValue(i) + " "
                    + base.firstPurchase(i));
        }
        return out;
    }
}
