package dev.lindy.data.prepare.kernel;

import dev.lindy.data.kernel.OrderTable;
import java.util.BitSet;

/**
 * Rows that equal an earlier one. Two equal rows that tell neither an order nor a time of day are two purchases of one day
 * rather than one purchase written twice.
 */
public final class DuplicateRows {
    private static final long SECONDS_A_DAY = 86_400;

    private final OrderTable table;
    private final long[] fingerprint;

    private DuplicateRows(OrderTable table, long[] fingerprint) {
        this.table = table;
        this.fingerprint = fingerprint;
    }

    /** The rows that equal an earlier one; equal rows have equal fingerprints. */
    public static BitSet of(OrderTable table, long[] fingerprint) {
        return new DuplicateRows(table, fingerprint).find();
    }

    private BitSet find() {
        BitSet out = new BitSet();
        BitSet candidates = candidates();
        int capacity = Integer.highestOneBit(Math.max(16, (int) Math.min(1 << 29, candidates.cardinality() * 2L))) << 1;
        int[] slots = new int[capacity];
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            long h = fingerprint[i] * 0x9E3779B97F4A7C15L;
            int slot = (int) (h >>> 33) & (capacity - 1);
            while (slots[slot] != 0 && !same(slots[slot] - 1, i)) {
                slot = (slot + 1) & (capacity - 1);
            }
            if (slots[slot] == 0) {
                slots[slot] = i + 1;
            } else {
                out.set(i);
            }
        }
        return out;
    }

    private BitSet candidates() {
        int[] order = table.order;
        BitSet several = order == null ? new BitSet() : inSeveralRows(order);
        BitSet out = new BitSet();
        for (int i = 0; i < table.size; i++) {
            // An order of its own makes a row like no other.
            boolean candidate = (order != null && order[i] >= 0)
                    ? several.get(order[i])
                    : Math.floorMod(table.second[i], SECONDS_A_DAY) != 0;
            if (candidate) {
                out.set(i);
            }
        }
        return out;
    }

    private static BitSet inSeveralRows(int[] order) {
        BitSet once = new BitSet();
        BitSet several = new BitSet();
        for (int code : order) {
            if (code >= 0) {
                if (once.get(code)) {
                    several.set(code);
                }
                once.set(code);
            }
        }
        return several;
    }

    private boolean same(int a, int b) {
        return fingerprint[a] == fingerprint[b]
                && table.customer[a] == table.customer[b]
                && table.second[a] == table.second[b]
                && (table.amount == null || table.amount[a] == table.amount[b])
                && (table.order == null || table.order[a] == table.order[b]);
    }
}
