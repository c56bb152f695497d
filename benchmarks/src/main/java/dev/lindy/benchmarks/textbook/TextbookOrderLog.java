package dev.lindy.benchmarks.textbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An order log as most programs begin: lines split at commas, and a map from customers to their days. */
public final class TextbookOrderLog {

    private static final double DAYS_A_WEEK = 7;

    private TextbookOrderLog() {}

    /**
     * One order.
     *
     * @param customer who bought
     * @param date when
     * @param amount for how much
     */
    public record Order(String customer, LocalDate date, double amount) {}

    /**
     * One customer, times in weeks.
     *
     * @param customer who
     * @param x repeat purchases
     * @param tx time of the last purchase
     * @param T age
     * @param meanSpend mean value of the repeat purchases; 0 if there is none
     */
    public record Summary(String customer, int x, double tx, double T, double meanSpend) {}

    /**
     * Reads orders: {@code order_id,customer,date,amount}.
     *
     * @param file with a header
     * @return in the order of the file
     */
    public static List<Order> read(Path file) {
        List<Order> out = new ArrayList<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.skip(1).forEach(line -> {
                String[] fields = line.split(",", -1);
                out.add(new Order(fields[1], LocalDate.parse(fields[2]), Double.parseDouble(fields[3])));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }

    /**
     * Groups orders by customer and day.
     *
     * @param orders in any order
     * @param end the last day of observation
     * @return one per customer, in the order of their first line
     */
    public static List<Summary> summarize(List<Order> orders, LocalDate end) {
        Map<String, NavigableMap<LocalDate, Double>> days = new LinkedHashMap<>();
        for (Order order : orders) {
            days.computeIfAbsent(order.customer(), id -> new TreeMap<>())
                    .merge(order.date(), order.amount(), Double::sum);
        }
        List<Summary> out = new ArrayList<>(days.size());
        days.forEach((customer, spent) -> {
            LocalDate first = spent.firstKey();
            int x = spent.size() - 1;
            double repeats = spent.values().stream()
                    .skip(1)
                    .mapToDouble(Double::doubleValue)
                    .sum();
            out.add(new Summary(
                    customer, x, weeks(first, spent.lastKey()), weeks(first, end), x == 0 ? 0 : repeats / x));
        });
        return out;
    }

    private static double weeks(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) / DAYS_A_WEEK;
    }

    /**
     * Reads summaries: {@code customer,x,t_x,T,mean_spend} and more.
     *
     * @param file with a comment line and a header
     * @return in the order of the file
     */
    public static List<Summary> readSummaries(Path file) {
        List<Summary> out = new ArrayList<>();
        try (Stream<String> lines = Files.lines(file)) {
            lines.skip(2).forEach(line -> {
                String[] fields = line.split(",", -1);
                out.add(new Summary(
                        fields[0],
                        Integer.parseInt(fields[1]),
                        Double.parseDouble(fields[2]),
                        Double.parseDouble(fields[3]),
                        Double.parseDouble(fields[4])));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }
}
