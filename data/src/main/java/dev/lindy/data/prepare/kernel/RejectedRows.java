package dev.lindy.data.prepare.kernel;

import dev.lindy.data.ledger.Entry;
import dev.lindy.data.ledger.Ledger;

/** What an error says of the rows that cannot be used. */
public final class RejectedRows {

    private RejectedRows() {}

    /** A line for each kind of them. */
    public static String lines(Ledger ledger) {
        StringBuilder out = new StringBuilder();
        for (Entry entry : ledger.entries()) {
            out.append("\n  ")
                    .append(entry.rows())
                    .append(' ')
                    .append(entry.kind().text(entry.rows()))
                    .append(entry.where());
        }
        return out.toString();
    }
}
