package dev.lindy.models.simulation;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;

/** What happens to a log in real life: goods come back, rows are exported twice, fields get lost. */
final class ShopDirt {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private static final int PARTLY_REFUNDED = 70;
    private static final int REFUNDED = 55;
    private static final int CANCELLED = 45;
    private static final int TWICE = 140;
    private static final int WITHOUT_DATE = 23;
    private static final List<String> NO_AMOUNTS = List.of("n/a", "", "free", "n/a", "??", "12.5O", "n/a");
    private static final List<String> NO_DATES = List.of("2024-02-30 10:15", "2025-13-01 09:00", "yesterday");

    private final UniformRandomProvider random;
    private final LocalDateTime end;
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Set<Integer> touched = new HashSet<>();
    private List<ShopOrder> rows;

    private ShopDirt(UniformRandomProvider random, LocalDateTime end, List<ShopOrder> rows) {
        this.random = random;
        this.end = end;
        this.rows = rows;
    }

    /** Soils a clean log; no row meets two misfortunes. */
    static ShopDirt on(List<ShopOrder> clean, LocalDateTime end, UniformRandomProvider random) {
        ShopDirt dirt = new ShopDirt(random, end, new ArrayList<>(clean));
        dirt.run();
        return dirt;
    }

    /** The soiled log by time. */
    List<ShopOrder> rows() {
        return rows;
    }

    /** How often what happened. */
    Map<String, Integer> counts() {
        return counts;
    }

    private void run() {
        List<ShopOrder> added = new ArrayList<>();
        for (int i = 0; i < PARTLY_REFUNDED; i++) {
            ShopOrder order = untouched();
            double back = Math.max(0.01, Math.rint(order.paid() * (20 + random.nextInt(60))) / 100);
            added.add(order.refund(later(order, 2 * 1440, 20 * 1440), back));
        }
        for (int i = 0; i < REFUNDED; i++) {
            ShopOrder order = untouched();
            added.add(order.refund(later(order, 2 * 1440, 20 * 1440), order.paid()));
        }
        for (int i = 0; i < CANCELLED; i++) {
            ShopOrder order = untouched();
            added.add(order.refund(later(order, 3, 90), order.paid()));
        }
        for (int i = 0; i < TWICE; i++) {
            added.add(untouched());
        }
        for (int i = 0; i < WITHOUT_DATE; i++) {
            spoil(row -> row.withDate(""));
        }
        NO_DATES.forEach(text -> spoil(row -> row.withDate(text)));
        NO_AMOUNTS.forEach(text -> spoil(row -> row.withAmount(text)));
        rows.addAll(added);
        // The sort is stable: a second copy follows the first.
        rows.sort(Comparator.comparing(ShopOrder::time));

        counts.put("orders refunded in part, days later", PARTLY_REFUNDED);
        counts.put("orders refunded in full, days later", REFUNDED);
        counts.put("orders cancelled within two hours", CANCELLED);
        counts.put("rows written twice", TWICE);
        counts.put("rows that lost their date", WITHOUT_DATE);
        counts.put("rows with an impossible date", NO_DATES.size());
        counts.put("rows with an unreadable amount", NO_AMOUNTS.size());
    }

    /** Another order every time, early enough for what follows to lie within the log. */
    private ShopOrder untouched() {
        return rows.get(pick());
    }

    private void spoil(UnaryOperator<ShopOrder> change) {
        int row = pick();
        rows.set(row, change.apply(rows.get(row)));
    }

    private int pick() {
        String latest = FORMAT.format(end.minusDays(21));
        while (true) {
            int row = random.nextInt(rows.size());
            ShopOrder order = rows.get(row);
            if (!order.customer().isEmpty() && order.time().compareTo(latest) < 0 && touched.add(row)) {
                return row;
            }
        }
    }

    private String later(ShopOrder order, int fromMinutes, int toMinutes) {
        LocalDateTime time = LocalDateTime.parse(order.time(), FORMAT)
                .plusMinutes(fromMinutes + random.nextInt(toMinutes - fromMinutes));
        return FORMAT.format(time);
    }
}
