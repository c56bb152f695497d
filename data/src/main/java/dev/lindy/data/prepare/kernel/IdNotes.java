package dev.lindy.data.prepare.kernel;

import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.data.kernel.Numerals;
import dev.lindy.data.kernel.OrderTable;
import dev.lindy.data.ledger.Example;
import dev.lindy.data.ledger.Kind;
import dev.lindy.data.ledger.LedgerBuilder;
import dev.lindy.data.ledger.Remark;
import dev.lindy.data.prepare.kernel.Identity.Spelling;
import java.util.HashMap;
import java.util.Map;

/** What is to be said of ids that are spelled in several ways, or that no longer are what they were. */
public final class IdNotes {

    private IdNotes() {}

    public static void add(Identity identity, OrderTable table, LedgerBuilder ledger) {
        String scientific = identity.scientificExample();
        if (scientific != null) {
            ledger.note(
                    Remark.ID_DAMAGED,
                    Message.of(Numerals.count(identity.scientific())
                            + (identity.scientific() == 1 ? " row has an id" : " rows have ids") + " such as \""
                            + scientific
                            + "\": a spreadsheet has rounded a long number, and different customers may have become one."
                            + "\nThe ids cannot be mended here; export them again as text."));
        }
        Map<String, Spelling> spellings = identity.spellings();
        if (!spellings.isEmpty()) {
            spellings(spellings, table, ledger);
        }
    }

    private static void spellings(Map<String, Spelling> spellings, OrderTable table, LedgerBuilder ledger) {
        int[] rows = new int[table.customerIds.length];
        for (int i = 0; i < table.size; i++) {
            rows[table.customer[i]]++;
        }
        Map<String, Integer> rowsOf = new HashMap<>();
        for (int code = 0; code < rows.length; code++) {
            if (spellings.containsKey(table.customerIds[code])) {
                rowsOf.put(table.customerIds[code], rows[code]);
            }
        }
        long customers = 0;
        Map.Entry<String, Spelling> example = null;
        for (Map.Entry<String, Spelling> one : spellings.entrySet()) {
            Spelling spelling = one.getValue();
            if (spelling.several() || rowsOf.getOrDefault(one.getKey(), 0) > spelling.rows()) {
                String text = "\"" + spelling.first() + "\" is \"" + one.getKey() + "\"";
                for (long k = 0; k < spelling.rows(); k++) {
                    ledger.count(
                            Kind.RESPELLED,
                            Double.NaN,
                            spelling.line(),
                            () -> new Example(spelling.line(), text, text));
                }
                example = customers == 0 ? one : example;
                customers++;
            }
            example = example == null ? one : example;
        }
        if (example == null) {
            return;
        }
        ledger.note(
                Remark.ID_SPELLING,
                Message.of(
                        (customers == 0
                                        ? Numerals.count(spellings.size())
                                                + (spellings.size() == 1 ? " id is" : " ids are")
                                                + " spelled in a plainer way in the results: \""
                                        : Numerals.count(customers)
                                                + (customers == 1
                                                        ? " customer is spelled in several ways and is one: \""
                                                        : " customers are spelled in several ways and are one each: \""))
                                + example.getValue().first() + "\" is \"" + example.getKey() + "\"; ",
                        Remedy.ID_RULE.as("exact", "RowRules.IdRule.EXACT"),
                        " keeps every spelling apart"));
    }
}
