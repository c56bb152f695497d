package dev.lindy.data.recognise;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Zones as exports write them behind a time. */
final class Zones {

    /** Letters that mean one offset, which the zones of these names do not keep all the year. */
    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("UTC", "Z"),
            Map.entry("GMT", "Z"),
            Map.entry("Z", "Z"),
            Map.entry("WET", "Z"),
            Map.entry("BST", "+01:00"),
            Map.entry("WEST", "+01:00"),
            Map.entry("CET", "+01:00"),
            Map.entry("MEZ", "+01:00"),
            Map.entry("CEST", "+02:00"),
            Map.entry("MESZ", "+02:00"),
            Map.entry("EET", "+02:00"),
            Map.entry("EEST", "+03:00"),
            Map.entry("EST", "-05:00"),
            Map.entry("EDT", "-04:00"),
            Map.entry("CST", "-06:00"),
            Map.entry("CDT", "-05:00"),
            Map.entry("MST", "-07:00"),
            Map.entry("MDT", "-06:00"),
            Map.entry("PST", "-08:00"),
            Map.entry("PDT", "-07:00"));

    private Zones() {}

    /** The zone of a name such as {@code +0100}, {@code GMT+0100 (CET)}, {@code PST} or {@code Europe/Amsterdam}; null if none. */
    static @Nullable ZoneId named(String text) {
        int bracket = text.indexOf('(');
        String name = (bracket < 0 ? text : text.substring(0, bracket)).strip();
        String offset = LETTERS.get(name.toUpperCase(java.util.Locale.ROOT));
        if (offset == null && name.length() > 4 && (name.startsWith("UTC") || name.startsWith("GMT"))) {
            offset = name.substring(3);
        }
        try {
            if (offset != null || name.startsWith("+") || name.startsWith("-")) {
                return ZoneOffset.of(offset == null ? name : offset);
            }
            return name.contains("/") ? ZoneId.of(name) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
