package dev.lindy.models.simulation;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.TimeScale;
import dev.lindy.models.SimulatedSpend;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Simulated lives as columns. */
final class LogColumns {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private LogColumns() {}

    /** All orders by time; those of one moment in the order of the customers. */
    static Columns orders(Life[] lives, LocalDate start, OrderTimes times) {
        int total = 0;
        for (Life life : lives) {
            total = Math.addExact(total, life.orders().length);
        }
        // Upper 32 bits: seconds since the start of the log; lower 31: number of the order as drawn.
        long[] keys = new long[total];
        int[] customerOf = new int[total];
        double[] paid = new double[total];
        int drawn = 0;
        for (int i = 0; i < lives.length; i++) {
            long midnight = (lives[i].acquired().toEpochDay() - start.toEpochDay()) * Life.SECONDS_A_DAY;
            long[] orders = lives[i].orders();
            SimulatedSpend spend = lives[i].spend();
            double[] amounts = spend == null ? new double[orders.length] : spend.amounts();
            for (int k = 0; k < orders.length; k++) {
                keys[drawn] = (midnight + orders[k]) << 31 | drawn;
                customerOf[drawn] = i;
                paid[drawn++] = cents(amounts[k]);
            }
        }
        Arrays.sort(keys);

        int[] number = new int[total];
        String[] customer = new String[total];
        double[] amount = new double[total];
        long[] second = new long[total];
        for (int row = 0; row < total; row++) {
            int order = (int) (keys[row] & Integer.MAX_VALUE);
            number[row] = row + 1;
            customer[row] = id(customerOf[order]);
            amount[row] = paid[order];
            second[row] = start.toEpochDay() * Life.SECONDS_A_DAY + (keys[row] >> 31);
        }
        Columns.Builder out = Columns.builder().integers("order_id", number).texts("customer", customer);
        if (times == OrderTimes.DATE) {
            int[] days = new int[total];
            Arrays.setAll(days, row -> (int) Math.floorDiv(second[row], (long) Life.SECONDS_A_DAY));
            out.dates("date", days);
        } else {
            DateTimeFormatter format = times == OrderTimes.EXACT ? SECONDS : MINUTES;
            String[] texts = new String[total];
            Arrays.setAll(texts, row -> LocalDateTime.ofEpochSecond(second[row], 0, ZoneOffset.UTC)
                    .format(format));
            out.texts("date", texts);
        }
        return lives[0].spend() == null
                ? out.build()
                : out.doubles("amount", amount).build();
    }

    /** What was drawn for every customer. */
    static Columns truth(Life[] lives, TimeScale scale) {
        String[] ids = new String[lives.length];
        int[] acquired = new int[lives.length];
        double[] lifetime = new double[lives.length];
        String[] left = new String[lives.length];
        int[] alive = new int[lives.length];
        for (int i = 0; i < lives.length; i++) {
            ids[i] = id(i);
            acquired[i] = (int) lives[i].acquired().toEpochDay();
            lifetime[i] = lives[i].customer().lifetime();
            alive[i] = Double.isInfinite(lifetime[i]) ? 1 : 0;
            left[i] = alive[i] == 1
                    ? ""
                    : lives[i].acquired()
                            .plusDays((long) Math.ceil(lifetime[i] * scale.days()))
                            .toString();
        }
        Columns.Builder out = Columns.builder().texts("customer", ids).dates("acquired", acquired);
        latent(out, lives, life -> life.customer().latent());
        out.doubles("lifetime", lifetime).texts("left", left).integers("alive", alive);
        if (lives[0].spend() != null) {
            latent(out, lives, life -> spend(life).latent());
            double[] mean = new double[lives.length];
            Arrays.setAll(mean, i -> spend(lives[i]).mean());
            out.doubles("true_mean_spend", mean);
        }
        return out.build();
    }

    private static void latent(Columns.Builder out, Life[] lives, Function<Life, Map<String, Double>> parameters) {
        for (String name : parameters.apply(lives[0]).keySet()) {
            double[] values = new double[lives.length];
            Arrays.setAll(values, i -> parameters.apply(lives[i]).getOrDefault(name, Double.NaN));
            out.doubles(name, values);
        }
    }

    private static SimulatedSpend spend(Life life) {
        return Objects.requireNonNull(life.spend());
    }

    /** C0000001 and on: sorted as text they stand in the order of their numbers. */
    private static String id(int customer) {
        String digits = Integer.toString(customer + 1);
        return "C" + "0".repeat(Math.max(0, 7 - digits.length())) + digits;
    }

    private static double cents(double amount) {
        return Math.max(1, Math.rint(amount * 100)) / 100;
    }
}
