package dev.lindy.models.validation;

import dev.lindy.core.base.CustomerBase;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The time of the first purchase in words: months, quarters or years, so that there are not too many of them. */
public final class Cohorts {

    private static final int MOST = 16;
    private static final int MONTHS_A_QUARTER = 3;

    private Cohorts() {}

    /**
     * The cohort of every customer.
     *
     * @param base the customers
     * @return such as {@code 2024-03}, {@code 2024-Q1} or {@code 2024}; empty where first purchases are not known
     */
    public static Optional<String[]> of(CustomerBase base) {
        if (!base.hasFirstPurchase() || base.size() == 0) {
            return Optional.empty();
        }
        LocalDate first = base.firstPurchase(0);
        LocalDate last = first;
        for (int i = 1; i < base.size(); i++) {
            LocalDate day = base.firstPurchase(i);
            first = day.isBefore(first) ? day : first;
            last = day.isAfter(last) ? day : last;
        }
        long months = 1 + ChronoUnit.MONTHS.between(YearMonth.from(first), YearMonth.from(last));
        @Nullable String[] out = new String[base.size()];
        for (int i = 0; i < base.size(); i++) {
            LocalDate day = base.firstPurchase(i);
            out[i] = months <= MOST
                    ? YearMonth.from(day).toString()
                    : months <= MOST * MONTHS_A_QUARTER
                            ? day.getYear() + "-Q" + (1 + (day.getMonthValue() - 1) / MONTHS_A_QUARTER)
                            : Integer.toString(day.getYear());
        }
        return Optional.of(out);
    }
}
