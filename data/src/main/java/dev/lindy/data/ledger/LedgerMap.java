package dev.lindy.data.ledger;

import dev.lindy.core.base.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The ledger as maps, lists, texts and numbers. */
final class LedgerMap {

    private LedgerMap() {}

    static Map<String, Object> of(Ledger ledger, Wording words) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("source", ledger.source());
        out.put("columns", ledger.columns());
        out.put("currency", ledger.currency());
        out.put("rowsRead", ledger.rowsRead());
        out.put("amountRead", ledger.amountRead());
        out.put("rowsWithoutAmount", ledger.rowsWithoutAmount());
        out.put("rowsUsed", ledger.rowsUsed());
        out.put("amountUsed", ledger.amountUsed());
        List<Map<String, Object>> list = new ArrayList<>();
        for (Entry entry : ledger.entries()) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("kind", entry.kind().name().toLowerCase(Locale.ROOT));
            map.put("used", !entry.kind().removed());
            map.put("rows", entry.rows());
            map.put("amount", entry.amount());
            map.put("meaning", entry.kind().text(2));
            List<Map<String, Object>> examples = new ArrayList<>();
            for (Example example : entry.examples()) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("line", example.line());
                one.put("row", example.text());
                one.put("reason", example.reason());
                examples.add(one);
            }
            map.put("examples", examples);
            list.add(map);
        }
        out.put("entries", list);
        List<Map<String, Object>> remarks = new ArrayList<>();
        for (Note note : ledger.notes()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("remark", note.remark().name().toLowerCase(Locale.ROOT));
            one.put("text", note.message().in(words));
            remarks.add(one);
        }
        out.put("notes", remarks);
        Ledger.Customers customers = ledger.customers();
        if (customers != null) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("kept", customers.kept());
            map.put("boughtOnce", customers.boughtOnce());
            map.put("afterEnd", customers.afterEnd());
            map.put("acquiredEarlier", customers.acquiredEarlier());
            map.put("withoutPurchase", customers.withoutPurchase());
            if (customers.firstAcquired() != null && customers.lastAcquired() != null) {
                map.put("firstAcquired", customers.firstAcquired().toString());
                map.put("lastAcquired", customers.lastAcquired().toString());
            }
            if (customers.observedTo() != null) {
                map.put("observedTo", customers.observedTo().toString());
            }
            out.put("customers", map);
        }
        return out;
    }
}
