package dev.lindy.models.simulation;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.TimeScale;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Simulated lives as columns. */
final class LogColumns {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final Life[] lives;
    private final String[] ids;

    LogColumns(Life[] lives) {
        this.lives = lives;
        // Sorted as text, ids stand in the order of their numbers.
        ids = IntStream.rangeClosed(1, lives.length)
                .mapToObj(Integer::toString)
                .map(digits -> "C" + "0".repeat(Math.max(0, 7 - digits.length())) + digits)
                .toArray(String[]::new);
    }

    /** All orders by time; those of one moment in the order of the customers. */
    Columns orders(LocalDate start, OrderTimes times, boolean withAmounts) {
        long origin = start.toEpochDay() * Life.SECONDS_A_DAY;
        int total = 0;
        for (Life life : lives) {
            total = Math.addExact(total, life.orders());
        }
        // Upper 32 bits: seconds since the start of the log; lower 31: number of the order as drawn.
        long[] keys = new long[total];
        int[] customerOf = new int[total];
        double[] paid = new double[total];
        int drawn = 0;
        for (int i = 0; i < lives.length; i++) {
            for (int k = 0; k < lives[i].orders(); k++) {
                keys[drawn] = (lives[i].second(k) - origin) << 31 | drawn;
                customerOf[drawn] = i;
                paid[drawn++] = cents(lives[i].amount(k));
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
            customer[row] = ids[customerOf[order]];
            amount[row] = paid[order];
            second[row] = origin + (keys[row] >> 31);
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
        return withAmounts ? out.doubles("amount", amount).build() : out.build();
    }

    /** What was drawn for every customer; the parameters by name, null in place of those of spend where there is none. */
    Columns truth(TimeScale scale, List<String> ofPurchases, @Nullable List<String> ofSpend) {
        int[] acquired = new int[lives.length];
        String[] left = new String[lives.length];
        int[] alive = new int[lives.length];
        for (int i = 0; i < lives.length; i++) {
            acquired[i] = lives[i].acquired();
            alive[i] = Double.isInfinite(lives[i].lifetime()) ? 1 : 0;
            left[i] = alive[i] == 1
                    ? ""
                    : LocalDate.ofEpochDay(acquired[i] + (long) Math.ceil(lives[i].lifetime() * scale.days()))
                            .toString();
        }
        Columns.Builder out = Columns.builder().texts("customer", ids).dates("acquired", acquired);
        for (int p = 0; p < ofPurchases.size(); p++) {
            int parameter = p;
            out.doubles(ofPurchases.get(p), each(i -> lives[i].latent(parameter)));
        }
        out.doubles("lifetime", each(i -> lives[i].lifetime()))
                .texts("left", left)
                .integers("alive", alive);
        if (ofSpend == null) {
            return out.build();
        }
        for (int p = 0; p < ofSpend.size(); p++) {
            int parameter = ofPurchases.size() + p;
            out.doubles(ofSpend.get(p), each(i -> lives[i].latent(parameter)));
        }
        return out.doubles("true_mean_spend", each(i -> lives[i].meanSpend())).build();
    }

    private double[] each(IntToDoubleFunction value) {
        double[] out = new double[lives.length];
        Arrays.setAll(out, value);
        return out;
    }

    private static double cents(double amount) {
        return Math.max(1, Math.rint(amount * 100)) / 100;
    }
}
