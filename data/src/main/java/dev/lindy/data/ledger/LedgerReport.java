package dev.lindy.data.ledger;

import dev.lindy.core.base.TextTable;
import dev.lindy.core.base.TextTable.Side;
import dev.lindy.core.base.Wording;
import dev.lindy.data.kernel.Numerals;
import java.util.ArrayList;
import java.util.List;

/** The ledger in plain words and aligned columns. */
final class LedgerReport {
    /** The smallest amount that is not printed as 0.00. */
    private static final double SHOWN = 0.005;

    private static final String INDENT = "            ";

    private LedgerReport() {}

    static String of(Ledger ledger, Wording words) {
        List<String> lines = new ArrayList<>();
        if (!ledger.columns().isEmpty()) {
            lines.add("Columns     " + ledger.columns());
        }
        long unused = ledger.rowsRead() - ledger.rowsUsed();
        lines.add(label(ledger.rowName()) + Numerals.count(ledger.rowsRead())
                + (ledger.rowsRead() == 1 ? " row · " : " rows · ")
                + Numerals.count(ledger.rowsUsed()) + " used"
                + (unused == 0 ? "" : " · " + Numerals.count(unused) + " not used"));
        // An amount may have moved to a kind that no row is of: without it, the amounts would not add up.
        List<Entry> shown = ledger.entries().stream()
                .filter(entry -> entry.rows() > 0 || Math.abs(entry.amount()) >= SHOWN)
                .toList();
        TextTable table = new TextTable("", Side.RIGHT, Side.LEFT, Side.RIGHT, Side.LEFT);
        for (Entry entry : shown) {
            String where = entry.kind().wrong() && entry.kind() != Kind.DUPLICATE ? entry.where() : "";
            String rows = Numerals.count(entry.rows());
            String text = " " + entry.kind().text(entry.rows());
            if (hasAmount(entry)) {
                String currency = ledger.currency().isEmpty() ? "" : " " + ledger.currency();
                table.row(rows, text, "   " + Numerals.amount(entry.amount()), currency + where);
            } else {
                table.row(rows, text + where);
            }
        }
        table.lines().forEach(line -> lines.add(INDENT + "  " + line));
        if (ledger.rowsWithoutAmount() > 0 && ledger.rowsWithoutAmount() < ledger.rowsRead()) {
            lines.add(INDENT + "  (" + Numerals.count(ledger.rowsWithoutAmount())
                    + (ledger.rowsWithoutAmount() == 1
                            ? " row has no amount that can be read and adds"
                            : " rows have no amount that can be read and add")
                    + " nothing to these sums)");
        }
        customers(ledger, lines);
        for (Note note : ledger.notes()) {
            lines.add("Note        " + note.message().in(words).replace("\n", "\n" + INDENT));
        }
        return String.join("\n", lines);
    }

    private static void customers(Ledger ledger, List<String> lines) {
        Ledger.Customers customers = ledger.customers();
        if (customers == null) {
            return;
        }
        String line = "Customers   " + Numerals.count(customers.kept());
        if (customers.kept() > 0) {
            line += (customers.firstAcquired() == null
                            ? ""
                            : " acquired " + customers.firstAcquired() + " … " + customers.lastAcquired())
                    + (customers.observedTo() == null ? "" : ", observed to " + customers.observedTo())
                    + "; " + Math.round(100.0 * customers.boughtOnce() / customers.kept()) + " % bought once";
        }
        lines.add(line);
        leftOut(lines, customers.afterEnd(), "first bought after the end of observation");
        leftOut(lines, customers.acquiredEarlier(), "acquired too early");
        leftOut(lines, customers.withoutPurchase(), "without any purchase left");
    }

    private static void leftOut(List<String> lines, int customers, String why) {
        if (customers > 0) {
            lines.add(INDENT + "  " + Numerals.count(customers) + " left out: " + why);
        }
    }

    private static boolean hasAmount(Entry entry) {
        return entry.amount() != 0 && entry.kind().removed();
    }

    private static String label(String name) {
        return name + INDENT.substring(name.length());
    }
}
