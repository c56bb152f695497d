package dev.lindy.cli.text;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lindy.cli.option.OptionWording;
import dev.lindy.core.base.Columns;
import dev.lindy.core.base.Message;
import dev.lindy.models.interval.Interval;
import dev.lindy.study.Standing;
import dev.lindy.study.ValidationStudy;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code lindy validate} found: printed with {@code --json}, and written. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ValidationResult(
        Map<String, Object> ledger,
        String verdict,
        String answer,
        List<Message> notes,
        List<String> cuts,
        int horizon,
        int step,
        String timeScale,
        double level,
        @Nullable Ahead next,
        Map<String, List<Map<String, @Nullable Object>>> tables,
        @Nullable Map<String, Message> leftOut,
        @Nullable List<String> written) {

    /** What all customers will buy in the time after the log. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Ahead(
            String model, Total purchases, @Nullable Total value) {}

    /** A sum over all customers. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Total(
            double expected,
            @Nullable Ends interval,
            @Nullable Misfit misfit,
            @Nullable Ends widened) {

        static Total of(Standing.Total total, dev.lindy.models.interval.@Nullable Misfit misfit) {
            return new Total(
                    total.expected(),
                    Ends.of(total.interval()),
                    misfit == null ? null : new Misfit(misfit.windows(), misfit.bias(), misfit.spread()),
                    Ends.of(total.widened()));
        }
    }

    /** The ends of an interval. */
    public record Ends(double lower, double upper) {

        static @Nullable Ends of(@Nullable Interval interval) {
            return interval == null ? null : new Ends(interval.lower(), interval.upper());
        }
    }

    /** What earlier forecasts were off by, on the scale of the logarithm. */
    public record Misfit(int windows, double bias, double spread) {}

    public static ValidationResult of(ValidationStudy study, List<String> written) {
        Map<String, List<Map<String, @Nullable Object>>> tables = new LinkedHashMap<>();
        for (Map.Entry<String, Columns> table : study.tables().entrySet()) {
            tables.put(table.getKey(), Rows.of(table.getValue()));
        }
        return new ValidationResult(
                study.customers().ledger().toMap(OptionWording.OPTIONS),
                study.answer().verdict().word(),
                String.join(" ", study.answer().sentences()),
                study.notes(),
                study.cuts().stream().map(LocalDate::toString).toList(),
                study.length(),
                study.step(),
                study.unit().id(),
                study.level(),
                study.next().map(ValidationResult::ahead).orElse(null),
                tables,
                study.leftOut().isEmpty() ? null : study.leftOut(),
                written.isEmpty() ? null : written);
    }

    private static Ahead ahead(ValidationStudy.Next next) {
        return new Ahead(
                next.model(),
                Total.of(next.purchases(), next.misfit()),
                Double.isNaN(next.value().expected()) ? null : Total.of(next.value(), next.valueMisfit()));
    }
}
