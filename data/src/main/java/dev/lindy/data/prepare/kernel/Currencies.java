package dev.lindy.data.prepare.kernel;

import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.data.DataException;
import dev.lindy.data.kernel.Missing;
import dev.lindy.data.kernel.Numerals;
import dev.lindy.data.recognise.ColumnRoles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The currencies that the rows of a log name; a log may have one. */
public final class Currencies {

    private static final class Seen {
        private final int line;
        private long rows;

        Seen(int line) {
            this.line = line;
        }
    }

    private final Map<String, Seen> seen = new LinkedHashMap<>();

    /** Starts with none. */
    public Currencies() {}

    /** A row names a currency; a name that stands for no value is passed over. */
    public void add(CharSequence name, int line) {
        if (!Missing.is(name)) {
            seen.computeIfAbsent(name.toString().toUpperCase(Locale.ROOT), c -> new Seen(line)).rows++;
        }
    }

    /**
     * The one currency.
     *
     * @param source what messages call the source
     * @param given what the amounts are in, whatever the rows say; null for what they say
     * @return empty if nobody says
     * @throws DataException if rows name several
     */
    public String only(String source, @Nullable String given) {
        if (seen.size() > 1) {
            List<String> each = new ArrayList<>();
            seen.forEach((name, one) -> each.add(name + " in " + Numerals.count(one.rows)
                    + (one.rows == 1 ? " row (line " : " rows (first in line ") + Numerals.count(one.line) + ")"));
            throw new DataException(Message.of(
                    source + ": amounts are in " + seen.size() + " currencies" + "\n  seen:          "
                            + String.join(", ", each)
                            + "\n  try:           convert them into one, read one at a time, or ",
                    Remedy.CURRENCY.as(ColumnRoles.NONE, "ColumnRoles.NONE"),
                    " if they are one after all"));
        }
        if (given != null) {
            return given;
        }
        return seen.isEmpty() ? "" : seen.keySet().iterator().next();
    }
}
