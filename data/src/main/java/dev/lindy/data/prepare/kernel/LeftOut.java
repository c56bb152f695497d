package dev.lindy.data.prepare.kernel;

import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.data.kernel.Numerals;
import dev.lindy.data.kernel.OrderTable;
import dev.lindy.data.ledger.Example;
import dev.lindy.data.ledger.Kind;
import dev.lindy.data.ledger.LedgerBuilder;
import dev.lindy.data.ledger.Remark;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Orders that their status leaves out, and what goes with them: only at the end of the log is it known whether a refund of
 * such an order stands in a row of its own, and whether a day stands for no date.
 */
public final class LeftOut {

    private static final int SHOWN = 6;
    /** What is left of an amount that was paid back, up to rounding. */
    private static final double NOTHING = 1e-9;

    private static final class Tally {
        private long rows;
        private double amount;
    }

    private final BitSet referring = new BitSet();
    private final BitSet refunded = new BitSet();
    /** What was paid back of the amount of a row, says the row. */
    private final Map<Integer, Double> partly = new LinkedHashMap<>();

    private final Set<String> orders = new HashSet<>();
    private final Map<String, Map<String, Tally>> byStatus = new LinkedHashMap<>();

    public void entered(int row, boolean refers, boolean isRefunded, double paidBack) {
        if (refers) {
            referring.set(row);
        }
        if (isRefunded) {
            refunded.set(row);
        }
        if (paidBack > 0) {
            partly.put(row, paidBack);
        }
    }

    public void dropped(String column, CharSequence status, String order, double amount) {
        Tally tally = byStatus.computeIfAbsent(column, c -> new LinkedHashMap<>())
                .computeIfAbsent(status.toString(), s -> new Tally());
        tally.rows++;
        tally.amount += Double.isNaN(amount) ? 0 : amount;
        if (!order.isEmpty()) {
            orders.add(order);
        }
    }

    /** Takes the rows out that are no purchases after all; returns the fingerprints of the others. */
    public long[] finish(OrderTable table, long[] fingerprint, LedgerBuilder ledger) {
        byStatus.forEach((column, values) -> ledger.note(
                Remark.STATUS,
                Message.of(
                        "\"" + column + "\" says "
                                + values.entrySet().stream()
                                        .limit(SHOWN)
                                        .map(e -> "\"" + e.getKey() + "\" in " + Numerals.count(e.getValue().rows)
                                                + (e.getValue().rows == 1 ? " row" : " rows")
                                                + (table.amount == null
                                                        ? ""
                                                        : " of " + Numerals.amount(e.getValue().amount)))
                                        .collect(Collectors.joining(", "))
                                + (values.size() > SHOWN ? " and others" : "")
                                + ": no purchases; ",
                        Remedy.STATUS_DROP.as("WORD,WORD", "List.of(…)"),
                        " says otherwise")));
        if (table.order != null && table.refersTo != null) {
            ownOrders(table, table.order);
        }
        BitSet out = new BitSet();
        int[] order = table.order;
        int[] refersTo = table.refersTo;
        if (order != null && refersTo != null && table.amount != null) {
            refundsOfThese(table, order, refersTo, out, ledger);
        }
        takeOff(table, ledger);
        for (int i = refunded.nextSetBit(0); i >= 0; i = refunded.nextSetBit(i + 1)) {
            count(table, i, Kind.REFUNDED, ledger, "");
            out.set(i);
        }
        BitSet dateless = PlaceholderDates.rows(table);
        dateless.andNot(out);
        for (int i = dateless.nextSetBit(0); i >= 0; i = dateless.nextSetBit(i + 1)) {
            count(table, i, Kind.IMPOSSIBLE_DATE, ledger, RowText.day(table.second[i]) + " stands for no date");
            out.set(i);
        }
        if (out.isEmpty()) {
            return fingerprint;
        }
        return without(table, fingerprint, out);
    }

    /** A refund is of whoever made the order it names: payment services write the shop's own address there. */
    private void ownOrders(OrderTable table, int[] order) {
        if (referring.isEmpty() || table.amount == null) {
            return;
        }
        int[] customer = new int[table.orders == null ? 0 : table.orders.size()];
        Arrays.fill(customer, -1);
        for (int i = 0; i < table.size; i++) {
            if (order[i] >= 0 && table.amount[i] > 0 && customer[order[i]] < 0) {
                customer[order[i]] = table.customer[i];
            }
        }
        for (int i = referring.nextSetBit(0); i >= 0; i = referring.nextSetBit(i + 1)) {
            if (customer[order[i]] >= 0) {
                table.customer[i] = customer[order[i]];
            }
        }
    }

    /** Refunds of orders left out go with them; orders whose refund has a row of its own are left to it. */
    private void refundsOfThese(OrderTable table, int[] order, int[] refersTo, BitSet out, LedgerBuilder ledger) {
        BitSet bought = new BitSet();
        BitSet paidBack = new BitSet();
        double[] amount = table.amount == null ? new double[0] : table.amount;
        for (int i = 0; i < table.size; i++) {
            if (order[i] >= 0 && amount[i] > 0) {
                bought.set(order[i]);
            } else if (order[i] >= 0 && amount[i] < 0) {
                paidBack.set(order[i]);
                paidBack.set(refersTo[order[i]]);
            }
        }
        for (int i = refunded.nextSetBit(0); i >= 0; i = refunded.nextSetBit(i + 1)) {
            if (order[i] >= 0 && paidBack.get(order[i])) {
                refunded.clear(i);
            }
        }
        partly.keySet().removeIf(i -> order[i] >= 0 && paidBack.get(order[i]));
        for (int i = 0; i < table.size && !orders.isEmpty(); i++) {
            if (amount[i] < 0 && order[i] >= 0 && !bought.get(order[i]) && !bought.get(refersTo[order[i]])) {
                String name = table.orders == null ? "" : table.orders.get(order[i]);
                boolean cancels = name.length() > 1 && (name.charAt(0) == 'C' || name.charAt(0) == 'c');
                if (orders.contains(name) || (cancels && orders.contains(name.substring(1)))) {
                    count(table, i, Kind.STATUS, ledger, "");
                    out.set(i);
                }
            }
        }
    }

    /** Takes off what rows say was paid back of them. */
    private void takeOff(OrderTable table, LedgerBuilder ledger) {
        double[] amount = table.amount == null ? new double[0] : table.amount;
        partly.forEach((row, paidBack) -> {
            double left = amount[row] - Math.min(amount[row], paidBack);
            if (left <= NOTHING * amount[row]) {
                refunded.set(row);
            } else if (!refunded.get(row)) {
                ledger.used(left - amount[row], Kind.REFUNDED);
                amount[row] = left;
            }
        });
    }

    private static void count(OrderTable table, int row, Kind kind, LedgerBuilder ledger, String reason) {
        double amount = table.amount == null ? Double.NaN : table.amount[row];
        ledger.used(-amount, kind);
        ledger.leave();
        ledger.count(kind, Double.NaN, table.line[row], () -> new Example(table.line[row], "", reason));
    }

    private static long[] without(OrderTable table, long[] fingerprint, BitSet out) {
        int n = 0;
        for (int i = 0; i < table.size; i++) {
            if (out.get(i)) {
                continue;
            }
            table.customer[n] = table.customer[i];
            table.second[n] = table.second[i];
            table.line[n] = table.line[i];
            fingerprint[n] = fingerprint[i];
            if (table.amount != null) {
                table.amount[n] = table.amount[i];
            }
            if (table.order != null) {
                table.order[n] = table.order[i];
            }
            if (table.acquired != null) {
                table.acquired[n] = table.acquired[i];
            }
            for (int[] codes : table.attributes.values()) {
                codes[n] = codes[i];
            }
            n++;
        }
        table.size = n;
        table.customer = Arrays.copyOf(table.customer, n);
        table.second = Arrays.copyOf(table.second, n);
        table.line = Arrays.copyOf(table.line, n);
        table.amount = table.amount == null ? null : Arrays.copyOf(table.amount, n);
        table.order = table.order == null ? null : Arrays.copyOf(table.order, n);
        table.acquired = table.acquired == null ? null : Arrays.copyOf(table.acquired, n);
        int rows = n;
        table.attributes.replaceAll((name, codes) -> Arrays.copyOf(codes, rows));
        return fingerprint;
    }
}
