package dev.lindy.cli.text;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lindy.cli.option.OptionWording;
import dev.lindy.core.base.Columns;
import dev.lindy.core.base.Message;
import dev.lindy.models.interval.Interval;
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

    /** The coming purchases of all customers. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Ahead(
            String model,
            double expected,
            Ends interval,
            @Nullable Misfit misfit,
            @Nullable Ends widened) {}

    /** The ends of an interval. */
    public record Ends(double lower, double upper) {

        static Ends of(Interval interval) {
            return new Ends(interval.lower(), interval.upper());
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
        var misfit = next.misfit();
        var widened = next.widened();
        return new Ahead(
                next.model(),
                next.expected(),
                Ends.of(next.total()),
                misfit == null ? null : new Misfit(misfit.windows(), misfit.bias(), misfit.spread()),
                widened == null ? null : Ends.of(widened));
    }
}
