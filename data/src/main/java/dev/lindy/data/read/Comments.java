package dev.lindy.data.read;

import dev.lindy.data.DataException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What comment lines above a header say, such as {@code # unit=week}. */
final class Comments {
    private final String source;
    private final Map<String, String> values = new HashMap<>();

    Comments(String source, List<String> lines) {
        this.source = source;
        for (String line : lines) {
            for (String word : line.split("[\\s,;]+", -1)) {
                int equals = word.indexOf('=');
                if (equals > 0) {
                    values.put(word.substring(0, equals).toLowerCase(Locale.ROOT), word.substring(equals + 1));
                }
            }
        }
    }

    /** What follows a name and an equals sign; null where they do not stand there. */
    @Nullable
    String value(String name) {
        return values.get(name);
    }

    /** The last day of observation; null where it is not said. */
    @Nullable
    LocalDate observedTo() {
        String said = value("observed_to");
        try {
            return said == null ? null : LocalDate.parse(said);
        } catch (DateTimeParseException e) {
            throw new DataException(source + ": observed_to must be a date such as 2025-12-31, but is " + said, e);
        }
    }
}
