package dev.lindy.cli.text;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lindy.core.base.Columns;
import dev.lindy.study.selfcheck.SelfCheck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code lindy selfcheck} found: printed with {@code --json}, and written. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SelfCheckResult(
        String verdict,
        String answer,
        List<Integer> sizes,
        int replicates,
        int ranks,
        long seed,
        List<String> methods,
        double level,
        Map<String, List<Map<String, @Nullable Object>>> tables,
        @Nullable List<String> written) {

    public static SelfCheckResult of(SelfCheck check, List<String> written) {
        Map<String, List<Map<String, @Nullable Object>>> tables = new LinkedHashMap<>();
        for (Map.Entry<String, Columns> table : check.tables().entrySet()) {
            tables.put(table.getKey(), Rows.of(table.getValue()));
        }
        var options = check.options();
        return new SelfCheckResult(
                check.answer().verdict().word(),
                String.join(" ", check.answer().sentences()),
                options.sizes(),
                options.replicates(),
                options.ranks(),
                options.seed(),
                options.methods().stream()
                        .map(method -> method.name().toLowerCase(Locale.ROOT))
                        .toList(),
                options.level(),
                tables,
                written.isEmpty() ? null : written);
    }
}
