package dev.lindy.models.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.core.base.Columns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleShopTest {

    private static final SampleShop SHOP = SampleShop.simulate();

    @Test
    void theCommittedFilesAreWhatTheSimulatorWrites() throws IOException {
        Path notebooks = Path.of(System.getProperty("lindy.root")).resolve("notebooks");
        assertThat(SHOP.csv()).isEqualTo(Files.readString(notebooks.resolve("shop.csv")));
        assertThat(SHOP.truth()).isEqualTo(Files.readString(notebooks.resolve("shop-truth.txt")));
    }

    @Test
    void itWritesBothFiles(@TempDir Path directory) throws IOException {
        SampleShop.main(new String[] {directory.resolve("new").toString()});
        assertThat(Files.readString(directory.resolve("new/shop.csv"))).isEqualTo(SHOP.csv());
        assertThat(Files.readString(directory.resolve("new/shop-truth.txt"))).isEqualTo(SHOP.truth());
    }

    @Test
    void itIsAShopOfOrdinarySize() {
        assertThat(SHOP.csv().length()).isLessThan(1_500_000);
        Columns orders = SHOP.orders();
        assertThat(orders.names()).containsExactly("order_id", "customer_id", "date", "amount", "channel");
        assertThat(orders.rows()).isBetween(12_000, 16_000);
        Map<String, Set<String>> ordersOf = new HashMap<>();
        String[] customer = orders.texts("customer_id");
        String[] order = orders.texts("order_id");
        for (int i = 0; i < customer.length; i++) {
            ordersOf.computeIfAbsent(customer[i], k -> new HashSet<>()).add(order[i]);
        }
        assertThat(ordersOf.remove("")).hasSize(26);
        assertThat(ordersOf).hasSize(5000);
        double once = ordersOf.values().stream().filter(o -> o.size() == 1).count() / 5000.0;
        assertThat(once).isBetween(0.43, 0.50);
        double[] paid = Arrays.stream(orders.texts("amount"))
                .filter(text -> text.matches("\\d+\\.\\d\\d"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(Arrays.stream(paid).average().orElseThrow()).isBetween(30.0, 45.0);
    }

    @Test
    void itHasEveryKindOfDirt() {
        Columns orders = SHOP.orders();
        String[] dates = orders.texts("date");
        assertThat(dates).contains("", "2024-02-30 10:15", "yesterday");
        assertThat(orders.texts("amount")).contains("", "n/a");
        assertThat(Arrays.stream(orders.texts("amount")).filter(text -> text.startsWith("-")))
                .hasSize(170);
        assertThat(Arrays.stream(dates).filter(text -> text.matches("202[45]-\\d\\d-\\d\\d \\d\\d:\\d\\d")))
                .hasSizeGreaterThan(orders.rows() - 30);
        Set<String> lines = new HashSet<>();
        long twice = SHOP.csv().lines().filter(line -> !lines.add(line)).count();
        assertThat(twice).isEqualTo(140);
    }
}
