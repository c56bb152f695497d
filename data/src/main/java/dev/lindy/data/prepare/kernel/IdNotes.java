package dev.lindy.data.prepare.kernel;

import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.data.kernel.Numerals;
import dev.lindy.data.kernel.OrderTable;
import dev.lindy.data.ledger.Example;
import dev.lindy.data.ledger.Kind;
import dev.lindy.data.ledger.LedgerBuilder;
import dev.lindy.data.ledger.Remark;

/** What is to be said of ids that are spelled in several ways, or that no longer are what they were. */
public final class IdNotes {

    private IdNotes() {}

    public static void add(Identity identity, Spellings spellings, OrderTable table, LedgerBuilder ledger) {
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
        if (spellings.size() > 0) {
            spellings(spellings, table, ledger);
        }
    }

    private static void spellings(Spellings spellings, OrderTable table, LedgerBuilder ledger) {
        int[] rows = new int[table.customerIds.length];
        for (int i = 0; i < table.size; i++) {
            rows[table.customer[i]]++;
        }
        long customers = 0;
        int example = -1;
        for (int place = 0; place < spellings.size(); place++) {
            int one = spellings.customer(place);
            if (spellings.several(one) || rows[one] > spellings.rows(one)) {
                for (int k = 0; k < spellings.rows(one); k++) {
                    ledger.count(Kind.RESPELLED, Double.NaN, spellings.line(one), () -> example(spellings, table, one));
                }
                example = customers == 0 ? one : example;
                customers++;
            }
            example = example < 0 ? one : example;
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
                                + spellings.first(example) + "\" is \"" + table.customerIds[example] + "\"; ",
                        Remedy.ID_RULE.as("exact", "RowRules.IdRule.EXACT"),
                        " keeps every spelling apart"));
    }

    private static Example example(Spellings spellings, OrderTable table, int customer) {
        String text = "\"" + spellings.first(customer) + "\" is \"" + table.customerIds[customer] + "\"";
        return new Example(spellings.line(customer), text, text);
    }
}
