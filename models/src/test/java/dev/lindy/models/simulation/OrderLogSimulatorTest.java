package dev.lindy.models.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lindy.core.base.Column;
import dev.lindy.core.base.Columns;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OrderLogSimulatorTest {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final LocalDate END = LocalDate.of(2025, 12, 31);
    private static final BgNbd PURCHASES = new BgNbd(0.8, 12, 0.8, 2.5, TimeScale.WEEK);
    private static final GammaGamma SPEND = new GammaGamma(6, 4, 17);

    private final OrderLogSimulator simulator = OrderLogSimulator.of(PURCHASES, SPEND, START, END, 42);

    @Test
    void oneSeedGivesOneLogWhateverTheThreads() {
        OrderLogSimulator many = simulator.withCustomers(5000);
        SimulatedLog one = Chunks.onThreads(1, many::simulate);
        SimulatedLog three = Chunks.onThreads(3, many::simulate);
        assertThat(rows(three.orders())).isEqualTo(rows(one.orders()));
        assertThat(rows(three.truth())).isEqualTo(rows(one.truth()));
        SimulatedLog other = OrderLogSimulator.of(PURCHASES, SPEND, START, END, 43)
                .withCustomers(5000)
                .simulate();
        assertThat(rows(other.truth())).isNotEqualTo(rows(one.truth()));
    }

    @Test
    void aLargerSimulationBeginsWithTheSameCustomers() {
        List<String> few = rows(simulator.withCustomers(20).simulate().truth());
        List<String> more = rows(simulator.withCustomers(50).simulate().truth());
        assertThat(more.subList(0, 20)).isEqualTo(few);
    }

    @Test
    void theLogHasTheModelsDistribution() {
        int customers = 40_000;
        SimulatedLog log =
                simulator.withCustomers(customers).withLastAcquisition(START).simulate();
        double weeks = 730 / 7.0;
        int[] x = repeats(log.orders(), customers);
        // Orders of the same day stand apart in a simulated log, so no purchase is lost.
        assertThat(Arrays.stream(x).average().orElseThrow())
                .isCloseTo(PURCHASES.expectedTransactions(weeks), withinPercentage(3));
        assertThat(Arrays.stream(x).filter(n -> n == 0).count() / (double) customers)
                .isEqualTo(PURCHASES.transactionProbability(0, weeks), within(0.008));
        assertThat(Arrays.stream(log.truth().doubles("alive")).average().orElseThrow())
                .isEqualTo(PURCHASES.probabilityAlive(0, 0, 0, weeks), within(0.008));
        assertThat(Arrays.stream(log.truth().doubles("true_mean_spend"))
                        .average()
                        .orElseThrow())
                .isCloseTo(SPEND.populationMeanSpend(), withinPercentage(2));
        assertThat(Arrays.stream(log.truth().doubles("lambda")).average().orElseThrow())
                .isCloseTo(0.8 / 12, withinPercentage(2));
    }

    @Test
    void everyOrderLiesWithinTheLogAndOrdersRiseInTime() {
        SimulatedLog log = simulator.simulate();
        Columns orders = log.orders();
        assertThat(orders.names()).containsExactly("order_id", "customer", "date", "amount");
        Column.Dates dates = (Column.Dates) orders.column("date");
        double[] number = orders.doubles("order_id");
        for (int row = 0; row < orders.rows(); row++) {
            assertThat(dates.get(row)).isBetween(row == 0 ? START : dates.get(row - 1), END);
            assertThat(number[row]).isEqualTo(row + 1);
        }
        for (double amount : orders.doubles("amount")) {
            assertThat(amount).isEqualTo(Math.rint(amount * 100) / 100).isGreaterThanOrEqualTo(0.01);
        }
    }

    @Test
    void theTruthAgreesWithTheLog() {
        SimulatedLog log = simulator.simulate();
        Map<String, LocalDate> first = new HashMap<>();
        Map<String, LocalDate> last = new HashMap<>();
        Column.Dates dates = (Column.Dates) log.orders().column("date");
        String[] who = log.orders().texts("customer");
        for (int row = 0; row < who.length; row++) {
            first.putIfAbsent(who[row], dates.get(row));
            last.put(who[row], dates.get(row));
        }
        Columns truth = log.truth();
        assertThat(truth.names())
                .containsExactly(
                        "customer", "acquired", "lambda", "p", "lifetime", "left", "alive", "nu", "true_mean_spend");
        String[] left = truth.texts("left");
        double[] alive = truth.doubles("alive");
        Column.Dates acquired = (Column.Dates) truth.column("acquired");
        String[] ids = truth.texts("customer");
        for (int i = 0; i < truth.rows(); i++) {
            String id = ids[i];
            assertThat(first.get(id)).isEqualTo(acquired.get(i));
            // Customers of this model leave right after a purchase.
            assertThat(left[i]).isEqualTo(alive[i] == 1 ? "" : last.get(id).toString());
        }
    }

    @Test
    void cohortsAreAcquiredOnTheirDaysOnly() {
        SimulatedLog log = simulator
                .withLastAcquisition(LocalDate.of(2024, 3, 24))
                .withCohorts(12)
                .simulate();
        TreeSet<LocalDate> days = new TreeSet<>();
        Column.Dates acquired = (Column.Dates) log.truth().column("acquired");
        for (int i = 0; i < log.truth().rows(); i++) {
            days.add(acquired.get(i));
        }
        assertThat(days).hasSize(12).contains(START, START.plusDays(7), START.plusDays(77));
    }

    @Test
    void timesOfDayAreShopHoursOrExact() {
        for (String text :
                simulator.withTimes(OrderTimes.SHOP_HOURS).simulate().orders().texts("date")) {
            assertThat(text).matches("202[45]-\\d\\d-\\d\\d (0[89]|1\\d|2[01]):[0-5]\\d");
        }
        String[] exact =
                simulator.withTimes(OrderTimes.EXACT).simulate().orders().texts("date");
        assertThat(exact).allMatch(text -> text.matches("202[45]-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"));
        assertThat(exact).isSorted();
        assertThat(Arrays.stream(exact).filter(text -> text.compareTo(text.substring(0, 10) + " 08") < 0))
                .hasSizeBetween(exact.length / 4, exact.length / 2);
    }

    @Test
    void withoutASpendModelThereAreNoAmounts() {
        SimulatedLog log = OrderLogSimulator.of(PURCHASES, START, END, 42).simulate();
        assertThat(log.orders().names()).containsExactly("order_id", "customer", "date");
        assertThat(log.truth().names()).doesNotContain("nu", "true_mean_spend");
    }

    @Test
    void aOneDayLogHasFirstOrdersOnly() {
        SimulatedLog log =
                OrderLogSimulator.of(PURCHASES, SPEND, START, START, 1).simulate();
        assertThat(log.orders().rows()).isEqualTo(1000);
    }

    @Test
    void impossibleLogsAreNamed() {
        assertThatThrownBy(() -> OrderLogSimulator.of(PURCHASES, END, START, 1))
                .hasMessageContaining("on or after its");
        assertThatThrownBy(() -> simulator.withCustomers(0)).hasMessageContaining("at least 1 customer");
        assertThatThrownBy(() -> simulator.withLastAcquisition(END.plusDays(1)))
                .hasMessageContaining("last acquisition must lie between 2024-01-01 and 2025-12-31");
        assertThatThrownBy(() -> simulator.withCohorts(732)).hasMessageContaining("731");
    }

    private static int[] repeats(Columns orders, int customers) {
        int[] x = new int[customers];
        for (String id : orders.texts("customer")) {
            x[Integer.parseInt(id.substring(1)) - 1]++;
        }
        return Arrays.stream(x).map(n -> n - 1).toArray();
    }

    /** Every row as one text. */
    private static List<String> rows(Columns columns) {
        String[] out = new String[columns.rows()];
        Arrays.fill(out, "");
        for (String name : columns.names()) {
            for (int i = 0; i < out.length; i++) {
                out[i] += columns.column(name).text(i) + ",";
            }
        }
        return List.of(out);
    }
}
