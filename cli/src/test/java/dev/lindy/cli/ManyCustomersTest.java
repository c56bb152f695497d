package dev.lindy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.data.ObservationPeriod;
import dev.lindy.data.recognise.ColumnRoles;
import dev.lindy.data.tablesaw.Tables;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.simulation.OrderLogSimulator;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import dev.lindy.models.value.LifetimeValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.aggregate.AggregateFunctions;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** From a table of orders to a file of values, with more text ids than Tablesaw can group. */
@Tag("slow")
class ManyCustomersTest {

    private static final int CUSTOMERS = 70_000;
    private static final LocalDate END = LocalDate.of(2025, 12, 31);
    private static final BgNbd TRUTH = new BgNbd(0.5, 9, 0.6, 2, TimeScale.WEEK);

    @Test
    void theWholePathWorksWithTextIds(@TempDir Path folder) throws Exception {
        Table orders = orders();
        CustomerBase customers = Tables.transactions(
                        orders, ColumnRoles.recognised().withAttributes("channel"))
                .customerBase(ObservationPeriod.weekly(END));
        assertThat(customers.size()).isEqualTo(CUSTOMERS);
        Map<String, CustomerBase> channels = customers.by("channel");
        assertThat(channels.keySet()).containsExactly("search", "social");
        assertThat(channels.values().stream().mapToInt(CustomerBase::size).sum())
                .isEqualTo(CUSTOMERS);

        MaximumLikelihoodFit<BgNbd> purchases = BgNbd.fit(customers);
        MaximumLikelihoodFit<GammaGamma> spend = GammaGamma.fit(customers);
        // Five standard errors: a deviation of once in 1.7 million for a fit that is right.
        double error = purchases.estimates().standardError("r");
        assertThat(error).isLessThan(0.1 * TRUTH.r());
        assertThat(purchases.estimates().value("r")).isCloseTo(TRUTH.r(), within(5 * error));
        Map<String, MaximumLikelihoodFit<?>> fits = new LinkedHashMap<>();
        fits.put("purchases", purchases);
        fits.put("spend", spend);
        Table estimates = Tables.of("model", fits);
        assertThat(estimates.stringColumn("model").asList()).containsExactly("purchases", "spend");
        assertThat(estimates.intColumn("customers").get(0)).isEqualTo(CUSTOMERS);
        assertThat(estimates.doubleColumn("r").get(0))
                .isEqualTo(purchases.estimates().value("r"));
        assertThat(estimates.doubleColumn("gamma_se").get(1))
                .isEqualTo(spend.estimates().standardError("gamma"));
        assertThat(estimates.doubleColumn("r").isMissing(1)).isTrue();

        Table values = Tables.of(LifetimeValue.of(purchases.model(), spend.model(), Discount.annual(0.10))
                .residual(customers));
        Table scored = Tables.join(orders, "customer", values, "p_alive", "residual_value");
        assertThat(scored.rowCount()).isEqualTo(orders.rowCount());
        assertThat(scored.doubleColumn("p_alive").countMissing()).isZero();
        assertThat(scored.doubleColumn("residual_value").get(0)).isEqualTo(value(values, scored, 0));
        int last = scored.rowCount() - 1;
        assertThat(scored.doubleColumn("residual_value").get(last)).isEqualTo(value(values, scored, last));

        values.addColumns(Tables.decile(values.doubleColumn("residual_value")));
        Table deciles = values.summarize("residual_value", AggregateFunctions.count, AggregateFunctions.min)
                .by("decile")
                .sortOn("decile");
        assertThat(deciles.intColumn("decile").asList()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(deciles.doubleColumn("Count [residual_value]").sum()).isEqualTo(CUSTOMERS);
        Table top = values.sortDescendingOn("residual_value").first(10);
        assertThat(top.doubleColumn("residual_value").get(0))
                .isEqualTo(values.doubleColumn("residual_value").max());
        assertThat(top.intColumn("decile").asList()).containsOnly(1);

        Path file = folder.resolve("values.csv");
        values.write().csv(file.toFile());
        try (Stream<String> lines = Files.lines(file)) {
            assertThat(lines).hasSize(1 + CUSTOMERS);
        }
    }

    private static double value(Table values, Table orders, int row) {
        String id = orders.stringColumn("customer").get(row);
        return values.where(values.stringColumn("customer").isEqualTo(id))
                .doubleColumn("residual_value")
                .get(0);
    }

    private static Table orders() {
        Table log = Tables.of(
                OrderLogSimulator.of(TRUTH, new GammaGamma(6, 4, 15), LocalDate.of(2024, 1, 1), END, 20_240_101)
                        .withCustomers(CUSTOMERS)
                        .simulate()
                        .orders());
        StringColumn ids = log.stringColumn("customer");
        String[] texts = new String[ids.size()];
        String[] channels = new String[ids.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = "customer-" + ids.get(i);
            channels[i] = ids.get(i).hashCode() % 3 == 0 ? "social" : "search";
        }
        return log.replaceColumn("customer", StringColumn.create("customer", texts))
                .addColumns(StringColumn.create("channel", channels))
                .setName("orders");
    }
}
